// The ways through a map by words in the real window: anything by a few letters, finding, the outline, the lanes;
// and copying by the system's clipboard.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const [CONTROL, SHIFT, ENTER, ESCAPE, F2, HOME] = ["\uE009", "\uE008", "\uE007", "\uE00C", "\uE032", "\uE011"];

describe("a map by words in the real window", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-words-"));
  const home = join(folder, "home");
  let window;

  const there = (group) => window.run((group) => document.querySelector(`.stage [data-group="${group}"]`) !== null, group);
  const name = (group) => window.run((group) => document.querySelector(`.stage [data-group="${group}"]`)?.getAttribute("aria-label") ?? "", group);
  const active = (key) => window.run((key) => document.activeElement?.dataset[key] ?? "", key);
  const count = (kind) => window.run((kind) => document.querySelectorAll(`.stage [data-group^="${kind}/"]`).length, kind);

  before(async () => {
    mkdirSync(home);
    window = await openWindow({ home });
    await window.resize(1600, 1000);
    await window.click("button", "Home broadband, first 90 days");
    await until("the map", () => there("card/visit"));
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a few letters lead to a place of the map", async () => {
    await window.press("k", [CONTROL]);
    await until("the palette's field", () => window.run(() => document.activeElement?.closest("dialog") !== null));
    await window.type("missed app");
    await until("the place, to be seen", () =>
      window.run(() => {
        const option = document.querySelector("dialog [role=option]");
        const [box, list] = [option?.getBoundingClientRect(), option?.closest("[role=listbox]").getBoundingClientRect()];
        return /Missed appointment/.test(option?.textContent ?? "") && box.top >= list.top && box.bottom <= list.bottom;
      }),
    );
    await window.shoot("palette-1600x1000");
    await window.press(ENTER);
    await until("the place on the map", async () => (await active("group")) === "mark/missed");
  });

  test("words are found one after the other", async () => {
    await window.press("f", [CONTROL]);
    await until("the field to find by", () => window.run(() => document.activeElement?.ariaLabel === "Find on the map"));
    await window.type("bill");
    await until("the first place", () => window.run(() => /^1 of \d+$/.test(document.querySelector("[role=search] [role=status]")?.firstChild?.textContent.trim() ?? "")));
    await window.press(ENTER);
    await until("the second place", () => window.run(() => /^2 of \d+$/.test(document.querySelector("[role=search] [role=status]")?.firstChild?.textContent.trim() ?? "")));
    await window.shoot("find-1600x1000");
    await window.press(ESCAPE);
  });

  test("a row of the outline is renamed, and the map with it", async () => {
    await window.press("O", [CONTROL, SHIFT]);
    await until("the outline", () => window.run(() => document.activeElement?.matches("[role=treeitem]")));
    await window.press(HOME);
    await window.type("books");
    await until("the row", async () => (await active("row")) === "card/book-visit");
    await window.press(F2);
    await until("its field", () => window.run(() => document.activeElement?.matches("[role=treeitem] input")));
    await window.type("Chooses a day");
    await window.press(ENTER);
    await until("the card of that name", async () => (await name("card/book-visit")).startsWith("Chooses a day"));
    await window.shoot("outline-1600x1000");
    await window.press("z", [CONTROL]);
    await until("its old name", async () => (await name("card/book-visit")).startsWith("Books the engineer"));
    await window.press("O", [CONTROL, SHIFT]);
  });

  test("a lane is folded and hidden, and all comes back", async () => {
    await window.press("L", [CONTROL, SHIFT]);
    await window.click("button", "Fold Back stage");
    await until("a folded lane", async () => (await name("lane/back")).includes("folded"));
    await window.click("button", "Unfold Back stage");
    await window.click("button", "Hide Thoughts");
    await until("no such lane", async () => !(await there("lane/thoughts")));
    await window.shoot("lanes-1600x1000");
    await window.click("button", "Show everything");
    await until("the lane", () => there("lane/thoughts"));
    await window.press("L", [CONTROL, SHIFT]);
  });

  test("a card is copied and pasted by the system's clipboard, within a map and into another one", async () => {
    await window.pressOn("card/visit");
    const cards = await count("card");
    await window.press("c", [CONTROL]);
    await window.press("v", [CONTROL]);
    await until("a copy", async () => (await count("card")) === cards + 1);
    await window.press("z", [CONTROL]);
    await until("no copy", async () => (await count("card")) === cards);
    await window.click("button", "Library");
    await window.click("button", "Blank");
    await until("another map", async () => (await count("card")) === 1);
    await window.pressOn("card/first-touchpoint");
    await window.press("v", [CONTROL]);
    await until("the copy on it", () => there("card/engineer-visit"));
    assert.equal(await count("card"), 2);
  });
});
