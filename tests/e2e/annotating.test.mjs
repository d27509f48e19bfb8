// What a team puts onto a map in the real window: a service point, a step, a note, ink, a comment and words in
// the cells; then the program is killed, and all of it is there.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const [CONTROL, ENTER, ESCAPE, TAB] = ["\uE009", "\uE007", "\uE00C", "\uE004"];

describe("annotating in the real window", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-annotating-"));
  const home = join(folder, "home");
  let window;

  /** The names of everything on the map, without what is only selected. */
  const names = () => window.run(() => [...document.querySelectorAll("[data-group]")].map((thing) => `${thing.dataset.group}: ${thing.getAttribute("aria-label").replace(/, selected$/, "")}`));
  const there = (pattern) => until(String(pattern), async () => (await names()).find((name) => pattern.test(name)));
  const open = async () => {
    window = await openWindow({ home });
    await window.resize(1600, 1000);
  };

  /** Waits until a field on the map has the keyboard: the panel beside it has some of the same name. */
  const field = (name) => until(`the field ${name} on the map`, () => window.run((name) => document.activeElement?.closest(".map") !== null && document.activeElement.ariaLabel === name, name));

  before(async () => {
    mkdirSync(home);
    await open();
    await window.click("button", "Service blueprint");
    await until("the map", async () => (await names()).some((name) => name.startsWith("card/")));
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  let card;

  test("a service point is put at a touchpoint, with its cause by the question that tests it", async () => {
    card = (await names()).find((name) => name.startsWith("card/")).split(":")[0];
    await window.pressOn(card);
    await window.press("s");
    await field("What somebody needed help with");
    await window.type("Cannot find the entrance");
    await window.press(TAB);
    await window.press("4");
    await window.find("button", "Add as design");
    await window.press(ENTER);
    await there(/^mark\/cannot-find-the-entrance: Ours: Cannot find the entrance, by design/);
  });

  test("a step stands under a touchpoint", async () => {
    await window.pressOn(card);
    await window.press("b");
    await window.titleField();
    await window.type("Puts up the signs");
    await window.press(ENTER);
    await there(/^step\/[^:]+: Puts up the signs/);
  });

  test("a note stands where it was put", async () => {
    await window.press("n");
    const [x, y] = await window.middle(card);
    await window.drag([x + 40, y + 90], [x + 40, y + 90]);
    await field("Note");
    await window.type("Ask the porter");
    await window.press(ENTER);
    await there(/^note\/ask-the-porter: Note: Ask the porter/);
  });

  test("ink is drawn by the pen", async () => {
    await window.press("p");
    const [x, y] = await window.middle(card);
    await window.drag([x - 30, y + 60], [x + 160, y + 100]);
    await there(/^ink\//);
    await window.press(ESCAPE);
  });

  test("a comment is written and answered", async () => {
    await window.pressOn(card);
    await window.press("m");
    await field("Comment");
    await window.type("Who knows the way?");
    await window.press(ENTER, [CONTROL]);
    await there(/^comment\//);
    await field("Reply");
    await window.type("The porter does.");
    await window.press(ENTER, [CONTROL]);
    await until("the answer", () => window.run(() => document.body.textContent.includes("The porter does.")));
    await window.press(ESCAPE);
    await window.press(ESCAPE);
    await window.shoot("annotated-1600x1000");
  });

  test("everything is there after the program was killed, and is taken back step by step", async () => {
    const before = (await names()).filter((name) => /^(mark|step|note|ink|comment)\//.test(name)).sort();
    assert.equal(new Set(before.map((name) => name.split("/")[0])).size, 5);
    window.kill();
    await open();
    const map = await until("the map in the library", () => window.run(() => document.querySelector("button.open")?.getAttribute("aria-label")));
    await window.click("button", map);
    await until("the same things", async () => JSON.stringify((await names()).filter((name) => /^(mark|step|note|ink|comment)\//.test(name)).sort()) === JSON.stringify(before));
    await until("nothing of it", async () => {
      await window.press("z", [CONTROL]);
      return (await names()).every((name) => !/cannot-find|Puts up the signs|ask-the-porter|^ink|^comment/.test(name));
    });
  });
});
