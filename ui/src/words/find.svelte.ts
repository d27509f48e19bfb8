// Finding words on the open map: which places have them, and which one is looked at.

import type { Host } from "../host/host";
import type { FoundHere } from "../host/types";
import type { Sheet } from "../map/sheet.svelte";

/** A search begins when nothing has been typed for this many milliseconds. */
const CALM = 60;
const MOST = 500;

export class Find {
  readonly #host: Host;
  readonly #sheet: Sheet;
  text = $state("");
  found = $state.raw<FoundHere[]>([]);
  /** Number of the place that is looked at. */
  at = $state(0);
  #turn = 0;
  #timer = 0;

  constructor(host: Host, sheet: Sheet) {
    this.#host = host;
    this.#sheet = sheet;
  }

  get current(): FoundHere | null {
    return this.found[this.at] ?? null;
  }

  /** "3 of 12"; "" while nothing is looked for. */
  get words(): string {
    if (this.text.trim() === "") return "";
    return this.found.length === 0 ? "Not on this map" : `${this.at + 1} of ${this.found.length}`;
  }

  type(text: string): void {
    this.text = text;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.again(true), CALM);
  }

  /** Looks anew, since the text or the map is another one; the place that is looked at stays where it can. */
  async again(show = false): Promise<void> {
    const mine = ++this.#turn;
    const wanted = this.text.trim();
    const found = wanted === "" ? [] : await this.#host.findInMap(this.#sheet.id, wanted, false, MOST).catch(() => []);
    if (mine !== this.#turn) return;
    const was = this.current?.group;
    this.found = found;
    this.at = Math.max(0, found.findIndex(({ group }) => group === was));
    if (show) this.#show();
  }

  step(by: 1 | -1): void {
    const count = this.found.length;
    if (count === 0) return;
    this.at = (this.at + by + count) % count;
    this.#show();
  }

  #show(): void {
    const { current } = this;
    if (current) this.#sheet.goTo(current.group, current.near, true);
  }

  /** Gives the keyboard to the place that is looked at. */
  leave(): void {
    window.clearTimeout(this.#timer);
    const { current } = this;
    if (current) this.#sheet.goTo(current.group, current.near);
  }
}
