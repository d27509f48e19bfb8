// What the keys do on the map when no field has them.

import { keyed } from "../annotate/pressing";
import { keyMove } from "./gestures";
import type { Spoken, Way } from "./spoken";
import type { Surface } from "./surface.svelte";
import { walk } from "./walk";
import type { Step } from "../map/placing";

const WAYS: Record<string, Way> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const STEPS: Record<Way, Step> = { left: "earlier", right: "later", up: "up", down: "down" };

/** Does what a key asks of the thing that has the keyboard, or of what is selected; false where it asks nothing. */
export function thingKey(event: KeyboardEvent, surface: Surface): boolean {
  if (keyed(surface.annotating, event)) return true;
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey && !event.shiftKey) return shortcut(event.key.toLowerCase(), surface);
  // What a rectangle has selected has no keyboard of its own.
  const thing = surface.focused ?? surface.thing(surface.selection.groups[0] ?? null);
  if (!thing || command) return false;
  const way = WAYS[event.key];
  if (event.altKey) {
    if (way) surface.step(STEPS[way]);
    return way !== undefined;
  }
  return (way !== undefined && goOn(surface, walk(thing, way, surface.things, surface.ways), event.shiftKey)) || plainKey(event, thing, surface);
}

function shortcut(key: string, surface: Surface): boolean {
  if (key === "a") surface.selectAll();
  else if (key === "d") surface.duplicate();
  else return false;
  return true;
}

function plainKey(event: KeyboardEvent, thing: Spoken, surface: Surface): boolean {
  const { things } = surface;
  const at = things.findIndex(({ id }) => id === thing.id);
  const chosen = surface.selection.has(thing.id);
  switch (event.key) {
    case "Home": return goOn(surface, things[0], event.shiftKey);
    case "End": return goOn(surface, things.at(-1), event.shiftKey);
    case "PageDown": return goOn(surface, things[at + 1], event.shiftKey);
    case "PageUp": return goOn(surface, things[at - 1], event.shiftKey);
    case "Escape": return surface.leave(), true;
    case "Enter": case "F2": return surface.write(thing), true;
    case "Delete": case "Backspace":
      if (!chosen) surface.selection.only(thing.id);
      return surface.remove(), true;
    case "Tab":
      // Who only passes through with Tab has selected nothing, and goes on.
      if (event.shiftKey || !chosen || thing !== surface.focused || thing.kind !== "touchpoint") return false;
      return surface.draftAfter(thing), true;
    default:
      if (!chosen || !isLetter(event.key)) return false;
      return surface.write(thing, event.key), true;
  }
}

/** A letter begins a title. Single keys of tools are asked before; a capital letter is none. */
function isLetter(key: string): boolean {
  return /^\p{L}$/u.test(key);
}

function goOn(surface: Surface, thing: Spoken | null | undefined, adding: boolean): boolean {
  if (thing) surface.go(thing, true, adding);
  // At the end of the map the key has done its work too: the view does not run away.
  return true;
}

/** Moves the look as a key asks; false where it asks nothing of it. */
export function lookKey(event: KeyboardEvent, surface: Surface): boolean {
  const { look } = surface;
  const move = keyMove(event);
  if (move?.kind === "pan") look.pan(move.dx, move.dy);
  else if (move?.kind === "rung") look.rung(move.direction);
  else if (move?.kind === "true_scale") look.zoomTo(1);
  else if (move?.kind === "selection") surface.showSelection();
  else if (move) look.fit();
  return move !== null;
}
