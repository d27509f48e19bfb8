// Small scenes for tests.

import type { Group, Role, Scene, Size } from "../src/host/types";

export function sceneOf(groups: Group[], size: Size): Scene {
  return { size, headers: { w: 0, h: 0 }, title: "A map", language: "en", personas: [], groups, smallest_text: 11 };
}

export function group(id: string, kind: Exclude<Role["kind"], "arrow" | "exit">, at: [number, number, number, number], name = id): Group {
  const [x, y, w, h] = at;
  const role: Role = { kind };
  return { id, role, name, at: { x: 0, y: 0 }, bounds: { x, y, w, h }, hash: id, items: [] };
}

/** An arrow from one card to another. */
export function arrow(from: string, to: string, at: [number, number, number, number] = [0, 0, 1, 1]): Group {
  return { ...group(`arrow/${from}>${to}`, "card", at, `From ${from} to ${to}`), role: { kind: "arrow", from: `card/${from}`, to: `card/${to}` } };
}

export function textAt(text: string, x: number, y: number, size: number): Group {
  const bounds = { x, y: y - size, w: 60, h: size * 1.4 };
  const run = {
    text, line: 0, x, y, width: 60, size, face: { family: "inter", weight: "regular" },
    paint: { of: "token", token: "text" }, right_to_left: false,
  } as const;
  return {
    id: `cell/${text}`, role: { kind: "cell" }, name: text, at: { x: 0, y: 0 }, bounds, hash: text,
    items: [{ kind: "text", text, runs: [{ ...run, face: { ...run.face }, paint: { ...run.paint } }], bounds, link: null }],
  };
}
