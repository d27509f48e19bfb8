import { readFileSync } from "node:fs";
import { resolve as path } from "node:path";
import { describe, expect, it } from "vitest";
import { COLOURS, resolve, type Theme } from "../src/canvas/theme";
import type { Token } from "../src/host/types";

const root = path(import.meta.dirname, "../..");
const core = readFileSync(path(root, "src-tauri/crates/scene/src/paint.rs"), "utf8");
const css = readFileSync(path(root, "ui/src/shared/tokens.css"), "utf8");

/** `StickyText` and `Surface2` as the files of the window spell them. */
const snake = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();

/** The core's table of a theme: its `match` arms read as text. */
function tableOf(theme: Theme): Record<string, string> {
  const body = core.split(`fn ${theme}(token: Token) -> u32 {`)[1]?.split("\n}")[0] ?? "";
  const table: Record<string, string> = {};
  for (const [, arms = "", hex = ""] of body.matchAll(/((?:Token::\w+[\s|]*)+)=>\s*0x([0-9A-Fa-f_]+)/g))
    for (const [, name = ""] of arms.matchAll(/Token::(\w+)/g)) table[snake(name)] = `#${hex.replace("_", "").toLowerCase()}`;
  return table;
}

describe("the colours of the window", () => {
  it.each(["light", "dark"] as const)("are those of the core, %s", (theme) => {
    const table = tableOf(theme);
    expect(Object.keys(table).length).toBeGreaterThan(20);
    expect(COLOURS[theme]).toEqual(table);
  });

  it("are the same in its style sheet", () => {
    const named = [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
    const known = named.filter(([, name = ""]) => name !== "accent-hover");
    expect(known.length).toBeGreaterThan(15);
    for (const [, name = "", light, dark] of known) {
      const token = name.replaceAll("-", "_") as Token;
      expect([name, light, dark]).toEqual([name, COLOURS.light[token], COLOURS.dark[token]]);
    }
  });
});

describe("a paint", () => {
  const personas = [{ light: "#3b5bdb", dark: "#8da2fb" }];

  it("is seen through by its alpha", () => {
    expect(resolve({ of: "wash", token: "accent", alpha: 0.07 }, "light", [])).toBe("#4a43e012");
  });

  it("of a persona changes with the theme, and falls back to the accent", () => {
    expect(resolve({ of: "persona", index: 0, alpha: 1 }, "dark", personas)).toBe("#8da2fb");
    expect(resolve({ of: "persona", index: 9, alpha: 1 }, "dark", personas)).toBe(COLOURS.dark.accent);
  });

  it("that somebody chose is the same in every theme", () => {
    const chosen = { of: "chosen", rgb: [255, 240, 163] } as const;
    expect(resolve({ ...chosen, rgb: [255, 240, 163] }, "dark", [])).toBe("rgb(255 240 163)");
  });
});
