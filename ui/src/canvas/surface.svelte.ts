// The map as it lies on the screen: what tools and keys work on.

import { tick } from "svelte";
import { Annotating } from "../annotate/annotating.svelte";
import type { Group, Places, Placing, Point, Rect, Scene, Size } from "../host/types";
import { endsOf, touchpointOf, whichOf, type MapEditor } from "../map/editor";
import type { Step } from "../map/placing";
import type { Selection } from "../map/selection.svelte";
import { Ahead } from "./ahead";
import { letteringOf } from "./lettering";
import { Look, type Follower } from "./look.svelte";
import { isLine, isOn, middleOf, overlaps } from "./near";
import { Room } from "./room.svelte";
import { Names, inOrder, type Spoken } from "./spoken";
import type { Lane } from "../tools/dropping";
import { waysOf, type Ways } from "./walk";
import type { Theme } from "./theme";
import { Draft, Renaming, type Writing } from "./writing.svelte";

/** A line is met so near to it, in CSS pixels. */
const NEAR = 6;

/** What a surface is made of. */
export interface Ground extends Follower {
  scene: () => Scene;
  /** Null while the map is only looked at. */
  editor: () => MapEditor | null;
  selection: Selection;
  theme: () => Theme;
  /** Numbers of the scene's groups that touch a box of it, in painting order. */
  touching: (box: Rect) => number[];
  /** Paints all of the picture again. */
  repaint: () => void;
  /** Unfolds a lane; false where it is not folded. */
  unfold: (lane: string) => boolean;
  /** Gives the keyboard to a thing and brings it into view; to the map itself where there is none. */
  focus: (thing: Spoken | null, byKey: boolean) => void;
}

/** The measures of a card that is not drawn yet, where no other card shows them. */
const CARD = { w: 95, h: 57 };
/** The field for the label of a way. */
const LABEL = { w: 128, h: 28 };
/** Between a card and the one after it. */
const GAP = 24;

