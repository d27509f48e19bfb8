// Two maps of the library beside each other: which ones, how they are laid, and what the core has drawn.

import { sentenceOf, type Host } from "../host/host";
import type { CompareDrawing, CompareWish, ExportView, MapEntry } from "../host/types";
import type { Sheet } from "../map/sheet.svelte";

/** How sure differences are is asked when nothing has changed for this many milliseconds. */
const PAUSE = 600;

export class Comparison {
  readonly #host: Host;
  readonly sheet: Sheet;
  /** The maps of the library to choose from. */
  maps = $state.raw<MapEntry[]>([]);
  first = $state<string | null>(null);
  second = $state<string | null>(null);
  overlaid = $state(false);
  monthly = $state(false);
  bands = $state(true);
  as = $state<"picture" | "tables">("picture");
  width = $state(0);
  drawn = $state.raw<CompareDrawing | null>(null);
  old = $state(false);
  trouble = $state("");
  /** The part that is done of working out how sure the differences are; null when nobody does. */
  part = $state<number | null>(null);
  readonly at: { top: number; focus: string | null } = { top: 0, focus: null };
  #turn = 0;
  #pause = 0;

  constructor(host: Host, sheet: Sheet) {
    this.#host = host;
    this.sheet = sheet;
  }

  get wish(): CompareWish | null {
    const { overlaid, monthly, width, bands } = this;
    return width === 0 ? null : { overlaid, monthly, width, bands };
  }

  /** The same in a file; null until two maps were compared. */
  get exported(): ExportView | null {
    const { first, second, overlaid, monthly, bands, drawn } = this;
    return drawn && first !== null && second !== null ? { kind: "compare", first, second, overlaid, monthly, bands } : null;
  }

  /** Looks which maps there are, and proposes the two that belong together where none are chosen yet. */
  async look(): Promise<void> {
    try {
      this.maps = await this.#host.maps("in_use");
      if (this.first !== null) return;
      const pair = await this.#host.comparePair(this.sheet.id);
      [this.first, this.second] = [pair.first, pair.second];
    } catch (thrown) {
      this.trouble = sentenceOf(thrown);
    }
  }

  /** Compares these two, the open one among them or not. */
  choose(first: string | null, second: string | null): void {
    [this.first, this.second] = [first, second];
    if (first === null || second === null) this.drawn = null;
  }

  swap(): void {
    this.choose(this.second, this.first);
  }

  async refresh(first: string, second: string, wish: CompareWish): Promise<void> {
    const mine = ++this.#turn;
    window.clearTimeout(this.#pause);
    this.old = true;
    try {
      const answer = await this.#host.compare(first, second, wish);
      if (mine !== this.#turn) return;
      this.drawn = answer;
      [this.trouble, this.old] = ["", false];
      if (wish.bands && !answer.is_sure) this.#pause = window.setTimeout(() => void this.#sureness(first, second, wish, mine), PAUSE);
    } catch (thrown) {
      if (mine === this.#turn) this.trouble = sentenceOf(thrown);
    }
  }

  async #sureness(first: string, second: string, wish: CompareWish, mine: number): Promise<void> {
    this.part = 0;
    try {
      const isDone = await this.#host.workOutDifferences(first, second, (part) => {
        if (mine === this.#turn && this.part !== null) this.part = part;
      });
      if (!isDone || mine !== this.#turn) return;
      const answer = await this.#host.compare(first, second, wish);
      if (mine === this.#turn) this.drawn = answer;
    } catch (thrown) {
      if (mine === this.#turn) this.trouble = sentenceOf(thrown);
    }
    if (mine === this.#turn) this.part = null;
  }

  stopSureness(): void {
    this.part = null;
    this.bands = false;
    this.#host.stopSureness().catch((thrown) => (this.trouble = sentenceOf(thrown)));
  }

  /** Nobody looks any more. */
  leave(): void {
    this.#turn += 1;
    window.clearTimeout(this.#pause);
    if (this.part !== null) void this.#host.stopSureness().catch(() => {});
    this.part = null;
  }
}
