import { describe, expect, it } from "vitest";
import { Grid } from "../src/canvas/grid";
import { frameAround } from "../src/canvas/strips";

describe("the strips around a shifted picture", () => {
  const area = (strips: { w: number; h: number }[]): number => strips.reduce((sum, s) => sum + s.w * s.h, 0);

  it("are none when the picture covers the canvas", () => {
    expect(frameAround(0, 0, 100, 80, 100, 80)).toEqual([]);
    expect(frameAround(-5, -5, 200, 200, 100, 80)).toEqual([]);
  });

  it("are what a pan to the right and down uncovers, each pixel once", () => {
    const strips = frameAround(0, 0, 93, 76, 100, 80);
    expect(area(strips)).toBe(100 * 80 - 93 * 76);
  });

  it("surround a picture that shrank, without overlapping", () => {
    const strips = frameAround(10, 20, 90, 60, 100, 80);
    expect(area(strips)).toBe(100 * 80 - 80 * 40);
    const seen = new Set<string>();
    for (const s of strips)
      for (let y = s.y; y < s.y + s.h; y++)
        for (let x = s.x; x < s.x + s.w; x++) {
          expect(seen.has(`${x},${y}`)).toBe(false);
          seen.add(`${x},${y}`);
        }
  });

  it("are the whole canvas when the picture left it", () => {
    expect(area(frameAround(300, 0, 400, 80, 100, 80))).toBe(100 * 80);
  });
});

describe("looking up what is in view", () => {
  const grid = new Grid([
    { x: 0, y: 0, w: 4000, h: 1000 },
    { x: 100, y: 100, w: 50, h: 50 },
    { x: -700, y: -20, w: 30, h: 30 },
    { x: 510, y: 510, w: 4, h: 4 },
  ]);

  it("finds each box once and in painting order", () => {
    expect(grid.query(90, 90, 600, 600)).toEqual([0, 1, 3]);
  });

  it("finds boxes left of and above the origin", () => {
    expect(grid.query(-800, -100, -690, 0)).toEqual([2]);
  });

  it("finds a box that a single point touches", () => {
    expect(grid.query(120, 120, 120, 120)).toEqual([0, 1]);
  });

  it("finds nothing where nothing is", () => {
    expect(grid.query(-5000, -5000, -4000, -4000)).toEqual([]);
  });
});
