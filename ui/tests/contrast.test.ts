import { readFileSync } from "node:fs";
import { resolve as path } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(path(import.meta.dirname, "../src/shared/tokens.css"), "utf8");

type Theme = "light" | "dark";
const COLOURS = new Map<string, Record<Theme, string>>(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]),
);

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio by WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

/** What is read, on every ground that it stands on: 4.5. */
const READ: [string, string[]][] = [
  ["text", ["canvas", "surface", "surface2", "hover", "svc", "tint"]],
  ["text2", ["canvas", "surface", "surface2", "hover", "svc", "tint"]],
  ["text3", ["surface"]],
  ["accent", ["surface", "tint"]],
  ["on-accent", ["accent", "accent-hover"]],
  ["ours", ["surface", "svc"]],
  ["serve", ["surface", "svc"]],
  ["fixed", ["surface", "svc"]],
  ["unsorted", ["surface", "svc"]],
  ["glyph", ["ours", "fixed"]],
];

/** What is only seen, outlines of controls and marks: 3. */
const SEEN: [string, string[]][] = [
  ["outline", ["surface", "svc", "surface2", "canvas"]],
  ["accent", ["canvas", "surface2", "hover"]],
];

const cases = ([rows, least]: [[string, string[]][], number]): [string, string, Theme, number][] =>
  rows.flatMap(([on, grounds]) => grounds.flatMap((ground) => (["light", "dark"] as const).map((theme): [string, string, Theme, number] => [on, ground, theme, least])));

describe("the colours of the window stand out", () => {
  it.each([...cases([READ, 4.5]), ...cases([SEEN, 3])])("%s on %s, %s: at least %d", (on, ground, theme, least) => {
    const [one, other] = [COLOURS.get(on)?.[theme], COLOURS.get(ground)?.[theme]];
    expect(one && other).toBeTruthy();
    expect(contrast(one ?? "", other ?? "")).toBeGreaterThanOrEqual(least);
  });
});

describe("the contrast is reckoned as WCAG defines it", () => {
  it.each([["#000000", "#ffffff", 21], ["#777777", "#ffffff", 4.48], ["#ff0000", "#ffffff", 4]])("%s on %s is %d", (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 1);
  });
});
