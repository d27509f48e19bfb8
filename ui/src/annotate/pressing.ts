// What Select and the keys do to what a team writes on the map.

import type { Spoken } from "../canvas/spoken";
import type { Entry } from "../shared/MenuList.svelte";
import type { Gesture } from "../tools/gesture";
import type { Pointed } from "../tools/tool";
import type { Annotating } from "./annotating.svelte";
import { isEmpty } from "./cells";
import { EmotionDrag, NoteDrag } from "./dragging.svelte";
import type { Cell } from "../host/types";

/** The kinds of things that are cells of a lane. */
const CELLS = new Set(["cell", "metric", "image"]);
/** What lies behind everything: a press on it is a press on the cell under it. */
const BEHIND = new Set(["emotion curve", "blueprint line"]);
/** How far a note goes with one key, in scene units; four times as far with Shift. */
const STEP = 8;

/** What a press begins: the gesture that goes on with it, true where it is done, null where it is none of these. */
export function pressed(annotating: Annotating, at: Pointed): Gesture | true | null {
  const { surface } = annotating;
  if (at.shift || at.command) return null;
  const thing = at.things.find(({ kind }) => !BEHIND.has(kind));
  const cell = (thing && annotating.cell(thing.id)) ?? annotating.cellAt(at);
  if (cell?.content.kind === "emotion" && (!thing || thing.kind === "emotion")) {
    const drawn = surface.thing(cell.group);
    if (drawn) surface.go(drawn, false);
    return new EmotionDrag(annotating, cell, cell.content, at);
  }
  if (!thing) return at.twice && cell ? written(annotating, cell) : null;
  if (thing.kind === "note") {
    surface.go(thing, false);
    return at.twice ? opened(annotating, thing) : new NoteDrag(annotating, thing, at);
  }
  if (thing.kind === "comment") return opened(annotating, thing);
  if (!CELLS.has(thing.kind)) return null;
  surface.go(thing, false);
  return at.twice && cell ? written(annotating, cell) : true;
}

/** A press on empty ground has ended: an empty cell there gets the keyboard. */
export function landed(annotating: Annotating, at: Pointed): void {
  const cell = at.shift || at.command || at.alt ? null : annotating.cellAt(at);
  const empty = cell && annotating.surface.thing(cell.group);
  if (empty) annotating.surface.go(empty, false);
}

/** The pointer is over the map with nothing held: an empty cell under it shows that it can be filled. */
export function hovered(annotating: Annotating, at: Pointed | null): void {
  const free = at && at.things.every(({ kind }) => BEHIND.has(kind));
  const cell = free ? annotating.cellAt(at) : null;
  annotating.over = cell && isEmpty(cell.content) ? { cell, y: at?.y ?? 0 } : null;
}

function written(annotating: Annotating, cell: Cell): true {
  // The press is still under way, and would take the keyboard from the field.
  setTimeout(() => void annotating.write(cell));
  return true;
}

/** Opens what is written on a thing. */
function opened(annotating: Annotating, thing: Spoken): true {
  const pressOver = new Promise<void>((resolve) => setTimeout(resolve));
  void annotating.surface.ahead.during(pressOver, () => true).then(() => annotating.read(thing));
  return true;
}

/** Does what a key asks of the thing that has the keyboard; false where it is none of these. */
export function keyed(annotating: Annotating, event: KeyboardEvent): boolean {
  const thing = annotating.surface.focused;
  if (!thing && event.key === "Escape" && annotating.ghosts) return annotating.hideGhosts(), true;
  if (!thing || event.ctrlKey || event.metaKey) return false;
  if (annotating.seeing && isForCell(thing, event)) {
    void annotating.seeing.then(() => again(event));
    return true;
  }
  const cell = annotating.cell(thing.id);
  const begins = !event.altKey && (event.key === "Enter" || event.key === "F2");
  if (thing.kind === "note" && event.altKey) return noteMoved(annotating, thing, event);
  if (begins && (thing.kind === "note" || thing.kind === "comment")) return opened(annotating, thing);
  if (!cell) return false;
  if (cell.content.kind === "emotion") return felt(annotating, cell, event);
  if (begins) void annotating.write(cell);
  else if (!event.altKey && (event.key === "Delete" || event.key === "Backspace")) void annotating.clear(cell);
  else return false;
  return true;
}

/** True for a key that does something to a cell by what is in it. */
function isForCell({ kind }: Spoken, { key, altKey }: KeyboardEvent): boolean {
  if (kind === "emotion") return ["0", "Enter", "ArrowUp", "ArrowDown", "Delete", "Backspace"].includes(key);
  return CELLS.has(kind) && !altKey && ["Enter", "F2", "Delete", "Backspace"].includes(key);
}

/** Presses a key once more, where it was pressed or where the keyboard is by now. */
function again(event: KeyboardEvent): void {
  const { key, code, altKey, shiftKey, target } = event;
  const here = target instanceof Element && target.isConnected ? target : document.activeElement;
  here?.dispatchEvent(new KeyboardEvent("keydown", { key, code, altKey, shiftKey, bubbles: true, cancelable: true }));
}

function felt(annotating: Annotating, cell: Cell, event: KeyboardEvent): boolean {
  const was = cell.content.kind === "emotion" ? cell.content.value : null;
  const step = event.altKey ? 0.5 : 1;
  const to = (value: number): boolean => {
    void annotating.feel(cell, Math.min(Math.max(value, -5), 5));
    return true;
  };
  if (event.key === "0") return to(0);
  if (was === null) return !event.altKey && event.key === "Enter" ? to(0) : false;
  if (event.key === "ArrowUp") return to(was + step);
  if (event.key === "ArrowDown") return to(was - step);
  if (event.altKey || (event.key !== "Delete" && event.key !== "Backspace")) return event.key === "Enter";
  void annotating.feel(cell, null);
  return true;
}

function noteMoved(annotating: Annotating, { id, bounds: { x, y } }: Spoken, event: KeyboardEvent): boolean {
  const ways: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const way = ways[event.key];
  if (!way) return false;
  const far = event.shiftKey ? 4 * STEP : STEP;
  void annotating.moveNote(id.slice("note/".length), { x: x + way[0] * far, y: y + way[1] * far });
  return true;
}

/** What the menu of a thing offers of this. */
export function entriesOf(annotating: Annotating, thing: Spoken): Entry[] {
  const cell = annotating.cell(thing.id);
  const point = annotating.unsorted.find(({ id }) => thing.id === `mark/${id}`);
  if (point) return [{ words: "Sort by its cause", icon: "life-buoy", key: "S", act: () => annotating.sort(point.id) }];
  if (thing.kind === "comment") return [{ words: "Read and answer", icon: "message-circle", key: "Enter", act: () => void annotating.read(thing) }];
  if (!cell) return [];
  const write: Entry = { words: cell.content.kind === "picture" ? "Choose a picture" : "Write", icon: "pencil", key: "Enter", act: () => void annotating.write(cell) };
  const empty: Entry = { words: "Empty it", icon: "trash-2", key: "Del", act: () => void (cell.content.kind === "emotion" ? annotating.feel(cell, null) : annotating.clear(cell)) };
  if (isEmpty(cell.content)) return [write];
  return cell.content.kind === "emotion" ? [empty] : [write, empty];
}
