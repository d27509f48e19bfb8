// Words and looks in Chromium: every view of them is sound, and what they do is seen on the map.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serious } from "./axe.mjs";
import { start } from "./driver.mjs";

for (const [dark, size] of [[false, [1280, 800]], [true, [1600, 1000]]]) {
  const worn = `${dark ? "dark" : "light"}-${size.join("x")}`;
  describe(`a map by its words, ${worn}`, () => {
    let core;
    let page;
    const card = (id) => page.locator(`[data-group='card/${id}']`);

    before(async () => {
      core = await start({ dark, size });
      page = await core.open();
      await page.getByRole("button", { name: "Home broadband, first 90 days" }).first().click();
      await card("order").waitFor();
    });
    after(() => core?.close());

    async function sound(name) {
      await core.shoot(page, `chromium-words-${name}-${worn}`);
      assert.deepEqual(await serious(page), []);
      assert.deepEqual(page.faults, []);
    }

    test("the palette finds what stands on the map and elsewhere, and what can be done", async () => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("combobox").fill("visit");
      await page.getByRole("dialog").getByRole("option", { name: /^Engineer visit/ }).first().waitFor();
      assert.ok((await page.getByRole("dialog").getByRole("option").count()) <= 19);
      await sound("palette");
      await page.getByRole("dialog").getByRole("option", { name: /^Rebooks the visit ?touchpoint/ }).click();
      await page.waitForFunction(() => document.activeElement?.dataset.group === "card/rebook");
    });

    test("commands of the palette run", async () => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("combobox").fill(">");
      const titles = await page.getByRole("dialog").getByRole("option").locator("b").allTextContents();
      assert.ok(titles.includes("Find on the map"), titles.join(", "));
      await page.keyboard.press("Escape");
      const said = ["Lanes and filters", "History", "Fit the map", "Nearer", "True scale", "Fold or unfold all lanes", "Fold or unfold all lanes"];
      for (const title of said) {
        await page.keyboard.press("Control+k");
        await page.getByRole("dialog").getByRole("combobox").fill(`>${title}`);
        await page.keyboard.press("Enter");
        await page.getByRole("dialog").getByRole("combobox").waitFor({ state: "detached" });
      }
      await page.getByRole("complementary", { name: "History" }).waitFor();
      await page.keyboard.press("Control+h");
      assert.deepEqual(page.faults, []);
    });

    test("the shortcut sheet", async () => {
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
      await sound("shortcuts");
      await page.keyboard.press("Escape");
    });

    test("finding", async () => {
      await page.keyboard.press("Control+f");
      await page.getByRole("textbox", { name: "Find on the map" }).fill("bill");
      await page.getByText(/^1 of \d+$/).waitFor();
      await page.keyboard.press("Enter");
      await page.getByText(/^2 of \d+$/).waitFor();
      await page.locator(".current").waitFor();
      await sound("find");
      await page.keyboard.press("Escape");
    });

    test("the outline beside the canvas", async () => {
      await page.keyboard.press("Control+Shift+o");
      await page.getByRole("treeitem").first().waitFor();
      await page.keyboard.press("Home");
      await page.keyboard.type("miss");
      await page.waitForFunction(() => document.activeElement?.dataset.row === "mark/missed");
      assert.match(await page.locator("[data-row='mark/missed'] .unseen").textContent(), /^Missed appointment, service point, logistical, ours\. \d+ contacts per 1,000 who start\. Field operations answers\.$/);
      await sound("outline");
      const row = (group) => page.locator(`[data-row="${group}"]`);
      await row("card/order").click();
      await page.keyboard.press("Control+Enter");
      await page.getByRole("tree").getByRole("textbox", { name: "Title" }).fill("Signs the paper");
      await page.keyboard.press("Enter");
      await page.getByRole("treeitem", { name: /^Signs the paper/ }).waitFor();
      await page.keyboard.press("Delete");
      await page.getByRole("treeitem", { name: /^Signs the paper/ }).waitFor({ state: "detached" });
      await row("stage/install").click();
      await page.keyboard.press("Delete");
      await page.getByRole("alert").filter({ hasText: /still has \d+ touchpoints/ }).waitFor();
      await core.shoot(page, `chromium-outline-refused-${worn}`);
      await page.getByRole("alert").getByRole("button", { name: "Close" }).or(page.getByRole("button", { name: "Close this message" })).first().click();
      await page.keyboard.press("Control+Shift+o");
      await page.getByRole("tree").waitFor({ state: "detached" });
    });
  });
}
