// Where a float stands beside what it is about.

import type { Rect, Size } from "../host/types";

/** Air between a float and its thing, and between a float and the edge of the map's element. */
const GAP = 8;
const EDGE = 8;

/**
 * The top left corner of a float of that size in an element of size `view`: below the thing, else right or
 * left of it, else above it; it never leaves the element.
 */
export function beside(thing: Rect, float: Size, view: Size): { x: number; y: number } {
  const within = (at: number, size: number, room: number): number => Math.max(EDGE, Math.min(at, room - size - EDGE));
  const x = within(thing.x, float.w, view.w);
  const y = within(thing.y, float.h, view.h);
  const [right, bottom] = [thing.x + thing.w, thing.y + thing.h];
  if (bottom + GAP + float.h + EDGE <= view.h) return { x, y: Math.max(EDGE, bottom + GAP) };
  if (right + GAP + float.w + EDGE <= view.w) return { x: Math.max(EDGE, right + GAP), y };
  if (thing.x - GAP - float.w >= EDGE) return { x: Math.min(thing.x - GAP - float.w, view.w - float.w - EDGE), y };
  return { x, y: within(thing.y - GAP - float.h, float.h, view.h) };
}
