// Where each map was looked at last, kept between two starts.

import type { Camera } from "../canvas/camera";

const KEY = "throughline.looks";
/** Of more maps than these the ones that were looked at longest ago are forgotten. */
const MOST = 200;

/** Where a map was looked at; null where nobody has, or nothing is kept. */
export function lastLook(map: string): Camera | null {
  const look = kept()[map];
  return look && [look.x, look.y, look.z].every(Number.isFinite) && look.z > 0 ? look : null;
}

/** Keeps where a map is looked at. That nothing can be kept is no reason to stop anybody. */
export function keepLook(map: string, { x, y, z }: Camera): void {
  const { [map]: _, ...others } = kept();
  const all = [...Object.entries(others), [map, { x, y, z }] as const].slice(-MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all)));
  } catch {
    // The window begins at the usual place next time.
  }
}

function kept(): Record<string, Camera> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof read === "object" && read !== null ? (read as Record<string, Camera>) : {};
  } catch {
    return {};
  }
}
