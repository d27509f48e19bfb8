import { describe, expect, it } from "vitest";
import { nearest, spokenOf } from "../src/canvas/spoken";
import { group } from "./scene";

const groups = [
  group("ground", "backdrop", [0, 0, 900, 300]),
  group("stage/1", "stage", [100, 0, 300, 30], "Discover"),
  group("card/a", "card", [100, 60, 100, 60], "Sees an offer"),
  group("card/b", "card", [300, 60, 100, 60], "Checks the address"),
  group("mark/m", "mark", [100, 200, 20, 20], "Address not found"),
];
const all = spokenOf(groups, [0, 1, 2, 3, 4]);

describe("the layer of named elements", () => {
  it("names everything but decoration, in the scene's order", () => {
    expect(all.map((t) => t.name)).toEqual(["Discover", "Sees an offer", "Checks the address", "Address not found"]);
    expect(all[0]).toMatchObject({ role: "heading", level: 3, kind: "stage" });
    expect(all[1]).toMatchObject({ role: "img", kind: "touchpoint" });
  });

  it("goes with the arrow keys to what is nearest that way", () => {
    const from = groups[2]!.bounds;
    expect(nearest(from, "right", all)?.id).toBe("card/b");
    expect(nearest(from, "down", all)?.id).toBe("mark/m");
    expect(nearest(from, "left", all)).toBeNull();
  });

  it("names first what matters when there is too much in view", () => {
    const many = Array.from({ length: 700 }, (_, i) => group(`c${i}`, "card", [i, 0, 1, 1]));
    expect(spokenOf(many, many.map((_, i) => i))).toHaveLength(600);
  });
});
