// Cards carried from one place to another: they follow the pointer, and a line shows where they land.

import { SLOP } from "../canvas/gestures";
import type { Spoken } from "../canvas/spoken";
import type { Surface } from "../canvas/surface.svelte";
import type { Places, Rect, Scene } from "../host/types";
import { touchpointOf } from "../map/editor";
import { dropAt, type Drop } from "./dropping";
import { EdgeScroll } from "./edge";
import type { Gesture } from "./gesture";
import type { Pointed } from "./tool";

/** A card that is put back is there after so many milliseconds. */
const BACK = 160;
/** What was let go stays drawn until the map is, or at most so long. */
const LANDING = 600;
/** A gap is wider than the card by so much, in scene units: together a column. */
const BESIDE = 32;

export class Carry implements Gesture {
  readonly cursor = "grabbing";
  /** The card that the pointer holds, and all that go with it. */
  readonly held: Spoken;
  readonly cards: readonly Spoken[];
  /** How far they are from where they were, in scene units; null until they are carried. */
  by = $state.raw<{ x: number; y: number } | null>(null);
  drop = $state.raw<Drop | null>(null);
  /** They go back where they were. */
  returning = $state(false);
  /** They have been let go, and the map is not drawn yet. */
  landing = $state.raw<Scene | null>(null);
  readonly #surface: Surface;
  readonly #from: Pointed;
  readonly #edge: EdgeScroll;
  #asked: Promise<Places | null> = Promise.resolve(null);
  #places: Places | null = null;
  #last: Pointed;
  /** The lane of the cards. */
  readonly #lane: Rect | null;
  /** Where on the map it was looked for a place last. */
  #x = 0;
  readonly #click: () => void;

  /** `click` is what a press without a movement does. */
  constructor(surface: Surface, from: Pointed, held: Spoken, click: () => void) {
    this.#surface = surface;
    this.#from = this.#last = from;
    this.held = held;
    const chosen = surface.selection.groups.map((group) => surface.thing(group)).filter((thing) => thing?.kind === "touchpoint");
    this.cards = surface.selection.has(held.id) ? chosen.filter((thing) => thing !== null) : [held];
    this.#lane = surface.laneOf(held.bounds);
    this.#edge = new EdgeScroll(surface.look, () => this.#follow());
    this.#click = click;
  }

  move(at: Pointed): void {
    this.#last = at;
    if (!this.by) {
      if (Math.hypot(at.px - this.#from.px, at.py - this.#from.py) < SLOP) return;
      this.#begin();
    }
    this.#edge.at(at.px, at.py);
    this.#follow();
  }

  end(): void {
    this.#edge.end();
    if (!this.by) return this.#click();
    void this.#land();
  }

  cancel(): void {
    this.#edge.end();
    this.drop = null;
    this.#surface.room.open(null);
    if (!this.by) return;
    this.returning = true;
    this.by = { x: 0, y: 0 };
    window.setTimeout(() => this.#gone(), BACK);
  }

  /** False once nothing of it is to be seen any more. */
  get shown(): boolean {
    return this.by !== null && (this.landing === null || this.landing === this.#surface.scene);
  }

  get #touchpoints(): string[] {
    return this.cards.map(({ id }) => touchpointOf(id)).filter((id) => id !== null);
  }

  #begin(): void {
    if (!this.#surface.selection.has(this.held.id)) this.#surface.selection.only(this.held.id);
    this.by = { x: 0, y: 0 };
    this.#asked = this.#surface.editor?.places() ?? Promise.resolve(null);
    void this.#asked.then((places) => {
      this.#places = places;
      if (this.by && !this.returning) this.#follow();
    });
  }

  /** A drag may be quicker than the answer where the columns are. */
  async #land(): Promise<void> {
    const places = await this.#asked;
    this.#follow();
    const { drop } = this;
    if (!drop || !places) return this.cancel();
    this.landing = this.#surface.scene;
    window.setTimeout(() => this.#gone(), LANDING);
    await this.#surface.editor?.move(places, this.#touchpoints, drop.spot, touchpointOf(this.held.id) ?? "");
  }

  #gone(): void {
    this.by = null;
    this.#surface.room.open(null);
  }

  #follow(): void {
    const { look, room } = this.#surface;
    const to = look.onMap(this.#last.px, this.#last.py);
    this.by = { x: to.x - this.#from.x, y: to.y - this.#from.y };
    const { x, y, w, h } = this.held.bounds;
    const middle = { x: x + this.by.x + w / 2, y: y + this.by.y + h / 2 };
    // In the gap that is made for it, it stays at the place that the gap was made at.
    if (!room.holds(middle.x)) this.#x = room.back(middle.x);
    this.drop = this.#places && dropAt(this.#surface.lane(this.#places), { x: this.#x, y: middle.y }, this.#touchpoints);
    const line = this.drop?.free ? null : this.drop?.line;
    room.open(line?.x ?? null, w + BESIDE, this.#lane);
  }
}
