// Which tool is picked.

import type { Surface } from "../canvas/surface.svelte";
import type { Spoken } from "../canvas/spoken";
import type { Entry } from "../shared/MenuList.svelte";
import { TOOLS } from "./all";
import { SELECT } from "./select.svelte";
import type { Tool, ToolKind } from "./tool";

export class Tools {
  readonly all: readonly ToolKind[] = TOOLS;
  /** The kind that is picked. */
  picked = $state.raw<ToolKind>(SELECT);
  #made = $state.raw<ReadonlyMap<string, Tool> | null>(null);

  /** The tool that is picked, on the map that is on the screen; null without one. */
  get active(): Tool | null {
    return this.#made?.get(this.picked.id) ?? null;
  }

  /** A map has come on the screen; the answer is for when it goes. */
  on(surface: Surface): () => void {
    const made = new Map(this.all.map((kind) => [kind.id, kind.on(surface, () => this.pick(SELECT.id))]));
    this.#made = made;
    return () => {
      if (this.#made !== made) return;
      this.active?.stop?.();
      this.#made = null;
      this.picked = SELECT;
    };
  }

  pick(id: string, byKey = false): void {
    const kind = this.all.find((one) => one.id === id);
    if (!kind) return;
    if (kind !== this.picked) this.active?.stop?.();
    this.picked = kind;
    this.active?.start?.(byKey);
  }

  /** Picks the tool of a key; false where it is none's. */
  keyed(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const kind = this.all.find(({ key }) => key === event.key.toUpperCase());
    if (kind) this.pick(kind.id, true);
    return kind !== undefined;
  }

  /** What the tools add to the context menu of a thing. */
  menu(thing: Spoken | null): Entry[] {
    return [...(this.#made?.values() ?? [])].flatMap((tool) => tool.menu?.(thing) ?? []);
  }

  /** Escape: the tool gives up what it has begun, or Select is picked. False where neither was needed. */
  escape(): boolean {
    if (this.active?.cancel?.()) return true;
    if (this.picked === SELECT) return false;
    this.pick(SELECT.id);
    return true;
  }
}
