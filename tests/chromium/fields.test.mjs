// Every field of the inspector, for a thing of every kind: what is entered stands there and on the map, and
// Ctrl+Z takes it back. Which fields there are and how each is entered is asked of the core, so that a new
// field is driven by itself, and a new kind of entry fails until somebody says how it is entered.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { ROOT, start } from "./driver.mjs";
import { ENTRIES } from "./entries.mjs";
import { EVERY_KIND, everyKindOn, until } from "./map.mjs";
import { fieldsOf, panelOn, reading, sameField } from "./panel.mjs";
import { comment, PARTS } from "./parts.mjs";

/** What the core says of a thing of each kind. */
const PANELS = JSON.parse(readFileSync(join(ROOT, "ui", "tests", "inspections.json"), "utf8"));

/** A picture has no panel in the window: its words are entered where it hangs. */
const shown = Object.values(PANELS).filter(({ kind }) => kind !== "image");
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

describe("the fields of", () => {
  let core;
  let page;
  let map;
  let panel;
  let id;
  /** The ways to enter something, by kind, path and way: true once something was entered so. */
  const entered = new Map();

  before(async () => {
    core = await start({ files: [EVERY_KIND], size: [1600, 1000] });
    // Somewhere else to go: another map, and another lane of steps.
    await core.ask("start_from", { window: "elsewhere", id: "blank" });
    page = await core.open();
    map = await everyKindOn(page);
    ({ id } = (await core.ask("maps", { which: "in_use" })).find(({ title }) => title === "Buying at the till"));
    await core.ask("run", { map: id, command: { add: { kind: "lane", fields: { title: "Suppliers", zone: "support", kind: "steps" }, before: null } } });
    panel = panelOn(page, core, id);
  });
  after(() => core?.close());

  /** A field as the core has it now; null while it is not there. */
  async function now({ of, path }) {
    const told = await panel.told(of).catch((error) => {
      if (/no longer on the map/.test(error.message)) return null;
      throw error;
    });
    return told && sameField(told, { of, path });
  }

  /**
   * Goes to the map, whose Ctrl+Z is that of the map, and takes changes back until things are as they were:
   * what is done to one place in a row may be one step.
   */
  async function takeBack(inspection, changes) {
    const told = () => panel.told(inspection.things).catch(() => null);
    if (changes > 0) await page.locator(".stage").focus();
    for (let left = changes; left > 0; left--) {
      const before = await told();
      if (same(before, inspection)) return;
      await map.undo();
      await until("something to be taken back", async () => !same(await told(), before));
    }
    assert.deepEqual(await told(), inspection, "not everything was taken back");
  }

  /** Enters something into a field in every way that it has. */
  async function drive(inspection, field, box) {
    const ways = ENTRIES[field.entry.kind];
    assert.ok(ways, `Nobody says in tests/chromium/entries.mjs how “${field.label}” is entered, whose kind is “${field.entry.kind}”.`);
    // What stands in a lane, or is said of a persona, is entered alike in each.
    const path = field.path.filter((_, at) => at !== 1 || !["cells", "measures", "images", "emotion"].includes(field.path[0])).join(".");
    const before = await reading(box);
    for (const [way, enter] of Object.entries(ways)) {
      const name = `${inspection.kind} ${path}, which ${way}`;
      if (entered.get(name)) continue;
      const done = await enter({ page, core, map: id, box, field, now: async () => (await now(field))?.entry });
      entered.set(name, done !== null);
      // Where there is nothing to take away, or all is refused, nothing was done.
      if (done === null) continue;
      const what = `“${field.label}” after it ${way}`;
      await until(what, async () => done.holds((await now({ ...field, ...done.becomes }))?.entry ?? {}));
      await until(`“${done.reads}” in ${what}`, async () => (await reading(box)).some((text) => text.includes(done.reads)));
      await takeBack(inspection, done.changes);
      // What is known by what was entered has led the panel elsewhere.
      if (done.becomes) await panel.open(inspection.things);
      await until(`what stood there before in ${what}`, async () => same(await reading(box), before));
      assert.deepEqual(page.faults, [], what);
    }
  }

  for (const { things, title, kind } of shown) {
    test(`${kind?.replaceAll("_", " ") ?? "several things"}: ${title}`, async () => {
      const inspection = await panel.open(things);
      const fields = fieldsOf(inspection);
      const boxes = panel.aside.locator("div.field");
      const labels = (await boxes.locator("> label").allTextContents()).map((label) => label.trim());
      assert.deepEqual(labels, fields.filter((field) => field !== inspection.title_field).map(({ label }) => label), "not all fields are shown");
      const drawn = inspection.title_field ? [panel.aside.locator(".what"), ...(await boxes.all())] : await boxes.all();
      for (const [i, field] of fields.entries()) await drive(inspection, field, drawn[i]);
      assert.deepEqual(await panel.told(things), inspection, "everything was taken back");
    });

    test(`${kind?.replaceAll("_", " ") ?? "several things"}: ${title}, and what hangs on it`, async () => {
      let inspection = await panel.open(things);
      for (const [number, part] of panel.partsOf(inspection).entries()) {
        if (part.part === "field") continue;
        const act = PARTS[part.part];
        assert.ok(act, `Nobody says in tests/chromium/parts.mjs what is done in a part that is “${part.part}”.`);
        const changes = await act({ page, panel, inspection, number }, part);
        await takeBack(inspection, changes);
        if (changes > 0) inspection = await panel.open(things);
      }
      if (inspection.comment_on) await takeBack(inspection, await comment({ page, panel, inspection }));
      assert.deepEqual(page.faults, []);
    });
  }

  test("each could be entered on a thing of its kind", () => {
    const fields = new Set([...entered.keys()].map((name) => name.split(",")[0]));
    const never = [...fields].filter((field) => ![...entered].some(([name, done]) => done && name.startsWith(`${field},`)));
    assert.deepEqual(never, [], `Nothing could be entered into ${never.join(", ")}.`);
  });
});
