// What the clipboard takes from the map and gives to it.

import type { Places, Spot } from "../host/types";
import { standing, spotAt } from "../map/placing";
import { touchpointOf } from "../map/editor";
import type { Surface } from "./surface.svelte";

/** What is selected, ready for the clipboard: that waits for nobody. */
export class Clipboard {
  readonly #surface: Surface;
  #text: Promise<string | null> = Promise.resolve(null);
  #ready: string | null = null;

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  /** The selection or the map has changed. */
  prepare(): void {
    const { editor, selection } = this.#surface;
    const touchpoints = selection.groups.map(touchpointOf).filter((id) => id !== null);
    this.#ready = null;
    const text = editor && touchpoints.length > 0 ? editor.clip(touchpoints) : Promise.resolve(null);
    this.#text = text;
    void text.then((clip) => {
      if (this.#text === text) this.#ready = clip;
    });
  }

  /** Puts the selected touchpoints on the clipboard; false where none is selected. */
  copy(event: ClipboardEvent): boolean {
    if (this.#ready !== null) {
      event.clipboardData?.setData("text/plain", this.#ready);
      return true;
    }
    // It is only being asked for: it follows a moment later.
    void this.#text.then((clip) => (clip === null ? undefined : navigator.clipboard?.writeText(clip)));
    return this.#surface.selection.groups.some((group) => touchpointOf(group) !== null);
  }

  /** Puts a text on the map: touchpoints that were copied, cells of a table, or one card a line. */
  async paste(text: string): Promise<void> {
    const { editor } = this.#surface;
    if (!editor || text.trim() === "") return;
    const places = await this.#places();
    if (!places) return;
    const before = new Set(this.#surface.cards.map(({ id }) => id));
    const ofMap = isClip(text);
    const cell = this.#cell(places.stages.flatMap(({ columns }) => columns.flat().map(({ touchpoint }) => touchpoint)));
    if (cell && !ofMap) return editor.run({ paste_cells: { text, ...cell } });
    const to = this.#spot(places);
    if (!to) return;
    await editor.run(ofMap ? { paste: { clip: text, to } } : { paste_cards: { text, to, lanes: places.text_lanes } });
    this.#surface.selectNew(before);
  }

  /** Where the touchpoints stand; a map without a stage gets one. */
  async #places(): Promise<Places | null> {
    const { editor } = this.#surface;
    const places = (await editor?.places()) ?? null;
    if (places?.stages.length !== 0) return places;
    await editor?.addStage();
    return (await editor?.places()) ?? null;
  }

  /** Behind the selected touchpoint, in the selected stage, or at the end. */
  #spot(places: Places): Spot | null {
    const { groups } = this.#surface.selection;
    const chosen = groups.map(touchpointOf).filter((id) => id !== null);
    const at = chosen.map((id) => standing(places, id)).filter((one) => one !== null).at(-1);
    const stage = at && places.stages[at.stage];
    if (stage) return spotAt(stage, at.column + 1, at.track);
    const named = groups.map((group) => places.stages.find(({ stage: id }) => group === `stage/${id}`)).find((found) => found);
    const last = named ?? places.stages.at(-1);
    return last ? spotAt(last, last.columns.length, 0) : null;
  }

  /** The selected cell, or the first one of the selected lane. */
  #cell(touchpoints: string[]): { lane: string; from: string } | null {
    const [group] = this.#surface.selection.groups;
    if (group === undefined || this.#surface.selection.one === null) return null;
    const [kind, lane, touchpoint] = group.split("/");
    const from = kind === "lane" ? touchpoints[0] : touchpoint;
    if ((kind !== "cell" && kind !== "lane") || !lane || !from || !touchpoints.includes(from)) return null;
    return { lane, from };
  }
}

/** True for touchpoints that were copied from a map, rather than text from elsewhere. */
function isClip(text: string): boolean {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && "touchpoints" in read && Array.isArray(read.touchpoints);
  } catch {
    return false;
  }
}