export class Surface {
  readonly look: Look;
  readonly selection: Selection;
  /** What is being written or put onto the map. */
  readonly annotating: Annotating;
  /** What is typed while a field is still opening. */
  readonly ahead = new Ahead(tick);
  /** Where cards stand aside for one that is carried. */
  readonly room: Room;
  /** Everything that is drawn and has a name, and the empty cells that are in view, in reading order. */
  readonly things: Spoken[] = $derived.by(() => [...this.names.all, ...this.annotating.empty].sort(inOrder));
  /** It has got it by a key, and is ringed. */
  ringed = $state(false);
  /** The thing that the pointer is over. */
  hovered = $state.raw<Spoken | null>(null);
  writing = $state.raw<Writing | null>(null);
  #focused = $state.raw<Spoken | null>(null);
  readonly #ground: Ground;
  #known: Names | null = null;
  /** The things that are drawn, by their names. */
  readonly names = $derived.by(() => (this.#known = this.#known?.after(this.scene.groups) ?? Names.of(this.scene.groups)));
  /** The empty cells by what would be drawn there. */
  readonly #emptyOnes = $derived.by(() => new Map(this.annotating.empty.map((thing) => [thing.id, thing])));
  /** Which cards the arrows lead to. */
  readonly ways: Ways = $derived.by(() => waysOf(this.scene.groups));
  /** What is done with a group as soon as it is drawn. */
  readonly #awaited = new Map<string, (thing: Spoken) => void>();
  /** What is done once something new is drawn. */
  #new: (() => void) | null = null;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.selection = ground.selection;
    this.annotating = new Annotating(this);
    this.room = new Room(() => ground.repaint());
    this.look = new Look({ size: () => this.#size(), headers: () => ground.scene().headers }, ground);
  }

  get scene(): Scene {
    return this.#ground.scene();
  }

  /** What is done to the map; null while it is only looked at. */
  get editor(): MapEditor | null {
    return this.#ground.editor();
  }

  /** The thing that has the keyboard, as it is drawn now. */
  get focused(): Spoken | null {
    return this.#focused && (this.thing(this.#focused.id) ?? this.#focused);
  }

  set focused(thing: Spoken | null) {
    this.#focused = thing;
  }

  get theme(): Theme {
    return this.#ground.theme();
  }

  /** What a card is put into: its columns and rows. */
  lane(places: Places): Lane {
    return {
      places,
      card: (touchpoint) => this.box(`card/${touchpoint}`),
      stage: (stage) => this.box(`stage/${stage}`),
      size: this.#cardSize(),
    };
  }

  /** The box of the lane in which something lies; null beside them all. */
  laneOf({ y, h }: Rect): Rect | null {
    const lies = ({ id, bounds }: Group): boolean => id.startsWith("ground/") && bounds.y <= y + h / 2 && bounds.y + bounds.h > y + h / 2;
    return this.scene.groups.find(lies)?.bounds ?? null;
  }

  /** The thing of a group, null where it is not drawn or has no name. */
  thing(group: string | null): Spoken | null {
    if (group === null) return null;
    return this.names.find(group) ?? this.#emptyOnes.get(group) ?? null;
  }

  /** What is drawn of a thing. */
  group(thing: Spoken): Group | null {
    return this.scene.groups[thing.index] ?? null;
  }

  /** Where a thing is seen: it may stand aside for one that is carried. */
  seen(thing: Spoken): Rect {
    const group = this.group(thing);
    return { ...thing.bounds, x: thing.bounds.x + (group ? this.room.asideOf(group) : 0) };
  }

  /** What a thing is called on the map. */
  title(thing: Spoken): string {
    const group = this.group(thing);
    return (group && letteringOf(group)?.text) || thing.name;
  }

  /** The only selected thing; null where none or several are. */
  get selected(): Spoken | null {
    return this.thing(this.selection.one);
  }

  /** The named things at a place of the map, the topmost first. */
  under(x: number, y: number): Spoken[] {
    const near = NEAR / this.look.camera.z;
    // What stands aside is met where it is seen.
    const { most } = this.room;
    const around = this.touching({ x: x - near - most, y: y - near, w: 2 * near + most, h: 2 * near });
    const { groups } = this.scene;
    const on = around.filter(({ index }) => {
      const group = groups[index];
      return group && isOn(group, { x: x - this.room.asideOf(group), y }, near);
    });
    return on.reverse();
  }

  /** The named things that touch a box of the map, in painting order. */
  touching(box: Rect): Spoken[] {
    const found = this.#ground.touching(box).map((index) => this.names.at(index));
    return found.filter((thing) => thing !== undefined);
  }

  /** Where a group stands on the map. */
  box(group: string): Rect | null {
    return this.thing(group)?.bounds ?? null;
  }

  /** Selects a thing, or adds it to what is selected, gives it the keyboard and brings it into view. */
  go(thing: Spoken, byKey = true, adding = false): void {
    if (adding) this.selection.add(thing.id);
    else this.selection.only(thing.id);
    this.#ground.focus(thing, byKey);
  }

  /** Shows what is selected as large as the window allows. */
  showSelection(): void {
    const boxes = this.selection.groups.map((group) => this.box(group)).filter((box) => box !== null);
    if (boxes.length > 0) this.look.fitTo(around(boxes));
  }

  /** Selects every touchpoint. */
  selectAll(): void {
    this.selection.only(...this.cards.map(({ id }) => id));
  }

  /** Selects nothing; the map itself has the keyboard. */
  leave(): void {
    this.selection.clear();
    this.home();
  }

  /** Gives the keyboard to the map itself. */
  home(): void {
    this.#ground.focus(null, false);
  }

  /** The cards of the touchpoints, in reading order. */
  get cards(): Spoken[] {
    return this.names.of("touchpoint");
  }

  /** Begins to write the title of a thing where it stands, or the label of a way; `typed` replaces it. */
  write(thing: Spoken, typed = ""): void {
    const { editor } = this;
    if (!editor || !whichOf(thing.id)) return;
    this.selection.only(thing.id);
    const now = (): Spoken => this.thing(thing.id) ?? thing;
    this.writing = new Renaming(editor, now, () => this.#fieldOf(now()), typed);
  }

  /** A double press on a thing: a folded lane unfolds, anything else is written. */
  open(thing: Spoken): void {
    if (thing.kind === "lane" && this.#ground.unfold(thing.id.slice("lane/".length))) return;
    this.write(thing);
  }

  /** Where the title of a thing is written: a way has a field of its own on its line. */
  #fieldOf(thing: Spoken): Rect {
    const group = this.group(thing);
    if (!group || !isLine(group)) return thing.bounds;
    const label = group.items.find((item) => item.kind === "text")?.bounds;
    const { at } = group;
    const { x, y } = label ? { x: at.x + label.x + label.w / 2, y: at.y + label.y + label.h / 2 } : (middleOf(group) ?? thing.bounds);
    const w = Math.max(LABEL.w, (label?.w ?? 0) + 24);
    return { x: x - w / 2, y: y - LABEL.h / 2, w, h: LABEL.h };
  }

  /** Begins to write the title of a touchpoint that comes after a card, or at the end of the map. */
  draftAfter(card: Spoken | null): void {
    const touchpoint = card && touchpointOf(card.id);
    this.draft(this.#boxAfter(card ?? this.#last()), card ?? null, Promise.resolve({ after: { touchpoint } }));
  }

  /** Begins to write the title of a touchpoint on the way between two; `at` is where the way is. */
  draftBetween(from: string, to: string, at: Point): void {
    const { w, h } = this.#cardSize();
    const [before, behind] = [this.thing(`card/${from}`), this.thing(`card/${to}`)];
    const inRow = before && behind && before.bounds.y === behind.bounds.y && before.bounds.x < behind.bounds.x;
    const box = inRow ? this.#boxAfter(before) : { x: at.x - w / 2, y: at.y - h / 2, w, h };
    this.draft(box, before, Promise.resolve({ between: { from, to } }));
  }

  /** Begins to write the title of a touchpoint that is not there yet; a line leads to it `from` a card. */
  draft(box: Rect, from: Spoken | null, placing: Promise<Placing | null>): Draft | null {
    const { editor } = this;
    if (!editor) return null;
    const draft = new Draft(editor, box, from, placing);
    this.writing = draft;
    this.#standAside(box);
    this.look.reveal(box);
    return draft;
  }

  /** What a new card would lie on in its lane makes room, as it will when the card is there. */
  #standAside(box: Rect): void {
    const hit = this.cards.filter(({ bounds }) => overlaps(bounds, box));
    const first = Math.min(...hit.map(({ bounds }) => bounds.x));
    const begin = box.x - GAP / 2;
    if (hit.length === 0 || first < begin) return this.room.open(null);
    this.room.open(begin, box.x + box.w + GAP - first, this.laneOf(box));
  }

  /** What was being written is done; null where nothing comes of it. */
  wrote(writing: Writing, text: string | null, how: "kept" | "next" | "given up" | "left"): void {
    if (this.writing === writing) this.writing = null;
    if (text === null || (text === "" && !writing.thing)) return this.#back(writing, how);
    const kept = writing.keep(text);
    // The gap stays until the card is in it.
    void kept.then((group) => group ?? this.room.open(null));
    if (how === "next" && isCard(writing)) return this.#next(writing, kept);
    if (how === "left") return;
    this.#ground.focus(writing.thing, true);
    // Keys that are pressed before it is drawn are for it, and not for what has the keyboard until then.
    void this.ahead.during(kept, (group) => group !== null).then((group) => {
      if (group === null) return;
      this.#await(group, (thing) => {
        this.go(thing);
        this.ahead.came();
      });
    });
  }

  /** Begins to write the title of a touchpoint on an arrow. */
  draftOn(arrow: Spoken): void {
    const group = this.group(arrow);
    const at = group && middleOf(group);
    const ends = endsOf(arrow.id);
    if (at && ends) this.draftBetween(ends.from, ends.to, at);
  }

  /** A new stage behind that of a thing, or at the end; its title is written as soon as it is drawn. */
  async addStage(behind: Spoken | null): Promise<void> {
    const stages = this.names.of("stage");
    const known = new Set(stages.map(({ id }) => id));
    const at = stages.findIndex(({ id }) => id === behind?.id);
    const { editor } = this;
    if (!editor) return;
    await this.ahead.during(editor.addStage(at < 0 ? null : (stages[at + 1]?.id ?? null)), () => editor.sheet.refusal === "");
    this.#whenNew("stage", known, ([stage]) => {
      if (!stage) return;
      this.look.reveal(stage.bounds);
      this.write(stage);
    });
  }

