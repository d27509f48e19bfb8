// Touchpoint: by its key one after the selected one, or at the end; by a click where somebody clicks.

import type { Component } from "svelte";
import type { Surface } from "../canvas/surface.svelte";
import type { Places } from "../host/types";
import { dropAt, type Drop } from "./dropping";
import { Hover } from "./hover.svelte";
import type { Pointed, Tool, ToolKind } from "./tool";
import TouchpointOverlay from "./TouchpointOverlay.svelte";

export const TOUCHPOINT: ToolKind = { id: "touchpoint", name: "Touchpoint", key: "T", icon: "rectangle-horizontal", on: (surface, done) => new AddTouchpoint(surface, done) };

export class AddTouchpoint implements Tool {
  readonly overlay: Component<{ tool: AddTouchpoint; surface: Surface }> = TouchpointOverlay;
  readonly cursor = "crosshair";
  /** Where a click would put it; null while the pointer is not on the map. */
  drop = $state.raw<Drop | null>(null);
  /** The arrow that a click would put it on. */
  readonly hover: Hover;
  readonly #surface: Surface;
  readonly #done: () => void;
  #places: Places | null = null;

  constructor(surface: Surface, done: () => void) {
    this.#surface = surface;
    this.#done = done;
    this.hover = new Hover(surface);
  }

  start(byKey: boolean): void {
    if (!byKey) return this.#look();
    const { selected } = this.#surface;
    this.#surface.draftAfter(selected?.kind === "touchpoint" ? selected : null);
    this.#done();
  }

  stop(): void {
    this.leave();
    this.#places = null;
  }

  move(at: Pointed): void {
    const gap = this.hover.gapAt(at);
    this.drop = gap || !this.#places ? null : dropAt(this.#surface.lane(this.#places), at, []);
    this.hover.gap = gap;
  }

  up(at: Pointed): void {
    this.move(at);
    const [{ gap }, { drop }] = [this.hover, this];
    this.#done();
    if (gap) this.#surface.draftBetween(gap.from, gap.to, gap.at);
    else if (drop) this.#surface.draft(drop.box, null, Promise.resolve({ at: { spot: drop.spot, from: null } }));
  }

  down(): void {
    // Where the button is let go counts.
  }

  leave(): void {
    this.drop = null;
    this.hover.end();
  }

  #look(): void {
    void this.#surface.editor?.places().then((places) => (this.#places = places));
  }
}
