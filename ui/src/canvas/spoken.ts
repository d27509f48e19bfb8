// What the layer of named elements holds: the things in view, and the way from one to the next.

import type { Group, Rect, Role } from "../host/types";

/** A thing on the map as assistive technology meets it. */
export interface Spoken {
  /** Number of the group in the scene. */
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
  const tops = groups.filter((g) => g.role.kind === "lane_label").map((g) => g.bounds.y);
  const lane = ({ y, h }: Rect): number => tops.filter((top) => top <= y + h / 2).length;
  return groups
    .flatMap((group, index) => (group.name === "" ? [] : spoken(group, index)))
    .map((thing) => ({ thing, lane: lane(thing.bounds) }))
    .sort((a, b) => a.lane - b.lane || a.thing.bounds.x - b.thing.bounds.x || a.thing.bounds.y - b.thing.bounds.y)
    .map(({ thing }) => thing);
}

/** Those of the things that are among the groups in view; only the most important ones where there are too many. */
export function inView(all: Spoken[], groups: Group[], numbers: number[]): Spoken[] {
  const seen = new Set(numbers);
  const things = all.filter(({ index }) => seen.has(index));
  if (things.length <= MANY) return things;
  return things.filter(({ index }) => FIRST.includes(groups[index]?.role.kind ?? "backdrop")).slice(0, MANY);
}

function spoken(group: Group, index: number): Spoken[] {
  const { kind } = group.role;
  if (kind === "backdrop") return [];
  const level = LEVELS[kind] ?? null;
  const role = level === null ? "img" : "heading";
  return [{ index, id: group.id, name: group.name, role, kind: KINDS[kind], level, bounds: group.bounds }];
}

/** A way to go with an arrow key. */
export type Way = "left" | "right" | "up" | "down";

/** The nearest thing that way, `null` at the end; what lies aside counts double. */
export function nearest(from: Rect, way: Way, things: Spoken[]): Spoken | null {
  const [cx, cy] = middle(from);
  let best: Spoken | null = null;
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
