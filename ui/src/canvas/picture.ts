// The picture of a map in a window: its body, and above it the strip of stages and the labels of the lanes.

import type { Rect, Scene, Size } from "../host/types";
import type { Camera } from "./camera";
import { Drawing } from "./drawing";
import { ScenePainter } from "./painter";
import { inWindow, keptOf, staysIn, type Kept } from "./panes";
import type { Room } from "./room.svelte";
import type { Theme } from "./theme";

/** The canvases, the two upper ones in boxes of their own. */
export interface Canvases {
  body: HTMLCanvasElement;
  strip: HTMLCanvasElement;
  labels: HTMLCanvasElement;
}

export class Picture {
  #drawing: Drawing;
  readonly #canvases: Canvases;
  readonly #body: ScenePainter;
  readonly #strip: ScenePainter;
  readonly #labels: ScenePainter;
  #view: Size = { w: 1, h: 1 };

  /** `onPicture` is told when a raster picture has been decoded and the map wants painting again. */
  constructor(canvases: Canvases, scene: Scene, theme: Theme, onPicture: () => void, room: Room) {
    this.#drawing = new Drawing(scene);
    this.#canvases = canvases;
    const painter = (canvas: HTMLCanvasElement): ScenePainter => new ScenePainter(canvas, this.#drawing, theme, onPicture, room);
    [this.#body, this.#strip, this.#labels] = [painter(canvases.body), painter(canvases.strip), painter(canvases.labels)];
  }

  /** True where this scene is the one that it shows. */
  shows(scene: Scene): boolean {
    return this.#drawing.scene === scene;
  }

  /** Goes over to another scene of the same map, of which only these boxes look different; null for all of it. */
  become(scene: Scene, dirty: Rect[] | null): void {
    this.#drawing = new Drawing(scene, this.#drawing);
    for (const painter of [this.#body, this.#strip, this.#labels]) painter.become(this.#drawing, dirty);
  }

  resize(view: Size): void {
    this.#view = view;
    this.#body.resize(view);
  }

  /** Forgets the pixels: the next draw paints all of them. */
  forget(): void {
    for (const painter of [this.#body, this.#strip, this.#labels]) painter.forget();
  }

  /** Shows the camera's view; once a frame. `moving` is false when the movement has come to rest. */
  draw(camera: Camera, moving: boolean): void {
    const kept = keptOf(this.#drawing.scene.headers, camera, this.#view, window.devicePixelRatio || 1);
    this.#body.draw(camera, moving);
    const { left, top } = kept;
    const { z } = camera;
    // Neither goes on beyond the map.
    const { size } = this.#drawing.scene;
    const w = Math.min(this.#view.w, Math.ceil((size.w - camera.x) * z));
    const h = Math.min(this.#view.h, Math.ceil((size.h - camera.y) * z));
    this.#pane(this.#strip, this.#canvases.strip, { x: left, y: 0, w: top > 0 ? w - left : 0, h: top }, { x: camera.x + left / z, y: 0, z }, moving);
    this.#pane(this.#labels, this.#canvases.labels, { x: 0, y: top, w: left, h: left > 0 ? h - top : 0 }, { x: 0, y: camera.y + top / z, z }, moving);
  }

  #pane(painter: ScenePainter, canvas: HTMLCanvasElement, at: Rect, camera: Camera, moving: boolean): void {
    const shown = at.w > 0 && at.h > 0;
    canvas.hidden = !shown;
    if (!shown) return;
    canvas.style.left = `${at.x}px`;
    canvas.style.top = `${at.y}px`;
    canvas.style.width = `${at.w}px`;
    canvas.style.height = `${at.h}px`;
    painter.resize(at);
    painter.draw(camera, moving);
  }

  /** Numbers of the groups that touch a box of the scene, in painting order. */
  touching(box: Rect): number[] {
    return this.#drawing.touching(box);
  }

  /** Numbers of the groups in view, what stays among them. */
  inView(camera: Camera, kept: Kept): number[] {
    const { headers, groups } = this.#drawing.scene;
    const [body, ...upper] = inWindow(camera, this.#view, kept).map((box) => this.touching(box));
    const stays = (index: number): boolean => {
      const { strip, labels } = staysIn(headers, groups[index]?.bounds ?? { x: 0, y: 0, w: 0, h: 0 });
      return strip || labels;
    };
    return [...new Set([...(body ?? []), ...upper.flat().filter(stays)])];
  }
}
