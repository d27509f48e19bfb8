import { describe, expect, it } from "vitest";
import { pinsOf, type Titled } from "../src/canvas/pins";

const stage = (id: string, x: number, w: number): Titled => ({ id, title: id, bounds: { x, y: 6, w, h: 32 }, titleAt: x + 16, titleEnd: x + 76, figure: { at: x + 200, end: x + 280 } });
const stages = [stage("discover", 100, 300), stage("order", 400, 300), stage("install", 700, 300), stage("bill", 1000, 300)];

const names = (left: number, right: number): (string | undefined)[] => {
  const { before, here, behind } = pinsOf(stages, left, right, 104, 8);
  return [before?.id, here?.id, behind?.id];
};

describe("the ends of the strip", () => {
  it("hold nothing while all titles are seen", () => {
    expect(names(100, 1300)).toEqual([undefined, undefined, undefined]);
  });

  it("hold the stages beside those that are seen", () => {
    expect(names(400, 900)).toEqual(["discover", undefined, "bill"]);
  });

  it("hold the stage whose title the pin would lie on", () => {
    expect(names(100, 870)).toEqual([undefined, undefined, "install"]);
  });

  it("keep the title of a stage that began before the window", () => {
    expect(names(520, 900)).toEqual(["discover", "order", "bill"]);
  });

  it("cover a figure that they would cut", () => {
    // The pin would begin at 666, in the figure of the second stage at 600 to 680.
    expect(pinsOf(stages, 100, 770, 104, 8)).toMatchObject({ behind: { id: "install" }, from: 592 });
    expect(pinsOf(stages, 100, 900, 104, 8).from).toBe(796);
  });

  it("let go of a stage of which hardly anything is seen", () => {
    expect(names(670, 1200)).toEqual(["order", undefined, undefined]);
  });
});
