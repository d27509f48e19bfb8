// The colours of a paint in each theme, as CSS writes them. A test holds them to the core's table.

import type { Paint, PersonaColour, Token } from "../host/types";

/** What the window wears. */
export type Theme = "light" | "dark";

export const COLOURS: Record<Theme, Record<Token, string>> = {
  light: {
    canvas: "#f6f7f9", surface: "#ffffff", surface2: "#f1f3f6", hover: "#ebedf2", svc: "#f8f8fe",
    tint: "#efeefd", border: "#e4e7ed", border2: "#c6ccd8", outline: "#7f889c", text: "#14171f",
    text2: "#464d5e", text3: "#667085", accent: "#4a43e0", on_accent: "#ffffff", ours: "#c4242c",
    serve: "#a85a00", fixed: "#0b7547", ours_tint: "#fcebeb", serve_tint: "#fcf1e0",
    fixed_tint: "#e4f4eb", glyph: "#ffffff", arrow: "#7c8598", stem: "#aeb6c5", pen: "#1d2230",
    sticky: "#fff0a3", sticky_text: "#3b3200", unsorted: "#5a6376", help: "#464d5e",
    seen: "#9dbde6", unseen: "#2f5d9b", water: "#d9e6f7",
  },
  dark: {
    canvas: "#0f1116", surface: "#171a21", surface2: "#20242d", hover: "#2a2f3a", svc: "#1a1b2b",
    tint: "#26264b", border: "#2a2f3a", border2: "#4a5263", outline: "#6b7486", text: "#f2f4f8",
    text2: "#bcc3d1", text3: "#959daf", accent: "#938fff", on_accent: "#0f1116", ours: "#ff7b80",
    serve: "#f3ac45", fixed: "#4fcf93", ours_tint: "#3a2024", serve_tint: "#372a17",
    fixed_tint: "#16332a", glyph: "#12141a", arrow: "#8790a3", stem: "#596173", pen: "#e8eaf0",
    sticky: "#e9d46a", sticky_text: "#2b2500", unsorted: "#a7b0c2", help: "#bcc3d1",
    seen: "#3f5f8c", unseen: "#7fa9e6", water: "#1d2a3d",
  },
};

/** The CSS colour of a paint. */
export function resolve(paint: Paint, theme: Theme, personas: PersonaColour[]): string {
  const table = COLOURS[theme];
  switch (paint.of) {
    case "token":
      return table[paint.token];
    case "wash":
      return seenThrough(table[paint.token], paint.alpha);
    case "persona":
      return seenThrough(personas[paint.index]?.[theme] ?? table.accent, paint.alpha);
    case "chosen":
      return `rgb(${paint.rgb.join(" ")})`;
  }
}

function seenThrough(hex: string, alpha: number): string {
  if (alpha >= 1) return hex;
  const byte = Math.round(Math.max(alpha, 0) * 255);
  return hex + byte.toString(16).padStart(2, "0");
}
