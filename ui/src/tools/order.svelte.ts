// A stage or a lane carried to another place among its like: a line shows where it lands.

import { SLOP } from "../canvas/gestures";
import type { Spoken } from "../canvas/spoken";
import type { Surface } from "../canvas/surface.svelte";
import type { Rect } from "../host/types";
import { EdgeScroll } from "./edge";
import type { Gesture } from "./gesture";
import type { Pointed } from "./tool";

/** Where it would land: before another one, or at the end; and the line there. */
export interface Landing {
  before: Spoken | null;
  line: Rect;
}

export class Order implements Gesture {
  readonly cursor = "grabbing";
  readonly held: Spoken;
  /** How far it is from where it was, in scene units; null until it is carried. */
  by = $state.raw<{ x: number; y: number } | null>(null);
  landing = $state.raw<Landing | null>(null);
  readonly #surface: Surface;
  readonly #from: Pointed;
  readonly #edge: EdgeScroll;
  readonly #row: Spoken[];
  #last: Pointed;

  constructor(surface: Surface, from: Pointed, held: Spoken) {
    this.#surface = surface;
    this.#from = this.#last = from;
    this.held = held;
    this.#row = surface.names.of(held.kind);
    this.#edge = new EdgeScroll(surface.look, () => this.#follow());
  }

  move(at: Pointed): void {
    this.#last = at;
    if (!this.by && Math.hypot(at.px - this.#from.px, at.py - this.#from.py) < SLOP) return;
    this.#edge.at(at.px, at.py);
    this.#follow();
  }

  end(): void {
    this.#edge.end();
    if (this.landing) this.#surface.reorder(this.held, this.landing.before);
  }

  cancel(): void {
    this.#edge.end();
    this.by = this.landing = null;
  }

  #follow(): void {
    const { look, scene } = this.#surface;
    const to = look.onMap(this.#last.px, this.#last.py);
    const sideways = this.held.kind === "stage";
    this.by = sideways ? { x: to.x - this.#from.x, y: 0 } : { x: 0, y: to.y - this.#from.y };
    this.landing = landingAt(this.#row, this.held, sideways ? to.x : to.y, sideways, scene.size);
  }
}

/** Where among its like a thing lands that is held at a place along their row; null where it stays. */
export function landingAt(row: Spoken[], held: Spoken, at: number, sideways: boolean, map: { w: number; h: number }): Landing | null {
  const begins = ({ bounds }: Spoken): number => (sideways ? bounds.x : bounds.y);
  const middle = (thing: Spoken): number => begins(thing) + (sideways ? thing.bounds.w : thing.bounds.h) / 2;
  const place = row.filter((thing) => middle(thing) < at).length;
  const before = row[place] ?? null;
  const own = row.findIndex(({ id }) => id === held.id);
  if (place === own || place === own + 1) return null;
  const last = row.at(-1);
  const end = last ? begins(last) + (sideways ? last.bounds.w : last.bounds.h) : 0;
  const line = before ? begins(before) - 4 : end + 4;
  return { before, line: sideways ? { x: line, y: 0, w: 0, h: map.h } : { x: 0, y: line, w: map.w, h: 0 } };
}
