// What the layer of named elements holds: the things in view, and the way from one to the next.

import type { Group, Rect, Role } from "../host/types";
import { overlaps } from "./near";

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

/** Which groups of a drawing follow each other: the same in most drawings of a map. */
interface Row {
  /** Numbers of the groups by their ids. */
  numbers: ReadonlyMap<string, number>;
  /** Numbers of those that have a name, by their kind. */
  kinds: ReadonlyMap<string, readonly number[]>;
}

/**
 * The named things of a drawing. A map has tens of thousands and a window shows hundreds: each is named when
 * somebody asks for it.
 */
export class Names {
  readonly #groups: readonly Group[];
  readonly #row: Row;
  readonly #lane: (bounds: Rect) => number;
  readonly #known: (Spoken | undefined)[] = [];
  #all: Spoken[] | null = null;

  private constructor(groups: readonly Group[], row: Row) {
    this.#groups = groups;
    this.#row = row;
    this.#lane = lanesOf((row.kinds.get("lane") ?? []).map((number) => groups[number]?.bounds.y ?? 0));
  }

  static of(groups: readonly Group[]): Names {
    return new Names(groups, rowOf(groups));
  }

  /** The names of the drawing after this one. */
  after(groups: readonly Group[]): Names {
    const follows = groups.length === this.#groups.length && groups.every((group, i) => isOneOf(group, this.#groups[i]));
    return new Names(groups, follows ? this.#row : rowOf(groups));
  }

  /** Everything that has a name, in reading order: the stages, then lane after lane from left to right. */
  get all(): Spoken[] {
    return (this.#all ??= this.among(this.#groups.keys()));
  }

  /** The thing of a group by its id. */
  find(id: string): Spoken | undefined {
    return this.at(this.#row.numbers.get(id) ?? -1);
  }

  /** The thing of a group by its number. */
  at(index: number): Spoken | undefined {
    const known = this.#known[index];
    if (known) return known;
    const group = this.#groups[index];
    if (!group || !isNamed(group)) return undefined;
    return (this.#known[index] = this.placed(spoken(group, index)));
  }

  /** The things of a kind, in reading order. */
  of(kind: string): Spoken[] {
    return this.among(this.#row.kinds.get(kind) ?? []);
  }

  /** The things of these numbers, in reading order. */
  among(numbers: Iterable<number>): Spoken[] {
    const things: Spoken[] = [];
    for (const number of numbers) {
      const thing = this.at(number);
      if (thing) things.push(thing);
    }
    return things.sort(inOrder);
  }

  /** A thing in the lane where it lies, as one of which nothing is drawn. */
  placed(thing: Named): Spoken {
    return { ...thing, lane: this.#lane(thing.bounds) };
  }

  /** True where something of the kind lies over a part of the box. */
  isOver(kind: string, box: Rect): boolean {
    return (this.#row.kinds.get(kind) ?? []).some((number) => {
      const group = this.#groups[number];
      return group !== undefined && overlaps(group.bounds, box);
    });
  }

  /** What is named of these numbers and of things that are not drawn: only the most important where there are too many. */
  inView(numbers: readonly number[], empty: readonly Spoken[] = []): Spoken[] {
    const named = numbers.filter((number) => isNamed(this.#groups[number]));
    if (named.length + empty.length <= MANY) return [...this.among(named), ...empty].sort(inOrder);
    return this.among(named.filter((number) => FIRST.includes(this.#groups[number]?.role.kind ?? "backdrop"))).slice(0, MANY);
  }
}

function rowOf(groups: readonly Group[]): Row {
  const [numbers, kinds] = [new Map<string, number>(), new Map<string, number[]>()];
  groups.forEach((group, i) => {
    numbers.set(group.id, i);
    if (!isNamed(group)) return;
    const kind = kindOf(group);
    const known = kinds.get(kind);
    if (known) known.push(i);
    else kinds.set(kind, [i]);
  });
  return { numbers, kinds };
}

/** True where both are the same thing, however it looks. */
function isOneOf(group: Group, before: Group | undefined): boolean {
  return group === before || (before !== undefined && group.id === before.id && group.role.kind === before.role.kind && isNamed(group) === isNamed(before));
}

function isNamed(group: Group | undefined): boolean {
  return group !== undefined && group.name !== "" && group.role.kind !== "backdrop";
}

/** How many lanes begin above the middle of a box. */
function lanesOf(tops: readonly number[]): (bounds: Rect) => number {
  return ({ y, h }) => tops.filter((top) => top <= y + h / 2).length;
}

/** Of two at one place the first drawn is read first. */
export function inOrder(a: Spoken, b: Spoken): number {
  return a.lane - b.lane || a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y || a.index - b.index;
}

function spoken(group: Group, index: number): Named {
  const level = LEVELS[group.role.kind] ?? null;
  const role = level === null ? "img" : "heading";
  return { index, id: group.id, name: group.name, role, kind: kindOf(group), level, bounds: group.bounds };
}

function kindOf({ role: { kind } }: Group): string {
  return kind === "backdrop" ? "" : KINDS[kind];
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
