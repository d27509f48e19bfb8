// Where the window looks at the map, and how it gets from one place to another.

import type { Rect, Size } from "../host/types";
import { fitAll, fitBox, fitWidth, held, nextRung, panned, revealing, stepped, zoomedAt, type Camera } from "./camera";
import { keptOf, onMap, onScreen, staysIn, type Kept } from "./panes";

/** A movement rests after this many milliseconds without an event. */
const REST = 100;

/** What is to be done when the look moves. */
export interface Follower {
  /** Once a frame while it moves. */
  moved: (camera: Camera) => void;
  /** When it has come to rest. */
  rested: (camera: Camera) => void;
}

/** What is looked at. */
export interface Looked {
  size: () => Size;
  /** How much of it stays in view, at its upper edge and at its left. */
  headers: () => Size;
}

export class Look {
  /** Where it looks now. */
  camera = $state.raw<Camera>({ x: 0, y: 0, z: 1 });
  /** Where it looked when it last came to rest. */
  settled = $state.raw<Camera>({ x: 0, y: 0, z: 1 });
  /** The size of the map's element, in CSS pixels. */
  view = $state.raw<Size>({ w: 1, h: 1 });
  /** Somebody has moved it. */
  moved = $state(false);
  readonly #looked: Looked;
  readonly #follower: Follower;
  /** The zoom that follows the window's width until somebody zooms. */
  #follows = true;
  #frame = 0;
  #resting = 0;

  constructor(looked: Looked, follower: Follower) {
    this.#looked = looked;
    this.#follower = follower;
  }

  /** True where the map goes on below the window. */
  get cut(): boolean {
    return (this.#looked.size().h - this.camera.y) * this.camera.z > this.view.h - 1;
  }

  pan(dx: number, dy: number): void {
    this.#show(panned(this.camera, dx, dy, this.view, this.#looked.size()));
  }

  /** Zooms; the point (x, y) of the element, without one its middle, stays where it is. */
  zoomTo(z: number, x = this.view.w / 2, y = this.view.h / 2): void {
    this.#follows = false;
    this.#show(zoomedAt(this.camera, z, x, y, this.view, this.#looked.size()));
  }

  /** Zooms by steps of 5 % at a point of the element. */
  step(steps: number, x: number, y: number): void {
    this.zoomTo(stepped(this.camera.z, steps), x, y);
  }

  /** Zooms to the next stop. */
  rung(direction: 1 | -1): void {
    this.zoomTo(nextRung(this.camera.z, direction));
  }

  /** Begins where somebody looked before. */
  begin(camera: Camera): void {
    this.#follows = false;
    this.camera = camera;
  }

  /** Brings a place of the map into the middle. */
  centre(x: number, y: number): void {
    const { camera, view } = this;
    this.#show(held({ x: x - view.w / camera.z / 2, y: y - view.h / camera.z / 2, z: camera.z }, view, this.#looked.size()));
  }

  /** Moves along until the map is seen from here on. */
  from(x: number): void {
    const { camera, view } = this;
    this.#show(held({ ...camera, x: x - this.#looked.headers().w }, view, this.#looked.size()));
  }

  /** Shows a box of the map as large as the window allows, never above its true scale. */
  fitTo(box: Rect): void {
    this.#follows = false;
    this.#show(fitBox(box, this.view, this.#looked.size(), this.#looked.headers()));
  }

  fit(): void {
    this.#follows = false;
    this.#show(fitAll(this.view, this.#looked.size()));
  }

  /** Brings a box of the map into view by the smallest move. */
  reveal(box: Rect): void {
    const headers = this.#looked.headers();
    const { strip, labels } = staysIn(headers, box);
    const covered = { w: labels ? 0 : headers.w, h: strip ? 0 : headers.h };
    const { x, y, z } = revealing(this.camera, box, this.view, this.#looked.size(), covered);
    const next = { x: labels ? this.camera.x : x, y: strip ? this.camera.y : y, z };
    if (next.x !== this.camera.x || next.y !== this.camera.y) this.#show(next);
  }

  /** The map's element has another size. */
  resized(view: Size): void {
    this.view = view;
    const next = this.#follows ? fitWidth(view, this.#looked.size()) : this.camera;
    this.camera = held({ ...next, y: this.camera.y }, view, this.#looked.size());
    this.rest();
  }

  /** The map has another size. */
  hold(): void {
    const { x, y, z } = held(this.camera, this.view, this.#looked.size());
    // The same camera as before tells nobody that anything has moved.
    if (x !== this.camera.x || y !== this.camera.y || z !== this.camera.z) this.camera = { x, y, z };
    this.rest();
  }

  rest(): void {
    this.settled = this.camera;
    this.#follower.rested(this.camera);
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    window.clearTimeout(this.#resting);
    this.#frame = 0;
  }

  /** How much of the element is kept for what stays in view. */
  get kept(): Kept {
    return keptOf(this.#looked.headers(), this.camera, this.view, window.devicePixelRatio || 1);
  }

  /** Where the map moves under what stays, in CSS pixels of the element. */
  get body(): Rect {
    const { left, top } = this.kept;
    return { x: left, y: top, w: this.view.w - left, h: this.view.h - top };
  }

  /** A box of the map in CSS pixels of the element; where it looks now, or at another camera. */
  onScreen(box: Rect, camera = this.camera): Rect {
    const headers = this.#looked.headers();
    return onScreen(box, headers, camera, keptOf(headers, camera, this.view, window.devicePixelRatio || 1));
  }

  /** The place of the map under a point of the element. */
  onMap(x: number, y: number): { x: number; y: number } {
    return onMap(x, y, this.camera, this.kept);
  }

  /** Whether a box stays in view at the upper edge or at the left. */
  stays(box: Rect): { strip: boolean; labels: boolean } {
    return staysIn(this.#looked.headers(), box);
  }

  #show(next: Camera): void {
    this.camera = next;
    this.moved = true;
    window.clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => this.rest(), REST);
    if (this.#frame === 0)
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#follower.moved(this.camera);
      });
  }
}
