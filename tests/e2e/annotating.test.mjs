// A team writes onto a map in the real window what it knows: by keyboard, by mouse and with the pen.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const [CONTROL, SHIFT, ENTER, ESCAPE, TAB, UP] = ["\uE009", "\uE008", "\uE007", "\uE00C", "\uE004", "\uE013"];
const CARD = "card/looks-closer";
const CELLS = ["cell/thoughts/looks-closer", "cell/thoughts/compares"];
const FELT = "emotion/emotion/customer/looks-closer";

const middleOf = (group) => {
  const box = document.querySelector(`[data-group="${group}"]`)?.getBoundingClientRect();
  return box ? [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] : null;
};
/** What the map has besides its template, by what a screen reader reads. */
const written = () => {
  const all = [...document.querySelectorAll("[data-group]")].map((thing) => [thing.dataset.group, thing.getAttribute("aria-label")]);
  const kinds = ["mark", "step", "note", "ink", "comment"].map((kind) => all.filter(([group]) => group.startsWith(`${kind}/`)).length);
  const cells = all.filter(([group, name]) => group.startsWith("cell/thoughts/") && !name.endsWith(": empty")).map(([, name]) => name.replace(/, selected$/, ""));
  return JSON.stringify([...kinds, ...cells]);
};

describe("annotating in the real window", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-annotating-"));
  const home = join(folder, "home");
  let window;
  let blank;

  const there = (group) => until(group, () => window.run(middleOf, group));
  const gone = (group) => until(`no ${group}`, async () => (await window.run(middleOf, group)) === null);
  const press = async (group) => {
    const place = await there(group);
    await window.drag(place, place);
  };
  const counted = (kind, count) =>
    until(`${count} ${kind}`, () => window.run((kind, count) => document.querySelectorAll(`[data-group^="${kind}/"]`).length === count, kind, count));

  before(async () => {
    mkdirSync(home);
    window = await openWindow({ home });
    await window.resize(1600, 1000);
    await window.click("button", "Journey map");
    await there(CARD);
    await there(CELLS[0]);
    blank = await window.run(written);
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a service point is added in the time it takes to type it, and sorted by a key", async () => {
    await press(CARD);
    await window.press("s");
    await window.find("dialog", "Service at");
    await window.type("Prices are hard to compare");
    await window.shoot("annotating-service-1600x1000");
    await window.press(ENTER);
    await there("mark/prices-are-hard-to-compare");
    await window.click("button", "Sort 1 now");
    await window.find("dialog", "Sort Prices");
    await window.press("4");
    await until("the cause on the map", () => window.run(() => document.querySelector('[data-group="mark/prices-are-hard-to-compare"]')?.getAttribute("aria-label")?.includes("by design")));
  });

  test("a step without a lane is refused in words, with a way out that adds both", async () => {
    await press(CARD);
    await window.press("b");
    await window.find("alert", "");
    await window.shoot("annotating-refused-1600x1000");
    await window.click("button", "Add the lane Back stage");
    await counted("step", 1);
  });

  test("a note, ink and a comment are put where they belong", async () => {
    await press(CARD);
    await window.press("n");
    await window.press(ENTER);
    await window.find("textbox", "Note");
    await window.type("Ask the shop");
    await window.press(ENTER);
    await counted("note", 1);
    const [x, y] = await there(CARD);
    await window.press("p");
    await window.drag([x - 80, y - 50], [x + 80, y + 50]);
    await counted("ink", 1);
    await window.press(ESCAPE);
    await press(CARD);
    await window.press("m");
    await window.find("textbox", "Comment");
    await window.type("Who says so?");
    await window.press(ENTER, [CONTROL]);
    await counted("comment", 1);
    await window.find("textbox", "Reply");
    await window.shoot("annotating-comment-1600x1000");
    await window.press(ESCAPE);
  });

  test("cells are written one after the other from the keyboard", async () => {
    await press(CELLS[0]);
    await window.press(ENTER);
    await window.find("textbox", "Thoughts, Looks closer");
    await window.type("Is it worth it?");
    await window.shoot("annotating-cell-1600x1000");
    await window.press(TAB);
    await window.find("textbox", "Thoughts, Compares");
    await window.type("So many tariffs");
    await window.press(ENTER);
    await until("both cells", async () => (await window.run(written)).includes('"So many tariffs"'));
    assert.match(await window.run(written), /"Is it worth it\?","So many tariffs"/);
  });

  test("an emotion goes up by keys, and in halves with Alt", async () => {
    const before = await there(FELT);
    await press(FELT);
    await window.press("0");
    await window.press(UP);
    await window.press(UP);
    const name = () => window.run((group) => document.querySelector(`[data-group="${group}"]`)?.getAttribute("aria-label"), FELT);
    await until("+2", async () => (await name())?.includes("+2"));
    assert.ok(before);
    await window.shoot("annotating-1600x1000");
  });

  test("all of it is taken back step by step and done again", async () => {
    const full = await window.run(written);
    const label = (name) => window.run((name) => document.querySelector(`button[aria-label^="${name}"]:not(:disabled)`)?.getAttribute("aria-label") ?? null, name);
    const all = async (held, name) => {
      for (let before = await label(name); before !== null; before = await label(name)) {
        await window.press("z", held);
        // Two steps in a row may be called the same.
        await until("another step", async () => (await label(name)) !== before, 1_000).catch(() => {});
      }
    };
    await all([CONTROL], "Undo");
    await until("the template", async () => (await window.run(written)) === blank);
    await gone("mark/prices-are-hard-to-compare");
    await all([CONTROL, SHIFT], "Redo");
    await until("everything", async () => (await window.run(written)) === full);
  });
});
