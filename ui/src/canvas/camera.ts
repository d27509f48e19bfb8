// Where the window looks: pure geometry of panning, zooming and fitting.

import type { Rect, Size } from "../host/types";

/** The world point at the window's top left corner, and CSS pixels per scene unit. */
export interface Camera {
  x: number;
  y: number;
  z: number;
}

/** Closest and farthest look. */
export const MOST = 4;
export const LEAST = 0.05;

/** One step of a wheel or a pinch. */
const STEP = 1.05;

/** Where the keys and the buttons stop, in parts of 1. */
const RUNGS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.33, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

const within = (v: number, low: number, high: number): number => Math.min(Math.max(v, low), high);

const NOTHING: Size = { w: 0, h: 0 };

/** Air above a map that stands free on its ground, in CSS pixels. */
const AIR = 24;

/** Farther out than this the titles of stages stand above the map: in their strip they would be too small to read. */
export const FAR = 0.46;

/** Room for them, in CSS pixels; from `FAR` on it goes within a tenth. */
const ABOVE = 36;
const aboveAt = (z: number): number => ABOVE * within((FAR + 0.1 - z) / 0.1, 0, 1);

/** Keeps the map at its hard edges: no ground beside it that is not needed, a small map in the middle. */
export function held(camera: Camera, view: Size, map: Size): Camera {
  const z = within(camera.z, LEAST, MOST);
  const [beside, below] = [view.w / z - map.w, view.h / z - map.h];
  // A map narrower than the view stands in its middle; one that is short as well, a little below its top.
  const x = beside >= 0 ? 0 - beside / 2 : within(camera.x, 0, -beside);
  const above = aboveAt(z) / z;
  if (below < above) return { x, y: within(camera.y, 0 - above, -below), z };
  return { x, y: beside > 0 ? 0 - Math.max(above, Math.min(AIR / z, below / 2)) : 0 - above, z };
}

/** A map opens no farther away than this: its smallest text, 10.5, can just be read. */
const READABLE = 0.7;

/** How a map opens: its whole width, but never above its true scale nor too small to read. */
export function fitWidth(view: Size, map: Size): Camera {
  const z = map.w > 0 ? Math.min(1, Math.max(READABLE, view.w / map.w)) : 1;
  return held({ x: 0, y: 0, z }, view, map);
}

/** All of the map, never above its true scale. */
export function fitAll(view: Size, map: Size): Camera {
  const fits = (h: number): number => (map.w > 0 && map.h > 0 ? Math.min(1, view.w / map.w, h / map.h) : 1);
  let z = fits(view.h);
  // The room above the map depends on the zoom, and the zoom on it: a few rounds bring them together.
  for (let round = 0; round < 6; round++) z = fits(view.h - aboveAt(z));
  return held({ x: 0, y: 0 - view.h / z, z }, view, map);
}

/** A box of the map in the middle with some air around it, never above its true scale; `covered` as for [`revealing`]. */
export function fitBox(box: Rect, view: Size, map: Size, covered = NOTHING, air = 48): Camera {
  const z = within(Math.min(1, (view.w - 2 * air) / (box.w + covered.w), (view.h - 2 * air) / (box.h + covered.h)), LEAST, MOST);
  const x = box.x + box.w / 2 - (view.w / z + covered.w) / 2;
  const y = box.y + box.h / 2 - (view.h / z + covered.h) / 2;
  return held({ x, y, z }, view, map);
}

/** Another zoom under which the world point at (px, py) stays where it is, as far as the edges let it. */
export function zoomedAt(camera: Camera, z: number, px: number, py: number, view: Size, map: Size): Camera {
  const to = within(z, LEAST, MOST);
  const x = camera.x + px / camera.z - px / to;
  const y = camera.y + py / camera.z - py / to;
  return held({ x, y, z: to }, view, map);
}

/** Moves the look by CSS pixels. */
export function panned(camera: Camera, dx: number, dy: number, view: Size, map: Size): Camera {
  return held({ ...camera, x: camera.x + dx / camera.z, y: camera.y + dy / camera.z }, view, map);
}

/** `steps` rungs of 5 % from `z`, on the ladder that passes through 100 %. */
export function stepped(z: number, steps: number): number {
  const rung = Math.log(z) / Math.log(STEP);
  const from = steps > 0 ? Math.floor(rung + 1e-6) : Math.ceil(rung - 1e-6);
  return within(STEP ** (from + steps), LEAST, MOST);
}

/** The next stop of the keys and buttons. */
export function nextRung(z: number, direction: 1 | -1): number {
  if (direction > 0) return RUNGS.find((r) => r > z * 1.001) ?? MOST;
  return RUNGS.findLast((r) => r < z * 0.999) ?? LEAST;
}

/**
 * The smallest move that brings a box into view with `margin` CSS pixels around it; `covered` is what of
 * the view's left and upper edge, in scene units, cannot be seen.
 */
export function revealing(camera: Camera, box: Rect, view: Size, map: Size, covered = NOTHING, margin = 24): Camera {
  const { z } = camera;
  const m = margin / z;
  const nudge = (at: number, seen: number, from: number, length: number): number => {
    if (from - m < at || length + 2 * m > seen) return from - m;
    return from + length + m > at + seen ? from + length + m - seen : at;
  };
  const [x, y] = [camera.x + covered.w, camera.y + covered.h];
  const [w, h] = [view.w / z - covered.w, view.h / z - covered.h];
  const inX = box.x >= x && box.x + box.w <= x + w;
  const inY = box.y >= y && box.y + box.h <= y + h;
  const next = { x: inX ? camera.x : nudge(x, w, box.x, box.w) - covered.w, y: inY ? camera.y : nudge(y, h, box.y, box.h) - covered.h, z };
  return held(next, view, map);
}
