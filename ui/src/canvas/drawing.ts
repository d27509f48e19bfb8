// A scene with its index: what painters share.

import type { Rect, Scene } from "../host/types";
import { Grid } from "./grid";

export class Drawing {
  readonly scene: Scene;
  readonly #grid: Grid;

  constructor(scene: Scene) {
    this.scene = scene;
    this.#grid = new Grid(scene.groups.map(({ bounds }) => bounds));
  }

  /** Numbers of the groups that touch a box of the scene, in painting order. */
  touching({ x, y, w, h }: Rect): number[] {
    return this.#grid.query(x, y, x + w, y + h);
  }
}
