// What the panel beside the map is about, and what is done from there.

import { RefusedError, sentenceOf, type Host } from "../host/host";
import type { Command, Inspection, PanelAdd, PanelField, RateForm, RateRead, WayOut, Which } from "../host/types";
import { groupOf, whichOf } from "../map/editor";
import type { Sheet } from "../map/sheet.svelte";

/** Why something was not done, and what could be done instead. */
export interface Refused {
  words: string;
  waysOut: WayOut[];
}

/** What a field does with what was entered: null where it is kept, and else why it is not. */
export type Keep = (value: unknown) => Promise<Refused | null>;

/** A panel that does not come within so many milliseconds of a change tells of no change. */
const SEEN = 400;

export class Inspector {
  readonly host: Host;
  readonly sheet: Sheet;
  /** Opens another map of the library. */
  readonly openMap: (id: string) => void;
  panel = $state.raw<Inspection | null>(null);
  trouble = $state("");
  /** Things that were opened from the panel and are drawn nowhere, one from the other. */
  trail = $state.raw<readonly Which[]>([]);
  /** What somebody folded or unfolded, by the kind of thing and the title of the section. */
  readonly folds = new Map<string, boolean>();
  #turn = 0;
  #selected: readonly string[] = [];
  /** The things of the panel when another one was added to them: what comes new is opened. */
  #before: ReadonlySet<string> | null = null;
  #waiting: (() => void)[] = [];
  /** A link is known by the map that it leads to: which one it is while that is changed. */
  #leads: { before: string; after: Which } | null = null;

  constructor(host: Host, sheet: Sheet, openMap: (id: string) => void) {
    this.host = host;
    this.sheet = sheet;
    this.openMap = openMap;
  }

  /** The things that the panel is about: the last one opened, else what is selected; none is the map. */
  get things(): Which[] {
    const last = this.trail.at(-1);
    if (last) return [last];
    const all = this.sheet.selection.groups.map(aboutOf).filter((which) => which !== null);
    return [...new Map(all.map((which) => [keyOf(which), which])).values()];
  }

  /** Another selection begins anew. */
  follow(groups: readonly string[]): void {
    if (groups === this.#selected) return;
    this.#selected = groups;
    this.#before = null;
    if (this.trail.length > 0) this.trail = [];
  }

  /** Asks for the panel as it is now. */
  async refresh(): Promise<void> {
    const mine = ++this.#turn;
    const { things } = this;
    try {
      const panel = await this.host.inspect(this.sheet.id, things);
      if (mine !== this.#turn) return;
      this.panel = panel;
      this.trouble = "";
      this.#openNew(panel);
      for (const seen of this.#waiting.splice(0)) seen();
    } catch (thrown) {
      if (mine !== this.#turn) return;
      const last = this.trail.at(-1);
      if (last && this.#leads?.before === keyOf(last)) {
        this.trail = [...this.trail.slice(0, -1), this.#leads.after];
        this.#leads = null;
        return;
      }
      // What was opened is gone; the panel goes back to where it was opened from.
      if (last) return this.back();
      this.panel = null;
      this.trouble = sentenceOf(thrown);
    }
  }

  /** Opens a thing: on the map where it is drawn, else in the panel alone. */
  open(which: Which): void {
    const group = groupOf(which);
    if (group !== null && this.#isDrawn(group)) this.sheet.selection.only(group);
    else if (which === "map") this.sheet.selection.clear();
    else this.trail = [...this.trail, which];
  }

  back(): void {
    this.trail = this.trail.slice(0, -1);
  }

  /** Puts a value at the path of a field, the same for all its things or one for each, as one step. */
  keep({ of, path, label }: PanelField, values: unknown[]): Promise<Refused | null> {
    const [same] = values;
    const commands: Command[] = of.map((which, i) => ({ set: { of: which, path, value: (values.length === 1 ? same : values[i]) ?? null } }));
    const [first, ...more] = commands;
    if (!first) return Promise.resolve(null);
    const [which] = of;
    if (typeof which === "object" && which.link && path.join() === "map") this.#leads = { before: keyOf(which), after: { link: { ...which.link, map: String(same) } } };
    return this.run(more.length === 0 ? first : { together: { label: `Change ${label.toLowerCase()} of ${of.length} things`, commands } });
  }

  /** Puts what somebody typed into a field. */
  enter({ of: [which], path }: PanelField, typed: string): Promise<Refused | null> {
    return which ? this.#refused(() => this.host.enter(this.sheet.id, which, path, typed)) : Promise.resolve(null);
  }

  readRate({ of: [which], path }: PanelField, form: RateForm): Promise<RateRead> {
    return this.host.readRate(this.sheet.id, which ?? "map", path, form);
  }

  keepRate({ of: [which], path }: PanelField, form: RateForm): Promise<Refused | null> {
    return which ? this.#refused(() => this.host.keepRate(this.sheet.id, which, path, form)) : Promise.resolve(null);
  }

  /** Adds another thing, named by what was typed, and opens it. */
  async add({ kind, fields, key }: PanelAdd, typed: unknown): Promise<Refused | null> {
    this.#before = this.panel ? thingsOf(this.panel) : null;
    const refused = await this.run({ add: { kind, fields: { ...fields, [key]: typed }, before: null } });
    if (refused) this.#before = null;
    return refused;
  }

  /** Deletes what the panel is about. */
  async remove(): Promise<Refused | null> {
    const refused = await this.run({ delete: { things: this.panel?.things ?? [], with_touchpoints: false } });
    if (!refused && this.trail.length > 0) this.back();
    return refused;
  }

  run(command: Command): Promise<Refused | null> {
    return this.#refused(() => this.host.run(this.sheet.id, command));
  }

  async #refused(work: () => Promise<void>): Promise<Refused | null> {
    try {
      const seen = new Promise<void>((resolve) => this.#waiting.push(resolve));
      await work();
      await Promise.race([seen, new Promise((resolve) => window.setTimeout(resolve, SEEN))]);
      return null;
    } catch (thrown) {
      return { words: sentenceOf(thrown), waysOut: thrown instanceof RefusedError ? thrown.waysOut : [] };
    }
  }

  #isDrawn(group: string): boolean {
    return this.sheet.shown.scene.groups.some(({ id }) => id === group);
  }

  #openNew(panel: Inspection): void {
    const before = this.#before;
    if (!before) return;
    const fresh = rowsOf(panel).find((which) => !before.has(keyOf(which)));
    if (!fresh) return;
    this.#before = null;
    this.open(fresh);
  }
}

/** What the panel tells of a group of the drawing: of what stands at a thing, the thing itself. */
export function aboutOf(group: string): Which | null {
  const [kind, ...ids] = group.split("/");
  const last = ids.at(-1) ?? "";
  switch (kind) {
    case "stagecell":
      return { stage: last };
    case "cell":
    case "emotion":
    case "metric":
    case "image":
    case "face":
    case "side":
      return { touchpoint: last };
    case "curve":
      return { persona: last };
    case "steparrow":
      return { step: last.split(">")[0] ?? "" };
    default:
      return whichOf(group);
  }
}

/** One text for one thing. */
export function keyOf(which: Which): string {
  return JSON.stringify(which);
}

function rowsOf(panel: Inspection): Which[] {
  const parts = panel.sections.flatMap(({ parts }) => parts);
  return parts.flatMap((part): { which: Which }[] => (part.part === "rows" ? part.rows : part.part === "points" ? part.points : [])).map(({ which }) => which);
}

function thingsOf(panel: Inspection): ReadonlySet<string> {
  return new Set(rowsOf(panel).map(keyOf));
}
