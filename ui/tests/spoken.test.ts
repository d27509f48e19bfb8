import { describe, expect, it } from "vitest";
import { Names, nearest } from "../src/canvas/spoken";
import { group } from "./scene";

const label = (name: string, y: number): ReturnType<typeof group> => ({ ...group(name, "card", [0, y, 80, 20]), role: { kind: "lane_label" } });
const groups = [
  group("ground", "backdrop", [0, 0, 900, 300]),
  group("stage/1", "stage", [100, 0, 300, 30], "Discover"),
  group("card/a", "card", [100, 60, 100, 60], "Sees an offer"),
  group("card/b", "card", [300, 60, 100, 60], "Checks the address"),
  group("mark/m", "mark", [100, 200, 20, 20], "Address not found"),
  label("Customer actions", 50),
  label("Where service steps in", 190),
];
const names = Names.of(groups);
const { all } = names;

describe("the layer of named elements", () => {
  it("names everything but decoration, in reading order", () => {
    expect(all.map((t) => t.name)).toEqual(["Discover", "Customer actions", "Sees an offer", "Checks the address", "Where service steps in", "Address not found"]);
    expect(all[0]).toMatchObject({ role: "heading", level: 3, kind: "stage" });
    expect(all[2]).toMatchObject({ role: "img", kind: "touchpoint" });
  });

  it("is read lane after lane, each from its label to the right", () => {
    const drawn = [group("b", "card", [300, 60, 9, 9]), label("below", 100), group("m", "mark", [100, 120, 9, 9]), label("above", 50), group("a", "card", [100, 70, 9, 9])];
    expect(Names.of(drawn).all.map((t) => t.id)).toEqual(["above", "a", "b", "below", "m"]);
  });

  it("holds what is in view only", () => {
    expect(names.inView([0, 3]).map((t) => t.id)).toEqual(["card/b"]);
  });

  it("knows after an edit where everything is, also where something has come between", () => {
    const moved = groups.map((one) => (one.id === "card/b" ? { ...one, bounds: { ...one.bounds, x: 50 } } : one));
    const after = names.after(moved);
    expect(after.of("touchpoint").map((t) => t.id)).toEqual(["card/b", "card/a"]);
    expect(after.find("card/b")?.bounds.x).toBe(50);
    const more = after.after([groups[0]!, group("card/c", "card", [10, 60, 30, 60]), ...moved.slice(1)]);
    expect(more.of("touchpoint").map((t) => t.id)).toEqual(["card/c", "card/b", "card/a"]);
    expect(more.at(1)?.id).toBe("card/c");
    expect(more.find("card/gone")).toBeUndefined();
  });

  it("goes with the arrow keys to what is nearest that way", () => {
    const from = groups[2]!.bounds;
    expect(nearest(from, "right", all)?.id).toBe("card/b");
    expect(nearest(from, "down", all)?.id).toBe("mark/m");
    expect(nearest(from, "left", all)?.id).toBe("Customer actions");
    expect(nearest(groups[5]!.bounds, "left", all)).toBeNull();
  });

  it("names first what matters when there is too much in view", () => {
    const many = Array.from({ length: 700 }, (_, i) => group(`c${i}`, "card", [i, 0, 1, 1]));
    expect(Names.of(many).inView(many.map((_, i) => i))).toHaveLength(600);
  });
});
