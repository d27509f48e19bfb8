// How a map is looked at: its lanes, what it is filtered by, and as a customer sees it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serious } from "./axe.mjs";
import { start } from "./driver.mjs";

for (const dark of [false, true]) {
  const worn = dark ? "dark" : "light";
  describe(`lanes and filters, ${worn}`, () => {
    let core;
    let page;
    const panel = () => page.getByRole("complementary", { name: "Lanes and filters" });
    const drawn = (group) => page.locator(`.stage [data-group="${group}"]`);
    const gone = (group) => drawn(group).waitFor({ state: "detached" });
    const shown = () => page.getByRole("status", { name: "What is shown" });
    const says = (group, words) => page.waitForFunction(([it, text]) => document.querySelector(`.stage [data-group="${it}"]`)?.getAttribute("aria-label")?.includes(text), [group, words]);

    before(async () => {
      core = await start({ dark, size: [1600, 1000] });
      page = await core.open();
      await page.getByRole("button", { name: "Home broadband" }).first().click();
      await drawn("card/order").waitFor();
      await page.getByRole("button", { name: "Lanes and filters" }).click();
      await panel().waitFor();
    });
    after(() => core?.close());

    test("every lane is listed with what is in it, and nothing of the panel is unsound", async () => {
      await panel().getByRole("listitem").nth(8).waitFor();
      await core.shoot(page, `chromium-lanes-${worn}-1600x1000`);
      assert.deepEqual(await serious(page), []);
    });

    test("a lane is folded and unfolded", async () => {
      await panel().getByRole("button", { name: "Fold Back stage" }).click();
      await says("lane/back", "folded");
      await gone("step/plan-rounds");
      await panel().getByRole("button", { name: "Unfold Back stage" }).click();
      await drawn("step/plan-rounds").waitFor();
    });

    test("a hidden lane is told above the map, and comes back from there", async () => {
      await panel().getByRole("button", { name: "Hide Thoughts" }).click();
      await gone("lane/thoughts");
      await core.shoot(page, `chromium-lane-hidden-${worn}-1600x1000`);
      await shown().getByRole("button", { name: "Thoughts hidden: show it again" }).click();
      await drawn("lane/thoughts").waitFor();
      await shown().waitFor({ state: "detached" });
    });

    test("a filter leaves in place what does not fit, and says what it is", async () => {
      await panel().getByRole("checkbox", { name: /^logistical/i }).first().check();
      await shown().getByRole("button", { name: /logistical/i }).waitFor();
      await drawn("mark/missed").waitFor();
      // The rest steps back a moment later.
      await page.waitForTimeout(600);
      await core.shoot(page, `chromium-filtered-${worn}-1600x1000`);
      assert.deepEqual(await serious(page), []);
      await panel().getByRole("button", { name: "Clear" }).click();
      await shown().waitFor({ state: "detached" });
    });

    test("a lane is added from the list, renamed, moved and deleted, and undo takes all of it back", async () => {
      const lanes = () => page.locator(".stage [data-group^='lane/']").evaluateAll((all) => all.map((lane) => lane.dataset.group));
      const before = await lanes();
      await panel().getByRole("button", { name: "Add a lane" }).click();
      await core.shoot(page, `chromium-lane-offers-${worn}-1600x1000`);
      await panel().getByRole("list", { name: "Lanes to add" }).getByRole("button", { name: /^Needs/ }).click();
      await page.waitForFunction((n) => document.querySelectorAll(".stage [data-group^='lane/']").length === n, before.length + 1);
      const [added] = (await lanes()).filter((lane) => !before.includes(lane));
      const title = await drawn(added).getAttribute("aria-label").then((name) => name.replace(/, selected$/, ""));
      await panel().getByRole("button", { name: `More for ${title}` }).click();
      await page.getByRole("menuitem", { name: "Rename" }).click();
      await panel().getByRole("textbox", { name: "Title of the lane" }).fill("What is heard");
      await page.keyboard.press("Enter");
      await says(added, "What is heard");
      await panel().getByRole("button", { name: "More for What is heard" }).click();
      const stood = (await lanes()).indexOf(added);
      await page.getByRole("menuitem", { name: "Move up" }).click();
      await page.waitForFunction(([id, at]) => [...document.querySelectorAll(".stage [data-group^='lane/']")].findIndex((lane) => lane.dataset.group === id) < at, [added, stood]);
      await panel().getByRole("button", { name: "More for What is heard" }).click();
      await page.getByRole("menuitem", { name: "Delete the lane" }).click();
      await gone(added);
      for (let i = 0; i < 4; i++) await page.getByRole("button", { name: /^Undo/ }).click();
      await page.waitForFunction((wanted) => JSON.stringify([...document.querySelectorAll(".stage [data-group^='lane/']")].map((lane) => lane.dataset.group)) === wanted, JSON.stringify(before));
    });

    test("as a customer sees it nothing internal is there, and nothing can be changed", async () => {
      await panel().getByRole("checkbox", { name: "As a customer sees it" }).check({ force: true });
      await page.waitForFunction(() => !document.querySelector(".stage [data-group='lane/back']"));
      assert.equal(await page.locator(".stage [data-group][aria-label*='Missed appointment']").count(), 0);
      assert.equal(await page.getByRole("toolbar", { name: "Tools" }).count(), 0);
      await core.shoot(page, `chromium-as-customer-${worn}-1600x1000`);
      assert.deepEqual(await serious(page), []);
      await shown().getByRole("button", { name: "Back to the team's map" }).click();
      await drawn("lane/back").waitFor();
      assert.deepEqual(page.faults, []);
    });
  });
}

describe("a list", () => {
  let core;
  let page;
  before(async () => {
    core = await start({ size: [1280, 800] });
    page = await core.open();
  });
  after(() => core?.close());

  test("becomes a map while it is written, and is one then", async () => {
    await page.getByRole("button", { name: /^A list/ }).first().click();
    const dialog = page.getByRole("dialog", { name: "A map from a list" });
    const text = dialog.getByRole("textbox", { name: "The list" });
    await text.fill("Before:\n  Hears of it\n  Compares\nAt the shop:\n  Is greeted");
    await dialog.getByText(/2 stages/).waitFor();
    await core.shoot(page, "chromium-list-1280x800");
    assert.deepEqual(await serious(page), []);
    await text.fill("Before\tHears of it\tIs it for me?\nBefore\tCompares\tWhich one?\nAt the shop\tIs greeted\tFriendly!");
    await dialog.getByText(/3 touchpoints/).waitFor();
    await dialog.getByRole("button", { name: "Make the map" }).click();
    await page.locator(".stage [data-group='card/is-greeted']").waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll("[data-group^='cell/']")].some((cell) => cell.getAttribute("aria-label").includes("Friendly!")));
    await core.shoot(page, "chromium-list-map-1280x800");
    assert.deepEqual(page.faults, []);
  });
});
