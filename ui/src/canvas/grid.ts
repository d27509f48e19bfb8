// A spatial index: which boxes touch a rectangle, in their painting order.

import type { Rect } from "../host/types";

const CELL = 512;
/** More cells than a row has; where two cells share a key all the same, the boxes decide. */
const ROW = 65536;

/** Boxes by number, looked up through square cells of 512 scene units. */
export class Grid {
  readonly #boxes: Rect[];
  readonly #cells = new Map<number, number[]>();

  constructor(boxes: Rect[]) {
    this.#boxes = boxes;
    boxes.forEach((box, i) => {
      this.#visit(box.x, box.y, box.x + box.w, box.y + box.h, (key) => {
        const cell = this.#cells.get(key);
        if (cell) cell.push(i);
        else this.#cells.set(key, [i]);
      });
    });
  }

  /** Numbers of the boxes that overlap or touch the rectangle, ascending. */
  query(x0: number, y0: number, x1: number, y1: number): number[] {
    const found = new Set<number>();
    this.#visit(x0, y0, x1, y1, (key) => {
      for (const i of this.#cells.get(key) ?? []) {
        const b = this.#boxes[i];
        if (b && b.x <= x1 && b.y <= y1 && b.x + b.w >= x0 && b.y + b.h >= y0) found.add(i);
      }
    });
    return [...found].sort((a, b) => a - b);
  }

  #visit(x0: number, y0: number, x1: number, y1: number, each: (key: number) => void): void {
    for (let gy = Math.floor(y0 / CELL); gy <= Math.floor(y1 / CELL); gy++)
      for (let gx = Math.floor(x0 / CELL); gx <= Math.floor(x1 / CELL); gx++) each(gx + gy * ROW);
  }
}
