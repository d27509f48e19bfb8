import { describe, expect, it } from "vitest";
import { isOn } from "../src/canvas/near";
import type { Group, Path, Segment } from "../src/host/types";
import { group } from "./scene";

/** An arrow from the top left down and to the right, as a branch runs. */
const bent = line([{ to: "move", p: { x: 0, y: 0 } }, { to: "line", p: { x: 0, y: 92 } }, { to: "quad", c: { x: 0, y: 100 }, p: { x: 8, y: 100 } }, { to: "line", p: { x: 200, y: 100 } }]);

function line(segments: Segment[]): Group {
  const path: Path = { segments };
  const stroke = { paint: { of: "token", token: "arrow" }, width: 1.5, dash: [], round: false } as const;
  return {
    id: "arrow/a>b", role: { kind: "arrow", from: "card/a", to: "card/b" }, name: "From a to b", at: { x: 0, y: 0 }, bounds: { x: 0, y: 0, w: 200, h: 100 }, hash: "",
    items: [{ kind: "shape", path, fill: null, stroke: { ...stroke, dash: [] } }],
  };
}

describe("a place of the drawing", () => {
  it("is on an arrow only near to its line, not in the box around it", () => {
    expect(isOn(bent, { x: 3, y: 50 }, 6)).toBe(true);
    expect(isOn(bent, { x: 100, y: 104 }, 6)).toBe(true);
    expect(isOn(bent, { x: 100, y: 50 }, 6)).toBe(false);
  });

  it("is on an arrow where the arrow has moved to", () => {
    const moved = { ...bent, at: { x: 0, y: 400 }, bounds: { ...bent.bounds, y: 400 } };
    expect(isOn(moved, { x: 3, y: 450 }, 6)).toBe(true);
    expect(isOn(moved, { x: 3, y: 50 }, 6)).toBe(false);
  });

  it("is on a card anywhere in its box", () => {
    expect(isOn(group("card/a", "card", [0, 0, 112, 63]), { x: 100, y: 50 }, 0)).toBe(true);
    expect(isOn(group("card/a", "card", [0, 0, 112, 63]), { x: 113, y: 50 }, 0)).toBe(false);
  });

  it("is on a curve where the curve is, not on the way to its handles", () => {
    const arc = line([{ to: "move", p: { x: 0, y: 0 } }, { to: "cubic", c1: { x: 0, y: 100 }, c2: { x: 200, y: 100 }, p: { x: 200, y: 0 } }]);
    expect(isOn(arc, { x: 100, y: 75 }, 4)).toBe(true);
    expect(isOn(arc, { x: 100, y: 98 }, 4)).toBe(false);
  });
});
