// A spatial index: which boxes touch a rectangle, in their painting order.

import type { Rect } from "../host/types";

const CELL = 512;
/** So many cells at most each way: what lies beyond is in the last one, and the boxes decide. */
const [COLUMNS, ROWS] = [4096, 64];

/** Boxes by number, looked up through square cells of 512 scene units. */
export class Grid {
  readonly #boxes: Rect[];
  readonly #columns: number;
  readonly #rows: number;
  /** Where the list of each cell begins among all numbers, and at last where they end. */
  readonly #starts: Uint32Array;
  readonly #numbers: Uint32Array;
  /** Boxes that have left the cells in whose lists they stand. */
  readonly #loose = new Set<number>();

  constructor(boxes: Rect[]) {
    this.#boxes = boxes;
    let [right, bottom] = [0, 0];
    for (const { x, y, w, h } of boxes) {
      if (x + w > right) right = x + w;
      if (y + h > bottom) bottom = y + h;
    }
    this.#columns = Math.min(COLUMNS, Math.floor(right / CELL) + 1);
    this.#rows = Math.min(ROWS, Math.floor(bottom / CELL) + 1);
    // Counted first, so that all lists lie in one array: a map has tens of thousands of boxes, and is indexed after every edit.
    const [spans, across] = [this.#spansOf(boxes), this.#columns];
    const starts = (this.#starts = new Uint32Array(across * this.#rows + 1));
    for (let i = 0; i < boxes.length; i++) {
      const [left, top, right, bottom] = [spans[4 * i]!, spans[4 * i + 1]!, spans[4 * i + 2]!, spans[4 * i + 3]!];
      for (let row = top; row <= bottom; row++) for (let cell = row * across + left; cell <= row * across + right; cell++) starts[cell + 1]! += 1;
    }
    for (let cell = 1; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!;
    const numbers = (this.#numbers = new Uint32Array(starts.at(-1) ?? 0));
    const next = starts.slice();
    for (let i = 0; i < boxes.length; i++) {
      const [left, top, right, bottom] = [spans[4 * i]!, spans[4 * i + 1]!, spans[4 * i + 2]!, spans[4 * i + 3]!];
      for (let row = top; row <= bottom; row++) for (let cell = row * across + left; cell <= row * across + right; cell++) numbers[next[cell]!++] = i;
    }
  }

  /** First and last column and row of each box: left, top, right, bottom in turn. */
  #spansOf(boxes: Rect[]): Uint16Array {
    const spans = new Uint16Array(4 * boxes.length);
    boxes.forEach(({ x, y, w, h }, i) => {
      spans[4 * i] = within(x, this.#columns);
      spans[4 * i + 1] = within(y, this.#rows);
      spans[4 * i + 2] = within(x + w, this.#columns);
      spans[4 * i + 3] = within(y + h, this.#rows);
    });
    return spans;
  }

  /** Puts another box in place of one. */
  replace(i: number, box: Rect): void {
    const [was, is] = [this.#spansOf([this.#boxes[i] ?? box]), this.#spansOf([box])];
    this.#boxes[i] = box;
    if (is.some((at, side) => at !== was[side])) this.#loose.add(i);
  }

  /** Numbers of the boxes that overlap or touch the rectangle, ascending. */
  query(x0: number, y0: number, x1: number, y1: number): number[] {
    const found = new Set<number>();
    const look = (i: number): void => {
      const b = this.#boxes[i];
      if (b && b.x <= x1 && b.y <= y1 && b.x + b.w >= x0 && b.y + b.h >= y0) found.add(i);
    };
    this.#visit(x0, y0, x1, y1, (cell) => {
      const end = this.#starts[cell + 1] ?? 0;
      for (let at = this.#starts[cell] ?? 0; at < end; at++) look(this.#numbers[at] ?? 0);
    });
    this.#loose.forEach(look);
    return [...found].sort((a, b) => a - b);
  }

  #visit(x0: number, y0: number, x1: number, y1: number, act: (cell: number) => void): void {
    const [left, right] = [within(x0, this.#columns), within(x1, this.#columns)];
    const [top, bottom] = [within(y0, this.#rows), within(y1, this.#rows)];
    for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) act(row * this.#columns + column);
  }
}

/** The cell of a place along one of the axes. */
function within(at: number, cells: number): number {
  return Math.min(Math.max(Math.floor(at / CELL), 0), cells - 1);
}
