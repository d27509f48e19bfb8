// Where touchpoints go when they are moved: spots are told by the columns that the core counts.

import type { Command, Places, Spot, StagePlaces } from "../host/types";

/** A way to move a touchpoint by a key. */
export type Step = "earlier" | "later" | "up" | "down";

/** A touchpoint where it stands. */
export interface Standing {
  touchpoint: string;
  track: number;
  /** Places in `Places`. */
  stage: number;
  column: number;
  /** It shares its column. */
  shared: boolean;
}

/** Where a touchpoint stands; null where it is gone. */
export function standing({ stages }: Places, touchpoint: string): Standing | null {
  for (const [stage, { columns }] of stages.entries())
    for (const [column, standing] of columns.entries()) {
      const found = standing.find((one) => one.touchpoint === touchpoint);
      if (found) return { ...found, stage, column, shared: standing.length > 1 };
    }
  return null;
}

/**
 * The spot before column `gap` of a stage, or at its end. A side track joins the column before the gap
 * where it is free there.
 */
export function spotAt({ stage, columns }: StagePlaces, gap: number, track: number, moved: readonly string[] = []): Spot {
  const behind = columns.slice(Math.max(0, gap)).flat();
  return { stage, track, before: behind.find(({ touchpoint }) => !moved.includes(touchpoint))?.touchpoint ?? null };
}

/** The spot one step away; null where the map ends there. */
export function stepped(places: Places, touchpoint: string, step: Step): Spot | null {
  const at = standing(places, touchpoint);
  if (!at) return null;
  const stage = places.stages[at.stage];
  if (!stage) return null;
  const moved = [touchpoint];
  const here = at.track > 0 && at.shared ? at.column + 1 : at.column;
  if (step === "up" || step === "down") {
    const track = at.track + (step === "up" ? -1 : 1);
    if (track < 0 || track > 7) return null;
    // Off the main row a touchpoint stays under the column that it had, and back on it stands behind it.
    const gap = at.track === 0 ? at.column : here;
    return spotAt(stage, gap, track, moved);
  }
  const gap = step === "later" ? at.column + 2 : here - 1;
  if (gap >= 0 && gap <= stage.columns.length) return spotAt(stage, gap, at.track, moved);
  const next = places.stages[at.stage + (step === "later" ? 1 : -1)];
  if (!next) return null;
  const first = at.track > 0 && next.columns.length > 0 ? 1 : 0;
  return spotAt(next, step === "later" ? first : next.columns.length, at.track, moved);
}

/** The commands that move touchpoints one step as a block; none where the map ends there. */
export function stepsOf(places: Places, touchpoints: string[], step: Step): Command[] {
  const standings = touchpoints.map((id) => standing(places, id)).filter((one) => one !== null);
  standings.sort((a, b) => a.stage - b.stage || a.column - b.column || a.track - b.track);
  if (step === "up" || step === "down") {
    const spots = standings.map(({ touchpoint }) => ({ touchpoint, to: stepped(places, touchpoint, step) }));
    if (spots.some(({ to }) => to === null)) return [];
    return spots.flatMap(({ touchpoint, to }) => (to ? [{ move_touchpoints: { touchpoints: [touchpoint], to } }] : []));
  }
  const leader = step === "later" ? standings.at(-1) : standings[0];
  const to = leader && stepped(places, leader.touchpoint, step);
  return to ? movesTo(places, touchpoints, to, leader.touchpoint) : [];
}

/** The commands that move touchpoints to the spot of one of them, the others as many tracks away as before. */
export function movesTo(places: Places, touchpoints: readonly string[], { stage, before, track }: Spot, leader: string): Command[] {
  const standings = touchpoints.map((id) => standing(places, id)).filter((one) => one !== null);
  standings.sort((a, b) => a.stage - b.stage || a.column - b.column || a.track - b.track);
  const behind = places.stages.find((one) => one.stage === stage)?.columns.flat() ?? [];
  const from = before === null ? behind.length : behind.findIndex(({ touchpoint }) => touchpoint === before);
  const stays = behind.slice(Math.max(0, from)).find(({ touchpoint }) => !touchpoints.includes(touchpoint))?.touchpoint ?? null;
  const by = track - (standings.find(({ touchpoint }) => touchpoint === leader)?.track ?? track);
  const trackOf = (own: number): number => Math.min(7, Math.max(0, own + by));
  return standings.map((one) => ({ move_touchpoints: { touchpoints: [one.touchpoint], to: { stage, track: trackOf(one.track), before: stays } } }));
}
