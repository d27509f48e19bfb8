// The rectangles that surround another one inside a canvas.

import type { Rect } from "../host/types";

/** A rectangle of whole device pixels. */
export type Strip = Rect;

/**
 * What a canvas of `w` by `h` has outside of [left, top, right, bottom]: at most four strips that do
 * not overlap and together with the inner part cover the canvas.
 */
export function frameAround(left: number, top: number, right: number, bottom: number, w: number, h: number): Strip[] {
  const t = Math.min(Math.max(top, 0), h);
  const b = Math.min(Math.max(bottom, t), h);
  const l = Math.min(Math.max(left, 0), w);
  const r = Math.min(Math.max(right, l), w);
  return [
    { x: 0, y: 0, w, h: t },
    { x: 0, y: b, w, h: h - b },
    { x: 0, y: t, w: l, h: b - t },
    { x: r, y: t, w: w - r, h: b - t },
  ].filter((strip) => strip.w > 0 && strip.h > 0);
}
