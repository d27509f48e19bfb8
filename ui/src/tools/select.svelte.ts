// Select: a click on a thing selects it, a double click writes its title.

import type { Surface } from "../canvas/surface.svelte";
import { whichOf } from "../map/editor";
import type { Pointed, Tool, ToolKind } from "./tool";

export const SELECT: ToolKind = { id: "select", name: "Select", key: "V", icon: "mouse-pointer-2", on: (surface) => new Select(surface) };

class Select implements Tool {
  readonly #surface: Surface;

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  down(at: Pointed): boolean {
    const thing = at.things.find(({ id }) => whichOf(id) !== null);
    const { selection } = this.#surface;
    if (!thing) {
      if (!at.shift && !at.command) this.#surface.leave();
      return false;
    }
    if (at.command) selection.toggle(thing.id);
    else if (at.shift) selection.add(thing.id);
    else if (at.twice) void this.#surface.write(thing);
    else this.#surface.go(thing);
    return true;
  }
}
