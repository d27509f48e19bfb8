// The map as a nested list: which rows are open, which one has the keyboard, and what is done to it.

import { untrack } from "svelte";
import type { Host } from "../host/host";
import type { Outline, OutlineRow, RowWay } from "../host/types";
import type { Sheet } from "../map/sheet.svelte";

/** A row that is seen, with its place in the tree. */
export interface SeenRow {
  row: OutlineRow;
  level: number;
  /** Its number among its neighbours, from 1, and how many they are. */
  number: number;
  of: number;
  open: boolean;
  parent: string | null;
}

/** With more rows than these a map opens with its stages closed. */
const MANY = 300;

export class OutlineList {
  readonly #host: Host;
  readonly #sheet: Sheet;
  outline = $state.raw<Outline>({ summary: "", persona: "", rows: [] });
  /** The group of the row that has the keyboard. */
  current = $state<string | null>(null);
  /** The row whose title is being written. */
  writing = $state<string | null>(null);
  #closed = $state.raw<ReadonlySet<string>>(new Set());
  #asked = false;
  #turn = 0;

  constructor(host: Host, sheet: Sheet) {
    this.#host = host;
    this.#sheet = sheet;
    // The selection follows the list from here on, and not the other way round.
    this.current = untrack(() => sheet.selection.one);
  }

  readonly rows: SeenRow[] = $derived.by(() => {
    const seen: SeenRow[] = [];
    const walk = (rows: OutlineRow[], level: number, parent: string | null): void =>
      rows.forEach((row, at) => {
        const open = row.rows.length > 0 && !this.#closed.has(row.group);
        seen.push({ row, level, number: at + 1, of: rows.length, open, parent });
        if (open) walk(row.rows, level + 1, row.group);
      });
    walk(this.outline.rows, 1, null);
    return seen;
  });

  /** The row that has the keyboard; the first one where none has. */
  get row(): SeenRow | null {
    return this.rows.find(({ row }) => row.group === this.current) ?? this.rows[0] ?? null;
  }

  /** The map has changed. */
  async refresh(): Promise<void> {
    const mine = ++this.#turn;
    const outline = await this.#host.outline(this.#sheet.id).catch(() => null);
    if (mine !== this.#turn || !outline) return;
    this.outline = outline;
    if (!this.#asked && count(outline.rows) > MANY) this.#closed = new Set(outline.rows.map(({ group }) => group));
    this.#asked = true;
    this.#reveal();
    if (this.writing !== null && !pathTo(outline.rows, this.writing)) this.writing = null;
  }

  /** Opens what stands above the row that has the keyboard. */
  #reveal(): void {
    const above = pathTo(this.outline.rows, this.current);
    if (above?.some((group) => this.#closed.has(group))) this.#closed = new Set([...this.#closed].filter((group) => !above.includes(group)));
  }

  /** Gives a row the keyboard; the canvas follows. */
  stand(group: string): void {
    this.current = group;
    this.#sheet.selection.only(group);
    this.#sheet.goTo(group, group, true);
  }

  step(by: number): void {
    const at = this.rows.findIndex(({ row }) => row.group === this.row?.row.group);
    const next = this.rows[Math.min(Math.max(at + by, 0), this.rows.length - 1)];
    if (next) this.stand(next.row.group);
  }

  /** → opens a row, then goes to the first one in it; ← closes it, then goes to the one that it is in. */
  aside(way: "in" | "out"): void {
    const { row: seen } = this;
    if (!seen) return;
    const { row, open, parent } = seen;
    if (way === "in" && row.rows.length > 0) open ? this.step(1) : this.toggle(row.group);
    else if (way === "out" && open) this.toggle(row.group);
    else if (way === "out" && parent !== null) this.stand(parent);
  }

  toggle(group: string): void {
    const closed = new Set(this.#closed);
    if (!closed.delete(group)) closed.add(group);
    this.#closed = closed;
  }

  /** The next row whose title begins so. */
  seek(letters: string): void {
    const at = this.rows.findIndex(({ row }) => row.group === this.row?.row.group);
    const from = letters.length === 1 ? at + 1 : at;
    const order = [...this.rows.slice(from), ...this.rows.slice(0, from)];
    const hit = order.find(({ row }) => row.title.toLocaleLowerCase().startsWith(letters));
    if (hit) this.stand(hit.row.group);
  }

  async rename({ which, title }: OutlineRow, typed: string): Promise<void> {
    this.writing = null;
    if (typed.trim() === title) return;
    const key = typeof which === "object" && "insight" in which ? "text" : "title";
    await this.#sheet.run({ set: { of: which, path: [key], value: typed.trim() } });
  }

  async move({ which }: OutlineRow, way: RowWay): Promise<void> {
    await this.#sheet.asked(() => this.#host.moveRow(this.#sheet.id, which, way));
  }

  /** Adds a row of the same kind behind this one and begins to write its title. */
  async more({ which }: OutlineRow): Promise<void> {
    const group = await this.#sheet.asked(() => this.#host.addRow(this.#sheet.id, which));
    if (group === null) return;
    // Its row comes with this answer, or with a newer one that is on its way.
    this.writing = group;
    await this.refresh();
    this.stand(group);
    this.#reveal();
  }

  /** Adds a stage at the end. */
  async addStage(): Promise<void> {
    await this.#sheet.run({ add: { kind: "stage", fields: { title: "New stage" }, before: null } });
    await this.refresh();
    const last = this.outline.rows.filter(({ group }) => group.startsWith("stage/")).at(-1);
    if (!last) return;
    this.stand(last.group);
    this.writing = last.group;
  }

  async remove({ row, number, of, parent, level }: SeenRow): Promise<void> {
    const neighbours = this.rows.filter((other) => other.parent === parent && other.level === level);
    const next = neighbours[number === of ? number - 2 : number]?.row.group ?? parent;
    await this.#sheet.run({ delete: { things: [row.which], with_touchpoints: false } });
    if (this.#sheet.refusal === "" && next !== null) this.stand(next);
  }
}

function count(rows: OutlineRow[]): number {
  return rows.reduce((sum, { rows }) => sum + 1 + count(rows), 0);
}

/** The rows above the one of a group; null where there is none. */
function pathTo(rows: OutlineRow[], group: string | null): string[] | null {
  for (const row of rows) {
    if (row.group === group) return [];
    const below = pathTo(row.rows, group);
    if (below) return [row.group, ...below];
  }
  return null;
}
