// The strip of stages and the labels of the lanes stay in view while the rest of the map moves on under them.

import type { Rect, Size } from "../host/types";
import type { Camera } from "./camera";

/** More of the window than this part is never kept for what stays. */
const MOST = 0.4;

/** How much of the window is kept at its left and its upper edge, in CSS pixels; 0 where the map is not moved that way. */
export interface Kept {
  left: number;
  top: number;
}

export function keptOf({ w, h }: Size, camera: Camera, view: Size, ratio = 1): Kept {
  const whole = (length: number): number => Math.round(length * camera.z * ratio) / ratio;
  const [left, top] = [whole(w), whole(h)];
  return {
    left: camera.x > 0 && left <= view.w * MOST ? left : 0,
    top: camera.y > 0 && top <= view.h * MOST ? top : 0,
  };
}

/** Whether a box lies in the strip or among the labels, and so keeps its height or its side. */
export function staysIn({ w, h }: Size, box: Rect): { strip: boolean; labels: boolean } {
  return { strip: box.y + box.h <= h, labels: box.x + box.w <= w };
}

/** A box of the map in CSS pixels of the window. */
export function onScreen(box: Rect, headers: Size, camera: Camera, kept: Kept): Rect {
  const { strip, labels } = staysIn(headers, box);
  const x = labels && kept.left > 0 ? 0 : camera.x;
  const y = strip && kept.top > 0 ? 0 : camera.y;
  return { x: (box.x - x) * camera.z, y: (box.y - y) * camera.z, w: box.w * camera.z, h: box.h * camera.z };
}

/** The place of the map under a point of the window. */
export function onMap(px: number, py: number, camera: Camera, kept: Kept): { x: number; y: number } {
  return { x: (px < kept.left ? 0 : camera.x) + px / camera.z, y: (py < kept.top ? 0 : camera.y) + py / camera.z };
}

/** The stretches of the map that are in view: the body, the strip and the labels. */
export function inWindow(camera: Camera, view: Size, { left, top }: Kept): Rect[] {
  const { x, y, z } = camera;
  const [l, t, w, h] = [left / z, top / z, view.w / z, view.h / z];
  const rects = [{ x: x + l, y: y + t, w: w - l, h: h - t }];
  if (t > 0) rects.push({ x: x + l, y: 0, w: w - l, h: t });
  if (l > 0) rects.push({ x: 0, y: y + t, w: l, h: h - t });
  return rects;
}
