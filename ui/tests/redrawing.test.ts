import { describe, expect, it } from "vitest";
import { redrawn } from "../src/canvas/redrawing";
import type { Redrawing } from "../src/host/types";
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

  it("moves a thing as often as it is told to, and draws it with the same", () => {
    const once = redrawn(before, told([{ kind: "moved", from: 1, count: 1, dx: 10, dy: 0 }])).scene;
    const twice = redrawn(once, told([{ kind: "moved", from: 0, count: 1, dx: 0, dy: 100 }])).scene;
    expect(twice.groups).toEqual([{ ...left, at: { x: 10, y: 100 }, bounds: { ...left.bounds, x: 20, y: 110 } }]);
    expect(twice.groups[0]?.items).toBe(left.items);
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