  /** Puts a stage or a lane before another one, or at the end. */
  reorder(thing: Spoken, before: Spoken | null): void {
    void this.editor?.reorder(thing.id, before?.id ?? null);
  }

  /** Selects the cards that come beside those that were there. */
  selectNew(before: ReadonlySet<string>): void {
    this.#whenNew("touchpoint", before, (cards) => {
      const [first] = cards;
      if (first) this.go(first);
      this.selection.only(...cards.map(({ id }) => id));
    });
  }

  /** Moves the selected touchpoints one step. */
  step(step: Step): void {
    void this.editor?.step([...this.selection.groups], step);
  }

  /** Copies what is selected behind it. */
  duplicate(): void {
    void this.editor?.duplicate(...this.selection.groups);
  }

  /** Deletes what is selected. */
  remove(): void {
    const removed = this.selection.groups.filter((group) => whichOf(group) !== null);
    if (removed.length > 0) void this.editor?.remove(...removed);
  }

  /** The map has been drawn anew. */
  drawn(): void {
    this.#new?.();
    if (this.writing?.thing === null) this.#standAside(this.writing.box);
    for (const [group, act] of this.#awaited) {
      const come = this.thing(group);
      if (!come) continue;
      this.#awaited.delete(group);
      act(come);
    }
  }

  /** Does something with the things of a kind that were not there before, once they are drawn. */
  #whenNew(kind: string, before: ReadonlySet<string>, act: (things: Spoken[]) => void): void {
    this.#new = () => {
      const come = this.names.of(kind).filter((thing) => !before.has(thing.id));
      if (come.length === 0) return;
      this.#new = null;
      act(come);
    };
    this.#new();
  }

  /** Selects a group as soon as it is drawn, and begins to write its title where that is wanted. */
  awaits(group: string, write = false): void {
    this.#await(group, (thing) => {
      if (!write) return this.go(thing);
      // The keyboard goes to the field at once: what is typed already is not lost.
      this.look.reveal(thing.bounds);
      this.write(thing);
    });
  }

  /** Does something with a group once it is drawn, which it may be already. */
  #await(group: string, act: (thing: Spoken) => void): void {
    this.#awaited.set(group, act);
    this.drawn();
  }

  /** Nothing was written: the keyboard goes back to where it was. */
  #back(writing: Writing, how: string): void {
    this.room.open(null);
    const before = writing.thing ?? (writing.from && this.thing(writing.from.id));
    if (how !== "left") this.#ground.focus(before, true);
  }

  /** Goes on with the touchpoint after one that is only being made: what is typed meanwhile is not lost. */
  #next(writing: Writing, kept: Promise<string | null>): void {
    const { x, y, w, h } = writing.box;
    const placing = kept.then((group) => (group === null ? null : { after: { touchpoint: touchpointOf(group) } }));
    const draft = this.draft({ x: x + w + GAP, y, w, h }, writing.thing, placing);
    void kept.then((group) => {
      if (group === null) {
        if (this.writing === draft) this.writing = null;
        return;
      }
      this.#await(group, (thing) => {
        this.selection.only(thing.id);
        if (!draft) return;
        draft.from = thing;
        draft.box = this.#boxAfter(thing);
        if (this.writing !== draft) return;
        this.#standAside(draft.box);
        this.look.reveal(draft.box);
      });
    });
  }

  /** Where a card would stand after another one. */
  #boxAfter(card: Spoken | null): Rect {
    const size = this.#cardSize();
    if (card) return { x: card.bounds.x + card.bounds.w + GAP, y: card.bounds.y, ...size };
    const stage = this.names.of("stage").at(-1);
    return { x: (stage?.bounds.x ?? 120) + 8, y: (stage?.bounds.h ?? 40) + GAP + 12, ...size };
  }

  /** The size of a new card: that of the smallest one. */
  #cardSize(): Size {
    const { cards } = this;
    if (cards.length === 0) return CARD;
    return { w: Math.min(...cards.map(({ bounds }) => bounds.w)), h: Math.min(...cards.map(({ bounds }) => bounds.h)) };
  }

  /** The last card of the main row. */
  #last(): Spoken | null {
    const top = Math.min(...this.cards.map(({ bounds }) => bounds.y));
    return this.cards.findLast(({ bounds }) => bounds.y === top) ?? null;
  }

  /** The map with what is not on it yet. */
  #size(): Size {
    const { w, h } = this.scene.size;
    const box = this.writing?.thing === null ? this.writing.box : null;
    return box ? { w: Math.max(w, box.x + box.w + GAP), h: Math.max(h, box.y + box.h + GAP) } : { w, h };
  }
}

function around(boxes: Rect[]): Rect {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return { x, y, w: Math.max(...boxes.map((box) => box.x + box.w)) - x, h: Math.max(...boxes.map((box) => box.y + box.h)) - y };
}

function isCard({ thing }: Writing): boolean {
  return !thing || thing.kind === "touchpoint";
}
