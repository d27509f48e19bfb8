// The kinds of things on a map, in words.

import type { Kind } from "../host/types";


/** "touchpoint", "service point" … */
export function kindWords(kind: Kind): string {
  return kind.replaceAll("_", " ");
}
