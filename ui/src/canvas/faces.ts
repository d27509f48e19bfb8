// The bundled faces as the canvas names them, and the wait until a drawing's are there.

import type { Face, Family, Scene, Weight } from "../host/types";

const FAMILIES: Record<Family, string> = {
  inter: "Inter",
  arabic: "Noto Sans Arabic",
  chinese: "Noto Sans SC",
  emoji: "Noto Emoji",
};

const WEIGHTS: Record<Weight, number> = { regular: 400, medium: 500, semi_bold: 600, bold: 700 };

/** The `font` of a canvas for a face at `px` pixels. */
export function font(face: Face, px: number): string {
  return `${WEIGHTS[face.weight]} ${px}px "${FAMILIES[face.family]}"`;
}

/** Each face that a drawing writes in, once. */
export function facesOf(scene: Scene): string[] {
  const faces = new Set<string>();
  for (const group of scene.groups)
    for (const item of group.items)
      if (item.kind === "text") for (const run of item.runs) faces.add(font(run.face, 16));
  return [...faces];
}

/** Resolves once every face of the drawing can be painted with; a face that fails is painted with another. */
export async function facesReady(scene: Scene): Promise<void> {
  await Promise.allSettled(facesOf(scene).map((face) => document.fonts.load(face)));
}
