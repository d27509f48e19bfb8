// What opens above and beside a map and the library, looked at by axe in light and in dark: floats, fields,
// menus, dialogs, panels, refusals. views.test.mjs has the views that these open over.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serious } from "./axe.mjs";
import { start } from "./driver.mjs";
import { PICTURE } from "./entries.mjs";
import { EVERY_KIND, everyKindOn } from "./map.mjs";


describe("axe finds nothing serious in", () => {
  let core;
  let page;
  let map;

  before(async () => {
    core = await start({ files: [EVERY_KIND], size: [1440, 900] });
    page = await core.open();
    map = await everyKindOn(page);
  });
  after(() => core?.close());

  const dialog = (name) => page.getByRole("dialog", { name });
  const inspector = () => page.getByRole("complementary", { name: "Inspector" });
  const onMap = (role, name) => page.locator(".map").getByRole(role, { name });
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const selected = async (group, ...keys) => {
    await map.select(group);
    await press(...keys);
  };

  /** What opens: how it does, what is there then, and how it goes; Escape where nothing is said. */
  const OPENED = {
    "a title that is written": { open: () => selected("card/pay", "F2"), there: () => map.field() },
    "the next touchpoint, not yet there": { open: () => selected("card/pay", "Tab"), there: () => map.field() },
    "a cell that is written": { open: () => selected("cell/thoughts/pay", "Enter"), there: () => onMap("textbox", "Thoughts, Pays") },
    "a measure that is written": { open: () => selected("metric/queue/pay", "Enter"), there: () => onMap("textbox", /: value$/) },
    "a note that is written": { open: () => selected("note/move", "Enter"), there: () => onMap("textbox", "Note") },
    "a picture that is chosen": {
      open: () => selected("image/photo/pay", "Enter"),
      there: () => page.locator(".annotations").getByRole("dialog"),
    },
    "a new service point": { open: () => selected("card/pay", "s"), there: () => dialog(/^Service at /) },
    "a service point that is sorted": { open: () => selected("mark/bag", "s"), there: () => dialog(/^Sort /) },
    "a new insight": { open: () => selected("card/pay", "i"), there: () => dialog(/^Add insight to /) },
    "a new comment": { open: () => selected("card/go", "m"), there: () => dialog("New comment") },
    "a comment and its answers": { open: () => selected("comment/four", "Enter"), there: () => dialog(/^Comment by /) },
    "the menu of a thing": { open: () => selected("card/pay", "Shift+F10"), there: () => page.getByRole("menu") },
    "several selected things": {
      async open() {
        await map.select("card/pay");
        await map.add("card/go");
      },
      there: () => inspector().getByRole("heading", { name: "2 selected" }),
    },
    "a refusal on the map": { open: () => selected("stage/shop", "Delete"), there: () => page.locator(".annotations").getByRole("alert") },
    "an arrow on its way": { open: () => selected("card/choose", "c", "Tab"), there: () => page.getByText("already connected") },
    "the panel of a service point": { open: () => selected("mark/broken"), there: () => inspector().getByRole("heading", { name: "Till is down" }) },
    "a rate with what it rests on": {
      async open() {
        await selected("mark/broken");
        await inspector().getByRole("button", { name: /^Need arises: / }).click();
      },
      there: () => dialog("How often does it happen?"),
    },
    "a refusal in the inspector": {
      async open() {
        await selected("mark/broken");
        await inspector().getByLabel("Need arises", { exact: true }).fill("often");
        await page.keyboard.press("Enter");
      },
      there: () => inspector().getByRole("alert"),
      close: () => inspector().getByLabel("Need arises", { exact: true }).press("Escape"),
    },
    "what it was, chosen from a list": {
      async open() {
        await selected("mark/broken");
        await inspector().getByLabel("Cause", { exact: true }).click();
      },
      there: () => inspector().getByRole("listbox", { name: "Cause" }),
    },
    "the palette": { open: () => press("Control+k"), there: () => dialog("Anything") },
    "the palette where nothing fits": {
      async open() {
        await press("Control+k");
        await dialog("Anything").getByRole("combobox").fill("zzzz");
      },
      there: () => page.getByText("Nothing here is called so."),
    },
    "the shortcut sheet": { open: () => press("?"), there: () => dialog("Shortcuts") },
    "the outline, where a row is renamed": {
      async open() {
        await map.select("card/pay");
        await press("Control+Shift+o");
        await page.locator("[data-row='card/pay']").click();
        await press("F2");
      },
      there: () => page.getByRole("tree").getByRole("textbox", { name: "Title" }),
      close: () => press("Escape", "Control+Shift+o"),
    },
    "finding words": { open: () => press("Control+f"), there: () => page.getByRole("textbox", { name: "Find on the map" }) },
    "lanes and filters, with lanes to add": {
      async open() {
        await press("Control+Shift+l");
        await page.getByRole("button", { name: "Add a lane" }).click();
      },
      there: () => page.getByRole("list", { name: "Lanes to add" }),
      close: () => press("Control+Shift+l"),
    },
    "an earlier state": {
      async open() {
        await core.ask("run", { map: "till", command: { set: { of: { stage: "shop" }, path: ["owner"], value: "Noor" } } });
        await core.ask("run", { map: "till", command: { set: { of: { touchpoint: "pay" }, path: ["owner"], value: "Noor" } } });
        await press("Control+h");
        await page.getByRole("article").nth(1).hover();
        await page.getByRole("article").nth(1).getByRole("button", { name: "Look at this state" }).click();
      },
      there: () => page.getByRole("status", { name: "An earlier state" }),
      close: () => press("Escape", "Control+h"),
    },
    "the export dialog": { open: () => press("Control+e"), there: () => dialog(/^Export/) },
    "a map that is not saved": {
      async open() {
        core.fillDisk(true);
        await core.ask("run", { map: "till", command: { set: { of: "map", path: ["owner"], value: "Nobody" } } });
      },
      there: () => page.getByRole("alert", { name: "Not saved" }),
      async close() {
        core.fillDisk(false);
        await press("Control+s");
      },
    },
    "a customer's map": { open: () => press("Shift+c"), there: () => page.getByRole("status", { name: "What is shown" }), close: () => press("Shift+c") },
    "the Compare view before a map is chosen": {
      open: () => press("Control+3"),
      there: () => page.getByRole("radio", { name: "Compare", checked: true }),
      close: () => press("Control+1"),
    },
    "a map that is there already": {
      async open() {
        core.choose(EVERY_KIND);
        await press("Control+o");
      },
      there: () => page.getByRole("dialog").filter({ hasText: "Buying at the till" }),
    },
  };

  const IN_THE_LIBRARY = {
    "the list that becomes a map": { open: () => page.getByRole("button", { name: /^A list/ }).first().click(), there: () => dialog("A map from a list") },
    "the menu of a map": { open: () => page.getByRole("button", { name: /^More for / }).first().click(), there: () => page.getByRole("menu") },
    "a search that finds nothing": {
      open: () => page.getByRole("searchbox", { name: "Search maps" }).fill("zzzz"),
      there: () => page.getByText("No map has these words."),
      close: () => page.getByRole("searchbox", { name: "Search maps" }).fill(""),
    },
    "the bin": {
      open: () => page.getByRole("radio", { name: "Bin" }).check({ force: true }),
      there: () => page.getByText("The bin is empty."),
      close: () => page.getByRole("radio", { name: "In use" }).check({ force: true }),
    },
    "a file that is no map": {
      async open() {
        core.choose(PICTURE);
        await press("Control+o");
      },
      there: () => page.getByRole("alert"),
      close: () => page.getByRole("alert").getByRole("button").click(),
    },
  };

  /** Opens it, looks at it in both colours, and closes it. */
  async function look(name, { open, there, close = () => press("Escape") }) {
    await open();
    await there().first().waitFor({ state: "attached" });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await serious(page), [], `${name}, ${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: "light" });
    await close();
    await there().first().waitFor({ state: "detached" });
    assert.deepEqual(page.faults, [], name);
  }

  for (const [name, what] of Object.entries(OPENED)) {
    test(name, async () => {
      await map.leave();
      await look(name, what);
    });
  }

  for (const [name, what] of Object.entries(IN_THE_LIBRARY)) {
    test(name, async () => {
      const library = page.getByRole("button", { name: "Library", exact: true });
      if ((await library.count()) > 0) await library.click();
      await look(name, what);
    });
  }
});
