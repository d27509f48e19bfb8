// Outlines of the drawing as SVG has them.

import type { Path } from "../host/types";

export function outlineOf(path: Path): string {
  return path.segments
    .map((s) => {
      if (s.to === "move") return `M${s.p.x} ${s.p.y}`;
      if (s.to === "line") return `L${s.p.x} ${s.p.y}`;
      if (s.to === "quad") return `Q${s.c.x} ${s.c.y} ${s.p.x} ${s.p.y}`;
      return s.to === "cubic" ? `C${s.c1.x} ${s.c1.y} ${s.c2.x} ${s.c2.y} ${s.p.x} ${s.p.y}` : "Z";
    })
    .join("");
}
