// Select: a click selects, a double click writes the title, a drag from empty ground draws a rectangle.

import type { Surface } from "../canvas/surface.svelte";
import { whichOf } from "../map/editor";
import type { Gesture } from "./gesture";
import { Marquee } from "./marquee.svelte";
import SelectOverlay from "./SelectOverlay.svelte";
import type { Pointed, Tool, ToolKind } from "./tool";

export const SELECT: ToolKind = { id: "select", name: "Select", key: "V", icon: "mouse-pointer-2", on: (surface) => new Select(surface) };

export class Select implements Tool {
  readonly overlay = SelectOverlay;
  /** What goes on between a press and its end. */
  gesture = $state.raw<Gesture | null>(null);
  readonly #surface: Surface;

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  get cursor(): string {
    return this.gesture?.cursor ?? "default";
  }

  down(at: Pointed): boolean {
    const thing = at.things.find(({ id }) => whichOf(id) !== null);
    const { selection } = this.#surface;
    this.#surface.hovered = null;
    if (!thing) {
      // A finger on empty ground moves the map.
      if (at.event.pointerType === "touch") return false;
      this.gesture = new Marquee(this.#surface, at);
    } else if (at.command) selection.toggle(thing.id);
    else if (at.shift) selection.add(thing.id);
    else if (at.twice) this.#surface.write(thing);
    else this.#surface.go(thing, false);
    return true;
  }

  move(at: Pointed): void {
    if (this.gesture) this.gesture.move(at);
    else this.#surface.hovered = at.things.find(({ id }) => whichOf(id) !== null) ?? null;
  }

  up(at: Pointed): void {
    this.gesture?.end(at);
    this.gesture = null;
  }

  leave(): void {
    this.#surface.hovered = null;
    this.cancel();
  }

  stop(): void {
    this.leave();
  }

  cancel(): boolean {
    const { gesture } = this;
    this.gesture = null;
    gesture?.cancel();
    return gesture !== null;
  }
}
