// The library as the window shows it: which maps, what was searched, and what is done with them.

import { sentenceOf, type Host } from "../host/host";
import type { Found, MapEntry, Shelf } from "../host/types";

/** A search begins when nothing has been typed for this many milliseconds. */
const CALM = 120;
/** Places that a search shows at most. */
const MOST = 60;

export class MapList {
  readonly #host: Host;
  maps = $state.raw<MapEntry[]>([]);
  /** It has been asked for maps before: that there are none is known. */
  known = $state(false);
  which = $state<Shelf>("in_use");
  query = $state("");
  found = $state.raw<Found[] | null>(null);
  /** Why the last thing did not work; "" where it did. */
  trouble = $state("");
  /** What the library says about itself that somebody should know, one sentence each. */
  notices = $state.raw<string[]>([]);
  now = $state.raw(new Date());
  #turn = 0;
  #timer = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Asks for the maps anew. */
  async refresh(): Promise<void> {
    await this.#tried(async () => {
      this.maps = await this.#host.maps(this.which);
      this.known = true;
      this.now = new Date();
    });
  }

  /** What is wrong with the library itself. */
  async look(): Promise<void> {
    await this.#tried(async () => {
      const { read_only, rescued, backup_failed } = await this.#host.health();
      this.notices = [...(read_only ? [read_only] : []), ...rescued, ...(backup_failed ? [backup_failed] : [])];
    });
  }

  async show(which: Shelf): Promise<void> {
    this.which = which;
    await this.refresh();
    if (this.query) this.search(this.query);
  }

  /** Searches once typing pauses. An empty search shows all maps again. */
  search(query: string): void {
    this.query = query;
    window.clearTimeout(this.#timer);
    const mine = ++this.#turn;
    if (query.trim() === "") {
      this.found = null;
      return;
    }
    this.#timer = window.setTimeout(() => {
      void this.#tried(async () => {
        const found = await this.#host.search(query, this.which, MOST);
        if (mine === this.#turn) this.found = found;
      });
    }, CALM);
  }

  /** The maps that the search leaves: by title, or by what stands in them. */
  get shown(): MapEntry[] {
    if (this.found === null) return this.maps;
    const hit = new Set(this.found.map(({ map }) => map));
    const words = this.query.trim().toLocaleLowerCase();
    return this.maps.filter(({ id, title }) => hit.has(id) || title.toLocaleLowerCase().includes(words));
  }

  // The library tells of what these change, and then the maps are asked for anew.

  rename(map: MapEntry, title: string): Promise<void> {
    return this.#tried(() => this.#host.run(map.id, { set: { of: "map", path: ["title"], value: title } }));
  }

  duplicate(map: MapEntry): Promise<void> {
    return this.#tried(() => this.#host.duplicateMap(map.id));
  }

  bin(map: MapEntry): Promise<void> {
    return this.#tried(() => this.#host.binMap(map.id));
  }

  takeBack(map: MapEntry): Promise<void> {
    return this.#tried(() => this.#host.takeBackMap(map.id));
  }

  saveAsFile(map: MapEntry): Promise<void> {
    return this.#tried(() => this.#host.saveAsFile(map.id));
  }

  async #tried(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.trouble = sentenceOf(thrown);
    }
  }
}
