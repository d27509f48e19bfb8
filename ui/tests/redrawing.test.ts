import { describe, expect, it } from "vitest";
import { redrawn } from "../src/canvas/redrawing";
import type { Group, Redrawing, Segment } from "../src/host/types";
import { group, sceneOf } from "./scene";

const [ground, left, right] = [
  group("ground", "backdrop", [0, 0, 400, 100]),
  group("left", "card", [10, 10, 50, 50]),
  group("right", "card", [100, 10, 50, 50]),
];
const before = sceneOf([ground, left, right], { w: 400, h: 100 });

function told(pieces: Redrawing["pieces"], size = before.size): Redrawing {
  return { revision: 2, size, headers: { w: 0, h: 0 }, title: "A map", language: "en", personas: [], smallest_text: 11, pieces };
}

describe("a redrawing", () => {
  it("keeps what is the same and paints what is new and what it was", () => {
    const wider = { ...left, hash: "wider", bounds: { ...left.bounds, w: 70 } };
    const { scene, dirty } = redrawn(before, told([{ kind: "kept", from: 0, count: 1 }, { kind: "drawn", group: wider }, { kind: "kept", from: 2, count: 1 }]));
    expect(scene.groups).toEqual([ground, wider, right]);
    expect(scene.groups[2]).toBe(right);
    expect(dirty).toEqual([wider.bounds, left.bounds]);
  });

  it("moves what is only elsewhere, and paints where it was and is", () => {
    const { scene, dirty, fresh } = redrawn(before, told([{ kind: "kept", from: 0, count: 2 }, { kind: "moved", from: 2, count: 1, dx: 40, dy: 5 }]));
    const [, , gone] = scene.groups;
    expect(gone?.id).toBe("right");
    expect(gone?.bounds).toEqual({ x: 140, y: 15, w: 50, h: 50 });
    expect(dirty).toEqual([{ x: 140, y: 15, w: 50, h: 50 }, right.bounds]);
    expect(fresh).toEqual([]);
  });

  it("moves all that something is drawn with, as often as it is told to", () => {
    const points: Segment[] = [
      { to: "move", p: { x: 1, y: 2 } }, { to: "line", p: { x: 3, y: 4 } }, { to: "quad", c: { x: 5, y: 6 }, p: { x: 7, y: 8 } },
      { to: "cubic", c1: { x: 1, y: 1 }, c2: { x: 2, y: 2 }, p: { x: 3, y: 3 } }, { to: "close" },
    ];
    const sign: Group = { ...left, items: [{ kind: "shape", path: { segments: points }, fill: null, stroke: null }] };
    const once = redrawn(sceneOf([sign], before.size), told([{ kind: "moved", from: 0, count: 1, dx: 10, dy: 0 }])).scene;
    const twice = redrawn(once, told([{ kind: "moved", from: 0, count: 1, dx: 0, dy: 100 }])).scene;
    expect(twice.groups[0]?.items).toEqual([{
      kind: "shape", fill: null, stroke: null,
      path: { segments: [
        { to: "move", p: { x: 11, y: 102 } }, { to: "line", p: { x: 13, y: 104 } }, { to: "quad", c: { x: 15, y: 106 }, p: { x: 17, y: 108 } },
        { to: "cubic", c1: { x: 11, y: 101 }, c2: { x: 12, y: 102 }, p: { x: 13, y: 103 } }, { to: "close" },
      ] },
    }]);
    expect(twice.groups[0]?.bounds).toEqual({ ...left.bounds, x: left.bounds.x + 10, y: left.bounds.y + 100 });
  });

  it("paints where something is gone", () => {
    const { scene, dirty } = redrawn(before, told([{ kind: "kept", from: 0, count: 2 }]));
    expect(scene.groups).toEqual([ground, left]);
    expect(dirty).toEqual([right.bounds]);
  });

  it("paints what lies above something else than before", () => {
    const { scene, dirty } = redrawn(before, told([{ kind: "kept", from: 0, count: 1 }, { kind: "kept", from: 2, count: 1 }, { kind: "kept", from: 1, count: 1 }]));
    expect(scene.groups).toEqual([ground, right, left]);
    expect(dirty).toEqual([left.bounds]);
  });

  it("paints all of a sheet of another size", () => {
    expect(redrawn(before, told([{ kind: "kept", from: 0, count: 3 }], { w: 500, h: 100 })).dirty).toBeNull();
  });
});
