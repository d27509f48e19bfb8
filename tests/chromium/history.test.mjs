// The history shows where each change was, and two windows on one map keep in step.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { start } from "./driver.mjs";

describe("the history", () => {
  let core;
  let page;
  const card = (name, on = page) => on.locator("[data-group^='card/']").and(on.getByLabel(name));

  before(async () => {
    core = await start({ size: [1600, 1000] });
    page = await core.open();
    await page.getByRole("button", { name: "Home broadband" }).first().click();
    await card("Books the engineer").first().waitFor();
  });
  after(() => core?.close());

  async function rename(from, to, on = page) {
    await card(from, on).first().focus();
    await on.keyboard.press("F2");
    await on.locator(".stage").getByRole("textbox", { name: "Title" }).fill(to);
    await on.keyboard.press("Enter");
    await card(to, on).first().waitFor();
  }

  test("rings the place of a change while the pointer is on it, and with who and when while it is looked at", async () => {
    await rename("Books the engineer", "Books a visit");
    await page.getByRole("button", { name: "History" }).click();
    const entry = page.getByRole("article").first();
    await entry.hover();
    const ring = page.locator(".hint");
    const [around, box] = [await ring.boundingBox(), await card("Books a visit").boundingBox()];
    assert.ok(around.x < box.x && around.x + around.width > box.x + box.width, "the ring goes round the card");
    await core.shoot(page, "chromium-history-hint-1600x1000");
    await rename("Places the order", "Orders");
    await page.getByRole("article").nth(1).hover();
    await page.getByRole("article").nth(1).getByRole("button", { name: "Look at this state" }).click();
    await page.getByRole("status", { name: "An earlier state" }).waitFor();
    await card("Places the order").first().waitFor();
    assert.match(await page.locator(".above").first().textContent(), /, \d\d:\d\d$/);
    await core.shoot(page, "chromium-history-look-1600x1000");
    await page.keyboard.press("Escape");
    await card("Orders").first().waitFor();
    assert.deepEqual(page.faults, []);
  });

  test("a second window on the map follows the first, and the first the second", async () => {
    const other = await core.open("second");
    await other.getByRole("button", { name: /^Home broadband/ }).first().click();
    await card("Books a visit", other).first().waitFor();
    await rename("Books a visit", "Chooses a day", page);
    await card("Chooses a day", other).first().waitFor();
    await rename("Chooses a day", "Chooses a morning", other);
    await card("Chooses a morning", page).first().waitFor();
    assert.deepEqual(other.faults, []);
    await other.close();
  });
});
