// From what somebody points at in the drawing to the thing of the map, and what is done to it.

import type { Host } from "../host/host";
import type { Called, Command, Places, Placing, Spot, Which } from "../host/types";
import { movesTo, stepsOf, type Step } from "./placing";
import type { Sheet } from "./sheet.svelte";

/** Which thing a group of the drawing stands for; null for a group that stands for none. */
export function whichOf(group: string): Which | null {
  const slash = group.indexOf("/");
  const [kind, id] = [group.slice(0, slash), group.slice(slash + 1)];
  switch (kind) {
    case "card": return { touchpoint: id };
    case "stage": return { stage: id };
    case "mark": return { service_point: id };
    case "step": return { step: id };
    case "lane": return { lane: id };
    case "note": return { note: id };
    case "ink": return { ink: id };
    case "comment": return { comment: id };
    case "insight": return { insight: id };
    case "arrow": return transitionOf(id);
    case "exit": return exitOf(id);
    default: return null;
  }
}

/** True for what can be selected: the things of the map, and the cells of its lanes. */
export function isSelectable(group: string): boolean {
  return whichOf(group) !== null || /^(stage)?cell\//.test(group);
}

/** The touchpoint of a group, null where it stands for another thing. */
export function touchpointOf(group: string): string | null {
  const which = whichOf(group);
  return which && typeof which === "object" && "touchpoint" in which ? (which.touchpoint ?? null) : null;
}

/** The touchpoints that the arrow of a group joins; null for another thing. */
export function endsOf(group: string): { from: string; to: string } | null {
  const which = whichOf(group);
  return which && typeof which === "object" && "transition" in which ? (which.transition ?? null) : null;
}

/** Several commands as one undo step. */
export function asOne(commands: Command[], label: string): Command {
  const [only, ...more] = commands;
  return only && more.length === 0 ? only : { together: { label, commands } };
}

function transitionOf(ends: string): Which | null {
  const [from, to] = ends.split(">");
  return from && to ? { transition: { from, to } } : null;
}

function exitOf(place: string): Which | null {
  const at = place.lastIndexOf("/");
  const number = Number(place.slice(at + 1));
  return at > 0 && Number.isInteger(number) ? { exit: { from: place.slice(0, at), number } } : null;
}

/** The group that a thing is drawn as; null for things that are drawn as none. */
export function groupOf(which: Which): string | null {
  if (typeof which === "string") return null;
  if (which.touchpoint !== undefined) return `card/${which.touchpoint}`;
  if (which.stage !== undefined) return `stage/${which.stage}`;
  if (which.service_point !== undefined) return `mark/${which.service_point}`;
  if (which.step !== undefined) return `step/${which.step}`;
  if (which.lane !== undefined) return `lane/${which.lane}`;
  if (which.note !== undefined) return `note/${which.note}`;
  if (which.transition !== undefined) return `arrow/${which.transition.from}>${which.transition.to}`;
  if (which.exit !== undefined) return `exit/${which.exit.from}/${which.exit.number}`;
  if (which.insight !== undefined) return `insight/${which.insight}`;
  if (which.comment !== undefined) return `comment/${which.comment}`;
  if (which.ink !== undefined) return `ink/${which.ink}`;
  return null;
}

export class MapEditor {
  readonly host: Host;
  readonly sheet: Sheet;

  constructor(host: Host, sheet: Sheet) {
    this.host = host;
    this.sheet = sheet;
  }

  /** What the thing of a group is called now; null where it is gone or has no name. */
  async called(group: string): Promise<Called | null> {
    const which = whichOf(group);
    return which ? this.host.called(this.sheet.id, which).catch(() => null) : null;
  }

  /** Calls it something else. */
  rename(group: string, { key }: Called, text: string): Promise<void> {
    const of = whichOf(group);
    return of ? this.sheet.run({ set: { of, path: [key], value: text } }) : Promise.resolve();
  }

  /** Deletes them with all that hangs on them, as one step. */
  remove(...groups: string[]): Promise<void> {
    const things = groups.map(whichOf).filter((which) => which !== null);
    return things.length > 0 ? this.sheet.run({ delete: { things, with_touchpoints: false } }) : Promise.resolve();
  }

  /** Adds a touchpoint of this title; gives the group of the new one, null where it is refused. */
  async addTouchpoint(title: string, placing: Placing): Promise<string | null> {
    const id = await this.sheet.asked(() => this.host.addTouchpoint(this.sheet.id, title, placing));
    return id === null ? null : `card/${id}`;
  }

  /** A way from one touchpoint to another, its share left open. */
  connect(from: string, to: string): Promise<void> {
    return this.sheet.run({ connect: { from, to } });
  }

  /** Copies of things behind the originals. */
  duplicate(...groups: string[]): Promise<void> {
    const things = groups.map(whichOf).filter((which) => which !== null);
    return things.length > 0 ? this.sheet.run({ duplicate: { things } }) : Promise.resolve();
  }

  /** Where the touchpoints stand; null where the core cannot say. */
  places(): Promise<Places | null> {
    return this.sheet.asked(() => this.host.places(this.sheet.id));
  }

  /** Moves touchpoints to the spot of one of them, as one step. */
  move(places: Places, touchpoints: readonly string[], spot: Spot, leader: string): Promise<void> {
    const commands = movesTo(places, touchpoints, spot, leader);
    return commands.length > 0 ? this.sheet.run(asOne(commands, `Move ${touchpoints.length} touchpoints`)) : Promise.resolve();
  }

  /** Moves the touchpoints of these groups one step; as a block where there are several. */
  async step(groups: string[], step: Step): Promise<void> {
    const touchpoints = groups.map(touchpointOf).filter((id) => id !== null);
    if (touchpoints.length === 0) return;
    const places = await this.places();
    const commands = places ? stepsOf(places, touchpoints, step) : [];
    if (commands.length > 0) await this.sheet.run(asOne(commands, `Move ${touchpoints.length} touchpoints`));
  }

  /** A new stage, before that of a group or at the end. */
  addStage(before: string | null = null): Promise<void> {
    return this.run({ add: { kind: "stage", fields: { title: "New stage" }, before: before === null ? null : whichOf(before) } });
  }

  /** Puts a stage or a lane before another one, or at the end. */
  reorder(group: string, before: string | null): Promise<void> {
    const of = whichOf(group);
    return of ? this.run({ reorder: { of, before: before === null ? null : whichOf(before) } }) : Promise.resolve();
  }

  /** What the clipboard keeps of touchpoints; null where the core cannot say. */
  clip(touchpoints: string[]): Promise<string | null> {
    return this.host.clip(this.sheet.id, touchpoints).catch(() => null);
  }

  run(command: Command): Promise<void> {
    return this.sheet.run(command);
  }
}
