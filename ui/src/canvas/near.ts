// Whether a place is on what a group shows: a line has no body, and its box holds much that is not the line.

import type { Group, Path, Point, Rect } from "../host/types";
import { outlineOf } from "./outlines";

const LINES = new Set(["arrow", "exit", "curve", "ink"]);

/** True where two boxes overlap, or are nearer to each other than `air`. */
export function overlaps(a: Rect, b: Rect, air = 0): boolean {
  return a.x < b.x + b.w + air && b.x < a.x + a.w + air && a.y < b.y + b.h + air && b.y < a.y + a.h + air;
}

/** True for a group that is a line rather than a body. */
export function isLine(group: Group | null): boolean {
  return group !== null && LINES.has(group.role.kind);
}

/** The outlines of a group's lines as SVG writes them, in scene units. */
export function lineOf(group: Group | null): string {
  return (group?.items ?? []).map((item) => ("path" in item ? outlineOf(item.path, group?.at) : "")).join("");
}

/** True where the place lies on the group: in its box, or for a line so near to the line itself. */
export function isOn({ role, items, bounds, at: from }: Group, at: Point, near: number): boolean {
  if (!LINES.has(role.kind)) return isIn(bounds, at, 0);
  const here = { x: at.x - from.x, y: at.y - from.y };
  return isIn(bounds, at, near) && items.some((item) => {
    if (item.kind === "text") return isIn(item.bounds, here, near);
    return "path" in item && isNear(item.path, here, near);
  });
}

function isIn({ x, y, w, h }: Rect, at: Point, near: number): boolean {
  return at.x >= x - near && at.y >= y - near && at.x <= x + w + near && at.y <= y + h + near;
}

/** Bends are taken for the straight lines between their points, which lie near enough to them here. */
function isNear({ segments }: Path, at: Point, near: number): boolean {
  let from: Point | null = null;
  for (const segment of segments) {
    if (segment.to === "close") continue;
    const points: Point[] = segment.to === "quad" ? [segment.c, segment.p] : segment.to === "cubic" ? pointsOf(from, segment) : [segment.p];
    for (const point of points) {
      if (from && segment.to !== "move" && apart(from, point, at) <= near) return true;
      from = point;
    }
  }
  return false;
}

/** The curve's own points at a quarter, half and three quarters, and its end. */
function pointsOf(from: Point | null, { c1, c2, p }: { c1: Point; c2: Point; p: Point }): Point[] {
  const start = from ?? c1;
  const at = (t: number, key: "x" | "y"): number => (1 - t) ** 3 * start[key] + 3 * (1 - t) ** 2 * t * c1[key] + 3 * (1 - t) * t ** 2 * c2[key] + t ** 3 * p[key];
  return [0.25, 0.5, 0.75, 1].map((t) => ({ x: at(t, "x"), y: at(t, "y") }));
}

/** How far a point is from the line between two others. */
function apart(a: Point, b: Point, p: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/** The middle of the longest stretch of a line. */
export function middleOf({ at, items }: Group): Point | null {
  let best: Point | null = null;
  let longest = 0;
  for (const item of items) {
    if (item.kind !== "shape" || !item.stroke || item.stroke.dash.length > 0) continue;
    let from: Point | null = null;
    for (const segment of item.path.segments) {
      if (segment.to === "close") continue;
      const length = from ? Math.hypot(segment.p.x - from.x, segment.p.y - from.y) : 0;
      if (from && segment.to === "line" && length > longest) {
        longest = length;
        best = { x: at.x + (from.x + segment.p.x) / 2, y: at.y + (from.y + segment.p.y) / 2 };
      }
      from = segment.p;
    }
  }
  return best;
}
