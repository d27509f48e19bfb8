// Stages that are out of view are pinned to the ends of their strip, and the title of the one that began
// before the window stays with it.

import type { Rect } from "../host/types";

/** A stage with where its title begins, in scene units. */
export interface Titled {
  id: string;
  title: string;
  bounds: Rect;
  titleAt: number;
}

export interface Pins {
  /** Out of view to the left, and to the right. */
  before: Titled | null;
  behind: Titled | null;
  /** In view, but its title is not. */
  here: Titled | null;
}

/** What is pinned where the window shows the strip from `left` to `right`. */
export function pinsOf(stages: readonly Titled[], left: number, right: number): Pins {
  const end = ({ bounds }: Titled): number => bounds.x + bounds.w;
  return {
    before: stages.findLast((stage) => end(stage) <= left + LEAST) ?? null,
    behind: stages.find((stage) => stage.titleAt > right - LEAST) ?? null,
    here: stages.find((stage) => stage.titleAt < left && end(stage) > left + LEAST) ?? null,
  };
}

/** Of a stage that is seen for less than this nobody reads the title. */
const LEAST = 40;
