// Every tool of the toolbar, by its key and by its button, with the pointer and with the keyboard. The toolbar
// is asked which tools there are: one that is not tried here fails by name.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { start } from "./driver.mjs";
import { openMap, until } from "./map.mjs";

describe("the tools", () => {
  let core;
  let page;
  let map;

  before(async () => {
    core = await start({ size: [1600, 1000] });
    page = await core.open();
    map = await openMap(page, "Home broadband");
  });
  after(() => core?.close());
  beforeEach(() => map.leave());

  const bar = () => page.getByRole("toolbar", { name: "Tools" });
  const button = (name) => bar().getByRole("button", { name, exact: true });
  const picked = (name) => bar().locator("[aria-pressed=true]").filter({ hasText: name }).waitFor();
  const float = (name) => page.getByRole("dialog", { name });
  const kinds = () => bar().locator("button[aria-keyshortcuts]").evaluateAll((all) => all.map((it) => [it.querySelector(".word").textContent, it.getAttribute("aria-keyshortcuts")]));

  /** A thing comes onto the map with its name, and goes by Ctrl+Z, in as many steps as it took. */
  async function made(group, name, steps = 1) {
    await until(`${group} to be called ${name}`, async () => (await map.name(group))?.includes(name));
    assert.ok(await page.getByRole("button", { name: /^Undo: / }).isEnabled());
    for (let left = steps; left > 0; left--) await map.undo();
    await map.gone(group);
  }

  async function drag(from, to) {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
  }

  const write = async (text) => {
    await map.field().fill(text);
    await page.keyboard.press("Enter");
  };

  /** Of each tool: what it does where it is pressed on the map, and what its key does by the keyboard alone. */
  const TOOLS = {
    Select: {
      async pointer(pick) {
        await page.keyboard.press("p");
        await pick();
        await map.press("card/order");
        await until("a selected card", async () => (await map.thing("card/order").getAttribute("aria-label")).endsWith(", selected"));
      },
      async keyboard() {
        await page.keyboard.press("p");
        await page.keyboard.press("v");
        await picked("Select");
        await map.select("card/order");
        await page.keyboard.press("ArrowRight");
        assert.equal(await map.focused(), "card/credit-check");
      },
    },
    Touchpoint: {
      // Its key begins one at once; only the button waits for a place.
      byButton: true,
      async pointer(pick) {
        await pick();
        await map.press("arrow/order>credit-check");
        await write("Signs");
        await map.come("arrow/signs>credit-check");
        await made("card/signs", "Signs");
      },
      async keyboard() {
        await map.select("card/order");
        await page.keyboard.press("t");
        await write("Signs");
        await map.come("arrow/order>signs");
        await made("card/signs", "Signs");
      },
    },
    Connect: {
      async pointer(pick) {
        await pick();
        await map.press("card/order");
        await map.press("card/first-online");
        await made("arrow/order>first-online", "Places the order");
      },
      async keyboard() {
        await map.select("card/order");
        await page.keyboard.press("c");
        await page.keyboard.press("Tab");
        await page.getByText("already connected").waitFor();
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await made("arrow/order>book-visit", "Places the order");
      },
    },
    Service: {
      async pointer(pick) {
        await pick();
        await map.press("card/order");
        await float("Service at Places the order").getByRole("textbox").fill("Form was unclear");
        await page.keyboard.press("Enter");
        await made("mark/form-was-unclear", "Unsorted: Form was unclear");
      },
      async keyboard() {
        await map.select("card/order");
        await page.keyboard.press("s");
        await float("Service at Places the order").getByRole("textbox").fill("Form was unclear");
        await page.keyboard.press("Tab");
        await page.keyboard.press("1");
        await page.keyboard.press("Enter");
        await made("mark/form-was-unclear", "Ours: Form was unclear");
      },
    },
    Step: {
      async pointer(pick) {
        await pick();
        await map.press("card/order");
        await write("Enter the order");
        await made("step/new-step", "Enter the order", 2);
      },
      async keyboard() {
        await map.select("card/order");
        await page.keyboard.press("b");
        await write("Enter the order");
        await made("step/new-step", "Enter the order", 2);
      },
    },
    Note: {
      async pointer(pick) {
        await pick();
        const { x, y, height } = await map.box("card/order");
        await page.mouse.click(x + 4, y + height + 12);
        await page.getByRole("textbox", { name: "Note", exact: true }).fill("Ask the shop");
        await page.keyboard.press("Enter");
        await made("note/ask-the-shop", "Ask the shop");
      },
      async keyboard() {
        await map.select("card/order");
        await page.keyboard.press("n");
        await page.keyboard.press("Enter");
        await page.getByRole("textbox", { name: "Note", exact: true }).fill("Ask the shop");
        await page.keyboard.press("Enter");
        await made("note/ask-the-shop", "Ask the shop");
      },
    },
    Pen: {
      async pointer(pick) {
        const [x, y] = await map.middle("card/order");
        await pick();
        await drag([x, y + 60], [x + 90, y + 80]);
        await until("a stroke", async () => (await map.all("ink")).length === 1);
        await map.undo();
        await until("no stroke", async () => (await map.all("ink")).length === 0);
      },
    },
    Comment: {
      async pointer(pick) {
        const before = await map.all("comment");
        await pick();
        await map.press("card/order");
        await float("New comment").getByRole("textbox").fill("Why here?");
        await page.keyboard.press("Control+Enter");
        await float(/^Comment by /).getByText("Why here?").waitFor();
        await page.keyboard.press("Escape");
        await map.undo();
        await until("no such comment", async () => (await map.all("comment")).length === before.length);
      },
      async keyboard() {
        const before = await map.all("comment");
        await map.select("card/order");
        await page.keyboard.press("m");
        await float("New comment").getByRole("textbox").fill("Why here?");
        await page.keyboard.press("Control+Enter");
        await until("the comment", async () => (await map.all("comment")).length === before.length + 1);
        await page.keyboard.press("Escape");
        await map.undo();
        await until("no such comment", async () => (await map.all("comment")).length === before.length);
      },
    },
    Insight: {
      async pointer(pick) {
        await pick();
        await map.press("card/order");
        await float("Add insight to Places the order").getByRole("radio", { name: "Pain" }).check({ force: true });
        await float("Add insight to Places the order").getByRole("textbox").fill("Too many pages");
        await page.keyboard.press("Enter");
        await made("insight/too-many-pages", "Pain: Too many pages");
      },
      async keyboard() {
        await map.select("card/order");
        await page.keyboard.press("i");
        await float("Add insight to Places the order").getByRole("textbox").fill("Too many pages");
        await page.keyboard.press("Enter");
        await made("insight/too-many-pages", "Quote: Too many pages");
      },
    },
  };

  test("the map is framed while the keyboard has it, and no longer once the pointer is used", async () => {
    const framed = () => page.locator(".stage").evaluate((stage) => getComputedStyle(stage).outlineStyle !== "none");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await until("a frame", framed);
    await map.press("card/order");
    assert.equal(await framed(), false);
  });

  test("an outline leaves out the pin of a comment that lies on it", async () => {
    const outline = () => page.locator(".outlines i.selected").evaluate((it) => it.style.clipPath);
    await map.press("card/visit");
    assert.match(await outline(), /^path\(evenodd/);
    await map.press("card/order");
    assert.equal(await outline(), "");
  });

  test("are those that are tried here", async () => {
    assert.deepEqual((await kinds()).map(([name]) => name), Object.keys(TOOLS));
  });

  for (const [name, { byButton = false, pointer, keyboard }] of Object.entries(TOOLS)) {
    test(`${name}, picked by its button`, async () => {
      await pointer(async () => {
        await button(new RegExp(`^${name}`)).or(bar().getByTitle(new RegExp(`^${name} \\(`))).first().click();
        await picked(name);
      });
      assert.deepEqual(page.faults, []);
    });

    test(`${name}, picked by its key`, async () => {
      const [, key] = (await kinds()).find(([one]) => one === name);
      if (byButton) return keyboard();
      await pointer(async () => {
        await page.keyboard.press(key.toLowerCase());
        await picked(name);
      });
      await map.leave();
      await keyboard?.();
      assert.deepEqual(page.faults, []);
    });
  }

  test("Stage, which stands beside them", async () => {
    const before = await map.all("stage");
    await bar().getByTitle("New stage").click();
    await write("Moves out");
    await made("stage/new-stage", "Moves out", 2);
    assert.deepEqual(await map.all("stage"), before);
  });

  test("are given up by Escape, and leave nothing behind", async () => {
    for (const [name, key] of (await kinds()).filter(([, key]) => !"VT".includes(key))) {
      await page.keyboard.press(key.toLowerCase());
      await picked(name);
      await page.keyboard.press("Escape");
      await picked("Select");
    }
    assert.deepEqual(page.faults, []);
  });
});
