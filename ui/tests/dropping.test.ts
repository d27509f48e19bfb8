import { describe, expect, it } from "vitest";
import type { Places, Rect } from "../src/host/types";
import { dropAt, type Lane } from "../src/tools/dropping";

/** Order: A, B with C under it. Install: D. Bill is empty. Cards are 100 by 60, 140 apart. */
const places: Places = {
  text_lanes: [],
  stages: [
    { stage: "order", title: "Order", columns: [[{ touchpoint: "a", track: 0 }], [{ touchpoint: "b", track: 0 }, { touchpoint: "c", track: 1 }]] },
    { stage: "install", title: "Install", columns: [[{ touchpoint: "d", track: 0 }]] },
    { stage: "bill", title: "Bill", columns: [] },
  ],
};
const cards: Record<string, Rect> = {
  a: { x: 100, y: 70, w: 100, h: 60 }, b: { x: 240, y: 70, w: 100, h: 60 }, c: { x: 240, y: 170, w: 100, h: 60 }, d: { x: 380, y: 70, w: 100, h: 60 },
};
const stages: Record<string, Rect> = { order: { x: 90, y: 6, w: 280, h: 32 }, install: { x: 370, y: 6, w: 140, h: 32 }, bill: { x: 510, y: 6, w: 140, h: 32 } };
const lane: Lane = { places, card: (id) => cards[id] ?? null, stage: (id) => stages[id] ?? null, size: { w: 100, h: 60 } };

describe("a card held over the map", () => {
  it("lands between two columns, with a line in the gap", () => {
    const drop = dropAt(lane, { x: 210, y: 100 }, []);
    expect(drop?.spot).toEqual({ stage: "order", track: 0, before: "b" });
    expect(drop?.line).toEqual({ x: 220, top: 60, bottom: 140 });
  });

  it("needs no room to be made where it leaves a column free", () => {
    expect(dropAt(lane, { x: 150, y: 100 }, ["a"])?.free).toBe(true);
    expect(dropAt(lane, { x: 210, y: 100 }, ["d"])?.free).toBe(false);
    expect(dropAt(lane, { x: 350, y: 100 }, ["a"])?.free).toBe(false);
  });

  it("lands in another stage, before its first or after its last", () => {
    expect(dropAt(lane, { x: 390, y: 100 }, ["a"])?.spot).toEqual({ stage: "install", track: 0, before: "d" });
    expect(dropAt(lane, { x: 490, y: 100 }, ["a"])?.spot).toEqual({ stage: "install", track: 0, before: null });
    expect(dropAt(lane, { x: 560, y: 100 }, ["a"])?.spot).toEqual({ stage: "bill", track: 0, before: null });
  });

  it("joins the column above on a side track", () => {
    const drop = dropAt(lane, { x: 150, y: 190 }, ["d"]);
    expect(drop?.spot).toEqual({ stage: "order", track: 1, before: "b" });
    expect(drop?.line).toBeNull();
    expect(drop?.box).toMatchObject({ x: 100, y: 170 });
    expect(drop?.band).toMatchObject({ x: 90, w: 560, y: 162 });
  });

  it("opens a column where the side track is taken", () => {
    const drop = dropAt(lane, { x: 290, y: 190 }, ["d"]);
    expect(drop?.spot).toEqual({ stage: "order", track: 1, before: null });
    expect(drop?.line).not.toBeNull();
  });

  it("finds one more track below the last one", () => {
    expect(dropAt(lane, { x: 290, y: 290 }, ["d"])?.spot).toEqual({ stage: "order", track: 2, before: null });
  });

  it("does not stand before itself", () => {
    expect(dropAt(lane, { x: 150, y: 100 }, ["a"])?.spot).toEqual({ stage: "order", track: 0, before: "b" });
    expect(dropAt(lane, { x: 250, y: 100 }, ["b", "c"])?.spot).toEqual({ stage: "order", track: 0, before: null });
  });
});
