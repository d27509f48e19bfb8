import { describe, expect, it } from "vitest";
import { cornersOf } from "../src/tools/connecting.svelte";

const card = { x: 100, y: 50, w: 100, h: 60 };

describe("the line of a new arrow", () => {
  it("runs straight to the next card", () => {
    expect(cornersOf(card, { x: 230, y: 50, w: 100, h: 60 })).toEqual([{ x: 200, y: 80 }, { x: 230, y: 80 }, { x: 230, y: 80 }, { x: 230, y: 80 }]);
  });

  it("passes below the cards that stand between", () => {
    const line = cornersOf(card, { x: 500, y: 50, w: 100, h: 60 });
    expect(line[0]).toEqual({ x: 200, y: 80 });
    expect(line.slice(2, 4).every(({ y }) => y > 110)).toBe(true);
    expect(line.at(-1)).toEqual({ x: 500, y: 80 });
  });

  it("falls to a card below and comes back from below to one before", () => {
    expect(cornersOf(card, { x: 110, y: 150, w: 100, h: 60 })).toEqual([{ x: 150, y: 110 }, { x: 150, y: 150 }]);
    expect(cornersOf(card, { x: -100, y: 50, w: 100, h: 60 }).at(-1)).toEqual({ x: -50, y: 110 });
  });

  it("goes down in the gap to a card of another row", () => {
    expect(cornersOf(card, { x: 240, y: 150, w: 100, h: 60 })).toEqual([{ x: 200, y: 80 }, { x: 209, y: 80 }, { x: 209, y: 180 }, { x: 240, y: 180 }]);
  });
});
