// Stages that are out of view are pinned to the ends of their strip, and the title of the one that began
// before the window stays with it.

import type { Rect } from "../host/types";

/** A stage with where its title begins and ends, in scene units. */
export interface Titled {
  id: string;
  title: string;
  bounds: Rect;
  titleAt: number;
  titleEnd: number;
  /** Where its figure begins and ends. */
  figure: { at: number; end: number } | null;
}

export interface Pins {
  /** Out of view to the left, and to the right. */
  before: Titled | null;
  behind: Titled | null;
  /** Where the one to the right begins. */
  from: number;
  /** In view, but its title is not. */
  here: Titled | null;
}

/**
 * What is pinned where the window shows the strip from `left` to `right`. A pin at the right end is `wide`; where it
 * would lie on the title of a stage, it is that stage which is pinned; a figure that it would cut it covers, with `air`.
 */
export function pinsOf(stages: readonly Titled[], left: number, right: number, wide: number, air: number): Pins {
  const end = ({ bounds }: Titled): number => bounds.x + bounds.w;
  const cut = stages.find(({ titleEnd }) => titleEnd > right) ?? null;
  const behind = cut && (stages.find(({ titleAt, titleEnd }) => titleEnd > right - wide && titleAt > left) ?? cut);
  const from = Math.min(right - wide, (behind?.titleAt ?? right) - air);
  const hit = stages.find(({ figure }) => figure !== null && figure.at < from + air && figure.end > from - air)?.figure;
  return {
    before: stages.findLast((stage) => end(stage) <= left + LEAST) ?? null,
    behind,
    from: hit ? Math.min(from, hit.at - air) : from,
    here: stages.find((stage) => stage.titleAt < left && end(stage) > left + LEAST) ?? null,
  };
}

/** Of a stage that is seen for less than this nobody reads the title. */
const LEAST = 40;
