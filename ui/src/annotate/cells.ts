// The cells in view: which one lies at a place, and how the empty ones are named.

import type { Named, Names, Spoken } from "../canvas/spoken";
import type { Cell, CellContent, Point } from "../host/types";

/** True where nothing is in the cell yet. */
export function isEmpty(content: CellContent): boolean {
  switch (content.kind) {
    case "text": return content.text === "";
    case "measure":
    case "emotion": return content.value === null;
    case "picture": return content.alt === null;
    default: return true;
  }
}

/** The smallest cell at a place; null where there is none. */
export function cellAt(cells: readonly Cell[], { x, y }: Point): Cell | null {
  const here = cells.filter(({ bounds: b }) => x >= b.x && x <= b.x + b.w && y >= b.y && y <= b.y + b.h);
  const size = ({ bounds }: Cell): number => bounds.w * bounds.h;
  return here.reduce<Cell | null>((least, cell) => (least && size(least) <= size(cell) ? least : cell), null);
}

const KINDS: Record<CellContent["kind"], string> = {
  text: "cell",
  measure: "metric",
  picture: "image",
  emotion: "emotion",
  step: "place for a step",
  service: "place for a service point",
};

/** The cells that nothing is drawn in, for the layer of named elements beside the things of the drawing. */
export function emptyOnes(cells: readonly Cell[], names: Names): Spoken[] {
  const isFree = ({ group, bounds, content }: Cell): boolean =>
    isEmpty(content) && !names.find(group) && (isWritten(content) || !(names.isOver("step", bounds) || names.isOver("service point", bounds)));
  const empty = ({ group, name, bounds, content }: Cell): Named => ({
    index: -1,
    id: group,
    name: `${name}: empty`,
    role: "img",
    kind: KINDS[content.kind],
    level: null,
    bounds,
  });
  return cells.filter(isFree).map((cell) => names.placed(empty(cell)));
}

/** True where the cell is a field, and not room for one more thing. */
function isWritten({ kind }: CellContent): boolean {
  return kind !== "step" && kind !== "service";
}

/** The value of an emotion where a point is: in whole steps, or in halves, −5 to 5. */
export function feltAt(y: number, { zero, point }: { zero: number; point: number }, halves: boolean): number {
  const steps = halves ? 2 : 1;
  const value = Math.round(((zero - y) / point) * steps) / steps;
  return Math.min(Math.max(value, -5), 5) + 0;
}

/** A value of an emotion as it is read: "+3", "0", "−2.5". */
export function feltWords(value: number): string {
  return value > 0 ? `+${value}` : value < 0 ? `\u2212${-value}` : "0";
}
