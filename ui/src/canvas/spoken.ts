// What the layer of named elements holds: the things in view, and the way from one to the next.

import type { Group, Rect, Role } from "../host/types";

/** A thing on the map as assistive technology meets it, in its place of the reading order. */
export interface Spoken extends Named {
  /** How many lanes begin above its middle. */
  lane: number;
}

/** A thing that has a name. */
export interface Named {
  /** Number of the group in the scene; −1 where nothing is drawn of it. */
  index: number;
  id: string;
  name: string;
  /** ARIA role. */
  role: "heading" | "img";
  /** The kind in words. */
  kind: string;
  level: number | null;
  bounds: Rect;
}

const KINDS: Record<Exclude<Role["kind"], "backdrop">, string> = {
  title: "title",
  figure: "figure",
  stage: "stage",
  lane_label: "lane",
  blueprint_line: "blueprint line",
  card: "touchpoint",
  arrow: "arrow",
  exit: "exit",
  cell: "cell",
  curve: "emotion curve",
  emotion: "emotion",
  mark: "service point",
  step: "step",
  metric: "metric",
  image: "image",
  insight: "insight",
  note: "note",
  ink: "ink",
  comment: "comment",
  panel: "panel",
  heading: "heading",
  bar: "row of a chart",
};

const LEVELS: Partial<Record<Role["kind"], number>> = { title: 2, stage: 3, lane_label: 3, heading: 3 };

/** With more things than this in view, only stages, lanes, cards and marks are named. */
const MANY = 600;
const FIRST: Role["kind"][] = ["title", "stage", "lane_label", "card", "mark"];

/** The named things of a drawing in reading order: the stages, then lane after lane from left to right. */
export function spokenOf(groups: Group[]): Spoken[] {
  const lane = lanesOf(groups);
  const named = groups.flatMap((group, index) => (group.name === "" ? [] : spoken(group, index)));
  return named.map((thing) => ({ ...thing, lane: lane(thing.bounds) })).sort(inOrder);
}

/** The same with things of which nothing is drawn, as the empty cells of a lane. */
export function withEmpty(things: Spoken[], empty: readonly Named[], groups: Group[]): Spoken[] {
  if (empty.length === 0) return things;
  const lane = lanesOf(groups);
  return [...things, ...empty.map((thing) => ({ ...thing, lane: lane(thing.bounds) }))].sort(inOrder);
}

function lanesOf(groups: Group[]): (bounds: Rect) => number {
  const tops = groups.filter((g) => g.role.kind === "lane_label").map((g) => g.bounds.y);
  return ({ y, h }) => tops.filter((top) => top <= y + h / 2).length;
}

function inOrder(a: Spoken, b: Spoken): number {
  return a.lane - b.lane || a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y;
}

/** Those of the things that are in view, by the numbers of their groups; only the most important ones where there are too many. */
export function inView(all: Spoken[], groups: Group[], numbers: number[]): Spoken[] {
  const seen = new Set(numbers);
  const things = all.filter(({ index }) => index < 0 || seen.has(index));
  if (things.length <= MANY) return things;
  return things.filter(({ index }) => FIRST.includes(groups[index]?.role.kind ?? "backdrop")).slice(0, MANY);
}

function spoken(group: Group, index: number): Named[] {
  const { kind } = group.role;
  if (kind === "backdrop") return [];
  const level = LEVELS[kind] ?? null;
  const role = level === null ? "img" : "heading";
  return [{ index, id: group.id, name: group.name, role, kind: KINDS[kind], level, bounds: group.bounds }];
}

/** A way to go with an arrow key. */
export type Way = "left" | "right" | "up" | "down";

/** The nearest thing that way, `null` at the end; what lies aside counts double. */
export function nearest<T extends { bounds: Rect }>(from: Rect, way: Way, things: T[]): T | null {
  const [cx, cy] = middle(from);
  let best: T | null = null;
  let least = Infinity;
  for (const thing of things) {
    const [x, y] = middle(thing.bounds);
    const [dx, dy] = [x - cx, y - cy];
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[way];
    const aside = Math.abs(way === "left" || way === "right" ? dy : dx);
    if (ahead < 1 || aside > ahead * 1.5) continue;
    const far = ahead + 2 * aside;
    if (far < least) [best, least] = [thing, far];
  }
  return best;
}

function middle({ x, y, w, h }: Rect): [number, number] {
  return [x + w / 2, y + h / 2];
}
