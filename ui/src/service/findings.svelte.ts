// What the rules find on the open map, and putting it aside.

import { sentenceOf, type Host } from "../host/host";
import type { FindingEntry, Findings, Where } from "../host/types";
import type { Sheet } from "../map/sheet.svelte";

export class FindingsList {
  readonly #host: Host;
  readonly sheet: Sheet;
  found = $state.raw<Findings | null>(null);
  trouble = $state("");
  isOpen = $state(false);
  /** What was put aside is listed in place of what is open. */
  asides = $state(false);
  #turn = 0;

  constructor(host: Host, sheet: Sheet) {
    this.#host = host;
    this.sheet = sheet;
  }

  async refresh(): Promise<void> {
    const mine = ++this.#turn;
    try {
      const found = await this.#host.findings(this.sheet.id);
      if (mine === this.#turn) [this.found, this.trouble] = [found, ""];
    } catch (thrown) {
      if (mine === this.#turn) this.trouble = sentenceOf(thrown);
    }
  }

  /** Puts a finding aside; the reason is kept in the map. */
  putAside(rule: string, { on }: FindingEntry, reason: string): Promise<void> {
    return this.sheet.run({ add: { kind: "dismissal", fields: { rule, on: given(on), reason }, before: null } });
  }

  takeBack(rule: string, { on }: FindingEntry): Promise<void> {
    return this.sheet.run({ delete: { things: [{ dismissal: { rule, on } }], with_touchpoints: false } });
  }
}

/** A place as a file has it: only what it names. */
function given(place: Where): Partial<Where> {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null));
}
