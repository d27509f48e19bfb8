// A map in small: as wide as its canvas, cut at the lower edge.

import type { Scene } from "../host/types";
import { Pen } from "./pen";
import { COLOURS, type Theme } from "./theme";

/** Scene units between the edge of the picture and the map. */
const AIR = 24;

/** From this scale on text can be read; below it bars stand for it. */
const READABLE = 0.5;

/**
 * Paints the upper part of a scene over the whole width of a canvas, or all of it from the corner at a
 * scale of so many CSS pixels. Without a scale no unit is larger than `most` CSS pixels.
 */
export function paintThumbnail(canvas: HTMLCanvasElement, scene: Scene, theme: Theme, scale?: number, most = 0.5): void {
  const c = canvas.getContext("2d", { alpha: false });
  if (!c) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(canvas.clientWidth * ratio);
  canvas.height = Math.round(canvas.clientHeight * ratio);
  const z = scale === undefined ? Math.min(canvas.width / (scene.size.w + 2 * AIR), ratio * most) : scale * ratio;
  c.fillStyle = COLOURS[theme].surface;
  c.fillRect(0, 0, canvas.width, canvas.height);
  if (scale === undefined) c.setTransform(z, 0, 0, z, (canvas.width - scene.size.w * z) / 2, AIR * z);
  else c.setTransform(z, 0, 0, z, 0, 0);
  const pen = new Pen(c, theme, scene.personas, () => null, z < READABLE * ratio);
  pen.begin(z);
  const seen = { x0: 0, y0: 0, x1: scene.size.w, y1: canvas.height / z };
  for (const group of scene.groups) if (group.bounds.y < seen.y1) pen.group(group, seen);
}
