// What a window shows, the library or a map, and how maps and files come into it.

import { sentenceOf, type Host } from "../host/host";
import type { FileTaken, Heard, MapFacts, SameId } from "../host/types";
import type { MapList } from "../library/maps.svelte";
import { sumUp, type Asks, type Carried } from "../library/taken";
import { Sheet } from "../map/sheet.svelte";

export class Shown {
  readonly #host: Host;
  readonly #shelf: MapList;
  readonly #another: () => void;
  /** The map; null while it is the library. */
  sheet = $state.raw<Sheet | null>(null);
  /** Why something was not done; "" where it was. */
  refusal = $state("");
  /** What is being opened, by the id of a map, a template or an example; null while nothing is. */
  opening = $state<string | null>(null);
  /** A file whose map is there already: somebody has to choose. */
  sameMap = $state.raw<Asks | null>(null);
  /** Of several openings only the last one counts. */
  #turn = 0;

  /** `another` is told before another map is shown, or the library again. */
  constructor(host: Host, shelf: MapList, another: () => void) {
    this.#host = host;
    this.#shelf = shelf;
    this.#another = another;
  }

  async open(what: string, answer: Promise<MapFacts>): Promise<void> {
    this.opening = what;
    await this.#lay(answer);
    this.opening = null;
  }

  /** Opens a map of the library in place of what the window shows. */
  openMap(id: string): Promise<void> {
    return this.open(id, this.#host.openMap(id));
  }

  /** Starts from a template or an example. */
  begin(id: string): Promise<void> {
    return this.open(id, this.#host.startFrom(id));
  }

  /** Says what became of files, and opens the map where there is just one. */
  async taken(asked: Promise<FileTaken[]>): Promise<void> {
    this.opening = "file";
    try {
      const { summary, asks, one } = sumUp(await asked);
      this.sameMap = asks;
      this.refusal = summary;
      if (one) await this.#lay(this.#host.openMap(one.entry.id), one);
    } catch (thrown) {
      this.refuse(thrown);
    }
    this.opening = null;
  }

  /** Goes on with a file whose map is there already. */
  takeInAs(file: string, sameId: SameId): void {
    this.sameMap = null;
    void this.taken(this.#host.takeInAs(file, sameId));
  }

  toLibrary(): void {
    this.#turn += 1;
    void this.#host.closeMap();
    this.#another();
    this.sheet = null;
    this.refusal = "";
    void this.#shelf.refresh();
  }

  /** Shows a map, or the library, in another window. */
  beside(map: string | null): void {
    this.#host.newWindow(map).catch((thrown: unknown) => this.refuse(thrown));
  }

  refuse(thrown: unknown): void {
    this.refusal = sentenceOf(thrown);
  }

  /** What the program tells all its windows about maps and files. */
  hear(told: Heard): void {
    if (told.kind === "maps") void this.#shelf.refresh();
    else if (told.kind === "taken_in") void this.taken(Promise.resolve(told.files));
    else if (told.kind === "rescued") this.#shelf.notices = told.sentences;
    else if (told.kind === "refused") this.refusal = told.sentence;
    else if (told.kind === "picture" && this.sheet) this.sheet.dropped = told;
    else if (told.kind === "picture") this.refusal = "Open a map first: a picture goes into a cell of it.";
  }

  async #lay(answer: Promise<MapFacts>, from: Carried | null = null): Promise<void> {
    const mine = ++this.#turn;
    try {
      const facts = await answer;
      if (mine !== this.#turn) return;
      const opened = await Sheet.of(this.#host, facts, from);
      if (mine !== this.#turn) return;
      if (!from) this.refusal = "";
      this.#another();
      this.sheet = opened;
    } catch (thrown) {
      if (mine === this.#turn) this.refuse(thrown);
    }
  }
}
