// The map as it lies on the screen: what tools and keys work on.

import type { Called, Group, Rect, Scene } from "../host/types";
import { whichOf, type MapEditor } from "../map/editor";
import type { Selection } from "../map/selection.svelte";
import { Look, type Follower } from "./look.svelte";
import { isOn } from "./near";
import { spokenOf, type Spoken } from "./spoken";

/** A line is met so near to it, in CSS pixels. */
const NEAR = 6;

/** A title that is being written where its thing stands. */
export interface Writing {
  thing: Spoken;
  called: Called;
}

/** What a surface is made of. */
export interface Ground extends Follower {
  scene: () => Scene;
  /** Null while the map is only looked at. */
  editor: () => MapEditor | null;
  selection: Selection;
  /** Numbers of the scene's groups that touch a box of it, in painting order. */
  touching: (box: Rect) => number[];
  /** Gives the keyboard to a thing and brings it into view; to the map itself where there is none. */
  focus: (thing: Spoken | null) => void;
}

export class Surface {
  readonly look: Look;
  readonly selection: Selection;
  /** Everything on the map that has a name, in reading order. */
  readonly things: Spoken[] = $derived.by(() => spokenOf(this.scene.groups));
  /** The thing that has the keyboard. */
  focused = $state.raw<Spoken | null>(null);
  /** The thing that the pointer is over. */
  hovered = $state.raw<Spoken | null>(null);
  writing = $state.raw<Writing | null>(null);
  readonly #ground: Ground;
  readonly #byId = $derived(new Map(this.things.map((thing) => [thing.id, thing])));
  readonly #byIndex = $derived(new Map(this.things.map((thing) => [thing.index, thing])));
  /** The group that is to be written on as soon as it is drawn. */
  #awaited: string | null = null;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.selection = ground.selection;
    this.look = new Look(() => ground.scene().size, ground);
  }

  get scene(): Scene {
    return this.#ground.scene();
  }

  /** What is done to the map; null while it is only looked at. */
  get editor(): MapEditor | null {
    return this.#ground.editor();
  }

  /** The thing of a group, null where it is not drawn or has no name. */
  thing(group: string | null): Spoken | null {
    return group === null ? null : (this.#byId.get(group) ?? null);
  }

  /** What is drawn of a thing. */
  group(thing: Spoken): Group | null {
    return this.scene.groups[thing.index] ?? null;
  }

  /** The only selected thing; null where none or several are. */
  get selected(): Spoken | null {
    return this.thing(this.selection.one);
  }

  /** The named things at a place of the map, the topmost first. */
  under(x: number, y: number): Spoken[] {
    const near = NEAR / this.look.camera.z;
    const around = this.touching({ x: x - near, y: y - near, w: 2 * near, h: 2 * near });
    const { groups } = this.scene;
    const on = around.filter(({ index }) => groups[index] && isOn(groups[index], { x, y }, near));
    return on.reverse();
  }

  /** The named things that touch a box of the map, in painting order. */
  touching(box: Rect): Spoken[] {
    const found = this.#ground.touching(box).map((index) => this.#byIndex.get(index));
    return found.filter((thing) => thing !== undefined);
  }

  /** Where a group stands on the map. */
  box(group: string): Rect | null {
    return this.thing(group)?.bounds ?? null;
  }

  /** Selects a thing, gives it the keyboard and brings it into view. */
  go(thing: Spoken): void {
    this.selection.only(thing.id);
    this.#ground.focus(thing);
  }

  /** Selects every touchpoint. */
  selectAll(): void {
    this.selection.only(...this.things.filter(({ kind }) => kind === "touchpoint").map(({ id }) => id));
  }

  /** Selects nothing; the map itself has the keyboard. */
  leave(): void {
    this.selection.clear();
    this.#ground.focus(null);
  }

  /** Begins to write the title of a thing where it stands. */
  async write(thing: Spoken): Promise<void> {
    const called = await this.editor?.called(thing.id);
    if (called) this.writing = { thing, called };
  }

  /** The title has been written; null where it stays what it was. */
  written(text: string | null): void {
    const was = this.writing;
    this.writing = null;
    if (!was) return;
    if (text !== null) void this.editor?.rename(was.thing.id, was.called, text);
    const still = this.thing(was.thing.id);
    if (still) this.#ground.focus(still);
  }

  /** Adds a touchpoint after the selected one, or at the end, and begins to write its title. */
  async addTouchpoint(): Promise<void> {
    this.#awaited = (await this.editor?.addTouchpoint(this.selection.one)) ?? null;
    // It may have been drawn before its name was known.
    this.drawn();
  }

  /** The map has been drawn anew. */
  drawn(): void {
    const come = this.thing(this.#awaited);
    if (!come) return;
    this.#awaited = null;
    this.go(come);
    void this.write(come);
  }

  remove(): void {
    const removed = this.selection.groups.filter((group) => whichOf(group) !== null);
    if (removed.length > 0) void this.editor?.remove(...removed);
  }
}
