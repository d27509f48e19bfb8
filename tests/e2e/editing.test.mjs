// A map is drawn in the real window by keyboard and by mouse.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const [CONTROL, ENTER, ESCAPE, DELETE] = ["\uE009", "\uE007", "\uE00C", "\uE017"];
/** The names of the cards, as a screen reader has them. */
const cards = () => [...document.querySelectorAll("[data-group^='card/']")].map((card) => card.getAttribute("aria-label"));
const middleOf = (group) => {
  const box = document.querySelector(`[data-group="${group}"]`)?.getBoundingClientRect();
  return box ? [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] : null;
};

describe("editing in the real window", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-editing-"));
  const home = join(folder, "home");
  let window;

  const carded = (names) => until(`the cards ${names}`, async () => JSON.stringify(await window.run(cards)) === JSON.stringify(names));
  const press = async (group) => {
    const place = await until(group, () => window.run(middleOf, group));
    await window.drag(place, place);
  };

  before(async () => {
    mkdirSync(home);
    window = await openWindow({ home });
    await window.resize(1280, 800);
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a first map grows from the keyboard alone", async () => {
    await window.click("button", "Blank");
    await carded(["First touchpoint"]);
    await window.press("t");
    await window.find("textbox", "Title");
    await window.type("Pays at the till");
    await window.press(ENTER);
    await carded(["First touchpoint", "Pays at the till"]);
    await window.press("t");
    await window.find("textbox", "Title");
    await window.type("Goes home");
    await window.press(ENTER);
    await carded(["First touchpoint", "Pays at the till", "Goes home"]);
    assert.equal(await window.run(() => document.querySelectorAll("[data-group^='arrow/']").length), 2);
    await window.shoot("editing-1280x800");
  });

  test("a title is written where it stands, and Escape takes it back", async () => {
    await press("card/first-touchpoint");
    await window.press(ENTER);
    await window.find("textbox", "Title");
    await window.shoot("editing-title-1280x800");
    await window.type("Comes in");
    await window.press(ENTER);
    await carded(["Comes in", "Pays at the till", "Goes home"]);
    await window.press(ENTER);
    await window.find("textbox", "Title");
    await window.type("Never mind");
    await window.press(ESCAPE);
    await carded(["Comes in", "Pays at the till", "Goes home"]);
  });

  test("what is deleted comes back by undo", async () => {
    await press("card/first-touchpoint");
    await window.press(DELETE);
    await carded(["Pays at the till", "Goes home"]);
    await window.press("z", [CONTROL]);
    await carded(["Comes in", "Pays at the till", "Goes home"]);
  });

  test("a refusal says why and offers the way out", async () => {
    await press("stage/first-stage");
    await window.press(DELETE);
    await window.find("alert", "");
    const words = await window.run(() => document.querySelector("[role=alert]").textContent);
    assert.match(words, /still has 3 touchpoints/);
    await window.shoot("editing-refused-1280x800");
    await window.click("button", "Delete them too");
    await carded([]);
    await window.press("z", [CONTROL]);
    await carded(["Comes in", "Pays at the till", "Goes home"]);
  });
});
