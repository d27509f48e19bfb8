// A rectangle drawn from empty ground: what it touches is selected.

import { SLOP } from "../canvas/gestures";
import type { Surface } from "../canvas/surface.svelte";
import type { Rect } from "../host/types";
import { EdgeScroll } from "./edge";
import type { Gesture } from "./gesture";
import type { Pointed } from "./tool";

/** What a rectangle selects: things with a body of their own. */
const BODIES = new Set(["touchpoint", "service point", "step", "note", "ink", "comment", "insight", "image"]);

export class Marquee implements Gesture {
  /** In scene units; null until the pointer has moved far enough. */
  rect = $state.raw<Rect | null>(null);
  readonly #surface: Surface;
  readonly #from: Pointed;
  readonly #before: readonly string[];
  readonly #edge: EdgeScroll;
  #last: Pointed;

  constructor(surface: Surface, from: Pointed) {
    this.#surface = surface;
    this.#from = this.#last = from;
    this.#before = surface.selection.groups;
    this.#edge = new EdgeScroll(surface.look, () => this.#draw());
  }

  move(at: Pointed): void {
    this.#last = at;
    if (!this.rect && Math.hypot(at.px - this.#from.px, at.py - this.#from.py) < SLOP) return;
    this.#edge.at(at.px, at.py);
    this.#draw();
  }

  end(): void {
    this.#edge.end();
    const { shift, command, alt } = this.#from;
    if (!this.rect && !shift && !command && !alt) this.#surface.leave();
    this.rect = null;
  }

  cancel(): void {
    this.#edge.end();
    this.rect = null;
    this.#surface.selection.only(...this.#before);
  }

  #draw(): void {
    const to = this.#surface.look.onMap(this.#last.px, this.#last.py);
    const { x, y } = this.#from;
    this.rect = { x: Math.min(x, to.x), y: Math.min(y, to.y), w: Math.abs(to.x - x), h: Math.abs(to.y - y) };
    const touched = this.#surface.touching(this.rect).filter(({ kind }) => BODIES.has(kind)).map(({ id }) => id);
    const { shift, command, alt } = this.#from;
    const { selection } = this.#surface;
    if (alt) selection.only(...this.#before.filter((id) => !touched.includes(id)));
    else if (shift || command) selection.only(...this.#before, ...touched);
    else selection.only(...touched);
  }
}
