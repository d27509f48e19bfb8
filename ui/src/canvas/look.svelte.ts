// Where the window looks at the map, and how it gets from one place to another.

import type { Rect, Size } from "../host/types";
import { fitAll, fitWidth, held, nextRung, panned, revealing, stepped, zoomedAt, type Camera } from "./camera";

/** A movement rests after this many milliseconds without an event. */
const REST = 100;

/** What is to be done when the look moves. */
export interface Follower {
  /** Once a frame while it moves. */
  moved: (camera: Camera) => void;
  /** When it has come to rest. */
  rested: (camera: Camera) => void;
}

export class Look {
  /** Where it looks now. */
  camera = $state.raw<Camera>({ x: 0, y: 0, z: 1 });
  /** Where it looked when it last came to rest. */
  settled = $state.raw<Camera>({ x: 0, y: 0, z: 1 });
  /** The size of the map's element, in CSS pixels. */
  view = $state.raw<Size>({ w: 1, h: 1 });
  readonly #map: () => Size;
  readonly #follower: Follower;
  /** The zoom that follows the window's width until somebody zooms. */
  #follows = true;
  #frame = 0;
  #resting = 0;

  /** `map` gives the size of the map that is looked at. */
  constructor(map: () => Size, follower: Follower) {
    this.#map = map;
    this.#follower = follower;
  }

  /** True where the map goes on below the window. */
  get cut(): boolean {
    return (this.#map().h - this.camera.y) * this.camera.z > this.view.h - 1;
  }

  pan(dx: number, dy: number): void {
    this.#show(panned(this.camera, dx, dy, this.view, this.#map()));
  }

  /** Zooms; the point (x, y) of the element, without one its middle, stays where it is. */
  zoomTo(z: number, x = this.view.w / 2, y = this.view.h / 2): void {
    this.#follows = false;
    this.#show(zoomedAt(this.camera, z, x, y, this.view, this.#map()));
  }

  /** Zooms by steps of 5 % at a point of the element. */
  step(steps: number, x: number, y: number): void {
    this.zoomTo(stepped(this.camera.z, steps), x, y);
  }

  /** Zooms to the next stop. */
  rung(direction: 1 | -1): void {
    this.zoomTo(nextRung(this.camera.z, direction));
  }

  fit(): void {
    this.#follows = false;
    this.#show(fitAll(this.view, this.#map()));
  }

  /** Brings a box of the map into view by the smallest move. */
  reveal(box: Rect): void {
    const next = revealing(this.camera, box, this.view, this.#map());
    if (next.x !== this.camera.x || next.y !== this.camera.y) this.#show(next);
  }

  /** The map's element has another size. */
  resized(view: Size): void {
    this.view = view;
    const next = this.#follows ? fitWidth(view, this.#map()) : this.camera;
    this.camera = held({ ...next, y: this.camera.y }, view, this.#map());
    this.rest();
  }

  /** The map has another size. */
  hold(): void {
    this.camera = held(this.camera, this.view, this.#map());
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

  /** A box of the map in CSS pixels of the element. */
  onScreen({ x, y, w, h }: Rect): Rect {
    const { camera } = this;
    return { x: (x - camera.x) * camera.z, y: (y - camera.y) * camera.z, w: w * camera.z, h: h * camera.z };
  }

  /** The place of the map under a point of the element. */
  onMap(x: number, y: number): { x: number; y: number } {
    const { camera } = this;
    return { x: camera.x + x / camera.z, y: camera.y + y / camera.z };
  }

  #show(next: Camera): void {
    this.camera = next;
    window.clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => this.rest(), REST);
    if (this.#frame === 0)
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#follower.moved(this.camera);
      });
  }
}
