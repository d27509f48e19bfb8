// The things on a page of figures that somebody can get to, and what pressing each of them does.

import type { Group, Rect, Scene, ServiceLead, ServiceSwitch, Where } from "../host/types";

/** A thing of any page. */
export interface PageThing {
  id: string;
  name: string;
  bounds: Rect;
  /** ARIA role. */
  role: "heading" | "img" | "button" | "checkbox";
  /** Of a tick box. */
  checked: boolean | "mixed" | null;
}

/** A thing of the Service view. */
export interface Thing extends PageThing {
  /** Where it leads on the map. */
  place: Where | null;
  /** What it switches. */
  switch: ServiceSwitch | null;
}

/** The named things of a page in the order in which it is drawn: part by part, row by row. */
export function thingsOf(scene: Scene, leads: ServiceLead[], switches: ServiceSwitch[]): Thing[] {
  const places = new Map(leads.map(({ group, place }) => [group, place]));
  const switched = new Map(switches.map((it) => [it.group, it]));
  return scene.groups.filter(({ name }) => name !== "").map((group) => thing(group, places.get(group.id), switched.get(group.id)));
}

const TICKS: Partial<Record<ServiceSwitch["act"], boolean | "mixed">> = { remove: true, add: false, complete: "mixed" };

function thing({ id, name, bounds, role }: Group, place: Where | undefined, on: ServiceSwitch | undefined): Thing {
  const checked = on ? (TICKS[on.act] ?? null) : null;
  const pressed = place !== undefined || on !== undefined;
  const passive = role.kind === "heading" || role.kind === "title" ? "heading" : "img";
  return {
    id,
    name: on?.name ?? name,
    bounds,
    place: place ?? null,
    switch: on ?? null,
    role: checked !== null ? "checkbox" : pressed ? "button" : passive,
    checked,
  };
}
