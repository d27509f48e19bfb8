// The panel beside the map in the real window: a card is picked by keyboard, its channel changed, a rate
// typed as it was counted, and the headline follows.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const [ENTER, F6, PAGE_UP, PAGE_DOWN] = ["\uE007", "\uE036", "\uE00E", "\uE00F"];

describe("the inspector in the real window", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-inspecting-"));
  const home = join(folder, "home");
  let window;

  const title = () => window.run(() => document.querySelector("aside[aria-label=Inspector] h2")?.textContent ?? "");
  const about = (name) => until(`a panel about ${name}`, async () => (await title()) === name);
  const contacts = () => window.run(() => document.querySelector("dl[aria-label='Headline figures'] dd")?.textContent ?? "");
  /** Gives the keyboard to what stands in the panel under that name, and chooses what it holds. */
  const focus = (name) =>
    until(`the field ${name}`, () =>
      window.run((name) => {
        const fields = [...document.querySelectorAll("aside[aria-label=Inspector] :is(input, select, textarea)")];
        const field = fields.find((field) => field.id && (field.labels?.[0]?.textContent ?? "").trim() === name);
        field?.focus();
        return field === document.activeElement;
      }, name),
    );

  before(async () => {
    mkdirSync(home);
    window = await openWindow({ home });
    await window.resize(1600, 1000);
    await window.click("button", "Home broadband, first 90 days");
    await about("Home broadband, first 90 days");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a card that is picked by keyboard is shown beside the map, with its figures", async () => {
    await until("the card", () =>
      window.run(() => {
        const card = document.querySelector("[data-group='card/visit']");
        card?.focus();
        return card !== null && document.activeElement === card;
      }),
    );
    // To the next thing and back: what is gone to is selected.
    await window.press(PAGE_DOWN);
    await window.press(PAGE_UP);
    await about("Engineer visit");
    const words = await window.run(() => document.querySelector("aside[aria-label=Inspector]").textContent);
    assert.match(words, /Touchpoint 8 of 15, Install/);
    assert.match(words, /of 1,000/);
    await window.shoot("inspector-touchpoint-1600x1000");
  });

  test("a rate typed as it was counted changes the headline", async () => {
    const before = await contacts();
    await window.click("button", "Missed appointment");
    await about("Missed appointment");
    await focus("Need arises");
    await window.type("130/1300");
    await until("the rate read back", () => window.run(() => /130 of 1,300 visits, 10.0/.test(document.querySelector("aside[aria-label=Inspector]").textContent)));
    await window.shoot("inspector-rate-1600x1000");
    await window.press(ENTER);
    await until("another headline", async () => (await contacts()) !== before);
    await until("what it rests on", () => window.run(() => /measured, 130 of 1,300/.test(document.querySelector("aside[aria-label=Inspector]").textContent)));
    await window.click("button", "Undo");
    await until("the headline as it was", async () => (await contacts()) === before);
  });
});
