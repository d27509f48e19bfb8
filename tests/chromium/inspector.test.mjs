// Every panel of the inspector with the real core: what is entered is on the map, at sizes and in colours
// that people have.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { start } from "./driver.mjs";

/** Gives a thing the keyboard and selects it: to the next thing and back. */
async function select(page, group) {
  await page.locator(`[data-group='${group}']`).focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageUp");
}

describe("the inspector", () => {
  let core;
  let page;
  const panel = () => page.getByRole("complementary", { name: "Inspector" });
  const heading = (name) => panel().getByRole("heading", { name, level: 2 });
  const headline = () => page.locator("[aria-label='Headline figures'] dd").first().textContent();

  before(async () => {
    core = await start({ size: [1600, 1000] });
    page = await core.open();
    await page.getByRole("button", { name: "Home broadband" }).first().click();
    await heading("Home broadband, first 90 days").waitFor({ state: "attached" });
  });
  after(() => core?.close());

  async function pick(group, title) {
    await select(page, group);
    await heading(title).waitFor({ state: "attached" });
  }

  /** What runs out of the panel or over another text of it. */
  const spilt = () =>
    panel().evaluate((aside) => {
      const edge = aside.getBoundingClientRect();
      const shown = [...aside.querySelectorAll("*")].filter((e) => e.getClientRects().length > 0 && !e.closest(".unseen, svg, datalist, option"));
      return shown.filter((e) => e.getBoundingClientRect().right > edge.right + 0.5 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "visible" && e.clientWidth > 0 && getComputedStyle(e).display !== "inline").map((e) => e.outerHTML.slice(0, 160));
    });

  test("shows the map, and nothing of it runs over", async () => {
    await core.shoot(page, "chromium-inspector-map-1600x1000");
    assert.deepEqual(await spilt(), []);
  });

  test("shows a touchpoint with its service points and what a fix would change", async () => {
    await pick("card/visit", "Engineer visit");
    await panel().getByRole("button", { name: /^Missed appointment ?; ?logistical, ours/ }).waitFor();
    await panel().getByRole("group", { name: "If brought to" }).waitFor();
    await core.shoot(page, "chromium-inspector-touchpoint-1600x1000");
    assert.deepEqual(await spilt(), []);
  });

  test("changes a channel, a feeling and a cell", async () => {
    await panel().getByRole("combobox", { name: "Channels" }).fill("ph");
    await page.keyboard.press("Enter");
    await panel().getByText("Phone", { exact: false }).first().waitFor();
    await panel().getByRole("slider", { name: "Maya", exact: true }).press("ArrowLeft");
    await page.waitForFunction(() => document.querySelector("aside [aria-label='Maya, −5 to 5']").value === "−1.5");
    const thoughts = panel().getByLabel("Thoughts");
    await thoughts.fill("Will they turn up this time?");
    await page.locator("[data-group='cell/thoughts/visit'][aria-label*='this time']").waitFor();
  });

  test("takes a rate as it was counted, in the dialog, and the headline follows", async () => {
    await pick("mark/missed", "Missed appointment");
    await core.shoot(page, "chromium-inspector-point-1600x1000");
    assert.deepEqual(await spilt(), []);
    const before = await headline();
    await panel().getByRole("button", { name: /^Need arises: rests on/ }).click();
    const dialog = page.getByRole("dialog", { name: "How often does it happen?" });
    await dialog.getByLabel("How many").fill("1300/130");
    await dialog.getByText("A count cannot be larger than its total").waitFor();
    assert.ok(await dialog.getByRole("button", { name: "Keep" }).isDisabled());
    await core.shoot(page, "chromium-inspector-rate-unread-1600x1000");
    await dialog.getByRole("button", { name: "Take 130/1300" }).click();
    await dialog.getByText("130 of 1,300 visits").first().waitFor();
    await core.shoot(page, "chromium-inspector-rate-1600x1000");
    await dialog.getByLabel("How many").press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.waitForFunction((was) => document.querySelector("[aria-label='Headline figures'] dd").textContent !== was, before);
  });

  test("keeps what was typed where it cannot be read, and says why", async () => {
    const need = panel().getByLabel("Need arises", { exact: true });
    await need.fill("often");
    await need.press("Enter");
    await panel().getByRole("alert").filter({ hasText: "Write it as you counted it" }).waitFor();
    assert.equal(await need.inputValue(), "often");
    await core.shoot(page, "chromium-inspector-refused-1600x1000");
    await need.press("Escape");
  });

  test("adds a source from the map and opens it", async () => {
    await page.locator("[data-group='mark/missed']").focus();
    await page.keyboard.press("Escape");
    await heading("Home broadband, first 90 days").waitFor({ state: "attached" });
    await panel().getByRole("button", { name: "Add a source…" }).click();
    await panel().getByRole("textbox", { name: "Add a source" }).fill("Survey at the door");
    await page.keyboard.press("Enter");
    await heading("Survey at the door").waitFor({ state: "attached" });
    await panel().getByLabel("Date").fill("3.11.2026");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => [...document.querySelectorAll("aside input")].some((input) => input.value === "3 November 2026"));
    await panel().getByRole("button", { name: "Back" }).click();
    await panel().getByRole("button", { name: "Survey at the door" }).waitFor();
  });

  test("votes on a place of the map", async () => {
    await page.keyboard.press("Escape");
    await panel().getByRole("button", { name: "Add a vote…" }).click();
    await panel().getByRole("textbox", { name: "Add a vote" }).fill("What first?");
    await page.keyboard.press("Enter");
    await heading("What first?").waitFor({ state: "attached" });
    await panel().getByRole("combobox", { name: "Put a dot on a place" }).selectOption({ label: "Engineer visit" });
    const dots = panel().getByRole("spinbutton", { name: "Engineer visit" });
    await dots.waitFor();
    assert.equal(await dots.inputValue(), "1");
    await dots.fill("3");
    await dots.press("Tab");
    await panel().getByRole("button", { name: "Back" }).click();
    await panel().getByRole("button", { name: /^What first\?,? ?3 dots/ }).waitFor();
    await heading("Home broadband, first 90 days").waitFor({ state: "attached" });
  });

  test("comments on a step, and the comment is answered and resolved", async () => {
    await pick("step/plan-rounds", "Plan the engineers' rounds");
    await core.shoot(page, "chromium-inspector-step-1600x1000");
    assert.deepEqual(await spilt(), []);
    await panel().getByRole("textbox", { name: "Comment" }).fill("Who plans on Sundays?");
    await page.keyboard.press("Enter");
    await panel().getByText("Who plans on Sundays?").waitFor();
    await panel().getByRole("button", { name: "Reply", exact: true }).click();
    await panel().getByRole("textbox", { name: "Reply" }).fill("Nobody yet.");
    await page.keyboard.press("Enter");
    await panel().getByText("Nobody yet.").waitFor();
    await panel().getByRole("button", { name: "Resolve", exact: true }).click();
    await panel().getByRole("button", { name: "Show 1 resolved" }).waitFor();
  });

  test("shows every other kind of thing without anything running over", async () => {
    for (const [group, title] of [["stage/install", "Install"], ["lane/back", "Back stage"], ["arrow/visit>rebook", "Engineer visit → Rebooks the visit"], ["exit/rebook/0", "cancels"]]) {
      await pick(group, title);
      await core.shoot(page, `chromium-inspector-${group.split("/")[0]}-1600x1000`);
      assert.deepEqual(await spilt(), [], group);
    }
    assert.deepEqual(page.faults, []);
  });

  test("is folded away and F6 goes to and from the map", async () => {
    await pick("card/visit", "Engineer visit");
    await page.keyboard.press("F6");
    assert.ok(await page.evaluate(() => document.activeElement.closest("aside") !== null));
    await page.keyboard.press("F6");
    assert.ok(await page.evaluate(() => document.activeElement.closest("aside") === null));
    await panel().getByRole("button", { name: "Fold the inspector away" }).click();
    await core.shoot(page, "chromium-inspector-folded-1600x1000");
    await panel().getByRole("button", { name: "Unfold the inspector" }).click();
    await heading("Engineer visit").waitFor({ state: "attached" });
  });
});

describe("the inspector in the dark, in a small window", () => {
  let core;
  let page;

  before(async () => {
    core = await start({ size: [1280, 800], dark: true });
    page = await core.open();
    await page.getByRole("button", { name: "Home broadband" }).first().click();
  });
  after(() => core?.close());

  test("is as careful", async () => {
    await select(page, "card/visit");
    await page.getByRole("complementary", { name: "Inspector" }).getByRole("button", { name: /^Missed appointment/ }).waitFor();
    await core.shoot(page, "chromium-inspector-touchpoint-dark-1280x800");
    await select(page, "mark/missed");
    await page.getByRole("button", { name: /^Need arises: rests on/ }).click();
    await page.getByRole("dialog").getByText("52 of 1,300 visits").first().waitFor();
    await core.shoot(page, "chromium-inspector-rate-dark-1280x800");
  });
});
