// What became of files that came in, in words.

import type { FileTaken, MapEntry } from "../host/types";
import { counted } from "../shared/numbers";

/** Where the map that is opened came from, and what it could not carry. */
export interface Carried {
  entry: MapEntry;
  format: string;
  sentences: string[];
}

/** A file whose map is there already and is another. */
export interface Asks {
  file: string;
  title: string;
}

export interface SummedUp {
  /** The first line says how many came in; the others why some did not. "" where there is nothing to say. */
  summary: string;
  /** The first file about which somebody has to choose. */
  asks: Asks | null;
  /** The one map that came in, to be opened. */
  one: Carried | null;
}

export function sumUp(files: FileTaken[]): SummedUp {
  const added: Carried[] = [];
  const refused: string[] = [];
  let asks: Asks | null = null;
  let left = 0;
  for (const { file, taking } of files) {
    if (taking.kind === "added") added.push({ entry: taking.entry, format: taking.format, sentences: taking.not_carried });
    else if (taking.kind === "replaced") added.push({ entry: taking.entry, format: "", sentences: [] });
    else if (taking.kind === "refused") refused.push(taking.sentence);
    else if (asks) left += 1;
    else asks = { file, title: taking.entry.title };
  }
  const [one] = added;
  if (files.length === 1) return { summary: refused.join("\n"), asks, one: one ?? null };
  const lines = [
    ...(files.length > 0 ? [`${counted(added.length, "map")} taken in.`] : []),
    ...(left > 0 ? [`${counted(left, "more file")} hold maps that are here already; open them one by one.`] : []),
    ...refused,
  ];
  return { summary: lines.join("\n"), asks, one: null };
}
