// Pictures as they come from a clipboard.

import type { MediaType, PictureFile } from "../host/types";

const TYPES: Record<string, MediaType> = { "image/png": "image/png", "image/jpeg": "image/jpeg", "image/webp": "image/webp" };

/** The picture among what was pasted; null where there is none of a kind that a map takes. */
export function picturePasted(data: DataTransfer | null): File | null {
  return [...(data?.files ?? [])].find(({ type }) => type in TYPES) ?? null;
}

/** The picture of a file with its bytes in base64. */
export async function pictureOf(file: File): Promise<PictureFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const PART = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += PART) text += String.fromCharCode(...bytes.subarray(at, at + PART));
  // What a clipboard calls its picture says nothing: "image.png".
  return { name: "", media_type: TYPES[file.type] ?? "image/png", data: btoa(text) };
}
