// What is dragged with Select: an emotion up and down its lane, a note to another place.

import { SLOP } from "../canvas/gestures";
import type { Spoken } from "../canvas/spoken";
import type { Cell, Path, Point } from "../host/types";
import type { Gesture } from "../tools/gesture";
import type { Pointed } from "../tools/tool";
import type { Annotating } from "./annotating.svelte";
import { feltAt } from "./cells";

/** The point of an emotion on its way. */
export class EmotionDrag implements Gesture {
  readonly cursor = "ns-resize";
  readonly cell: Cell;
  /** The scale of its lane: the height of 0, and how far apart two whole values are. */
  readonly scale: { zero: number; point: number };
  value = $state(0);
  /** The curve as it would be; null while it is not known. */
  curve = $state.raw<Path | null>(null);
  readonly #annotating: Annotating;
  #moved = false;

  constructor(annotating: Annotating, cell: Cell, scale: { zero: number; point: number }, at: Pointed) {
    this.#annotating = annotating;
    this.cell = cell;
    this.scale = scale;
    const was = cell.content.kind === "emotion" ? cell.content.value : null;
    this.value = was ?? feltAt(at.y, scale, at.alt);
    // A place without a point gets one at once.
    this.#moved = was === null;
    annotating.dragging = this;
    void this.#draw();
  }

  move(at: Pointed): void {
    const value = feltAt(at.y, this.scale, at.alt);
    if (value === this.value) return;
    this.#moved = true;
    this.value = value;
    void this.#draw();
  }

  end(): void {
    this.#annotating.dragging = null;
    if (this.#moved) void this.#annotating.feel(this.cell, this.value);
  }

  cancel(): void {
    this.#annotating.dragging = null;
  }

  async #draw(): Promise<void> {
    const { value } = this;
    const curve = await this.#annotating.curveWith(this.cell, value);
    if (curve && value === this.value) this.curve = curve;
  }
}

/** A note on its way. */
export class NoteDrag implements Gesture {
  readonly cursor = "grabbing";
  readonly note: Spoken;
  /** Its top left corner; null until the pointer has moved far enough. */
  to = $state.raw<Point | null>(null);
  readonly #annotating: Annotating;
  readonly #from: Pointed;

  constructor(annotating: Annotating, note: Spoken, from: Pointed) {
    this.#annotating = annotating;
    this.note = note;
    this.#from = from;
    annotating.dragging = this;
  }

  move(at: Pointed): void {
    if (!this.to && Math.hypot(at.px - this.#from.px, at.py - this.#from.py) < SLOP) return;
    const { x, y } = this.note.bounds;
    this.to = { x: Math.max(0, x + at.x - this.#from.x), y: Math.max(0, y + at.y - this.#from.y) };
  }

  end(): void {
    const { to } = this;
    this.#annotating.dragging = null;
    if (to) void this.#annotating.moveNote(this.note.id.slice("note/".length), to);
  }

  cancel(): void {
    this.#annotating.dragging = null;
  }
}
