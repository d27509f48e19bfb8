// From the way of a pointer to a stroke of ink.

import type { Group, Path, Point, Rect } from "../host/types";

/** A point of a stroke in scene units, and how hard it was pressed, 0..1. */
export interface Inked extends Point {
  pressure: number;
}

/** How much of the way to a new point the pen goes at once: the rest of a tremble stays behind. */
const FOLLOW = 0.65;
/** Points nearer than this many CSS pixels say nothing new. */
const NEAR = 2;
/** How wide a line is at no pressure and at full pressure, in scene units. */
export const THIN = 1.7;
export const THICK = 2.8;

/** How wide a line is at a pressure. */
export function widthAt(pressure: number): number {
  return THIN + (THICK - THIN) * Math.min(Math.max(pressure, 0), 1);
}

/** A stroke as it grows. */
export class Stroke {
  readonly points: Inked[] = [];
  readonly #near: number;
  /** The last place of the pointer, which the line has not reached yet. */
  #last: Inked | null = null;

  /** At a zoom of so many CSS pixels for one unit. */
  constructor(zoom: number) {
    this.#near = NEAR / zoom;
  }

  /** The pointer went on. */
  add(at: Inked): void {
    const before = this.points.at(-1);
    this.#last = at;
    if (!before) {
      this.points.push(at);
      return;
    }
    const next = between(before, at, FOLLOW);
    if (Math.hypot(next.x - before.x, next.y - before.y) >= this.#near) this.points.push(next);
  }

  /** The pointer was lifted: the line ends where it was. */
  end(): void {
    const [last, before] = [this.#last, this.points.at(-1)];
    if (last && before && (last.x !== before.x || last.y !== before.y)) this.points.push(last);
  }

  /** x, y and pressure in turn, from the first point on, as a file keeps them. */
  kept(): number[] {
    const [first] = this.points;
    if (!first) return [];
    const tenth = (n: number): number => Math.round(n * 10) / 10 + 0;
    const hundredth = (n: number): number => Math.round(n * 100) / 100;
    return this.points.flatMap(({ x, y, pressure }) => [tenth(x - first.x), tenth(y - first.y), hundredth(pressure)]);
  }

  /** The mean width, for who draws every line equally wide. */
  width(): number {
    const sum = this.points.reduce((sum, { pressure }) => sum + widthAt(pressure), 0);
    return this.points.length === 0 ? THIN : Math.round((sum / this.points.length) * 100) / 100;
  }

  /** As an outline of SVG: quadratic curves through the middles of neighbouring points. */
  outline(): string {
    const [first] = this.points;
    if (!first) return "";
    const parts = [`M${first.x} ${first.y}`];
    for (let i = 1; i < this.points.length; i++) {
      const [a, b] = [this.points[i - 1], this.points[i]];
      if (a && b) parts.push(`Q${a.x} ${a.y} ${(a.x + b.x) / 2} ${(a.y + b.y) / 2}`);
    }
    const last = this.#last ?? first;
    return `${parts.join("")}L${last.x + 0.01} ${last.y}`;
  }
}

function between(a: Inked, b: Inked, part: number): Inked {
  const mix = (from: number, to: number): number => from + (to - from) * part;
  return { x: mix(a.x, b.x), y: mix(a.y, b.y), pressure: mix(a.pressure, b.pressure) };
}

/** The strokes of a drawing that pass within `reach` of the way from one point to another. */
export function inkAt(groups: readonly Group[], from: Point, to: Point, reach: number): string[] {
  return groups
    .filter(({ role, bounds }) => role.kind === "ink" && near(bounds, from, to, reach))
    .filter(({ at, items }) => {
      const [a, b] = [from, to].map(({ x, y }) => ({ x: x - at.x, y: y - at.y }));
      return a && b && items.some((item) => item.kind === "shape" && passes(item.path, a, b, reach));
    })
    .map(({ id }) => id);
}

function near({ x, y, w, h }: Rect, a: Point, b: Point, reach: number): boolean {
  return (
    Math.min(a.x, b.x) - reach <= x + w && Math.max(a.x, b.x) + reach >= x && Math.min(a.y, b.y) - reach <= y + h && Math.max(a.y, b.y) + reach >= y
  );
}

function passes(path: Path, from: Point, to: Point, reach: number): boolean {
  let before: Point | null = null;
  for (const segment of path.segments) {
    if (segment.to === "close") continue;
    const { p } = segment;
    const start = segment.to === "move" || !before ? p : before;
    if (apart(start, p, from, to) <= reach) return true;
    before = p;
  }
  return false;
}

/** How far two stretches are apart. */
function apart(a: Point, b: Point, c: Point, d: Point): number {
  if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) return 0;
  return Math.min(toStretch(a, c, d), toStretch(b, c, d), toStretch(c, a, b), toStretch(d, a, b));
}

function cross(a: Point, b: Point, p: Point): number {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

function toStretch(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = dx * dx + dy * dy;
  const t = long === 0 ? 0 : Math.min(Math.max(((p.x - a.x) * dx + (p.y - a.y) * dy) / long, 0), 1);
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}
