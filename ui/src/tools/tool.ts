// What a tool is. To add one: write what it does as a `Tool`, name it as a `ToolKind`, and put that into
// the list in `all.ts`. It is then on the toolbar, its key picks it, and the map sends it the pointer.

import type { Component } from "svelte";
import type { Spoken } from "../canvas/spoken";
import type { Surface } from "../canvas/surface.svelte";
import type { Entry } from "../shared/MenuList.svelte";
import type { IconName } from "../shared/icons";

/** A tool as the toolbar and the keys know it. */
export interface ToolKind {
  readonly id: string;
  readonly name: string;
  /** The single key that picks it, as a capital letter. */
  readonly key: string;
  readonly icon: IconName;
  /** The tool itself, for the map on the screen; with `done` it gives the map back to Select. */
  readonly on: (surface: Surface, done: () => void) => Tool;
}

/** Where the pointer is. */
export interface Pointed {
  /** In scene units. */
  readonly x: number;
  readonly y: number;
  /** In CSS pixels of the map's element. */
  readonly px: number;
  readonly py: number;
  /** The named things there, the topmost first. `whichOf(thing.id)` is the thing of the map. */
  readonly things: readonly Spoken[];
  /** The second press at the same place within a moment. */
  readonly twice: boolean;
  readonly shift: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly command: boolean;
  readonly alt: boolean;
  /** Its pressure, kind and coalesced points, for who draws with it. */
  readonly event: PointerEvent;
}

/** What pointer and keys do on the map while a tool is picked. It may keep runes in its fields. */
export interface Tool {
  /** The CSS cursor over the map. */
  readonly cursor?: string;
  /** Drawn over the map; `tool` is this tool, places are CSS pixels of the map's element (`surface.look.onScreen`). */
  readonly overlay?: Component<{ tool: never; surface: Surface }>;
  /** It has been picked; `byKey` where a key did it. */
  start?(byKey: boolean): void;
  /** Another tool has been picked, or the map goes: what was begun is given up. */
  stop?(): void;
  /** The first button went down. False where the drag shall move the map instead. */
  down?(at: Pointed): boolean | void;
  /** The pointer moved; `held` while the first button is down. */
  move?(at: Pointed, held: boolean): void;
  up?(at: Pointed): void;
  /** The pointer has left the map, or the press has been taken away. */
  leave?(): void;
  /** What the tool adds to the context menu of a thing, or of empty ground; asked of every tool. */
  menu?(thing: Spoken | null): Entry[];
  /** A key outside of every field. True where it was for the tool. */
  key?(event: KeyboardEvent): boolean;
  /** Escape: gives up what was begun. False where nothing was, and then Select is picked. */
  cancel?(): boolean;
}
