// Who types at once, without waiting for the field: every letter is in it, in its order, and none is a command.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { start } from "./driver.mjs";
import { openMap, until } from "./map.mjs";

describe("typing without a pause", () => {
  let core;
  let page;
  let map;

  /** Presses keys one after the other without waiting for what any of them does. */
  const burst = (...keys) => Promise.all(keys.map((key) => page.keyboard.press(key)));
  const called = (group, name) => until(`${group} to be called ${name}`, async () => (await map.name(group))?.includes(name));

  before(async () => {
    core = await start({ size: [1600, 1000] });
    page = await core.open();
    map = await openMap(page, "Home broadband");
  });
  after(() => core?.close());
  beforeEach(() => map.leave());

  test("touchpoint after touchpoint, each with its own key", async () => {
    await map.select("card/order");
    await burst("t", ..."Signs", "Enter", "t", ..."Waits", "Enter");
    await called("card/signs", "Signs");
    await called("card/waits", "Waits");
    await map.come("arrow/signs>waits");
    await map.undo();
    await map.gone("card/waits");
    await map.undo();
    await map.gone("card/signs");
  });

  test("touchpoint after touchpoint, by Tab", async () => {
    await map.select("card/order");
    await burst("Tab", ..."Signs", "Tab", ..."Waits", "Enter");
    await map.come("arrow/signs>waits");
    await map.undo();
    await map.gone("card/waits");
    await map.undo();
    await map.gone("card/signs");
  });

  test("a title, and the next touchpoint after it", async () => {
    await map.select("card/order");
    await burst("Enter", ..."Orders", "Enter", "Tab", ..."Signs", "Enter");
    await called("card/order", "Orders");
    await map.come("arrow/order>signs");
    await map.undo();
    await map.gone("card/signs");
    await map.undo();
    await called("card/order", "Places the order");
  });

  test("a step, whose field opens once it is drawn", async () => {
    await map.select("card/order");
    await burst("b", ..."Beeps ", "Backspace", "Enter");
    await called("step/new-step", "Beeps");
    await map.undo();
    await called("step/new-step", "New step");
    await map.undo();
    await map.gone("step/new-step");
  });

  test("a service point at a card that is pressed", async () => {
    await page.keyboard.press("s");
    const [x, y] = await map.middle("card/order");
    await Promise.all([page.mouse.click(x, y), burst(..."Tin seen", "Enter")]);
    await called("mark/tin-seen", "Tin seen");
    await map.undo();
    await map.gone("mark/tin-seen");
  });

  test("an insight and a comment on what is selected", async () => {
    await map.select("card/order");
    await burst("i", ..."It begins", "Enter");
    await called("insight/it-begins", "It begins");
    await map.undo();
    await map.gone("insight/it-begins");
    const comments = await map.all("comment");
    await map.select("card/order");
    await burst("m", ..."Must it", "Control+Enter");
    await page.locator(".map").getByText("Must it").first().waitFor();
    await page.keyboard.press("Escape");
    await map.undo();
    await until("no comment", async () => (await map.all("comment")).length === comments.length);
  });

  test("a stage, whose field opens once it is drawn", async () => {
    const stages = await map.all("stage");
    await page.getByRole("toolbar", { name: "Tools" }).getByRole("button", { name: "Stage" }).click();
    await burst(..."To bed", "Enter");
    await until("the stage", async () => (await map.name("stage/new-stage"))?.includes("To bed"));
    await map.undo();
    await map.undo();
    await until("no stage", async () => (await map.all("stage")).length === stages.length);
  });

  test("from cell to cell", async () => {
    await map.select("cell/thoughts/order");
    const was = await map.name("cell/thoughts/order");
    const next = await map.name("cell/thoughts/credit-check");
    await burst("Enter", ..."Now", "Tab", ..."Soon", "Enter");
    await called("cell/thoughts/order", "Now");
    await called("cell/thoughts/credit-check", "Soon");
    await map.undo();
    await map.undo();
    await until("the cells as they were", async () => (await map.name("cell/thoughts/order")) === was && (await map.name("cell/thoughts/credit-check")) === next);
  });

  test("keys are keys again where nothing opens", async () => {
    // Nobody is served at a whole stage.
    await page.keyboard.press("s");
    await map.press("stage/order");
    await until("a key to pick a tool", async () => {
      await page.keyboard.press("c");
      return (await page.getByRole("button", { name: "Connect", pressed: true }).count()) === 1;
    });
    assert.deepEqual(page.faults, []);
  });
});
