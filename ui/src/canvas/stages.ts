// The titles of stages far out: they stay as large as one can read for longer than all other text.

import type { Item, Size } from "../host/types";

/** So many CSS pixels high at least, where there is room. */
export const LEAST_TITLE = 11;

/** The height of a line of a title, in parts of its size. */
const LINE = 1.25;

/** Between a title and the figure beside it, in scene units. */
const BESIDE = 10;

type Text = Extract<Item, { kind: "text" }>;

/** How much larger than drawn a title of that size is written where a unit is `scale` pixels wide; 1 where it is large enough. */
export function growth(size: number, scale: number, least = LEAST_TITLE): number {
  return Math.max(1, least / (size * scale));
}

/**
 * What a stage of that size, in units, is painted with: its title is at least `least` pixels high where it finds
 * room in one line, and its figure gives way to it.
 */
export function farOut(items: Item[], { w: width, h: height }: Size, scale: number, least: number): Item[] {
  const [title, figure] = items.filter((item): item is Text => item.kind === "text");
  const k = growth(title?.runs[0]?.size ?? Infinity, scale, least);
  if (!title || k === 1 || new Set(title.runs.map(({ line }) => line)).size > 1) return items;
  const { x, y, w, h } = title.bounds;
  const beside = figure !== undefined && figure.bounds.y < y + h;
  const [end, room] = [x + w * k, width - x];
  if (end > room || least * LINE > height * scale) return items;
  const gives = figure !== undefined && (!beside || end + BESIDE > figure.bounds.x);
  // What stood above its figure stands in the middle of both.
  const middle = y + h / 2 + (gives && !beside ? figure.bounds.h / 2 : 0);
  const grown = set(title, k, middle);
  return items.filter((item) => item !== figure || !gives).map((item) => (item === title ? grown : item));
}

/** A line set larger from where it begins, around this height. */
function set(line: Text, k: number, middle: number): Text {
  const { x, y, w, h } = line.bounds;
  const was = y + h / 2;
  const runs = line.runs.map((run) => ({ ...run, size: run.size * k, x: x + (run.x - x) * k, y: middle + (run.y - was) * k, width: run.width * k }));
  return { ...line, bounds: { x, y: middle - (h * k) / 2, w: w * k, h: h * k }, runs };
}

/** The lines that a title takes within a width; none where one of its words does not fit. */
export function linesOf(title: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/).filter((word) => word !== "")) {
    if (widthOf(word) > width) return [];
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ""} ${word}` : "";
    if (longer !== "" && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
