// A map in small: as wide as its canvas, cut at the lower edge.

import type { Group, Scene, Size } from "../host/types";
import { Pen } from "./pen";
import { COLOURS, type Theme } from "./theme";

/** Scene units between the edge of the picture and the map. */
const AIR = 24;

/** From this scale on text can be read; below it bars stand for it. */
const READABLE = 0.5;

/** What is smaller than this many pixels is a speck, so strong. */
const SPECK = 1;
const FAINT = 0.4;

/** Nobody waits longer than this many milliseconds for what is painted in the background. */
const SLICE = 4;

/**
 * Paints the upper part of a scene over the whole width of a canvas, or all of it from the corner at a
 * scale of so many CSS pixels. Without a scale no unit is larger than `most` CSS pixels.
 */
export function paintThumbnail(canvas: HTMLCanvasElement, scene: Scene, theme: Theme, scale?: number, most = 0.5): void {
  const painting = slices(canvas, { w: canvas.clientWidth, h: canvas.clientHeight }, scene, theme, scale, most);
  while (!painting.next().done);
}

/**
 * The same a little at a time, beside whatever else goes on: the canvas shows what it did until all is painted. Gives
 * what stops it.
 */
export function paintInBackground(canvas: HTMLCanvasElement, scene: Scene, theme: Theme, scale: number): () => void {
  const next = document.createElement("canvas");
  const painting = slices(next, { w: canvas.clientWidth, h: canvas.clientHeight }, scene, theme, scale, 1);
  let timer = 0;
  const goOn = (): void => {
    if (!painting.next().done) return void (timer = window.setTimeout(goOn));
    [canvas.width, canvas.height] = [next.width, next.height];
    if (next.width > 0 && next.height > 0) canvas.getContext("2d")?.drawImage(next, 0, 0);
  };
  goOn();
  return () => window.clearTimeout(timer);
}

function* slices(canvas: HTMLCanvasElement, size: Size, scene: Scene, theme: Theme, scale: number | undefined, most: number): Generator<void, void> {
  const c = canvas.getContext("2d", { alpha: false });
  if (!c) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(size.w * ratio);
  canvas.height = Math.round(size.h * ratio);
  const z = scale === undefined ? Math.min(canvas.width / (scene.size.w + 2 * AIR), ratio * most) : scale * ratio;
  c.fillStyle = COLOURS[theme].surface;
  c.fillRect(0, 0, canvas.width, canvas.height);
  const [left, top] = scale === undefined ? [(canvas.width - scene.size.w * z) / 2, AIR * z] : [0, 0];
  c.setTransform(z, 0, 0, z, left, top);
  const pen = new Pen(c, theme, scene.personas, () => null, z <= READABLE * ratio);
  pen.begin(z / ratio);
  const seen = { x0: 0, y0: 0, x1: scene.size.w, y1: (canvas.height - top) / z };
  let due = performance.now() + SLICE;
  for (const group of scene.groups) {
    const { x, y, w, h } = group.bounds;
    if (Math.max(w, h) * z >= SPECK) {
      if (y < seen.y1) pen.group(y + h > seen.y1 ? uncut(group, seen.y1) : group, seen);
    } else if (group.role.kind !== "backdrop") {
      [c.fillStyle, c.globalAlpha] = [COLOURS[theme].text3, FAINT];
      c.fillRect(x, y, w, h);
      c.globalAlpha = 1;
    }
    if (performance.now() < due) continue;
    yield;
    due = performance.now() + SLICE;
  }
}

/** A group without the texts that the lower edge of the picture would cut. */
function uncut(group: Group, edge: number): Group {
  return { ...group, items: group.items.filter((item) => item.kind !== "text" || group.at.y + item.bounds.y + item.bounds.h <= edge) };
}
