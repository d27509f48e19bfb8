// From what somebody points at in the drawing to the thing of the map, and what is done to it.

import type { Host } from "../host/host";
import type { Called, Which } from "../host/types";
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
    case "arrow": return transitionOf(id);
    default: return null;
  }
}

function transitionOf(ends: string): Which | null {
  const [from, to] = ends.split(">");
  return from && to ? { transition: { from, to } } : null;
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

  /** Adds a touchpoint after that of a group, or at the end; gives the group of the new one, null where it is refused. */
  async addTouchpoint(after: string | null): Promise<string | null> {
    const which = after === null ? null : whichOf(after);
    const touchpoint = which && typeof which === "object" && "touchpoint" in which ? (which.touchpoint ?? null) : null;
    const id = await this.sheet.asked(() => this.host.addTouchpoint(this.sheet.id, touchpoint));
    return id === null ? null : `card/${id}`;
  }

  addStage(): Promise<void> {
    return this.sheet.run({ add: { kind: "stage", fields: { title: "New stage" }, before: null } });
  }
}
