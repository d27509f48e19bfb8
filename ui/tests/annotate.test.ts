import { describe, expect, it } from "vitest";
import { CAUSES, causeBeside, causeOfKey } from "../src/annotate/causes";
import { cellAt, emptyOnes, feltAt, feltWords } from "../src/annotate/cells";
import { beside } from "../src/annotate/floating";
import { Stroke, inkAt, widthAt } from "../src/annotate/ink";
import { measureOf, numberOf } from "../src/annotate/measures";
import { Names } from "../src/canvas/spoken";
import type { Cell, CellContent, Group } from "../src/host/types";
import { MAP } from "./host";
import { group } from "./scene";

function cell(id: string, [x, y, w, h]: [number, number, number, number], content: CellContent, name = id): Cell {
  return { group: id, at: MAP, bounds: { x, y, w, h }, name, content };
}

const text = (words: string): CellContent => ({ kind: "text", text: words });

describe("the causes of service", () => {
  it("are picked by the keys 1 to 9 and 0, each by one", () => {
    expect(CAUSES.map(({ key }) => key).join("")).toBe("1234567890");
    expect(causeOfKey("2")).toBe("logistical_failure");
    expect(causeOfKey("x")).toBeNull();
  });

  it("are walked from the first to the last and no further", () => {
    expect(causeBeside(null, 1)).toBe("technical_failure");
    expect(causeBeside("technical_failure", -1)).toBe("technical_failure");
    expect(causeBeside("design_failure", 1)).toBe("expectation_gap");
    expect(causeBeside("external_event", 1)).toBe("external_event");
  });
});

describe("a float", () => {
  const view = { w: 1000, h: 600 };
  it("stands below its thing where there is room", () => {
    expect(beside({ x: 100, y: 100, w: 90, h: 60 }, { w: 368, h: 300 }, view)).toEqual({ x: 100, y: 168 });
  });

  it("goes to the side of a thing far down, and never leaves the map", () => {
    expect(beside({ x: 100, y: 400, w: 90, h: 60 }, { w: 368, h: 300 }, view)).toEqual({ x: 198, y: 292 });
    expect(beside({ x: 900, y: 400, w: 90, h: 60 }, { w: 368, h: 300 }, view)).toEqual({ x: 524, y: 292 });
    const { x, y } = beside({ x: 2000, y: -300, w: 90, h: 60 }, { w: 368, h: 300 }, view);
    expect([x, y]).toEqual([624, 8]);
  });
});

describe("cells", () => {
  const cells = [
    cell("cell/thoughts/order", [100, 200, 90, 40], text("Will it work?")),
    cell("cell/thoughts/pay", [200, 200, 90, 40], text(""), "Thoughts, Pays"),
    cell("emotion/mood/maya/pay", [200, 100, 90, 80], { kind: "emotion", persona: "maya", who: "Maya", value: null, zero: 140, point: 8 }, "Maya at Pays"),
    cell("emotion/mood/raj/pay", [210, 120, 24, 24], { kind: "emotion", persona: "raj", who: "Raj", value: 1, zero: 140, point: 8 }, "Raj at Pays"),
    cell("service/help/order", [100, 300, 90, 60], { kind: "service" }),
    cell("service/help/pay", [200, 300, 90, 60], { kind: "service" }, "Service, Pays"),
  ];

  it("are found by their place, the smallest first", () => {
    expect(cellAt(cells, { x: 110, y: 210 })?.group).toBe("cell/thoughts/order");
    expect(cellAt(cells, { x: 220, y: 130 })?.group).toBe("emotion/mood/raj/pay");
    expect(cellAt(cells, { x: 280, y: 170 })?.group).toBe("emotion/mood/maya/pay");
    expect(cellAt(cells, { x: 500, y: 210 })).toBeNull();
  });

  it("have a name to be read by where nothing is drawn in them", () => {
    const label = (id: string, y: number): Group => ({ ...group(id, "card", [0, y, 80, 20], id), role: { kind: "lane_label" } });
    const groups = [label("lane/thoughts", 190), group("mark/bill", "mark", [110, 310, 20, 20], "Wrong bill"), label("lane/help", 290)];
    const names = Names.of(groups);
    const empty = emptyOnes(cells, names);
    expect(empty.map(({ id }) => id)).toEqual(["cell/thoughts/pay", "emotion/mood/maya/pay", "service/help/pay"]);
    expect(empty[0]?.name).toBe("Thoughts, Pays: empty");
    // They are read in their lanes.
    expect(names.inView([0, 1, 2], empty).map(({ id }) => id)).toEqual([
      "emotion/mood/maya/pay", "lane/thoughts", "cell/thoughts/pay", "lane/help", "mark/bill", "service/help/pay",
    ]);
  });
});

