// A scene with its index: what painters share.

import type { Rect, Scene } from "../host/types";
import { Grid } from "./grid";

/** With more groups that are others than this, the whole index is made anew. */
const FEW = 256;

export class Drawing {
  readonly scene: Scene;
  readonly #grid: Grid;

  /** Of the scene after that of `before`, which is no longer used, most of the index is taken over. */
  constructor(scene: Scene, before: Drawing | null = null) {
    this.scene = scene;
    const others = before && othersIn(scene, before.scene);
    if (before && others) for (const i of others) before.#grid.replace(i, scene.groups[i]!.bounds);
    this.#grid = before && others ? before.#grid : new Grid(scene.groups.map(({ bounds }) => bounds));
  }

  /** Numbers of the groups that touch a box of the scene, in painting order. */
  touching({ x, y, w, h }: Rect): number[] {
    return this.#grid.query(x, y, x + w, y + h);
  }
}

/** Numbers of the groups that are not those of the scene before; null where they are many, or counted otherwise. */
function othersIn({ groups }: Scene, before: Scene): number[] | null {
  if (groups.length !== before.groups.length) return null;
  const others: number[] = [];
  for (let i = 0; i < groups.length && others.length <= FEW; i++) if (groups[i] !== before.groups[i]) others.push(i);
  return others.length <= FEW ? others : null;
}
