// What the pointer rests on, and what it offers there: handles at a card's sides, a "+" in the gap of an arrow.

import type { Spoken } from "../canvas/spoken";
import type { Surface } from "../canvas/surface.svelte";
import type { Point, Rect } from "../host/types";
import { middleOf } from "../canvas/near";
import { endsOf, isSelectable } from "../map/editor";
import type { Pointed } from "./tool";

/** The offers come after so many milliseconds of rest and go so many after the pointer has left. */
const [COMES, GOES] = [120, 200];
/** A handle is met so near to its middle, in CSS pixels. */
const TARGET = 8;
/** A gap this wide, in CSS pixels, has room for a handle and the "+". */
const ROOM = 44;
/** With a farther look the offers would cover what they belong to. */
const LEAST_ZOOM = 0.5;

/** An arrow that a touchpoint can be put on, and where the "+" stands. */
export interface Gap {
  arrow: Spoken;
  from: string;
  to: string;
  at: Point;
}

export class Hover {
  /** The card that shows its handles. */
  card = $state.raw<Spoken | null>(null);
  gap = $state.raw<Gap | null>(null);
  readonly #surface: Surface;
  #timer = 0;
  #wanted: { card: Spoken | null; gap: Gap | null } = { card: null, gap: null };

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  move(at: Pointed): void {
    const thing = at.things.find(({ id }) => isSelectable(id)) ?? null;
    this.#surface.hovered = thing;
    if (!this.#surface.editor || this.#surface.look.camera.z < LEAST_ZOOM) return this.#want(null, null);
    // Who goes for a handle leaves the card on the way.
    const held = this.card && this.handle(at) ? this.card : null;
    const card = held ?? (thing?.kind === "touchpoint" ? thing : null);
    this.#want(card, held ? null : (this.gapAt(at) ?? (card && this.#gapAfter(card))));
  }

  leave(): void {
    this.#surface.hovered = null;
    this.#want(null, null);
  }

  /** At once: something else has begun. */
  end(): void {
    window.clearTimeout(this.#timer);
    this.#surface.hovered = null;
    this.#wanted = { card: null, gap: null };
    this.card = this.gap = null;
  }

  /** The handle of the shown card under the pointer, as a place of the map; null where none is. */
  handle({ px, py }: Pointed): Point | null {
    const { card } = this;
    if (!card) return null;
    const { look } = this.#surface;
    return (
      handlesOf(card.bounds).find((point) => {
        const on = look.onScreen({ ...point, w: 0, h: 0 });
        return Math.abs(on.x - px) <= TARGET && Math.abs(on.y - py) <= TARGET;
      }) ?? null
    );
  }

  #want(card: Spoken | null, gap: Gap | null): void {
    const { card: was, gap: before } = this.#wanted;
    if (was?.id === card?.id && before?.arrow.id === gap?.arrow.id) return;
    this.#wanted = { card, gap };
    window.clearTimeout(this.#timer);
    const comes = (card !== null && card.id !== this.card?.id) || (gap !== null && gap.arrow.id !== this.gap?.arrow.id);
    this.#timer = window.setTimeout(() => ([this.card, this.gap] = [card, gap]), comes ? COMES : GOES);
  }

  /** The arrow under the pointer, or the one whose gap it is in. */
  gapAt({ x, y, things }: Pointed): Gap | null {
    const thing = things.find(({ id }) => isSelectable(id));
    if (thing?.kind === "arrow") return this.#gapOf(thing);
    if (thing) return null;
    const near = this.#surface.touching({ x: x - 1, y: y - 30, w: 2, h: 60 }).filter(({ kind }) => kind === "arrow");
    return near.map((arrow) => this.#gapOf(arrow)).find((gap) => gap && Math.abs(gap.at.x - x) < 24 && Math.abs(gap.at.y - y) < 30) ?? null;
  }

  /** The arrow that leads on from a card in its row, where there is room beside the card's handle. */
  #gapAfter(card: Spoken): Gap | null {
    const onward = this.#surface.ways.onward.get(card.id) ?? [];
    const straight = onward.map((to) => this.#surface.thing(to)).find((to) => to && to.bounds.y === card.bounds.y && to.bounds.x > card.bounds.x);
    const arrow = straight && this.#surface.thing(`arrow/${card.id.slice(5)}>${straight.id.slice(5)}`);
    const room = straight ? (straight.bounds.x - card.bounds.x - card.bounds.w) * this.#surface.look.camera.z : 0;
    return arrow && room >= ROOM ? this.#gapOf(arrow) : null;
  }

  #gapOf(arrow: Spoken): Gap | null {
    const ends = endsOf(arrow.id);
    const group = this.#surface.group(arrow);
    const at = group && middleOf(group);
    return ends && at && { arrow, ...ends, at };
  }
}

/** The middles of a card's four sides. */
export function handlesOf({ x, y, w, h }: Rect): Point[] {
  return [{ x: x + w, y: y + h / 2 }, { x, y: y + h / 2 }, { x: x + w / 2, y }, { x: x + w / 2, y: y + h }];
}
