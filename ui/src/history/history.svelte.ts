// What happened to the open map: entries as they are needed, named versions, and what is looked at.

import { sentenceOf, type Host } from "../host/host";
import type { HistoryEntry, Version } from "../host/types";

/** Entries that are asked for at a time. */
const PAGE = 60;
/** Acts of one person on one place within this many milliseconds stand as one entry. */
const TOGETHER = 60_000;

/** An entry of the list: the newest of acts that belong together, and the older ones. */
export interface Deed {
  newest: HistoryEntry;
  older: HistoryEntry[];
}

export class History {
  readonly #host: Host;
  readonly #map: string;
  entries = $state.raw<HistoryEntry[]>([]);
  versions = $state.raw<Version[]>([]);
  /** True while there may be older entries than those that are here. */
  more = $state(true);
  query = $state("");
  author = $state("");
  trouble = $state("");
  now = $state.raw(new Date());

  constructor(host: Host, map: string) {
    this.#host = host;
    this.#map = map;
  }

  /** Asks anew for what is newest. */
  refresh(): Promise<void> {
    return this.#tried(async () => {
      const entries = await this.#host.history(this.#map, null, Math.max(PAGE, this.entries.length));
      this.versions = await this.#host.versions(this.#map);
      this.entries = entries;
      this.more = (entries.at(-1)?.number ?? 1) > 1;
      this.now = new Date();
    });
  }

  /** Asks for older entries. */
  further(): Promise<void> {
    const last = this.entries.at(-1);
    if (!last || !this.more) return Promise.resolve();
    return this.#tried(async () => {
      const older = await this.#host.history(this.#map, last.number, PAGE);
      this.entries = [...this.entries, ...older];
      this.more = (older.at(-1)?.number ?? 1) > 1;
    });
  }

  /** Names the state after a change. */
  name(number: number, name: string): Promise<void> {
    return this.#tried(async () => {
      await this.#host.nameVersion(this.#map, number, name);
      this.versions = await this.#host.versions(this.#map);
    });
  }

  get authors(): string[] {
    return [...new Set(this.entries.map(({ author }) => author))].sort((a, b) => a.localeCompare(b));
  }

  /** What the search and the choice of a person leave, in deeds. */
  get deeds(): Deed[] {
    const words = this.query.trim().toLocaleLowerCase();
    const says = ({ label, told }: HistoryEntry): string => [label, ...told.flatMap(({ words, place }) => [words, place])].join(" ").toLocaleLowerCase();
    return deedsOf(this.entries.filter((entry) => (this.author === "" || entry.author === this.author) && says(entry).includes(words)));
  }

  async #tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.trouble = sentenceOf(thrown);
    }
  }
}

const placeOf = (entry: HistoryEntry): string => entry.told[0]?.place ?? "";

/** Puts together what one person did to one place within a minute. */
export function deedsOf(entries: HistoryEntry[]): Deed[] {
  const deeds: Deed[] = [];
  for (const entry of entries) {
    const deed = deeds.at(-1);
    const last = deed?.older.at(-1) ?? deed?.newest;
    const near = last !== undefined && new Date(last.time).getTime() - new Date(entry.time).getTime() < TOGETHER;
    const same = last?.author === entry.author && placeOf(last) === placeOf(entry) && placeOf(entry) !== "" && last.saved === entry.saved;
    if (deed && near && same) deed.older.push(entry);
    else deeds.push({ newest: entry, older: [] });
  }
  return deeds;
}
