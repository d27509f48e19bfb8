import { describe, expect, it } from "vitest";
import { farOut, linesOf } from "../src/canvas/stages";
import type { Item } from "../src/host/types";
import { textAt } from "./scene";

/** A stage of 300 units: its title 60 wide from 16 on, its figure 60 wide at the other end or below. */
function stage(figure: "beside" | "below" | "none"): Item[] {
  const [title] = textAt("Install", 16, 24, 13).items;
  const [beside] = textAt("160 contacts", 224, 24, 11).items;
  const [below] = textAt("160 contacts", 16, 40, 11).items;
  const second = { beside, below, none: undefined }[figure];
  if (!title) throw new Error("no title");
  return second ? [title, second] : [title];
}

const texts = (items: Item[]): string[] => items.map((item) => (item.kind === "text" ? item.text : ""));
const sizes = (items: Item[], scale: number): number[] => items.map((item) => (item.kind === "text" ? Math.round((item.runs[0]?.size ?? 0) * scale) : 0));

describe("the title of a stage far out", () => {
  it("is drawn as it is where it is large enough", () => {
    const items = stage("beside");
    expect(farOut(items, { w: 300, h: 34 }, 1, 11)).toBe(items);
  });

  it("stays 11 pixels high, beside its figure while there is room", () => {
    expect(sizes(farOut(stage("beside"), { w: 300, h: 34 }, 0.5, 11), 0.5)).toEqual([11, 6]);
  });

  it("begins where it began", () => {
    const [title] = farOut(stage("beside"), { w: 300, h: 34 }, 0.5, 11);
    expect(title?.kind === "text" && title.runs[0]?.x).toBe(16);
  });

  it("takes the place of its figure where both find none", () => {
    expect(texts(farOut(stage("beside"), { w: 300, h: 60 }, 0.25, 11))).toEqual(["Install"]);
    expect(texts(farOut(stage("below"), { w: 300, h: 60 }, 0.5, 11))).toEqual(["Install"]);
  });

  it("is drawn as it is where its strip is lower than a line", () => {
    const items = stage("none");
    expect(farOut(items, { w: 300, h: 26 }, 0.5, 11)).toBe(items);
  });

  it("is drawn as it is where it would not fit", () => {
    const items = stage("none");
    expect(farOut(items, { w: 90, h: 34 }, 0.5, 11)).toBe(items);
  });
});

describe("the lines of a title", () => {
  const widthOf = (text: string): number => 6 * text.length;

  it("are as few as its words fit into", () => {
    expect(linesOf("First bill", 60, widthOf)).toEqual(["First bill"]);
    expect(linesOf("First bill", 50, widthOf)).toEqual(["First", "bill"]);
    expect(linesOf("  Renew or   leave ", 48, widthOf)).toEqual(["Renew or", "leave"]);
  });

  it("are none where a word does not fit", () => {
    expect(linesOf("First installation", 60, widthOf)).toEqual([]);
    expect(linesOf(" ", 60, widthOf)).toEqual([]);
  });
});
