// Touchpoint: adds one after the selected one, or at the end, and opens its title.

import type { Surface } from "../canvas/surface.svelte";
import type { Tool, ToolKind } from "./tool";

export const TOUCHPOINT: ToolKind = { id: "touchpoint", name: "Touchpoint", key: "T", icon: "rectangle-horizontal", on: (surface, done) => new AddTouchpoint(surface, done) };

class AddTouchpoint implements Tool {
  readonly #surface: Surface;
  readonly #done: () => void;

  constructor(surface: Surface, done: () => void) {
    this.#surface = surface;
    this.#done = done;
  }

  start(): void {
    const { selected } = this.#surface;
    this.#surface.draftAfter(selected?.kind === "touchpoint" ? selected : null);
    this.#done();
  }
}
