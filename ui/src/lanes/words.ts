// Kinds and zones of lanes in words.

import type { LaneKind, Zone } from "../host/types";

const KINDS: Record<LaneKind, string> = {
  touchpoints: "cards", emotion: "curve", text: "text", service: "marks", steps: "steps", metric: "figures", image: "pictures",
};

const ZONES: Record<Zone, string> = {
  evidence: "evidence", customer: "customer", frontstage: "front stage", backstage: "back stage", support: "support",
};

/** What a lane of the kind holds. */
export const kindOfLane = (kind: LaneKind): string => KINDS[kind];

export const zoneWords = (zone: Zone): string => ZONES[zone];
