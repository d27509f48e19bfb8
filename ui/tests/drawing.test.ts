import { describe, expect, it } from "vitest";
import { Drawing } from "../src/canvas/drawing";
import type { Group } from "../src/host/types";
import { group, sceneOf } from "./scene";

/** Numbers below `most`, the same in each run. */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
}

describe("a drawing that follows another one", () => {
  it("finds what one that is made anew finds, wherever things have gone", () => {
    const next = numbers(7);
    const size = { w: 6000, h: 3000 };
    const somewhere = (id: string): Group => group(id, "card", [next(6000), next(3000), 1 + next(700), 1 + next(300)]);
    let groups = Array.from({ length: 400 }, (_, i) => somewhere(`card/${i}`));
    let drawing = new Drawing(sceneOf(groups, size));
    for (let round = 0; round < 30; round++) {
      // Now and then more than a few, or one more.
      const changed = new Set(Array.from({ length: round % 10 === 9 ? 350 : 1 + next(12) }, () => next(groups.length)));
      groups = groups.map((old, i) => (changed.has(i) ? somewhere(old.id) : old));
      if (round % 7 === 6) groups = [...groups, somewhere(`card/${groups.length}`)];
      const scene = sceneOf(groups, size);
      drawing = new Drawing(scene, drawing);
      const anew = new Drawing(scene);
      for (let look = 0; look < 20; look++) {
        const box = { x: next(6000), y: next(3000), w: next(1600), h: next(900) };
        expect(drawing.touching(box)).toEqual(anew.touching(box));
      }
    }
  });
});
