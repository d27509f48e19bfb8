// The map in a window, as somebody finds things on it, presses them and takes things back.

import { join } from "node:path";
import { ROOT } from "./driver.mjs";

/** Waits until something is so; otherwise the test ends with what it waited for. */
export async function until(what, look, patience = 15_000) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 15))) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`Waited in vain for ${what}`);
}

/** A map with a thing of each kind. */
export const EVERY_KIND = join(ROOT, "src-tauri", "crates", "app", "src", "inspecting", "tests", "every-kind.journey");

/** The map that lies open in a window. */
export function mapOn(page) {
  const thing = (group) => page.locator(`[data-group="${group}"]`);

  const map = {
    /** The element that stands for a thing of the map. */
    thing,
    /** What a thing is called by who reads it aloud; null where it is not in view. */
    name: (group) =>
      page.evaluate((group) => document.querySelector(`[data-group="${group}"]`)?.getAttribute("aria-label")?.replace(/, selected$/, "") ?? null, group),
    /** The things of a kind that are in view, in reading order: "card" gives the cards by their ids. */
    all: (kind) => page.evaluate((kind) => [...document.querySelectorAll(`[data-group^="${kind}/"]`)].map((it) => it.dataset.group.slice(kind.length + 1)), kind),
    /** What has the keyboard. */
    focused: () => page.evaluate(() => document.activeElement?.dataset.group ?? null),

    come: (group) => thing(group).waitFor({ state: "attached" }),
    gone: (group) => thing(group).waitFor({ state: "detached" }),

    async box(group) {
      await map.come(group);
      return thing(group).boundingBox();
    },
    async middle(group) {
      const { x, y, width, height } = await map.box(group);
      return [x + width / 2, y + height / 2];
    },
    async press(group) {
      await page.mouse.click(...(await map.middle(group)));
    },

    /** Gives the keyboard to the map, with nothing selected and no tool but Select. */
    async leave() {
      await page.locator(".stage").focus();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector("[data-group][aria-label$=', selected']") === null);
    },
    /** Selects a thing by the keyboard, and it alone. */
    async select(group) {
      await map.leave();
      await map.add(group);
    },
    /** Selects a thing besides what is selected. */
    async add(group) {
      await thing(group).focus();
      await page.keyboard.press("Space");
      await page.waitForFunction((group) => document.querySelector(`[data-group="${group}"]`)?.getAttribute("aria-label")?.endsWith(", selected"), group);
    },

    /** The field in which a title is written on the map. */
    field: () => page.locator(".stage").getByRole("textbox", { name: /^(Title|Label)$/ }),
    undo: () => page.keyboard.press("Control+z"),
    /** The whole map is in view. */
    async fit() {
      await page.locator(".stage").focus();
      await page.keyboard.press("Shift+Digit1");
    },
  };
  return map;
}

/** Opens a map of the library, or one of its examples or templates, and shows all of it. */
export async function openMap(page, title) {
  await page.getByRole("button", { name: title }).first().click();
  await page.locator("[data-group^='card/']").first().waitFor({ state: "attached" });
  const map = mapOn(page);
  await map.fit();
  return map;
}

/** The map with a thing of each kind, with which the core was started: all of it, once it is there. */
export async function everyKindOn(page) {
  const map = mapOn(page);
  await map.come("card/pay");
  await map.fit();
  return map;
}
