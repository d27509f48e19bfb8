// Outlines of the drawing as SVG has them.

import type { Path, Point } from "../host/types";

/** A path that counts from `from`, in scene units. */
export function outlineOf({ segments }: Path, from: Point = { x: 0, y: 0 }): string {
  const at = ({ x, y }: Point): string => `${from.x + x} ${from.y + y}`;
  return segments
    .map((s) => {
      if (s.to === "move") return `M${at(s.p)}`;
      if (s.to === "line") return `L${at(s.p)}`;
      if (s.to === "quad") return `Q${at(s.c)} ${at(s.p)}`;
      return s.to === "cubic" ? `C${at(s.c1)} ${at(s.c2)} ${at(s.p)}` : "Z";
    })
    .join("");
}
