// A map is drawn in the real window by keyboard and by mouse.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const [CONTROL, SHIFT, ALT, ENTER, ESCAPE, TAB, DELETE, RIGHT] = ["\uE009", "\uE008", "\uE00A", "\uE007", "\uE00C", "\uE004", "\uE017", "\uE014"];
/** The names of the cards in the order of the layer, as a screen reader has them. */
const cards = () => [...document.querySelectorAll("[data-group^='card/']")].map((card) => card.getAttribute("aria-label").replace(/, selected$/, ""));
const count = (kind) => document.querySelectorAll(`[data-group^='${kind}/']`).length;

describe("editing in the real window", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-editing-"));
  const home = join(folder, "home");
  let window;

  const carded = (names) => until(`the cards ${names}`, async () => JSON.stringify(await window.run(cards)) === JSON.stringify(names));
  const arrows = (wanted) => until(`${wanted} arrows`, async () => (await window.run(count, "arrow")) === wanted);

  before(async () => {
    mkdirSync(home);
    window = await openWindow({ home });
    await window.resize(1900, 1000);
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const TEN = ["Sees the advert", "Compares", "Orders", "Waits", "Lets us in", "Goes online", "Gets the bill", "Asks about it", "Pays", "Tells a friend"];

  test("ten touchpoints grow from the keyboard alone, one after the other", async () => {
    await window.click("button", "Blank");
    await carded(["First touchpoint"]);
    await window.pressOn("card/first-touchpoint");
    await window.press(ENTER);
    await window.titleField();
    for (const [i, title] of TEN.entries()) {
      await window.type(title);
      await window.press(i < TEN.length - 1 ? TAB : ENTER);
    }
    await carded(TEN);
    await arrows(9);
    await window.shoot("editing-ten-1280x800");
  });

  test("a title is written where it stands, and Escape takes it back", async () => {
    await window.pressOn("card/first-touchpoint");
    await window.press(ENTER);
    await window.titleField();
    await window.shoot("editing-title-1280x800");
    await window.type("Never mind");
    await window.press(ESCAPE);
    await carded(TEN);
    await window.press("H", [SHIFT]);
    await window.type("ears of us");
    await window.press(ENTER);
    await carded(["Hears of us", ...TEN.slice(1)]);
    await window.press("z", [CONTROL]);
    await carded(TEN);
  });

  test("what is deleted comes back by undo", async () => {
    await window.pressOn("card/orders");
    await window.press(DELETE);
    await carded(TEN.filter((title) => title !== "Orders"));
    await window.press("z", [CONTROL]);
    await carded(TEN);
  });

  test("a card is dragged to another stage, and walks on by Alt and an arrow key", async () => {
    await window.click("button", "Stage");
    await window.titleField();
    await window.type("Afterwards");
    await window.press(ENTER);
    const stage = await window.middle("stage/new-stage");
    const card = await window.middle("card/pays");
    await window.drag(card, [stage[0], card[1]]);
    await carded([...TEN.slice(0, 8), "Tells a friend", "Pays"]);
    await window.shoot("editing-dragged-1280x800");
    await window.press(RIGHT, [ALT]);
    await window.press("z", [CONTROL]);
    await carded(TEN);
  });

  test("two cards are connected by C, Tab and Enter, and an arrow to nowhere makes a branch", async () => {
    await window.pressOn("card/orders");
    await arrows(9);
    await window.press("c");
    await window.press(TAB);
    await window.press(TAB);
    await window.press(ENTER);
    await arrows(10);
    await window.pressOn("card/orders");
    const from = await window.middle("card/orders");
    await window.press("c");
    await window.drag([from[0], from[1] + 140], [from[0], from[1] + 140]);
    await window.titleField();
    await window.type("Cancels");
    await window.press(ENTER);
    await arrows(11);
    const [below, above] = [await window.middle("card/cancels"), await window.middle("card/orders")];
    assert.ok(below[1] > above[1] + 40, "the branch stands on a track below");
    await window.shoot("editing-branch-1280x800");
  });

  test("a range of a spreadsheet becomes cards", async () => {
    // Only what is in view has an element.
    await window.click("button", "Fit the whole map");
    await window.pressOn("card/tells-a-friend");
    await window.run((text) => {
      const clipboard = new DataTransfer();
      clipboard.setData("text/plain", text);
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
    }, "Moves house\tAgain?\nCalls\tHow?");
    await until("the cards of the range", async () => {
      const names = await window.run(cards);
      return names.includes("Moves house") && names.includes("Calls");
    });
  });

  test("a refusal says why and offers the way out", async () => {
    await window.pressOn("stage/first-stage");
    await window.press(DELETE);
    await window.find("alert", "");
    const words = await window.run(() => document.querySelector("[role=alert]").textContent);
    assert.match(words, /still has \d+ touchpoints/);
    await window.shoot("editing-refused-1280x800");
    await window.click("button", "Delete them too");
    await carded([]);
    await window.press("z", [CONTROL]);
    await until("the cards again", async () => (await window.run(cards)).length > 10);
  });

  test("all of it is undone, and done again", async () => {
    const steps = async (key, held) => {
      for (let i = 0; i < 40; i++) {
        await window.press(key, held);
        await new Promise((resolve) => setTimeout(resolve, 120));
      }
    };
    await steps("z", [CONTROL]);
    await carded(["First touchpoint"]);
    await steps("z", [CONTROL, SHIFT]);
    await until("everything again", () => window.run(() => [...document.querySelectorAll("button")].find((button) => /^Redo/.test(button.ariaLabel ?? button.title))?.disabled === true));
  });
});
