// From the drawing that a window has to the next one, and what of it must be painted again.

import type { Group, Rect, Redrawing, Scene } from "../host/types";

/** The new drawing, and the boxes in which it looks different from the one before; null where the sheet itself did. */
export interface Redrawn {
  scene: Scene;
  before: Scene | null;
  dirty: Rect[] | null;
}

export function redrawn(before: Scene, { pieces, size, headers, title, language, personas, smallest_text }: Redrawing): Redrawn {
  const groups: Group[] = [];
  const dirty: Rect[] = [];
  const kept = new Uint8Array(before.groups.length);
  let last = -1;
  for (const piece of pieces) {
    if (piece.kind === "drawn") {
      groups.push(piece.group);
      dirty.push(piece.group.bounds);
      continue;
    }
    const same = before.groups.slice(piece.from, piece.from + piece.count);
    kept.fill(1, piece.from, piece.from + piece.count);
    groups.push(...same);
    // What lies above something else than before looks different although it is the same.
    if (piece.from < last) dirty.push(...same.map((group) => group.bounds));
    last = Math.max(last, piece.from + piece.count - 1);
  }
  before.groups.forEach((group, i) => {
    if (kept[i] === 0) dirty.push(group.bounds);
  });
  const sheet = size.w === before.size.w && size.h === before.size.h && JSON.stringify(personas) === JSON.stringify(before.personas);
  return { scene: { size, headers, title, language, personas, smallest_text, groups }, before, dirty: sheet ? dirty : null };
}
