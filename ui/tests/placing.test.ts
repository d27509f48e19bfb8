import { describe, expect, it } from "vitest";
import type { Places, Spot } from "../src/host/types";
import { movesTo, stepped, stepsOf } from "../src/map/placing";

/** Order: A, B with C under it, D. Install: E. After it an empty stage. */
const places: Places = {
  text_lanes: [],
  stages: [
    { stage: "order", title: "Order", columns: [[{ touchpoint: "a", track: 0 }], [{ touchpoint: "b", track: 0 }, { touchpoint: "c", track: 1 }], [{ touchpoint: "d", track: 0 }]] },
    { stage: "install", title: "Install", columns: [[{ touchpoint: "e", track: 0 }]] },
    { stage: "bill", title: "Bill", columns: [] },
  ],
};
const spot = (stage: string, track: number, before: string | null): Spot => ({ stage, track, before });

describe("a step by a key", () => {
  it("goes past the column beside it", () => {
    expect(stepped(places, "a", "later")).toEqual(spot("order", 0, "d"));
    expect(stepped(places, "d", "earlier")).toEqual(spot("order", 0, "b"));
  });

  it("goes over to the next stage at the end of its own", () => {
    expect(stepped(places, "d", "later")).toEqual(spot("install", 0, "e"));
    expect(stepped(places, "e", "earlier")).toEqual(spot("order", 0, null));
    expect(stepped(places, "e", "later")).toEqual(spot("bill", 0, null));
  });

  it("ends where the map does", () => {
    expect(stepped(places, "a", "earlier")).toBeNull();
    expect(stepped({ ...places, stages: places.stages.slice(0, 2) }, "e", "later")).toBeNull();
    expect(stepped(places, "a", "up")).toBeNull();
  });

  it("leads a side track from column to column", () => {
    expect(stepped(places, "c", "earlier")).toEqual(spot("order", 1, "b"));
    expect(stepped(places, "c", "later")).toEqual(spot("order", 1, null));
  });

  it("changes the track", () => {
    expect(stepped(places, "c", "down")).toEqual(spot("order", 2, "d"));
    expect(stepped(places, "c", "up")).toEqual(spot("order", 0, "d"));
  });

  it("moves several as a block, each on its own track", () => {
    expect(stepsOf(places, ["c", "b"], "later")).toEqual([
      { move_touchpoints: { touchpoints: ["b"], to: spot("order", 0, null) } },
      { move_touchpoints: { touchpoints: ["c"], to: spot("order", 1, null) } },
    ]);
  });
});

describe("touchpoints moved to a spot", () => {
  it("stand before the first one there that is not moved itself", () => {
    expect(movesTo(places, ["a"], spot("order", 0, "a"), "a")).toEqual([{ move_touchpoints: { touchpoints: ["a"], to: spot("order", 0, "b") } }]);
    expect(movesTo(places, ["e"], spot("install", 0, "e"), "e")).toEqual([{ move_touchpoints: { touchpoints: ["e"], to: spot("install", 0, null) } }]);
  });

  it("keep their tracks to each other", () => {
    expect(movesTo(places, ["b", "c"], spot("install", 1, null), "b")).toEqual([
      { move_touchpoints: { touchpoints: ["b"], to: spot("install", 1, null) } },
      { move_touchpoints: { touchpoints: ["c"], to: spot("install", 2, null) } },
    ]);
  });
});
