// What the window looks at of the open map: its lanes, what it can be filtered by, and what is done to lanes.

import type { Host } from "../host/host";
import type { Filter, LaneChoice, SceneView, ViewChoices } from "../host/types";
import type { Sheet } from "../map/sheet.svelte";
import { isFiltered, OPEN, PLAIN } from "../map/view";

const NONE: ViewChoices = { lanes: [], offers: [], personas: [], channels: [], causes: [], owners: [], tags: [], bases: [] };

/** The lists that a filter has, in their order, with what they are called. */
export const FACETS = [
  ["personas", "Persona"], ["channels", "Channel"], ["causes", "Cause"], ["owners", "Owner"], ["tags", "Tag"], ["bases", "How it is known"],
] as const satisfies readonly (readonly [keyof Filter, string])[];

/** Something that the window does not look at now, with the way back to it. */
export interface LeftOut {
  id: string;
  words: string;
  back: () => void;
}

export class Lanes {
  readonly #host: Host;
  readonly #sheet: Sheet;
  choices = $state.raw<ViewChoices>(NONE);

  constructor(host: Host, sheet: Sheet) {
    this.#host = host;
    this.#sheet = sheet;
  }

  async refresh(): Promise<void> {
    this.choices = await this.#host.viewChoices(this.#sheet.id).catch(() => this.choices);
  }

  get #view(): SceneView {
    return this.#sheet.view;
  }

  isFolded({ id, folded }: LaneChoice): boolean {
    return this.#view.folds[id] ?? folded;
  }

  isHidden({ id }: LaneChoice): boolean {
    return this.#view.hidden.includes(id);
  }

  /** The lanes that can be folded and hidden: all but that of the touchpoints. */
  get movable(): LaneChoice[] {
    return this.choices.lanes.filter(({ kind }) => kind !== "touchpoints");
  }

  fold(lane: LaneChoice, folded: boolean): void {
    const { [lane.id]: _, ...others } = this.#view.folds;
    void this.#sheet.see({ folds: lane.folded === folded ? others : { ...others, [lane.id]: folded } });
  }

  /** Folds a lane by its id; false where it is as wanted already, or cannot be folded. */
  foldById(id: string, folded: boolean): boolean {
    const lane = this.movable.find((one) => one.id === id);
    if (!lane || this.isFolded(lane) === folded) return false;
    this.fold(lane, folded);
    return true;
  }

  /** Folds all lanes, or unfolds them where all are folded. */
  foldAll(): void {
    const folded = this.movable.some((lane) => !this.isFolded(lane));
    void this.#sheet.see({ folds: Object.fromEntries(this.movable.filter((lane) => lane.folded !== folded).map(({ id }) => [id, folded])) });
  }

  hide(lane: LaneChoice, hidden: boolean): void {
    const others = this.#view.hidden.filter((id) => id !== lane.id);
    void this.#sheet.see({ hidden: hidden ? [...others, lane.id] : others });
  }

  asCustomer(yes: boolean): void {
    this.#sheet.selection.clear();
    void this.#sheet.see({ audience: yes ? "customer" : "team" });
  }

  /** Shows how many customers go where by how broad the arrows are, or no more. */
  showFlow(yes: boolean): void {
    void this.#sheet.see({ flow: yes });
  }

  choose(facet: keyof Filter, value: string, chosen: boolean): void {
    const { filter } = this.#view;
    const others = (filter[facet] as string[]).filter((one) => one !== value);
    void this.#sheet.see({ filter: { ...filter, [facet]: chosen ? [...others, value] : others } });
  }

  showAll(): void {
    void this.#sheet.see({ ...PLAIN, folds: this.#view.folds, flow: this.#view.flow });
  }

  get isFiltered(): boolean {
    return isFiltered(this.#view.filter) || this.#view.hidden.length > 0 || this.#sheet.forCustomers;
  }

  /** What the window does not look at. */
  get leftOut(): LeftOut[] {
    const { lanes } = this.choices;
    const hidden = lanes.filter((lane) => this.isHidden(lane)).map((lane) => ({ id: `lane ${lane.id}`, words: `${lane.title} hidden`, back: () => this.hide(lane, false) }));
    const filtered = FACETS.flatMap(([facet, title]) =>
      (this.#view.filter[facet] as string[]).map((value) => {
        const words = this.choices[facet].find((one) => one.value === value)?.words ?? value;
        return { id: `${facet} ${value}`, words: `${title}: ${words}`, back: () => this.choose(facet, value, false) };
      }),
    );
    return [...filtered, ...hidden];
  }

  clearFilter(): void {
    void this.#sheet.see({ filter: OPEN });
  }

  rename(lane: LaneChoice, title: string): Promise<void> {
    return this.#sheet.run({ set: { of: { lane: lane.id }, path: ["title"], value: title } });
  }

  markInternal(lane: LaneChoice, internal: boolean): Promise<void> {
    return this.#sheet.run({ set: { of: { lane: lane.id }, path: ["internal"], value: internal ? true : null } });
  }

  /** Moves a lane past its neighbour. */
  move(lane: LaneChoice, way: "up" | "down"): Promise<void> {
    const { lanes } = this.choices;
    const at = lanes.findIndex(({ id }) => id === lane.id);
    const before = way === "up" ? lanes[at - 1] : lanes[at + 2];
    return this.#sheet.run({ reorder: { of: { lane: lane.id }, before: before ? { lane: before.id } : null } });
  }

  remove(lane: LaneChoice): Promise<void> {
    return this.#sheet.run({ delete: { things: [{ lane: lane.id }], with_touchpoints: false } });
  }

  /** Adds a lane that was offered, and goes there. */
  async add(offer: string): Promise<void> {
    const id = await this.#sheet.asked(() => this.#host.addLane(this.#sheet.id, offer));
    if (id !== null) this.#sheet.goTo(`lane/${id}`);
  }
}
