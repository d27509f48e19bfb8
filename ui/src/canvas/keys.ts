// What the keys do on the map when no field has them.

import { keyMove } from "./gestures";
import { nearest, type Spoken, type Way } from "./spoken";
import type { Surface } from "./surface.svelte";

const WAYS: Record<string, Way> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/** Does what a key asks of the thing that has the keyboard; false where it asks nothing of it. */
export function thingKey(event: KeyboardEvent, surface: Surface): boolean {
  const thing = surface.focused;
  if (!thing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const way = WAYS[event.key];
  if (way) go(surface, nearest(thing.bounds, way, surface.things));
  else if (event.key === "Home") go(surface, surface.things[0]);
  else if (event.key === "End") go(surface, surface.things.at(-1));
  else if (event.key === "PageDown") go(surface, neighbour(surface.things, thing, 1));
  else if (event.key === "PageUp") go(surface, neighbour(surface.things, thing, -1));
  else if (event.key === "Escape") surface.leave();
  else if (event.key === "Enter" || event.key === "F2") void surface.write(thing);
  else if (event.key === "Delete" || event.key === "Backspace") remove(surface, thing);
  else return false;
  return true;
}

/** Moves the look as a key asks; false where it asks nothing of it. */
export function lookKey(event: KeyboardEvent, { look }: Surface): boolean {
  const move = keyMove(event);
  if (move?.kind === "pan") look.pan(move.dx, move.dy);
  else if (move?.kind === "rung") look.rung(move.direction);
  else if (move?.kind === "true_scale") look.zoomTo(1);
  else if (move) look.fit();
  return move !== null;
}

function go(surface: Surface, thing: Spoken | null | undefined): void {
  if (thing) surface.go(thing);
}

function neighbour(things: Spoken[], thing: Spoken, step: 1 | -1): Spoken | undefined {
  const at = things.findIndex(({ id }) => id === thing.id);
  return things[at + step];
}

function remove(surface: Surface, thing: Spoken): void {
  if (!surface.selection.has(thing.id)) surface.selection.only(thing.id);
  surface.remove();
}