describe("an emotion", () => {
  const scale = { zero: 100, point: 8 };
  it("goes in whole steps, by halves where somebody wants, and ends at 5", () => {
    expect(feltAt(100 - 2.4 * 8, scale, false)).toBe(2);
    expect(feltAt(100 - 2.4 * 8, scale, true)).toBe(2.5);
    expect(feltAt(100 + 900, scale, false)).toBe(-5);
    expect(Object.is(feltAt(101, scale, false), 0)).toBe(true);
  });

  it("is read with its sign", () => {
    expect([3, 0, -2.5].map(feltWords)).toEqual(["+3", "0", "\u22122.5"]);
  });
});

describe("a measure", () => {
  it("is a number as people write it", () => {
    expect(["82", " 4,5 ", "1,200", "1,200.5", "\u22123", ""].map(numberOf)).toEqual([82, 4.5, 1200, 1200.5, -3, null]);
    expect(numberOf("about 4")).toBeUndefined();
  });

  it("is a value with or without a target, and says what is wrong", () => {
    expect(measureOf("82", "90")).toEqual({ value: 82, target: 90 });
    expect(measureOf("82", "")).toEqual({ value: 82, target: null });
    expect(measureOf("", "")).toBeNull();
    expect(measureOf("", "90")).toMatch(/value/);
    expect(measureOf("many", "")).toMatch(/number/);
  });
});

describe("ink", () => {
  const drawn = (way: [number, number][], pressure = 0.5): Stroke => {
    const stroke = new Stroke(1);
    for (const [x, y] of way) stroke.add({ x, y, pressure });
    stroke.end();
    return stroke;
  };

  it("begins and ends where the pointer did", () => {
    const kept = drawn([[10, 10], [20, 14], [40, 30]]).kept();
    expect(kept.slice(0, 3)).toEqual([0, 0, 0.5]);
    expect(kept.slice(-3)).toEqual([30, 20, 0.5]);
  });

  it("leaves a tremble behind", () => {
    const trembling = Array.from({ length: 60 }, (_, i): [number, number] => [i * 3, i % 2 === 0 ? 0 : 3]);
    const heights = drawn(trembling).points.slice(5, -5).map(({ y }) => y);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(2);
  });

  it("keeps a corner where it was drawn", () => {
    const down = Array.from({ length: 40 }, (_, i): [number, number] => [0, i * 3]);
    const right = Array.from({ length: 40 }, (_, i): [number, number] => [i * 3, 117]);
    const nearest = Math.min(...drawn([...down, ...right]).points.map(({ x, y }) => Math.hypot(x, y - 117)));
    expect(nearest).toBeLessThan(3);
  });

  it("is wider where it is pressed harder", () => {
    expect([0, 1, 7].map(widthAt)).toEqual([1.7, 2.8, 2.8]);
    expect(drawn([[0, 0], [9, 9]], 1).width()).toBe(2.8);
  });

  it("is a dot where the pointer stood still", () => {
    const dot = drawn([[5, 5]]);
    expect(dot.kept()).toEqual([0, 0, 0.5]);
    expect(dot.outline()).toBe("M5 5L5.01 5");
  });

  it("is met by what passes near it and not by what passes its box", () => {
    const path = { segments: [{ to: "move" as const, p: { x: 0, y: 0 } }, { to: "line" as const, p: { x: 100, y: 100 } }] };
    const stroke: Group = {
      ...group("ink/a", "card", [0, 0, 100, 100], "Ink"),
      role: { kind: "ink" },
      items: [{ kind: "shape", path, fill: null, stroke: null }],
    };
    expect(inkAt([stroke], { x: 40, y: 60 }, { x: 60, y: 40 }, 2)).toEqual(["ink/a"]);
    expect(inkAt([stroke], { x: 90, y: 5 }, { x: 95, y: 5 }, 2)).toEqual([]);
    expect(inkAt([stroke], { x: 51, y: 50 }, { x: 51, y: 50 }, 2)).toEqual(["ink/a"]);
  });
});
