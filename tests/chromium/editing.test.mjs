// A map is changed by mouse and by keyboard, as somebody does who has never read a manual.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { start } from "./driver.mjs";
import { mapOn, until } from "./map.mjs";

describe("a map under the pointer", () => {
  let core;
  let page;
  let thing, box, middle, gone, undo;

  const order = () => page.locator("[data-group^='card/']").evaluateAll((cards) => cards.map((card) => card.dataset.group.slice(5)));

  async function drag(from, to, { release = true } = {}) {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
    await page.mouse.move(...to, { steps: 4 });
    if (release) await page.mouse.up();
  }

  /** What is painted where a card stands. */
  const painted = (card) =>
    page.evaluate((group) => {
      const canvas = document.querySelector("canvas.body");
      const [at, { x, y, width, height }] = [canvas.getBoundingClientRect(), document.querySelector(`[data-group="${group}"]`).getBoundingClientRect()];
      return canvas.getContext("2d").getImageData(x - at.x, y - at.y, width, height).data.join();
    }, `card/${card}`);

  before(async () => {
    core = await start({ size: [1600, 1000] });
    page = await core.open();
    ({ thing, box, middle, gone, undo } = mapOn(page));
    await page.getByRole("button", { name: "Home broadband" }).first().click();
    await thing("card/order").waitFor();
  });
  after(() => core?.close());
  beforeEach(async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+Digit1");
    await page.waitForTimeout(250);
  });

  test("a card is carried between two others, and Escape puts it back", async () => {
    const before = await order();
    const [first, second, third] = before;
    const to = await middle(`card/${third}`);
    await drag(await middle(`card/${first}`), [to[0] - 60, to[1]], { release: false });
    await core.shoot(page, "chromium-carry-1600x1000");
    await page.keyboard.press("Escape");
    await page.mouse.up();
    assert.deepEqual(await order(), before);
    await drag(await middle(`card/${first}`), [to[0] - 60, to[1]]);
    await page.waitForFunction((first) => document.querySelector("[data-group^='card/']").dataset.group !== `card/${first}`, first);
    assert.deepEqual((await order()).slice(0, 3), [second, first, third]);
    await undo();
    await page.waitForFunction((first) => document.querySelector("[data-group^='card/']").dataset.group === `card/${first}`, first);
  });

  test("the cards behind the place where one would land make room for it", async () => {
    const [first, second, third] = await order();
    const [here, behind] = [await painted(second), await painted(third)];
    const to = await middle(`card/${third}`);
    await drag(await middle(`card/${first}`), [to[0] - 60, to[1]], { release: false });
    await until("the card to stand aside", async () => (await painted(third)) !== behind);
    assert.equal(await painted(second), here);
    await page.keyboard.press("Escape");
    await until("the card where it was", async () => (await painted(third)) === behind);
    await page.mouse.up();
  });

  test("the cards make room for one that is written between them", async () => {
    const [, second, third] = await order();
    await page.mouse.click(...(await middle(`card/${second}`)));
    await until("the panel of the card", () => page.getByRole("complementary", { name: "Inspector" }).getByText("Touchpoint 2 of").isVisible());
    const behind = await painted(third);
    await page.keyboard.press("t");
    await until("the card to stand aside", async () => (await painted(third)) !== behind);
    await page.keyboard.type("Asks a friend");
    await page.keyboard.press("Escape");
    await until("the card where it was", async () => (await painted(third)) === behind);
    const { x } = await box(`card/${third}`);
    await page.keyboard.press("t");
    await page.keyboard.type("Asks a friend");
    await page.keyboard.press("Enter");
    await until("the new card before it", async () => (await order())[2] === "asks-a-friend" && (await box(`card/${third}`)).x > x);
    await undo();
    await until("the cards as they were", async () => (await order())[2] === third && (await painted(third)) === behind);
  });

  test("a card goes to a track of its own below the others", async () => {
    const [x, y] = await middle("card/order");
    await drag([x, y], [x, y + 190]);
    await page.waitForFunction((y) => document.querySelector("[data-group='card/order']").getBoundingClientRect().y > y, y + 60);
    await undo();
    await page.waitForFunction((y) => document.querySelector("[data-group='card/order']").getBoundingClientRect().y < y, y);
  });

  test("the plus on a gap puts a touchpoint there", async () => {
    await page.mouse.move(...(await middle("arrow/order>credit-check")));
    const plus = page.getByRole("button", { name: /^Insert between/ }).first();
    await plus.waitFor();
    await core.shoot(page, "chromium-hover-1600x1000");
    await plus.click();
    await page.locator(".stage").getByRole("textbox", { name: "Title" }).fill("Signs");
    await page.keyboard.press("Enter");
    await thing("card/signs").waitFor();
    assert.equal(await thing("arrow/order>signs").count(), 1);
    await undo();
    await gone("card/signs");
  });

  test("an arrow drawn from a card's edge to nowhere makes the next touchpoint, as one step", async () => {
    const { x, y, width, height } = await box("card/order");
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.waitForTimeout(250);
    await drag([x + width / 2, y + height], [x + width / 2, y + height + 120], { release: false });
    await core.shoot(page, "chromium-connect-1600x1000");
    await page.mouse.up();
    await page.locator(".stage").getByRole("textbox", { name: "Title" }).fill("Changes their mind");
    await page.keyboard.press("Enter");
    await thing("arrow/order>changes-their-mind").waitFor();
    await undo();
    await gone("card/changes-their-mind");
  });

  test("a rectangle selects cards, which are deleted and copied together", async () => {
    const before = await order();
    const cards = await Promise.all(before.slice(0, 3).map((id) => box(`card/${id}`)));
    const last = cards[2];
    await drag([cards[0].x - 4, cards[0].y - 14], [last.x + last.width / 2, last.y + last.height / 2], { release: false });
    await core.shoot(page, "chromium-rectangle-1600x1000");
    await page.mouse.up();
    await page.getByRole("status").filter({ hasText: "3 selected" }).waitFor();
    await page.waitForTimeout(200);
    await page.keyboard.press("Control+c");
    await page.keyboard.press("Delete");
    await gone(`card/${before[0]}`);
    await page.keyboard.press("Control+v");
    // A copy has an id of its own.
    await thing("card/sees-an-offer-online").waitFor();
    assert.equal((await order()).length, before.length);
    await undo();
    await undo();
    await thing(`card/${before[0]}`).waitFor();
    assert.deepEqual(await order(), before);
  });

  test("a stage is carried past its neighbour", async () => {
    const names = () => page.locator("[data-group^='stage/']").evaluateAll((stages) => stages.map((stage) => stage.dataset.group));
    const before = await names();
    const [x, y] = await middle(before[0]);
    const to = await box(before[1]);
    await drag([x, y], [to.x + to.width * 0.8, y]);
    await page.waitForFunction((second) => document.querySelector("[data-group^='stage/']").dataset.group === second, before[1]);
    await undo();
    await page.waitForFunction((first) => document.querySelector("[data-group^='stage/']").dataset.group === first, before[0]);
    assert.deepEqual(await names(), before);
  });

  test("stages and lanes stay in view, and are met where they are seen", async () => {
    await page.keyboard.press("Digit0");
    await page.waitForTimeout(250);
    await page.mouse.move(800, 600);
    await page.mouse.wheel(500, 200);
    await page.waitForTimeout(300);
    await core.shoot(page, "chromium-kept-1600x1000");
    const stage = page.locator("[data-group^='stage/']").first();
    const canvas = await page.locator(".stage").boundingBox();
    const at = await stage.boundingBox();
    assert.ok(at.y >= canvas.y && at.y < canvas.y + 40, "the strip is at the top");
    const lane = page.locator("[data-group^='lane/']").last();
    assert.ok((await lane.boundingBox()).x < canvas.x + 40, "the label is at the left");
    await lane.click({ force: true });
    await page.keyboard.press("Enter");
    await page.locator(".stage").getByRole("textbox", { name: "Title" }).waitFor();
    await page.keyboard.press("Escape");
  });

  test("everything has a menu, by the right button and by its key", async () => {
    await page.mouse.click(...(await middle("card/order")), { button: "right" });
    await page.getByRole("menuitem", { name: "Connect with" }).waitFor();
    await core.shoot(page, "chromium-menu-1600x1000");
    await page.keyboard.press("Escape");
    await page.locator("[data-group^='arrow/']").first().focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Insert a touchpoint" }).waitFor();
    const arrows = await page.locator("[data-group^='arrow/']").count();
    await page.getByRole("menuitem", { name: "Edit the label" }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    const counted = (wanted) => page.waitForFunction((n) => document.querySelectorAll("[data-group^='arrow/']").length === n, wanted);
    await counted(arrows - 1);
    await undo();
    await counted(arrows);
  });

  test("the label of a way is written on the way", async () => {
    const way = thing("arrow/order>credit-check");
    await way.focus();
    await page.keyboard.press("Enter");
    const field = page.locator(".stage").getByRole("textbox", { name: "Label" });
    await field.fill("when signed");
    await core.shoot(page, "chromium-label-1600x1000");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[data-group='arrow/order>credit-check']").getAttribute("aria-label").includes("when signed"));
    await undo();
    await page.waitForFunction(() => !document.querySelector("[data-group='arrow/order>credit-check']").getAttribute("aria-label").includes("when signed"));
  });

  test("a double press on the name of a folded lane unfolds it, on another one writes the name", async () => {
    const lane = thing("lane/back");
    await lane.focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.querySelector("[data-group='lane/back']").getAttribute("aria-label").includes("folded"));
    await page.mouse.dblclick(...(await middle("lane/back")));
    await page.waitForFunction(() => !document.querySelector("[data-group='lane/back']").getAttribute("aria-label").includes("folded"));
    assert.equal(await page.locator(".stage").getByRole("textbox", { name: "Title" }).count(), 0);
    await page.waitForTimeout(450);
    await page.mouse.dblclick(...(await middle("lane/back")));
    await page.locator(".stage").getByRole("textbox", { name: "Title" }).waitFor();
    await page.keyboard.press("Escape");
  });

  test("a card that is moved by keys keeps the keyboard, as far as it goes", async () => {
    await thing("card/order").focus();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageUp");
    const focused = () => page.evaluate(() => document.activeElement?.dataset.group ?? null);
    const left = () => page.evaluate(() => document.querySelector("[data-group='card/order']").getBoundingClientRect().x);
    const at = await left();
    for (let i = 0; i < 2; i++) {
      const before = await left();
      await page.keyboard.press("Alt+ArrowRight");
      await page.waitForFunction((before) => document.querySelector("[data-group='card/order']").getBoundingClientRect().x !== before, before);
      assert.equal(await focused(), "card/order");
    }
    for (let i = 0; i < 2; i++) await undo();
    await page.waitForFunction((at) => document.querySelector("[data-group='card/order']").getBoundingClientRect().x === at, at);
  });

  test("who comes with Tab passes through; who walks selects, and Tab goes on with the next touchpoint", async () => {
    await page.locator(".stage").focus();
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate(() => document.activeElement?.dataset.group ?? null);
    assert.ok(await focused());
    assert.equal(await page.locator("[data-group][aria-label$=', selected']").count(), 0);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), null);
    assert.equal(await page.locator(".stage").getByRole("textbox", { name: "Title" }).count(), 0);
    await thing("card/order").focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "card/credit-check");
    assert.match(await thing("card/credit-check").getAttribute("aria-label"), /selected$/);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Signs");
    await core.shoot(page, "chromium-draft-1600x1000");
    await page.keyboard.press("Escape");
    await page.waitForTimeout(100);
    assert.equal(await focused(), "card/credit-check");
    await page.keyboard.press("Alt+ArrowRight");
    await page.waitForFunction(() => document.querySelector("[data-group='card/credit-check']").getBoundingClientRect().x > document.querySelector("[data-group='card/book-visit']").getBoundingClientRect().x);
    await undo();
    await page.waitForFunction(() => document.querySelector("[data-group='card/credit-check']").getBoundingClientRect().x < document.querySelector("[data-group='card/book-visit']").getBoundingClientRect().x);
  });

  test("each map lies where it was left", async () => {
    await page.keyboard.press("Digit0");
    await page.mouse.move(800, 600);
    await page.mouse.wheel(300, 0);
    await page.waitForTimeout(400);
    const lies = () => page.evaluate(() => [...document.querySelectorAll("[data-group^='card/']")].map((card) => [card.dataset.group, Math.round(card.getBoundingClientRect().x)]));
    const before = await lies();
    await page.getByRole("button", { name: "Library" }).click();
    await page.getByRole("button", { name: "Home broadband, first 90 days, changed" }).click();
    await page.locator("[data-group^='card/']").first().waitFor({ state: "attached" });
    await page.waitForTimeout(400);
    assert.deepEqual(await lies(), before);
  });

  test("nothing has gone wrong meanwhile", () => assert.deepEqual(page.faults, []));
});
