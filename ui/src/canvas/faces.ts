// The bundled faces as the canvas names them, and the wait until a drawing's are there.

import type { Face, Family, Group, Weight } from "../host/types";

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

/** Each face that groups are written in, once. */
export function facesOf(groups: readonly Group[]): string[] {
  const faces = new Map<string, Face>();
  for (const group of groups)
    for (const item of group.items)
      if (item.kind === "text") for (const { face } of item.runs) faces.set(face.family + face.weight, face);
  return [...faces.values()].map((face) => font(face, 16));
}

/** The faces that are there, or have failed. */
const ready = new Set<string>();

/** True where every face of the groups can be painted with. */
export function areReady(groups: readonly Group[]): boolean {
  return facesOf(groups).every((face) => ready.has(face));
}

/** Resolves once every face of the groups can be painted with; a face that fails is painted with another. */
export async function facesReady(groups: readonly Group[]): Promise<void> {
  const faces = facesOf(groups);
  await Promise.allSettled(faces.map((face) => document.fonts.load(face)));
  for (const face of faces) ready.add(face);
}
