// Where the title of a thing stands in its drawing, and how it is set.

import type { Group, Item, Weight } from "../host/types";

export interface Lettering {
  text: string;
  /** Where the first line begins, on its baseline, in scene units. */
  x: number;
  y: number;
  /** How wide and how high the paragraph is. */
  w: number;
  h: number;
  size: number;
  weight: number;
}

const HEAVY: Weight[] = ["regular", "medium", "semi_bold", "bold"];
const CSS = { regular: 400, medium: 500, semi_bold: 600, bold: 700 } as const;

/** The paragraph that is a thing's title: its heaviest, of a service point the one beside its figure. */
export function letteringOf({ at, role, items }: Group): Lettering | null {
  const weightOf = (item: Item): number => (item.kind === "text" ? HEAVY.indexOf(item.runs[0]?.face.weight ?? "regular") : -1);
  const wanted = role.kind === "mark" ? HEAVY.indexOf("medium") : Math.max(...items.map(weightOf));
  const title = items.find((item) => item.kind === "text" && weightOf(item) === wanted);
  const run = title?.kind === "text" ? title.runs[0] : undefined;
  if (title?.kind !== "text" || !run) return null;
  const first = title.runs.filter(({ line }) => line === run.line);
  return { text: title.text, x: at.x + Math.min(...first.map(({ x }) => x)), y: at.y + run.y, w: title.bounds.w, h: title.bounds.h, size: run.size, weight: CSS[run.face.weight] };
}
