// Room for a card that is carried: what stands in the lane of cards behind the place where it would land steps aside.

import type { Group, Rect } from "../host/types";

/** So long a gap takes to open or to close, in milliseconds. */
const OPENING = 120;

/** A gap in scene units, and how far it is open on its way. */
interface Gap {
  x: number;
  from: number;
  width: number;
  to: number;
}

export class Room {
  #gaps = $state.raw<readonly Gap[]>([]);
  /** The lane in which things step aside: its top and its bottom. */
  #band = { top: 0, bottom: 0 };
  #begun = 0;
  #frame = 0;
  readonly #changed: () => void;

  /** `changed` is told whenever something stands elsewhere. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Opens a gap at a place of the lane with this box, or none, and closes the one before. */
  open(x: number | null, width = 0, lane: Rect | null = null): void {
    if (lane) this.#band = { top: lane.y, bottom: lane.y + lane.h };
    const wanted = this.#wanted;
    if ((wanted?.x ?? null) === x) return;
    const known = this.#gaps.filter((gap) => gap.x !== x).map((gap) => ({ ...gap, from: gap.width, to: 0 }));
    const now = x === null ? 0 : this.widthAt(x);
    this.#gaps = x === null ? known : [...known, { x, from: now, width: now, to: width }];
    this.#begun = performance.now();
    if (this.#frame === 0) this.#step();
  }

  /** Everything stands where the drawing has it. */
  clear(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#gaps = [];
  }

  /** True in the gap that is open or opens. */
  holds(x: number): boolean {
    const gap = this.#wanted;
    return gap !== undefined && x > gap.x && x < gap.x + gap.to;
  }

  /** Where on the map something is that is seen at this place. */
  back(x: number): number {
    const gap = this.#wanted;
    return gap !== undefined && x >= gap.x + gap.to ? x - gap.to : x;
  }

  /** How wide the gap at a place is by now. */
  widthAt(x: number): number {
    return this.#gaps.find((gap) => gap.x === x)?.width ?? 0;
  }

  /** How far what begins at a place has stepped aside. */
  aside(x: number): number {
    return this.#gaps.reduce((sum, gap) => (x >= gap.x ? sum + gap.width : sum), 0);
  }

  /** How far a thing of the drawing has stepped aside. The spines keep their places with the lanes below. */
  asideOf({ role, bounds }: Group): number {
    if (this.#gaps.length === 0 || role.kind === "backdrop") return 0;
    const middle = bounds.y + bounds.h / 2;
    return middle > this.#band.top && middle < this.#band.bottom ? this.aside(bounds.x) : 0;
  }

  /** No thing has stepped further aside than this. */
  get most(): number {
    return this.#gaps.reduce((sum, { width }) => sum + width, 0);
  }

  get #wanted(): Gap | undefined {
    return this.#gaps.find(({ to }) => to > 0);
  }

  #step(): void {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const part = still ? 1 : Math.min(1, (performance.now() - this.#begun) / OPENING);
    const eased = 1 - (1 - part) ** 3;
    const gaps = this.#gaps.map((gap) => ({ ...gap, width: gap.from + (gap.to - gap.from) * eased }));
    this.#gaps = part < 1 ? gaps : gaps.filter(({ to }) => to > 0);
    this.#frame = part < 1 ? requestAnimationFrame(() => this.#step()) : 0;
    this.#changed();
  }
}
