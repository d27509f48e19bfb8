// Tools that put one thing onto the map: by a press where it belongs, or by their key onto what is selected.

import type { Spoken } from "../canvas/spoken";
import type { Surface } from "../canvas/surface.svelte";
import type { Rect } from "../host/types";
import type { Entry } from "../shared/MenuList.svelte";
import type { Pointed, Tool, ToolKind } from "../tools/tool";
import { WHOLE, whereOf, type Annotating } from "./annotating.svelte";
import PlacingOverlay from "./PlacingOverlay.svelte";

/** What such a tool does. */
interface Put {
  /** In the menu of a thing. */
  words: string;
  /** Whether these words say what it does to a thing; to all where it is missing. */
  fits?: (thing: Spoken) => boolean;
  /** What a press is asked for. */
  hint: string;
  /** Puts it where the pointer is. */
  at: (annotating: Annotating, at: Pointed) => void | Promise<void>;
  /** Puts it onto a thing; null where it takes none of that kind. */
  on: (annotating: Annotating, thing: Spoken) => (() => void | Promise<void>) | null;
  /** What is outlined under the pointer. */
  aim: (annotating: Annotating, at: Pointed) => Rect | null;
  /** Its key puts it onto what is selected at once; otherwise Enter does. */
  atOnce: boolean;
  /** Its tool has been picked, or another one. */
  picked?: (annotating: Annotating, yes: boolean) => void;
}

export class Placing implements Tool {
  readonly overlay = PlacingOverlay;
  readonly cursor = "crosshair";
  readonly put: Put;
  /** What is under the pointer, in scene units. */
  aimed = $state.raw<Rect | null>(null);
  readonly #kind: ToolKind;
  readonly #surface: Surface;
  readonly #done: () => void;

  constructor(kind: ToolKind, put: Put, surface: Surface, done: () => void) {
    this.#kind = kind;
    this.put = put;
    this.#surface = surface;
    this.#done = done;
  }

