// What stands around the open map: which view of it is shown, and the panels beside it.

import type { Surface } from "../canvas/surface.svelte";
import { History } from "../history/history.svelte";
import type { Host } from "../host/host";
import type { HistoryEntry, Where } from "../host/types";
import { Lanes } from "../lanes/lanes.svelte";
import { MapEditor } from "../map/editor";
import { groupsAt } from "../map/places";
import { OutlineList } from "../outline/outline.svelte";
import type { View } from "../panels/AppHeader.svelte";
import { Figures } from "../service/figures.svelte";
import { Find } from "../words/find.svelte";
import type { Shown } from "./shown.svelte";

/** From so many pixels on the outline and the canvas stand side by side. */
const SPLIT = 1100;

/** Where it is remembered that the inspector is folded away. */
const INSPECTOR = "throughline.inspector";

export class Around {
  readonly #host: Host;
  readonly #shown: Shown;
  view = $state<View>("map");
  /** The view from which somebody was led to the map. */
  cameFrom = $state<"service" | "compare" | null>(null);
  /** The map as it lies on the screen, while it does. */
  surface = $state.raw<Surface | null>(null);
  history = $state.raw<History | null>(null);
  /** The place of the entry of the history that the pointer is on. */
  hinted = $state.raw<Where | null>(null);
  find = $state.raw<Find | null>(null);
  lanesOpen = $state(false);
  outlined = $state(false);
  exporting = $state(false);
  inspectorFolded = $state(localStorage.getItem(INSPECTOR) === "folded");
  /** How wide the map and what stands in its place are together, in CSS pixels. */
  width = $state(0);

  readonly editor = $derived.by(() => this.sheet && new MapEditor(this.#host, this.sheet));
  readonly figures = $derived.by(() => this.sheet && new Figures(this.#host, this.sheet));
  readonly lanes = $derived.by(() => this.sheet && new Lanes(this.#host, this.sheet));
  readonly outline = $derived.by(() => this.sheet && this.outlined ? new OutlineList(this.#host, this.sheet) : null);

  constructor(host: Host, shown: Shown) {
    this.#host = host;
    this.#shown = shown;
  }

  get sheet(): Shown["sheet"] {
    return this.#shown.sheet;
  }

  /** The map can be changed as it is shown: it is neither an earlier state nor what customers see. */
  get edits(): boolean {
    return this.sheet !== null && !this.sheet.looking && !this.sheet.forCustomers;
  }

  /** There is room for the outline and the canvas. */
  get splits(): boolean {
    return this.width >= SPLIT;
  }

  /** Another map is shown, or none. */
  reset(): void {
    this.exporting = false;
    this.history = null;
    this.find = null;
    this.show("map");
  }

  show(wanted: View): void {
    this.cameFrom = null;
    this.view = wanted;
  }

  toggleHistory(): void {
    const { sheet } = this;
    if (!sheet) return;
    this.hinted = null;
    sheet.backToNow();
    this.lanesOpen = false;
    this.history = this.history ? null : new History(this.#host, sheet.id);
    void this.history?.refresh();
  }

  /** Shows the map as it was just after an entry of the history. */
  look(entry: HistoryEntry): void {
    const [first] = entry.told;
    const place = first ? { at: first.at, who: entry.author || "Somebody" } : null;
    void this.sheet?.look(entry.number, entry.time, `Just after: ${first?.words ?? entry.label}`, place);
  }

  toggleLanes(): void {
    if (this.history) this.toggleHistory();
    this.lanesOpen = !this.lanesOpen;
  }

  toggleOutline(): void {
    const { one } = this.sheet?.selection ?? { one: null };
    this.outlined = this.view === "map" ? !this.outlined : true;
    this.view = "map";
    if (!this.outlined && one) this.sheet?.goTo(one);
  }

  /** Begins to look for words on the map; false where somebody does already. */
  openFind(): boolean {
    if (!this.sheet) return true;
    this.view = "map";
    if (this.find) return false;
    this.find = new Find(this.#host, this.sheet);
    return true;
  }

  closeFind(): void {
    this.find?.leave();
    this.find = null;
  }

  foldInspector(folded: boolean): void {
    this.inspectorFolded = folded;
    if (folded) localStorage.setItem(INSPECTOR, "folded");
    else localStorage.removeItem(INSPECTOR);
  }

  /** Goes to a thing of a map, which is opened for it. */
  async openAt(map: string, group: string | null): Promise<void> {
    const sheet = await this.#opened(map);
    if (group) sheet?.goTo(group);
  }

  /** A map, opened where it is not; null where that fails. */
  async #opened(map: string): Promise<Shown["sheet"]> {
    if (map !== this.sheet?.id) await this.#shown.openMap(map);
    return this.sheet?.id === map ? this.sheet : null;
  }

  /** Goes from a figure to its place on a map, which is opened for it. */
  async lead(map: string, place: Where): Promise<void> {
    const from = this.view;
    const sheet = await this.#opened(map);
    if (!sheet) return;
    if (sheet.forCustomers) this.lanes?.asCustomer(false);
    this.outlined = this.outlined && this.splits;
    this.show("map");
    this.cameFrom = from === "map" ? null : from;
    const groups = groupsAt(place);
    const [group] = groups;
    if (group) sheet.goTo(group, groups.at(-1));
  }

  /** A map has changed, or all changes are saved. */
  async follow(map: string, notSaved: string | null): Promise<void> {
    if (map !== this.sheet?.id) return;
    await this.sheet.changed(notSaved);
    await this.history?.refresh();
  }

  /** ← on the name of a lane folds it, → unfolds it; false for any other key. */
  foldsLane({ key, target, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    const group = target instanceof HTMLElement ? target.dataset["group"] : undefined;
    if (!this.lanes || !group?.startsWith("lane/") || ctrlKey || altKey || metaKey || shiftKey) return false;
    if (key !== "ArrowLeft" && key !== "ArrowRight") return false;
    return this.lanes.foldById(group.slice(5), key === "ArrowLeft");
  }
}
