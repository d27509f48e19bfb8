// The picture of a scene on one canvas that keeps its own pixels. A pan shifts them by whole device
// pixels and paints the new strips; a zoom is exact while that is cheap and otherwise the last exact
// picture, scaled, until the movement rests.

import type { Rect, Size } from "../host/types";
import { FAR, type Camera } from "./camera";
import type { Drawing } from "./drawing";
import { Pen } from "./pen";
import { moved } from "./redrawing";
import type { Room } from "./room.svelte";
import { LEAST_TITLE } from "./stages";
import { frameAround, type Strip } from "./strips";
import { COLOURS, type Theme } from "./theme";

/** A full picture within this many milliseconds is cheap enough for every frame of a zoom. */
const CHEAP = 6;
/** A scaled picture is never older than this many milliseconds. */
const STALE = 120;
/** With more changed boxes than this, painting everything is quicker. */
const MANY = 60;
/** Dots of the ground beside the map, in CSS pixels apart. */
export const DOTS = 20;

/** What the pixels show: device pixels per unit, and the map's origin in device pixels. */
interface Shown {
  z: number;
  qx: number;
  qy: number;
  /** The exact picture that was scaled to this one. */
  scaledFrom?: Shown;
}

export class ScenePainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #c: CanvasRenderingContext2D;
  readonly #exact = document.createElement("canvas");
  readonly #e: CanvasRenderingContext2D;
  #drawing: Drawing;
  readonly #theme: Theme;
  #pen: Pen;
  /** Writes beside what is shown. */
  #beside: Pen;
  readonly #pictures = new Map<string, HTMLImageElement>();
  readonly #onPicture: () => void;
  readonly #room: Room | null;
  #w = 0;
  #h = 0;
  #ratio = 1;
  #at: Shown | null = null;
  #shifted = false;
  #cost = CHEAP + 2;
  #paintedAt = 0;

  /**
   * `onPicture` is told when a raster picture has been decoded and the map wants painting again; things stand aside as
   * far as the `room` says.
   */
  constructor(canvas: HTMLCanvasElement, drawing: Drawing, theme: Theme, onPicture: () => void, room: Room | null = null) {
    const c = canvas.getContext("2d", { alpha: false });
    const e = this.#exact.getContext("2d", { alpha: false });
    if (!c || !e) throw new Error("This webview has no canvas to draw on.");
    this.#canvas = canvas;
    this.#c = c;
    this.#e = e;
    this.#drawing = drawing;
    this.#theme = theme;
    this.#onPicture = onPicture;
    this.#room = room;
    this.#pen = this.#ready(c);
    this.#beside = this.#ready(e);
  }

  #ready(c: CanvasRenderingContext2D): Pen {
    return new Pen(c, this.#theme, this.#drawing.scene.personas, (data, type) => this.#picture(data, type));
  }

  /** Goes over to another drawing of the same map, of which only these boxes look different; null for all of it. */
  become(drawing: Drawing, dirty: Rect[] | null): void {
    this.#drawing = drawing;
    this.#pen = this.#ready(this.#c);
    this.#beside = this.#ready(this.#e);
    const at = this.#at;
    if (!at || at.scaledFrom || !dirty || dirty.length > MANY) return this.forget();
    for (const box of dirty) this.#replace(this.#covering(box, at));
  }

  /**
   * Paints a rectangle beside what is shown and brings it over. A canvas goes to the screen as far as somebody painted
   * on it, by the whole of each shape rather than by what was clipped: of a lane's ground, nearly all of it.
   */
  #replace(strip: Strip): void {
    if (strip.w <= 0 || strip.h <= 0) return;
    this.#paint(strip, this.#e, this.#beside);
    const { x, y, w, h } = strip;
    this.#c.setTransform(1, 0, 0, 1, 0, 0);
    this.#c.drawImage(this.#exact, x, y, w, h, x, y, w, h);
  }

  /** The device pixels under a box of the scene, as far as they are in view. */
  #covering({ x, y, w, h }: Rect, { z, qx, qy }: Shown): Strip {
    const [left, top] = [Math.floor(x * z) - qx - 1, Math.floor(y * z) - qy - 1];
    const strip = { x: left, y: top, w: Math.ceil(w * z) + 3, h: Math.ceil(h * z) + 3 };
    return overlap(strip, { x: 0, y: 0, w: this.#w, h: this.#h });
  }

  /** Takes this size in CSS pixels, and the screen's pixel ratio anew. */
  resize({ w, h }: Size): void {
    this.#ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(w * this.#ratio), Math.round(h * this.#ratio)];
    if (width === this.#w && height === this.#h) return;
    [this.#w, this.#h] = [width, height];
    this.#canvas.width = this.#exact.width = width;
    this.#canvas.height = this.#exact.height = height;
    this.#at = null;
  }

  /** Forgets the pixels: the next draw paints all of them. */
  forget(): void {
    this.#at = null;
  }

  /** Shows the camera's view; once a frame. `moving` is false when the movement has come to rest. */
  draw(camera: Camera, moving: boolean): void {
    const z = camera.z * this.#ratio;
    const qx = Math.round(camera.x * z);
    const qy = Math.round(camera.y * z);
    const at = this.#at;
    if (!at || (!moving && (at.scaledFrom || this.#shifted))) return this.#full(z, qx, qy);
    if (z === at.z && !at.scaledFrom) return this.#shift(at, qx, qy);
    this.#zoom(at, z, qx, qy, moving);
  }

  #shift(at: Shown, qx: number, qy: number): void {
    const dx = qx - at.qx;
    const dy = qy - at.qy;
    if (dx === 0 && dy === 0) return;
    if (Math.abs(dx) > this.#w * 0.6 || Math.abs(dy) > this.#h * 0.6) return this.#full(at.z, qx, qy);
    const c = this.#c;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.globalCompositeOperation = "copy";
    c.drawImage(this.#canvas, -dx, -dy);
    c.globalCompositeOperation = "source-over";
    this.#at = { z: at.z, qx, qy };
    this.#shifted = true;
    this.#frame(Math.max(0, -dx), Math.max(0, -dy), this.#w - Math.max(0, dx), this.#h - Math.max(0, dy));
  }

  #zoom(at: Shown, z: number, qx: number, qy: number, moving: boolean): void {
    const from = at.scaledFrom ?? at;
    const k = z / from.z;
    const exact = !moving || this.#cost < CHEAP || k < 0.8 || k > 1.25;
    if (exact || performance.now() - this.#paintedAt > STALE) return this.#full(z, qx, qy);
    if (!at.scaledFrom) this.#e.drawImage(this.#canvas, 0, 0);
    const x = Math.round(from.qx * k - qx);
    const y = Math.round(from.qy * k - qy);
    const w = Math.round(this.#w * k);
    const h = Math.round(this.#h * k);
    this.#c.setTransform(1, 0, 0, 1, 0, 0);
    this.#c.drawImage(this.#exact, x, y, w, h);
    this.#at = { z, qx, qy, scaledFrom: from };
    this.#frame(x, y, x + w, y + h);
  }

  #full(z: number, qx: number, qy: number): void {
    const begun = performance.now();
    this.#at = { z, qx, qy };
    this.#shifted = false;
    this.#paint({ x: 0, y: 0, w: this.#w, h: this.#h });
    this.#paintedAt = performance.now();
    this.#cost = this.#cost * 0.7 + (this.#paintedAt - begun) * 0.3;
  }

  #frame(left: number, top: number, right: number, bottom: number): void {
    for (const strip of frameAround(left, top, right, bottom, this.#w, this.#h)) this.#paint(strip);
  }

  /** Paints the scene into a rectangle of device pixels. */
  #paint(strip: Strip, c = this.#c, pen = this.#pen): void {
    const at = this.#at;
    if (!at || strip.w <= 0 || strip.h <= 0) return;
    const { z, qx, qy } = at;
    const x0 = (qx + strip.x) / z;
    const y0 = (qy + strip.y) / z;
    const seen = { x0, y0, x1: x0 + strip.w / z, y1: y0 + strip.h / z };
    c.save();
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.beginPath();
    c.rect(strip.x, strip.y, strip.w, strip.h);
    c.clip();
    this.#ground(strip, at, c);
    c.setTransform(z, 0, 0, z, -qx, -qy);
    const scale = z / this.#ratio;
    // Farther out their titles stand above the map.
    pen.begin(scale, scale < FAR ? 0 : LEAST_TITLE);
    const { groups } = this.#drawing.scene;
    const most = this.#room?.most ?? 0;
    for (const i of this.#drawing.touching({ x: x0 - most, y: y0, w: strip.w / z + most, h: strip.h / z })) {
      const group = groups[i];
      if (!group) continue;
      const aside = this.#room?.asideOf(group) ?? 0;
      pen.group(aside === 0 ? group : moved(group, aside, 0), seen);
    }
    c.restore();
  }

  /** The ground with its dots, and the map's own sheet on it. */
  #ground(strip: Strip, { z, qx, qy }: Shown, c: CanvasRenderingContext2D): void {
    const colours = COLOURS[this.#theme];
    const w = Math.round(this.#drawing.scene.size.w * z);
    const h = Math.round(this.#drawing.scene.size.h * z);
    c.fillStyle = colours.canvas;
    c.fillRect(strip.x, strip.y, strip.w, strip.h);
    for (const beside of frameAround(-qx, -qy, w - qx, h - qy, this.#w, this.#h))
      this.#dots(overlap(beside, strip), qx, qy, c);
    c.fillStyle = colours.surface;
    c.fillRect(-qx, -qy, w, h);
    c.fillStyle = colours.border2;
    const line = Math.max(1, Math.round(this.#ratio));
    for (const edge of this.#edges(qx, qy, w, h, line)) c.fillRect(edge.x, edge.y, edge.w, edge.h);
  }

  #edges(qx: number, qy: number, w: number, h: number, line: number): Strip[] {
    return [
      { x: -qx - line, y: -qy, w: line, h: h + line },
      { x: w - qx, y: -qy, w: line, h: h + line },
      { x: -qx, y: h - qy, w, h: line },
      { x: -qx - line, y: -qy - line, w: w + 2 * line, h: line },
    ];
  }

  #dots(strip: Strip, qx: number, qy: number, c: CanvasRenderingContext2D): void {
    if (strip.w <= 0 || strip.h <= 0) return;
    const apart = Math.round(DOTS * this.#ratio);
    const dot = Math.max(1, Math.round(this.#ratio));
    const first = (from: number, origin: number): number => Math.floor((from + origin) / apart) * apart - origin;
    c.fillStyle = COLOURS[this.#theme].border2;
    for (let y = first(strip.y, qy); y < strip.y + strip.h; y += apart)
      for (let x = first(strip.x, qx); x < strip.x + strip.w; x += apart)
        if (x + dot > strip.x && y + dot > strip.y) c.fillRect(x, y, dot, dot);
  }

  #picture(data: string, type: string): HTMLImageElement | null {
    const known = this.#pictures.get(data);
    if (known) return known.complete && known.naturalWidth > 0 ? known : null;
    const image = new Image();
    image.onload = () => this.#onPicture();
    image.src = `data:${type};base64,${data}`;
    this.#pictures.set(data, image);
    return null;
  }
}

function overlap(a: Rect, b: Rect): Strip {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return { x, y, w: Math.min(a.x + a.w, b.x + b.w) - x, h: Math.min(a.y + a.h, b.y + b.h) - y };
}