  /** The thing that a key would put it onto. */
  get target(): Spoken | null {
    const thing = this.#surface.focused ?? this.#surface.selected;
    return thing && this.put.on(this.#surface.annotating, thing) ? thing : null;
  }

  start(byKey: boolean): void {
    this.put.picked?.(this.#surface.annotating, true);
    if (byKey && this.put.atOnce) this.#onTarget();
  }

  stop(): void {
    this.aimed = null;
    this.put.picked?.(this.#surface.annotating, false);
  }

  leave(): void {
    this.aimed = null;
  }

  move(at: Pointed): void {
    this.aimed = this.put.aim(this.#surface.annotating, at);
  }

  down(at: Pointed): boolean {
    this.#done();
    void this.put.at(this.#surface.annotating, at);
    return true;
  }

  menu(thing: Spoken | null): Entry[] {
    const fits = thing !== null && isFound(thing) && (this.put.fits?.(thing) ?? true);
    const put = fits && this.#surface.selection.groups.length < 2 && this.put.on(this.#surface.annotating, thing);
    if (!put) return [];
    const { icon, key } = this.#kind;
    // The key alone does the same only where it puts it onto what is selected at once.
    return [{ words: this.put.words, icon, ...(this.put.atOnce && { key }), act: () => void put() }];
  }

  key(event: KeyboardEvent): boolean {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey) return false;
    return this.#onTarget();
  }

  #onTarget(): boolean {
    const { target } = this;
    const put = target && this.put.on(this.#surface.annotating, target);
    if (!put) return false;
    this.#done();
    void put();
    return true;
  }
}

const touchpointOf = ({ id }: Spoken): string | null => (id.startsWith("card/") ? id.slice("card/".length) : null);

/** The touchpoint whose column the pointer is in, where a field is about to open. */
async function columnOf(annotating: Annotating, at: Pointed): Promise<string | null> {
  const { ahead } = annotating.surface;
  return (await ahead.during(annotating.anchor(at), (anchor) => anchor?.touchpoint != null))?.touchpoint ?? null;
}

/** The card under the pointer, or the room of that kind in a lane. */
function cardOr(kind: "service" | "step"): Put["aim"] {
  return (annotating, at) => {
    const card = at.things.find((thing) => touchpointOf(thing) !== null);
    const cell = annotating.cells.find(({ content, bounds: b }) => content.kind === kind && at.x >= b.x && at.x <= b.x + b.w && at.y >= b.y && at.y <= b.y + b.h);
    return card?.bounds ?? cell?.bounds ?? null;
  };
}

const SERVE: Put = {
  words: "Add a service point",
  // One that is there is sorted, which its menu says in other words.
  fits: (thing) => touchpointOf(thing) !== null,
  hint: "Click the card where somebody had to help",
  at: async (annotating, at) => annotating.serve(await columnOf(annotating, at), { x: at.x, y: at.y, w: 0, h: 0 }),
  on: (annotating, thing) => {
    const touchpoint = touchpointOf(thing);
    if (touchpoint !== null) return () => annotating.serve(touchpoint, thing.bounds);
    const point = annotating.unsorted.find(({ id }) => thing.id === `mark/${id}`);
    if (point) return () => annotating.sort(point.id);
    const cell = annotating.cell(thing.id);
    return cell?.content.kind === "service" ? () => annotating.write(cell) : null;
  },
  aim: cardOr("service"),
  atOnce: true,
};

const STEP: Put = {
  words: "Add a step",
  hint: "Click a lane of steps under the touchpoint, or its card",
  at: async (annotating, at) => {
    const cell = annotating.cells.find(({ content, bounds: b }) => content.kind === "step" && at.x >= b.x && at.x <= b.x + b.w && at.y >= b.y && at.y <= b.y + b.h);
    await annotating.addStep(cell?.at ?? { ...WHOLE, touchpoint: await columnOf(annotating, at) });
  },
  on: (annotating, thing) => {
    const cell = annotating.cell(thing.id);
    if (cell?.content.kind === "step") return () => annotating.write(cell);
    const touchpoint = touchpointOf(thing);
    return touchpoint === null ? null : () => annotating.addStep({ ...WHOLE, touchpoint });
  },
  aim: cardOr("step"),
  atOnce: true,
};

/** How wide the paper of a new note is, in units of the map. */
const NOTE_WIDTH = 120;

const NOTE: Put = {
  words: "Add a note",
  hint: "Click where the note goes",
  at: (annotating, at) => {
    annotating.open = { kind: "note", id: null, text: "", at: { x: at.x, y: at.y }, width: NOTE_WIDTH };
  },
  on: (annotating, { bounds }) => () => {
    annotating.surface.look.reveal(bounds);
    annotating.open = { kind: "note", id: null, text: "", at: { x: bounds.x + 24, y: bounds.y + bounds.h + 8 }, width: NOTE_WIDTH };
  },
  aim: () => null,
  atOnce: false,
};

const COMMENT: Put = {
  words: "Comment",
  hint: "Click what the comment is about; resolved ones are hollow",
  picked: (annotating, yes) => {
    annotating.resolvedShown = yes;
  },
  at: (annotating, at) => annotating.comment(at, at.things.find(({ id }) => whereOf(id) !== null) ?? null),
  on: (annotating, thing) => () => annotating.comment({ x: thing.bounds.x, y: thing.bounds.y }, thing),
  aim: (_annotating, at) => at.things.find(({ id }) => whereOf(id) !== null)?.bounds ?? null,
  atOnce: true,
};

const INSIGHT: Put = {
  words: "Add an insight",
  hint: "Click the stage or the card that it is about",
  at: (annotating, at) => {
    const thing = at.things.find(isFound);
    if (thing) annotating.beginInsight(thing);
  },
  on: (annotating, thing) => (isFound(thing) ? () => annotating.beginInsight(thing) : null),
  aim: (_annotating, at) => at.things.find(isFound)?.bounds ?? null,
  atOnce: true,
};

/** True for what can be found out about, and marked. */
function isFound({ id }: Spoken): boolean {
  return /^(card|stage|mark|step)\//.test(id);
}

function kind(id: string, name: string, key: string, icon: ToolKind["icon"], put: Put): ToolKind {
  const made: ToolKind = { id, name, key, icon, on: (surface, done) => new Placing(made, put, surface, done) };
  return made;
}

export const SERVICE_TOOL = kind("service", "Service", "S", "life-buoy", SERVE);
export const STEP_TOOL = kind("step", "Step", "B", "step", STEP);
export const NOTE_TOOL = kind("note", "Note", "N", "sticky-note", NOTE);
export const COMMENT_TOOL = kind("comment", "Comment", "M", "message-circle", COMMENT);
export const INSIGHT_TOOL = kind("insight", "Insight", "I", "lightbulb", INSIGHT);
