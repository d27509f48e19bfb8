// The map by words in the real window: the palette, the search, the outline, and a lane that is folded.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const [CONTROL, SHIFT, ENTER, ESCAPE, DOWN, LEFT] = ["\uE009", "\uE008", "\uE007", "\uE00C", "\uE015", "\uE012"];
const named = (selector) => document.querySelector(selector)?.getAttribute("aria-label") ?? null;
const focused = () => document.activeElement?.dataset.group ?? document.activeElement?.dataset.row ?? null;

describe("a map by its words, in the real window", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-words-"));
  const home = join(folder, "home");
  let window;

  before(async () => {
    mkdirSync(home);
    window = await openWindow({ home });
    await window.resize(1280, 800);
    await window.click("button", "Home broadband, first 90 days");
    await until("the map", () => window.run(named, "[data-group='card/order']"));
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the palette goes to a place and runs a command", async () => {
    await window.press("k", [CONTROL]);
    await window.find("combobox", "What to do, or where to go");
    await window.type("engineer visit");
    await window.find("option", "Engineer visit");
    await window.shoot("words-palette-1280x800");
    await window.press(ENTER);
    await until("the keyboard at the visit", async () => (await window.run(focused)) === "card/visit");
    await window.press("k", [CONTROL]);
    await window.find("combobox", "What to do, or where to go");
    await window.type(">service view");
    await window.press(ENTER);
    await window.find("radio", "Map");
    await until("the Service view", () => window.run(() => document.querySelector("[data-group='card/order']") === null));
    await window.press("1", [CONTROL]);
    await until("the map again", () => window.run(named, "[data-group='card/order']"));
  });

  test("words are found one after the other, and the last one keeps the keyboard", async () => {
    await window.press("f", [CONTROL]);
    await window.find("textbox", "Find on the map");
    await window.type("router");
    const count = () => window.run(() => document.querySelector("[role=search] [role=status]")?.textContent ?? "");
    await until("a count", async () => /^1 of \d+/.test(await count()));
    await window.press(ENTER);
    await until("the second", async () => /^2 of \d+/.test(await count()));
    await window.shoot("words-find-1280x800");
    await window.press(ESCAPE);
    await until("the keyboard on the map", async () => (await window.run(focused)) !== null);
  });

  test("the outline renames a row, and the card is called so", async () => {
    await window.press("O", [CONTROL, SHIFT]);
    await until("a row with the keyboard", () => window.run(() => document.activeElement?.getAttribute("role") === "treeitem"));
    await window.shoot("words-outline-1280x800");
    await window.press("\uE011");
    await window.press(DOWN);
    await until("the first touchpoint", async () => (await window.run(focused)) === "card/see-advert");
    await window.press(ENTER);
    await window.find("textbox", "Title");
    await window.type("Hears of it");
    await window.press(ENTER);
    await until("the new name", () => window.run(() => document.querySelector("[data-row='card/see-advert'] .unseen")?.textContent.startsWith("Hears of it, touchpoint")));
    await window.press("O", [CONTROL, SHIFT]);
    await until("the card", async () => (await window.run(named, "[data-group='card/see-advert']"))?.startsWith("Hears of it"));
  });

  test("a lane is folded on its name, and unfolded where it was left", async () => {
    await window.run(() => document.querySelector("[data-group='lane/evidence']").focus());
    await window.press(LEFT);
    await until("a folded lane", async () => /folded, 15 entries$/.test(await window.run(named, "[data-group='lane/evidence']")));
    await window.shoot("words-folded-1280x800");
    await window.click("button", "Library");
    await window.click("button", "Home broadband, first 90 days, changed");
    await until("the lane still folded", async () => /folded, 15 entries$/.test(await window.run(named, "[data-group='lane/evidence']")));
    assert.equal(await window.has("alert", ""), false);
  });
});
