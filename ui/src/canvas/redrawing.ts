// From the drawing that a window has to the next one, and what of it must be painted again.

import type { Group, Rect, Redrawing, Scene } from "../host/types";

/** A drawing, and what it has of the one before. */
export interface Redrawn {
  scene: Scene;
  before: Scene | null;
  /** The boxes in which it looks different from the one before; null where the sheet itself did. */
  dirty: Rect[] | null;
  /** The groups of which the one before has none. */
  fresh: Group[];
}

/** The same thing, further by so many scene units. */
export function moved({ id, role, name, at, bounds, hash, items }: Group, dx: number, dy: number): Group {
  return { id, role, name, at: { x: at.x + dx, y: at.y + dy }, bounds: { x: bounds.x + dx, y: bounds.y + dy, w: bounds.w, h: bounds.h }, hash, items };
}

export function redrawn(before: Scene, { pieces, size, headers, title, language, personas, smallest_text }: Redrawing): Redrawn {
  const groups: Group[] = [];
  const dirty: Rect[] = [];
  const fresh: Group[] = [];
  const kept = new Uint8Array(before.groups.length);
  let last = -1;
  for (const piece of pieces) {
    if (piece.kind === "drawn") {
      groups.push(piece.group);
      fresh.push(piece.group);
      dirty.push(piece.group.bounds);
      continue;
    }
    const same = before.groups.slice(piece.from, piece.from + piece.count);
    if (piece.kind === "moved") {
      // Where it was is painted with what is gone.
      for (const group of same) {
        const at = moved(group, piece.dx, piece.dy);
        groups.push(at);
        dirty.push(at.bounds);
      }
      continue;
    }
    kept.fill(1, piece.from, piece.from + piece.count);
    // One by one: a call takes only so many arguments.
    for (const group of same) groups.push(group);
    // What lies above something else than before looks different although it is the same.
    if (piece.from < last) for (const { bounds } of same) dirty.push(bounds);
    last = Math.max(last, piece.from + piece.count - 1);
  }
  before.groups.forEach((group, i) => {
    if (kept[i] === 0) dirty.push(group.bounds);
  });
  const sheet = size.w === before.size.w && size.h === before.size.h && JSON.stringify(personas) === JSON.stringify(before.personas);
  return { scene: { size, headers, title, language, personas, smallest_text, groups }, before, dirty: sheet ? dirty : null, fresh };
}
