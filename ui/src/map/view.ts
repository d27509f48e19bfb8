// How this window looks at a map, remembered for each map on this machine.

import type { Filter, SceneView } from "../host/types";

export const OPEN: Filter = { personas: [], channels: [], causes: [], owners: [], tags: [], bases: [] };

/** A map as it is, for its team. */
export const PLAIN: SceneView = { density: "compact", audience: "team", folds: {}, hidden: [], filter: OPEN, flow: false };

const key = (map: string): string => `throughline.view.${map}`;

/** The look that was left; the plain one where none was, or it cannot be read. */
export function rememberedView(map: string): SceneView {
  try {
    const kept = JSON.parse(localStorage.getItem(key(map)) ?? "{}") as Partial<SceneView>;
    // A map never opens as customers see it: who opens it wants to work on it.
    return { ...PLAIN, folds: { ...kept.folds }, hidden: [...(kept.hidden ?? [])], filter: { ...OPEN, ...kept.filter }, flow: kept.flow === true };
  } catch {
    return PLAIN;
  }
}

export function rememberView(map: string, view: SceneView): void {
  const { folds, hidden, filter, flow } = view;
  const plain = Object.keys(folds).length === 0 && hidden.length === 0 && !isFiltered(filter) && !flow;
  if (plain) localStorage.removeItem(key(map));
  else localStorage.setItem(key(map), JSON.stringify({ folds, hidden, filter, flow }));
}

/** True where something steps back. */
export function isFiltered(filter: Filter): boolean {
  return Object.values(filter).some((chosen) => chosen.length > 0);
}
