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
  const more = empty.map((thing) => ({ ...thing, lane: lane(thing.bounds) })).sort(inOrder);
  // Both are in order, and there may be tens of thousands of the ones and few of the others.
  const all: Spoken[] = [];
  let at = 0;
  for (const thing of things) {
    for (let next = more[at]; next && inOrder(next, thing) < 0; next = more[at]) {
      all.push(next);
      at += 1;
    }
    all.push(thing);
  }
  return all.concat(more.slice(at));
}

/** With more changed groups than this everything is named anew. */
const SOME = 100;

/** The named things of a drawing, in reading order and to be looked up. */
export class Names {
  readonly all: Spoken[];
  readonly #groups: Group[];
  readonly #byIndex: (Spoken | undefined)[];
  /** Numbers of the groups by their ids. */
  readonly #numbers: Map<string, number>;

  private constructor(groups: Group[], all: Spoken[], byIndex: (Spoken | undefined)[], numbers: Map<string, number>) {
    this.all = all;
    this.#groups = groups;
    this.#byIndex = byIndex;
    this.#numbers = numbers;
  }

  static of(groups: Group[]): Names {
    const all = spokenOf(groups);
    const byIndex: (Spoken | undefined)[] = groups.map(() => undefined);
    for (const thing of all) byIndex[thing.index] = thing;
    return new Names(groups, all, byIndex, new Map(groups.map(({ id }, i) => [id, i])));
  }

  /** The names after an edit: where a few things look different and none has moved among the others, only these are named anew. */
  after(groups: Group[]): Names {
    return this.#patched(groups) ?? Names.of(groups);
  }

  #patched(groups: Group[]): Names | null {
    if (groups.length !== this.#groups.length) return null;
    const changed: number[] = [];
    for (let i = 0; i < groups.length && changed.length <= SOME; i++) if (groups[i] !== this.#groups[i]) changed.push(i);
    if (changed.length > SOME) return null;
    const lane = lanesOf(groups);
    const [all, byIndex] = [this.all.slice(), this.#byIndex.slice()];
    for (const i of changed) {
      const [was, is] = [this.#groups[i], groups[i]];
      if (!was || !is || was.id !== is.id || is.role.kind === "lane_label") return null;
      const [known, named] = [byIndex[i], is.name === "" ? undefined : spoken(is, i)[0]];
      if (!known !== !named) return null;
      if (!known || !named) continue;
      const next = { ...named, lane: lane(named.bounds) };
      const place = all.indexOf(known);
      if (!isBetween(all[place - 1], next, all[place + 1])) return null;
      all[place] = byIndex[i] = next;
    }
    return new Names(groups, all, byIndex, this.#numbers);
  }

  /** The thing of a group by its id. */
  find(id: string): Spoken | undefined {
    const index = this.#numbers.get(id);
    return index === undefined ? undefined : this.#byIndex[index];
  }

  /** The thing of a group by its number. */
  at(index: number): Spoken | undefined {
    return this.#byIndex[index];
  }
}

/** True where a thing is read after the one and before the other; of two at one place the first drawn is read first. */
function isBetween(before: Spoken | undefined, thing: Spoken, behind: Spoken | undefined): boolean {
  const follows = (a: Spoken, b: Spoken): boolean => (inOrder(a, b) || a.index - b.index) < 0;
  return (!before || follows(before, thing)) && (!behind || follows(thing, behind));
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
