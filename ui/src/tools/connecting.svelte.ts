// A new arrow on its way from one card to another, or to a touchpoint that is not there yet.

import type { Spoken } from "../canvas/spoken";
import type { Surface } from "../canvas/surface.svelte";
import type { Places, Point, Rect } from "../host/types";
import { touchpointOf } from "../map/editor";
import { dropAt, type Drop } from "./dropping";
import { EdgeScroll } from "./edge";
import type { Gesture } from "./gesture";
import type { Pointed } from "./tool";

/** A card takes the arrow from so far away, in CSS pixels. */
const SNAP = 16;

export class Connecting implements Gesture {
  readonly cursor = "crosshair";
  readonly from: Spoken;
  /** The end of the line in scene units. */
  to = $state.raw<Point | null>(null);
  /** The card that would be connected. */
  target = $state.raw<Spoken | null>(null);
  /** Where the next touchpoint would stand. */
  drop = $state.raw<Drop | null>(null);
  readonly #surface: Surface;
  readonly #edge: EdgeScroll;
  readonly #asked: Promise<Places | null>;
  #places: Places | null = null;
  #last: Pointed | null = null;

  constructor(surface: Surface, from: Spoken) {
    this.#surface = surface;
    this.from = from;
    this.#edge = new EdgeScroll(surface.look, () => this.#follow());
    this.#asked = surface.editor?.places() ?? Promise.resolve(null);
    void this.#asked.then((places) => {
      this.#places = places;
      this.#follow();
    });
  }

  /** The two are connected already. */
  get exists(): boolean {
    return this.target !== null && (this.#surface.ways.onward.get(this.from.id) ?? []).includes(this.target.id);
  }

  move(at: Pointed): void {
    this.#last = at;
    this.#edge.at(at.px, at.py);
    this.#follow();
  }

  end(at: Pointed): void {
    this.move(at);
    this.#edge.end();
    this.finish();
  }

  /** Connects with the target, or begins the next touchpoint; nothing where the line is back on its source. */
  finish(): void {
    const { editor } = this.#surface;
    const from = touchpointOf(this.from.id);
    if (!editor || from === null) return;
    const to = this.target && touchpointOf(this.target.id);
    if (this.target) {
      if (to !== null && !this.exists) void editor.connect(from, to).then(() => this.#surface.selection.only(`arrow/${from}>${to}`));
    } else if (this.to) void this.#begin(from);
  }

  /** Begins the next touchpoint. A drag may be quicker than the answer where the columns are. */
  async #begin(from: string): Promise<void> {
    await this.#asked;
    this.#follow();
    if (this.drop) this.#surface.draft(this.drop.box, this.from, Promise.resolve({ at: { spot: this.drop.spot, from } }));
  }

  cancel(): void {
    this.#edge.end();
    this.to = this.target = this.drop = null;
  }

  /** Goes to the next card that it could lead to, or to the one before. */
  step(by: 1 | -1): void {
    const cards = this.#surface.cards.filter(({ id }) => id !== this.from.id);
    const at = cards.findIndex(({ id }) => id === this.target?.id);
    // The first target is the card behind the source in reading order.
    const after = this.#surface.cards.findIndex(({ id }) => id === this.from.id);
    const next = cards.at((at < 0 ? (by > 0 ? after : after - 1) : at + by) % cards.length);
    if (!next) return;
    this.target = next;
    this.drop = null;
    this.to = { x: next.bounds.x, y: next.bounds.y + next.bounds.h / 2 };
    this.#surface.look.reveal(next.bounds);
  }

  #follow(): void {
    if (!this.#last) return;
    const { look } = this.#surface;
    const at = look.onMap(this.#last.px, this.#last.py);
    const near = SNAP / look.camera.z;
    const around = this.#surface.touching({ x: at.x - near, y: at.y - near, w: 2 * near, h: 2 * near }).filter(({ kind }) => kind === "touchpoint");
    const card = closest(around, at);
    const back = card?.id === this.from.id;
    this.target = back ? null : card;
    this.drop = card || !this.#places ? null : dropAt(this.#surface.lane(this.#places), at, []);
    this.to = back ? null : at;
  }
}

function closest(cards: Spoken[], { x, y }: Point): Spoken | null {
  const far = ({ bounds }: Spoken): number => Math.hypot(outside(x, bounds.x, bounds.w), outside(y, bounds.y, bounds.h));
  return cards.reduce<Spoken | null>((best, card) => (best && far(best) <= far(card) ? best : card), null);
}

function outside(at: number, from: number, length: number): number {
  return Math.max(from - at, 0, at - from - length);
}

/** From a card to a line that passes below it, and around the ends of a line. */
const [BELOW, BESIDE] = [14, 9];

/** The corners of the line from one card to another or to a place, as arrows run: past the cards between. */
export function cornersOf(from: Rect, to: Rect): Point[] {
  const [middle, right, bottom] = [from.y + from.h / 2, from.x + from.w, from.y + from.h];
  const [toMiddle, toBottom] = [to.y + to.h / 2, to.y + to.h];
  const overlaps = to.x < right && to.x + to.w > from.x;
  if (overlaps && to.y >= bottom) return [{ x: middleOf(from), y: bottom }, { x: middleOf(from), y: to.y }];
  if (overlaps && toBottom <= from.y) return [{ x: middleOf(from), y: from.y }, { x: middleOf(from), y: toBottom }];
  if (to.x <= right + BESIDE) {
    const under = Math.max(bottom, toBottom) + BELOW;
    return [{ x: middleOf(from), y: bottom }, { x: middleOf(from), y: under }, { x: middleOf(to), y: under }, { x: middleOf(to), y: toBottom }];
  }
  const start = { x: right, y: middle };
  const end = { x: to.x, y: toMiddle };
  const level = Math.abs(middle - toMiddle) < 8;
  if (level && to.x - right > from.w) {
    const under = Math.max(bottom, toBottom) + BELOW;
    const [out, into] = [right + BESIDE, to.x - BESIDE];
    return [start, { x: out, y: middle }, { x: out, y: under }, { x: into, y: under }, { x: into, y: toMiddle }, end];
  }
  const bend = level ? end.x : right + BESIDE;
  return [start, { x: bend, y: middle }, { x: bend, y: toMiddle }, end];
}

function middleOf({ x, w }: Rect): number {
  return x + w / 2;
}
