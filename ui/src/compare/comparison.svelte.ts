// Two maps of the library beside each other: which ones, how they are laid, and what the core has drawn.

import { sentenceOf } from "../host/host";
import type { CompareDrawing, CompareWish, ExportView, MapEntry } from "../host/types";
import { DrawnView } from "../service/drawn.svelte";

export class Comparison extends DrawnView<CompareDrawing> {
  /** The maps of the library to choose from. */
  maps = $state.raw<MapEntry[]>([]);
  first = $state<string | null>(null);
  second = $state<string | null>(null);
  overlaid = $state(false);
  monthly = $state(false);

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
      this.maps = await this.host.maps("in_use");
      if (this.first !== null) return;
      const pair = await this.host.comparePair(this.sheet.id);
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

  refresh(first: string, second: string, wish: CompareWish): Promise<void> {
    const ask = (): Promise<CompareDrawing> => this.host.compare(first, second, wish);
    return this.draw(ask, wish.bands ? (done) => this.host.workOutDifferences(first, second, done) : null);
  }
}
