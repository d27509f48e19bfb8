// The map moves along when something is dragged to the window's edge.

import type { Look } from "../canvas/look.svelte";

/** So near to the edge, in CSS pixels, the map begins to move. */
const NEAR = 32;
/** How far it moves in a frame, at the beginning of that stretch and at the very edge. */
const [SLOWEST, FASTEST] = [4, 24];

/** How far the look moves in a frame for a pointer at `at` on a side of this length; 0 in its middle. */
export function edgeSpeed(at: number, length: number): number {
  const speed = (depth: number): number => SLOWEST + (FASTEST - SLOWEST) * Math.min(1, depth / NEAR);
  if (at < NEAR) return -speed(NEAR - at);
  if (at > length - NEAR) return speed(at - (length - NEAR));
  return 0;
}

/** Moves the look for as long as the pointer is at an edge. */
export class EdgeScroll {
  readonly #look: Look;
  readonly #moved: () => void;
  #speed = { x: 0, y: 0 };
  #frame = 0;

  /** `moved` is told after each move: what lies under the pointer is another place now. */
  constructor(look: Look, moved: () => void) {
    this.#look = look;
    this.#moved = moved;
  }

  /** The pointer is at this point of the map's element. */
  at(px: number, py: number): void {
    const { x, y, w, h } = this.#look.body;
    this.#speed = { x: edgeSpeed(px - x, w), y: edgeSpeed(py - y, h) };
    if (this.#frame === 0 && (this.#speed.x !== 0 || this.#speed.y !== 0)) this.#frame = requestAnimationFrame(() => this.#step());
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #step(): void {
    this.#frame = 0;
    const { x, y } = this.#speed;
    if (x === 0 && y === 0) return;
    const before = this.#look.camera;
    this.#look.pan(x, y);
    if (this.#look.camera.x === before.x && this.#look.camera.y === before.y) return;
    this.#moved();
    this.#frame = requestAnimationFrame(() => this.#step());
  }
}
