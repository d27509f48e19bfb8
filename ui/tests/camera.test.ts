import { describe, expect, it } from "vitest";
import { fitAll, fitWidth, held, nextRung, panned, revealing, stepped, zoomedAt } from "../src/canvas/camera";

const view = { w: 1600, h: 800 };
const map = { w: 4000, h: 1200 };

describe("fitting", () => {
  it("shows the whole width and starts at the top left", () => {
    expect(fitWidth(view, { w: 2000, h: 1200 })).toEqual({ x: 0, y: 0, z: 0.8 });
  });

  it("opens a very wide map at its start, so that its text can be read", () => {
    expect(fitWidth(view, map)).toEqual({ x: 0, y: 0, z: 0.7 });
  });

  it("shows all of a map that is taller than it is wide", () => {
    expect(fitAll(view, { w: 1000, h: 4000 }).z).toBeCloseTo(0.191);
  });

  it("leaves room above a map that is seen from far out, for the titles of its stages", () => {
    const { y, z } = fitAll(view, { w: 1000, h: 4000 });
    expect(0 - y * z).toBeCloseTo(36);
    expect((4000 - y) * z).toBeCloseTo(800);
  });

  it("never makes a small map larger than it is, and stands it in the middle with some air above", () => {
    expect(fitWidth(view, { w: 800, h: 300 })).toEqual({ x: -400, y: -24, z: 1 });
    expect(fitWidth(view, { w: 800, h: 2000 })).toEqual({ x: -400, y: 0, z: 1 });
  });
});

describe("zooming", () => {
  it("keeps the point under the pointer in its place", () => {
    const before = { x: 700, y: 200, z: 0.8 };
    const after = zoomedAt(before, 1.2, 300, 250, view, map);
    expect(after.x + 300 / after.z).toBeCloseTo(before.x + 300 / before.z);
    expect(after.y + 250 / after.z).toBeCloseTo(before.y + 250 / before.z);
  });

  it("stops at the closest and the farthest look", () => {
    expect(zoomedAt({ x: 0, y: 0, z: 1 }, 90, 0, 0, view, map).z).toBe(4);
    expect(zoomedAt({ x: 0, y: 0, z: 1 }, 0.0001, 0, 0, view, map).z).toBe(0.05);
  });

  it("passes through 100 % exactly, in steps of 5 %", () => {
    expect(stepped(1, 1)).toBeCloseTo(1.05);
    expect(stepped(0.98, 1)).toBe(1);
    expect(stepped(1.02, -1)).toBe(1);
    expect(stepped(stepped(1, 3), -3)).toBeCloseTo(1);
  });

  it("goes to the next stop with the keys, from between two as well", () => {
    expect(nextRung(1, 1)).toBe(1.1);
    expect(nextRung(0.79, -1)).toBe(0.7);
    expect(nextRung(4, 1)).toBe(4);
  });
});

describe("the edges of the map", () => {
  it("are never passed", () => {
    expect(panned({ x: 10, y: 0, z: 1 }, -500, -500, view, map)).toEqual({ x: 0, y: 0, z: 1 });
    expect(panned({ x: 0, y: 0, z: 1 }, 9000, 9000, view, map)).toEqual({ x: 2400, y: 400, z: 1 });
  });

  it("hold a map that fits where it stands", () => {
    expect(held({ x: 55, y: 55, z: 0.6 }, { w: 2400, h: 800 }, map)).toEqual({ x: 0, y: 0, z: 0.6 });
  });
});

describe("revealing", () => {
  it("does not move for what is in view", () => {
    const camera = { x: 100, y: 50, z: 1 };
    expect(revealing(camera, { x: 200, y: 100, w: 100, h: 60 }, view, map)).toEqual(camera);
  });

  it("moves just far enough, with some air", () => {
    const after = revealing({ x: 0, y: 0, z: 1 }, { x: 1700, y: 100, w: 100, h: 60 }, view, map);
    expect(after).toEqual({ x: 224, y: 0, z: 1 });
  });
});
