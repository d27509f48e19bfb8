// Figures in Chromium: fixes tried out, kept, made into a to-be map and compared; findings; copying.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { start } from "./driver.mjs";
import { serious } from "./axe.mjs";

for (const dark of [false, true]) {
  const worn = dark ? "dark" : "light";
  describe(`service, ${worn}`, () => {
    let core;
    let page;

    /** A group of the view as a screen reader has it. */
    const group = (id) => page.locator(`[data-group="${id}"]`);
    /** Waits until a group says this. */
    const says = (id, words) => page.waitForFunction(([it, text]) => document.querySelector(`[data-group="${it}"]`)?.getAttribute("aria-label")?.includes(text), [id, words]);
    const contacts = (words) => says("service/headline/contacts", words);
    const tick = (name) => page.getByRole("checkbox", { name, exact: true });

    async function sound(name) {
      // What stands beside a page makes it narrower: it is drawn again for that.
      await page.waitForFunction(() => {
        const view = document.querySelector("section[aria-label$=' view']");
        const things = [...(view?.querySelectorAll(".thing") ?? [])];
        return document.querySelector("[aria-busy=true]") === null && things.every((it) => it.getBoundingClientRect().right <= view.getBoundingClientRect().right + 1);
      });
      await core.shoot(page, `chromium-${name}-${worn}-1600x1000`);
      assert.deepEqual(await serious(page), []);
      assert.deepEqual(page.faults, []);
    }

    before(async () => {
      core = await start({ dark, size: [1600, 1000] });
      page = await core.open();
      page.setDefaultTimeout(12_000);
      await page.getByRole("button", { name: "Home broadband", exact: false }).first().click();
      await page.locator("[data-group^='card/']").first().waitFor();
      await page.getByRole("radio", { name: "Service" }).check({ force: true });
    });
    after(() => core?.close());

    test("the figures come first, and the bands after them", async () => {
      await contacts("399 contacts from 277");
      await contacts("90\u00a0% band");
      await sound("service-today");
    });

    test("the headline stays while the page moves past it, and every part is one press away", async () => {
      const parts = page.getByRole("navigation", { name: "Parts of the Service view" });
      await parts.getByRole("button", { name: "Silent" }).click();
      await page.getByText("399 contacts from 277 customers").waitFor();
      await page.getByText("620 completed", { exact: true }).waitFor();
      await sound("service-below");
      await parts.getByRole("button", { name: "Contacts" }).click();
      await page.getByRole("group", { name: "Service view of" }).evaluate((it) => it.scrollTo(0, 0));
      await page.getByRole("radio", { name: "Per month" }).waitFor({ state: "attached" });
    });

    test("a fix shows what it would do while the pointer is on it", async () => {
      await tick("Prevent “Missed appointment”").hover();
      await contacts("today 399, −32");
      await page.mouse.move(4, 300);
      await contacts("399 contacts from 277");
    });

    test("what is ticked changes the whole view, and rows keep their places", async () => {
      await page.getByRole("combobox", { name: "Set of fixes" }).selectOption({ label: "No fix" });
      const places = () => page.locator("[data-group^='service/stays/tick/']").evaluateAll((ticks) => ticks.map((it) => it.dataset.group));
      const before = await places();
      await tick("Prevent “Missed appointment”").click();
      await tick("Prevent “Slow at peak hours”").click();
      await tick("Serve “Expected the old number to ring” well").click();
      await contacts("349 contacts");
      await says("service/headline/completed", "today 620, +");
      await says("service/causes/heading", "with these 3 fixes");
      assert.deepEqual(await places(), before);
      await page.mouse.move(4, 300);
      await sound("service-with");
    });

    test("the same switches stand in the tables", async () => {
      await page.getByRole("radio", { name: "Tables" }).check({ force: true });
      await page.getByRole("checkbox", { name: "Serve “Expected the old number to ring” well" }).uncheck();
      await page.getByRole("cell", { name: "352", exact: true }).first().waitFor();
      await sound("service-tables");
      await page.getByRole("radio", { name: "Picture" }).check({ force: true });
      await contacts("352 contacts");
    });

    test("a set is kept in the map, undone and done again", async () => {
      await page.getByRole("button", { name: "Keep this set…" }).click();
      await page.getByRole("textbox", { name: "Name of the scenario" }).fill("Evenings and visits");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "More for Evenings and visits" }).waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("button", { name: "Keep this set…" }).waitFor();
      await page.getByRole("button", { name: "Redo" }).click();
      await page.getByRole("button", { name: "More for Evenings and visits" }).waitFor();
    });

    test("a row leads to its place on the map, and Alt+← comes back to it", async () => {
      await page.getByRole("button", { name: "Missed appointment", exact: false }).first().click();
      await page.waitForFunction(() => document.activeElement?.dataset.group === "mark/missed");
      // A pointer that comes to rest on a fix would show what that would do.
      await page.mouse.move(4, 300);
      await page.keyboard.press("Alt+ArrowLeft");
      await page.waitForFunction(() => document.activeElement?.dataset.group?.startsWith("service/stays/fall/missed"));
      await contacts("352 contacts");
    });

    test("a figure is copied with what it counts and rests on", async () => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await group("service/headline/contacts").focus();
      await page.keyboard.press("Control+c");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^352 contacts from .*¹\n\n¹ A contact is one reason, one attempt/);
      assert.match(copied, /Home broadband, first 90 days .* with “Evenings and visits”\. Contacts rest on rates/);
    });

    test("findings say why and where, and are put aside with a reason", async () => {
      const button = page.getByRole("button", { name: /^\d+ findings?$/ });
      const open = Number.parseInt(await button.textContent(), 10);
      await button.click();
      await sound("findings");
      await page.getByRole("button", { name: "Put aside…" }).first().click();
      await page.getByRole("textbox", { name: "Why it is put aside" }).fill("Known since May");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: `${open - 1} finding`, exact: false }).waitFor();
      await page.getByRole("radio", { name: "Put aside 1" }).check({ force: true });
      await page.getByText("“Known since May”", { exact: false }).waitFor();
      await page.getByRole("button", { name: "Take back" }).click();
      await page.getByRole("button", { name: `${open} finding`, exact: false }).waitFor();
      await page.getByRole("button", { name: "Close the findings" }).click();
    });

    test("a to-be map has the figures of the set, and is compared with today", async () => {
      await page.getByRole("button", { name: "Make a to-be map…" }).click();
      await page.getByRole("textbox", { name: "Title of the to-be map" }).fill("Evenings and visits");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Compare", exact: true }).click();
      await says("compare/headline/0", "399 before, 352 after");
      await says("compare/headline/0", "90\u00a0% band");
      await says("compare/assumptions", "Contacts are fewer and more customers complete in every one of 2,000 draws.");
      await sound("compare");
      await page.getByRole("radio", { name: "Overlaid" }).check({ force: true });
      await page.locator("[data-group^='compare/card/both/']").first().waitFor();
      await sound("compare-overlaid");
      await page.getByRole("radio", { name: "Tables" }).check({ force: true });
      await page.getByRole("cell", { name: "352", exact: true }).first().waitFor();
      await page.getByRole("radio", { name: "Picture" }).check({ force: true });
    });

    test("a thing of the other map leads to it there", async () => {
      await page.getByRole("radio", { name: "Strip" }).check({ force: true });
      await page.locator("[data-group='compare/mark/second/0/missed']").click();
      await page.waitForFunction(() => document.activeElement?.dataset.group === "mark/missed");
      await page.getByRole("heading", { name: "Evenings and visits", level: 1 }).waitFor();
    });
  });
}
