// The way from card to card by the arrow keys: along the arrows first, then to what lies nearest.

import type { Group } from "../host/types";
import { nearest, type Spoken, type Way } from "./spoken";

/** Which cards the arrows of a drawing lead to, and where they come from. */
export interface Ways {
  onward: ReadonlyMap<string, readonly string[]>;
  back: ReadonlyMap<string, readonly string[]>;
}

export function waysOf(groups: Group[]): Ways {
  const [onward, back] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const note = (ways: Map<string, string[]>, from: string, to: string): void => void ways.set(from, [...(ways.get(from) ?? []), to]);
  for (const { role } of groups) {
    if (role.kind !== "arrow") continue;
    note(onward, role.from, role.to);
    note(back, role.to, role.from);
  }
  return { onward, back };
}

/** The thing that an arrow key goes to; null where there is none that way. */
export function walk(from: Spoken, way: Way, things: Spoken[], ways: Ways): Spoken | null {
  return along(from, way, things, ways) ?? nearest(from.bounds, way, from.kind === "touchpoint" && sideways(way) ? cards(things) : things) ?? nearest(from.bounds, way, things);
}

const sideways = (way: Way): boolean => way === "left" || way === "right";
const cards = (things: Spoken[]): Spoken[] => things.filter(({ kind }) => kind === "touchpoint");

/** Onward to the right and back to the left; up and down to whatever an arrow joins it with. */
function along(from: Spoken, way: Way, things: Spoken[], { onward, back }: Ways): Spoken | null {
  const joined = [...(way === "left" ? [] : (onward.get(from.id) ?? [])), ...(way === "right" ? [] : (back.get(from.id) ?? []))];
  if (joined.length === 0) return null;
  let best: Spoken | null = null;
  let least = Infinity;
  for (const thing of things) {
    if (!joined.includes(thing.id)) continue;
    const [dx, dy] = apart(from, thing);
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[way];
    const aside = Math.abs(sideways(way) ? dy : dx);
    // Sideways any distance counts; a branch lies below where it lies in another row.
    if (ahead < from.bounds.h / 2) continue;
    const far = sideways(way) ? aside * 4 + ahead : aside + ahead * 2;
    if (far < least) [best, least] = [thing, far];
  }
  return best;
}

function apart({ bounds: a }: Spoken, { bounds: b }: Spoken): [number, number] {
  return [b.x + b.w / 2 - a.x - a.w / 2, b.y + b.h / 2 - a.y - a.h / 2];
}
