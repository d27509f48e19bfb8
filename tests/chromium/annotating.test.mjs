// What a team writes and puts onto a map, each in its own way, in Chromium.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { start } from "./driver.mjs";
import { mapOn, until } from "./map.mjs";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=";

describe("annotating", () => {
  let core;
  let page;
  let thing, middle, press;

  const name = async (group) => (await thing(group).getAttribute("aria-label"))?.replace(/, selected$/, "");
  const twice = async (group) => page.mouse.dblclick(...(await middle(group)));
  const begin = async (button) => {
    if (await page.getByRole("button", { name: "Library" }).isVisible()) await page.getByRole("button", { name: "Library" }).click();
    await page.getByRole("button", { name: button }).first().click();
    await page.locator("[data-group^='card/']").first().waitFor({ state: "attached" });
  };

  before(async () => {
    core = await start({ size: [1600, 1000] });
    page = await core.open();
    ({ thing, middle, press } = mapOn(page));
  });
  after(() => core?.close());

  test("a cell is opened by a double press, kept by a press elsewhere, and Tab goes on", async () => {
    await begin("Journey map");
    await twice("cell/thoughts/decides");
    const field = page.getByRole("textbox", { name: "Thoughts, Decides" });
    await field.fill("Which one lasts?");
    await page.keyboard.press("Tab");
    await page.getByRole("textbox", { name: "Thoughts, Pays" }).fill("That was dear");
    await page.mouse.click(5, 400);
    await until("both", async () => (await name("cell/thoughts/decides")) === "Which one lasts?" && (await name("cell/thoughts/pays")) === "That was dear");
    await twice("cell/thoughts/decides");
    await page.getByRole("textbox", { name: "Thoughts, Decides" }).fill("Never mind");
    await page.keyboard.press("Escape");
    assert.equal(await name("cell/thoughts/decides"), "Which one lasts?");
    await page.keyboard.press("Delete");
    await until("an empty cell", async () => (await name("cell/thoughts/decides")) === "Thoughts, Decides: empty");
  });

  test("a range from a spreadsheet fills the cells to the right and down", async () => {
    await twice("cell/thoughts/hears-of-it");
    await page.evaluate(() => navigator.clipboard.writeText("Oh\tReally?\nA free month\tA film"));
    await page.keyboard.press("Control+V");
    await until("the cells", async () => (await name("cell/thoughts/looks-closer")) === "Really?" && (await name("cell/ideas/hears-of-it")) === "A free month");
    await page.keyboard.press("Control+Z");
    await until("no cells", async () => (await name("cell/thoughts/looks-closer"))?.endsWith("empty"));
  });

  test("a feeling is dragged up and down as one step, and Escape takes hold back", async () => {
    const felt = "emotion/emotion/customer/compares";
    await press("card/compares");
    const [x, y] = await middle(felt);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 13, { steps: 4 });
    await page.mouse.up();
    await until("a value", async () => /: [+-]\d|: 0/.test((await name(felt)) ?? ""));
    const was = await name(felt);
    const [, now] = await middle(felt);
    await page.mouse.move(x, now);
    await page.mouse.down();
    await page.mouse.move(x, now - 26, { steps: 6 });
    await core.shoot(page, "chromium-emotion-drag");
    await page.keyboard.press("Escape");
    await page.mouse.up();
    assert.equal(await name(felt), was);
    await page.keyboard.press("Control+Z");
    await until("no value", async () => (await name(felt)) !== was);
  });

  test("a note is dragged to another place and says so to undo", async () => {
    await page.keyboard.press("n");
    await page.mouse.click(700, 330);
    await page.getByRole("textbox", { name: "Note" }).fill("Ask the shop");
    await page.keyboard.press("Enter");
    await thing("note/ask-the-shop").waitFor({ state: "attached" });
    const [x, y] = await middle("note/ask-the-shop");
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 120, y + 60, { steps: 6 });
    await page.mouse.up();
    await until("the other place", async () => Math.abs((await middle("note/ask-the-shop"))[0] - x - 120) < 3 && Math.abs((await middle("note/ask-the-shop"))[1] - y - 60) < 3);
    await page.keyboard.press("Control+Z");
    await until("the old place", async () => Math.abs((await middle("note/ask-the-shop"))[0] - x) < 3);
  });

  test("ink is drawn and rubbed out, each as one step", async () => {
    await page.keyboard.press("p");
    for (const y of [300, 340]) {
      await page.mouse.move(300, y);
      await page.mouse.down();
      await page.mouse.move(500, y + 30, { steps: 20 });
      await page.mouse.up();
    }
    await until("two strokes", async () => (await page.locator("[data-group^='ink/']").count()) === 2);
    await page.keyboard.press("e");
    await page.mouse.move(400, 290);
    await page.mouse.down();
    await page.mouse.move(400, 380, { steps: 12 });
    await page.mouse.up();
    await until("no stroke", async () => (await page.locator("[data-group^='ink/']").count()) === 0);
    await page.keyboard.press("Control+Z");
    await until("both strokes", async () => (await page.locator("[data-group^='ink/']").count()) === 2);
    await page.keyboard.press("Escape");
  });

  test("a comment is resolved, and is found again hollow", async () => {
    await press("card/pays");
    await page.keyboard.press("m");
    await page.locator(".map").getByRole("textbox", { name: "Comment" }).fill("Why so dear?");
    await page.keyboard.press("Control+Enter");
    await page.locator(".map").getByRole("textbox", { name: "Reply" }).fill("It is not.");
    await page.keyboard.press("Control+Enter");
    await page.locator(".map").getByText("It is not.").first().waitFor();
    await page.locator(".map").getByRole("button", { name: "Resolve" }).click();
    await until("no pin", async () => (await page.locator("[data-group^='comment/']").count()) === 0);
    await page.getByRole("button", { name: "Comment", exact: true }).or(page.getByRole("button", { name: "CommentM" })).first().click();
    await page.getByRole("button", { name: "Resolved comment: Why so dear?" }).click();
    await page.locator(".map").getByRole("button", { name: "Open again" }).click();
    await page.locator("[data-group^='comment/']").waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });

  test("an insight is added by its kind", async () => {
    await press("card/pays");
    await page.keyboard.press("i");
    await page.getByRole("radio", { name: "Pain" }).check({ force: true });
    await page.getByRole("textbox", { name: "What hurt or annoyed them?" }).fill("The fee came last");
    await page.keyboard.press("Enter");
    await thing("insight/the-fee-came-last").waitFor({ state: "attached" });
  });

  test("a picture is pasted into a lane of pictures with words for who cannot see it", async () => {
    await press("card/pays");
    const paste = () =>
      page.evaluate((data) => {
        const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, PIXEL);
    await paste();
    await page.getByRole("button", { name: "Add a lane of pictures" }).click();
    await until("the lane", async () => (await page.locator("[data-group='lane/pictures']").count()) === 1);
    // A second press so soon would begin to write the title.
    await page.waitForTimeout(450);
    await press("card/pays");
    await until("the place", async () => (await page.locator("[data-group='image/pictures/pays']").count()) === 1);
    await paste();
    await page.getByRole("textbox", { name: "What it shows" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Say in a few words").waitFor();
    await page.getByRole("textbox", { name: "What it shows" }).fill("The bill");
    await page.keyboard.press("Enter");
    await until("the picture", async () => (await name("image/pictures/pays")) === "The bill");
  });

  test("the rows of a blank map wait, and come with the first thing in them", async () => {
    await begin("Blank");
    await core.shoot(page, "chromium-ghost-rows");
    await page.locator("[data-group='card/first-touchpoint']").focus();
    await page.keyboard.press("t");
    const field = page.locator(".stage textarea");
    await field.waitFor();
    assert.ok(await field.evaluate((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === it;
    }), "a title beside a new map is written under its ground");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "What goes through their mind?" }).click();
    await page.getByRole("textbox", { name: "Thoughts, First touchpoint" }).fill("Is this for me?");
    await page.keyboard.press("Enter");
    await page.locator("[data-group='cell/thoughts/first-touchpoint']").waitFor({ state: "attached" });
    await page.keyboard.press("Control+Z");
    await until("no lane", async () => (await page.locator("[data-group='lane/thoughts']").count()) === 0);
    await page.getByRole("button", { name: "Press to say how they feel" }).click({ position: { x: 20, y: 10 } });
    await page.locator("[data-group^='emotion/emotion/customer/']").waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Hide the rows that wait" }).click();
    assert.equal(await page.getByRole("button", { name: "What goes through their mind?" }).count(), 0);
  });

  test("nothing broke on the way", () => assert.deepEqual(page.faults, []));
});
