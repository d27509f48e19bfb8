// From a place that a change names to the groups of the drawing that show it.

import type { Where } from "../host/types";

/** Ids of groups, the narrowest first: the first that is drawn shows the place. */
export function groupsAt({ touchpoint, stage, service_point, step, transition, lane }: Where): string[] {
  const groups: string[] = [];
  if (service_point) groups.push(`mark/${service_point}`);
  if (step) groups.push(`step/${step}`);
  if (transition) groups.push(`arrow/${transition.from}>${transition.to}`);
  if (lane && touchpoint) groups.push(...["cell", "metric", "image"].map((kind) => `${kind}/${lane}/${touchpoint}`));
  else if (lane && stage) groups.push(`stagecell/${lane}/${stage}`);
  if (touchpoint) groups.push(`card/${touchpoint}`);
  if (stage) groups.push(`stage/${stage}`);
  if (lane) groups.push(`lane/${lane}`);
  return groups;
}
