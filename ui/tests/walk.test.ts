import { describe, expect, it } from "vitest";
import { Names, type Way } from "../src/canvas/spoken";
import { walk, waysOf } from "../src/canvas/walk";
import { arrow, group } from "./scene";

/** Order, check and visit in the main row; rebook under visit, with a way back to check; a mark under visit. */
const groups = [
  group("card/order", "card", [100, 50, 100, 60]),
  group("card/check", "card", [240, 50, 100, 60]),
  group("card/visit", "card", [380, 50, 100, 60]),
  group("card/bill", "card", [520, 50, 100, 60]),
  group("card/rebook", "card", [380, 150, 100, 60]),
  group("mark/missed", "mark", [390, 300, 20, 20]),
  arrow("order", "check"), arrow("check", "visit"), arrow("visit", "bill"), arrow("visit", "rebook"), arrow("rebook", "check"),
];
const things = Names.of(groups).all;
const ways = waysOf(groups);

function goes(from: string, way: Way): string | undefined {
  const start = things.find(({ id }) => id === from);
  return start && walk(start, way, things, ways)?.id;
}

describe("the arrow keys", () => {
  it("go along the arrows, the main way first", () => {
    expect(goes("card/order", "right")).toBe("card/check");
    expect(goes("card/visit", "right")).toBe("card/bill");
    expect(goes("card/bill", "left")).toBe("card/visit");
  });

  it("go down to a branch and up again", () => {
    expect(goes("card/visit", "down")).toBe("card/rebook");
    expect(goes("card/rebook", "up")).toBe("card/visit");
  });

  it("follow a loop back to the left only where it comes from there", () => {
    expect(goes("card/rebook", "left")).toBe("card/check");
  });

  it("go to what lies nearest where no arrow leads", () => {
    expect(goes("card/rebook", "down")).toBe("mark/missed");
    expect(goes("card/bill", "right")).toBeUndefined();
    expect(goes("mark/missed", "up")).toBe("card/rebook");
  });
});
