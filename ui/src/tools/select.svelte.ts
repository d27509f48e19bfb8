// Select: a click selects, a double click writes the title, a drag carries cards, draws an arrow from a
// handle, or a rectangle from empty ground.

import type { Component } from "svelte";
import { hovered, landed, pressed } from "../annotate/pressing";
import type { Spoken } from "../canvas/spoken";
import type { Surface } from "../canvas/surface.svelte";
import { isSelectable } from "../map/editor";
import { Carry } from "./carry.svelte";
import { Connecting } from "./connecting.svelte";
import type { Gesture } from "./gesture";
import { Hover } from "./hover.svelte";
import { Marquee } from "./marquee.svelte";
import { Order } from "./order.svelte";
import SelectOverlay from "./SelectOverlay.svelte";
import type { Pointed, Tool, ToolKind } from "./tool";

export const SELECT: ToolKind = { id: "select", name: "Select", key: "V", icon: "mouse-pointer-2", on: (surface) => new Select(surface) };

export class Select implements Tool {
  readonly overlay: Component<{ tool: Select; surface: Surface }> = SelectOverlay;
  readonly hover: Hover;
  /** What goes on between a press and its end. */
  gesture = $state.raw<Gesture | null>(null);
  /** The last cards that were carried, while they go to their place. */
  carried = $state.raw<Carry | null>(null);
  readonly #surface: Surface;
  /** The handle under the pointer is lit. */
  #onHandle = $state(false);

  constructor(surface: Surface) {
    this.#surface = surface;
    this.hover = new Hover(surface);
  }

  get cursor(): string {
    return this.gesture?.cursor ?? (this.#onHandle ? "crosshair" : "default");
  }

  down(at: Pointed): boolean {
    const thing = at.things.find(({ id }) => isSelectable(id));
    const from = this.hover.handle(at) ? this.hover.card : null;
    this.hover.end();
    const written = from ? null : pressed(this.#surface.annotating, at);
    if (from) this.gesture = new Connecting(this.#surface, from);
    else if (written !== null) this.gesture = written === true ? null : written;
    else if (thing) this.#press(thing, at);
    // A finger on empty ground moves the map.
    else if (at.event.pointerType === "touch") return false;
    else this.gesture = new Marquee(this.#surface, at);
    return true;
  }

  move(at: Pointed): void {
    hovered(this.#surface.annotating, this.gesture ? null : at);
    if (this.gesture) return this.gesture.move(at);
    this.hover.move(at);
    this.#onHandle = this.hover.handle(at) !== null;
  }

  up(at: Pointed): void {
    const { gesture } = this;
    const onGround = gesture instanceof Marquee && gesture.rect === null;
    this.gesture = null;
    gesture?.end(at);
    if (onGround) landed(this.#surface.annotating, at);
  }

  leave(): void {
    hovered(this.#surface.annotating, null);
    this.hover.leave();
    this.cancel();
  }

  stop(): void {
    hovered(this.#surface.annotating, null);
    this.hover.end();
    this.cancel();
  }

  cancel(): boolean {
    const { gesture } = this;
    this.gesture = null;
    gesture?.cancel();
    return gesture !== null;
  }

  /** Puts a touchpoint into the gap under the pointer. */
  insert(): void {
    const { gap } = this.hover;
    if (!gap) return;
    this.hover.end();
    this.#surface.draftBetween(gap.from, gap.to, gap.at);
  }

  #press(thing: Spoken, at: Pointed): void {
    const { selection } = this.#surface;
    if (at.command) return selection.toggle(thing.id);
    if (at.shift) return selection.add(thing.id);
    if (at.twice) return this.#surface.open(thing);
    const alone = (): void => this.#surface.go(thing, false);
    // Several cards are carried together; which one is meant shows when the button is let go.
    if (!selection.has(thing.id) || thing.kind !== "touchpoint") alone();
    if (thing.kind === "stage" || thing.kind === "lane") this.gesture = new Order(this.#surface, at, thing);
    if (thing.kind === "touchpoint") this.gesture = this.carried = new Carry(this.#surface, at, thing, alone);
  }
}
