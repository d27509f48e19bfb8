// Every view of the window, looked at by axe and kept as pictures, light and dark.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serious } from "./axe.mjs";
import { start } from "./driver.mjs";

for (const dark of [false, true]) {
  const worn = dark ? "dark" : "light";
  describe(`every view, ${worn}`, () => {
    let core;
    let page;

    before(async () => {
      core = await start({ dark, size: [1600, 1000] });
      page = await core.open();
    });
    after(() => core?.close());

    /** The view is kept as a picture, has nothing serious, and nothing broke on the way to it. */
    async function sound(name) {
      await core.shoot(page, `chromium-${name}-${worn}-1600x1000`);
      assert.deepEqual(await serious(page), []);
      assert.deepEqual(page.faults, []);
    }

    test("the library", async () => {
      await page.getByRole("button", { name: "Home broadband", exact: false }).first().waitFor();
      await page.waitForFunction(() => {
        const isPainted = (canvas) => {
          const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
          return pixels.some((pixel) => pixel !== pixels[0]);
        };
        const canvases = [...document.querySelectorAll("canvas")];
        return canvases.length > 8 && canvases.every(isPainted);
      });
      await sound("library");
    });

    test("a map", async () => {
      await page.getByRole("button", { name: "Home broadband", exact: false }).first().click();
      await page.locator("[data-group^='card/']").first().waitFor();
      await sound("map");
    });

    test("a map from far out, with the titles of its stages above it", async () => {
      const title = page.getByRole("button", { name: "Fit the stage Install" });
      const zoom = () => page.getByRole("button", { name: /^Zoom \d+ %/ }).innerText();
      for (let nearer = 4; nearer > 0; nearer--) await page.getByRole("button", { name: "Zoom out" }).click();
      await title.waitFor();
      await sound("far");
      await title.click();
      await title.waitFor({ state: "detached" });
      assert.ok(parseInt(await zoom()) > 60, await zoom());
      await page.getByRole("button", { name: "Fit the whole map" }).click();
    });

    test("a map that says how many go where, remembered with the map", async () => {
      const arrow = page.locator("[data-group='arrow/see-advert>check-address']");
      await page.keyboard.press("Shift+W");
      await page.waitForFunction(() => document.querySelector("[data-group='arrow/see-advert>check-address']")?.getAttribute("aria-label")?.includes("940 per 1,000 customers who start"));
      await page.keyboard.press("Control+Shift+L");
      assert.ok(await page.getByRole("checkbox", { name: "How many go where" }).isChecked());
      await sound("flow");
      await page.getByRole("checkbox", { name: "How many go where" }).uncheck();
      await page.waitForFunction(() => !document.querySelector("[data-group='arrow/see-advert>check-address']")?.getAttribute("aria-label")?.includes("per 1,000"));
      await page.keyboard.press("Control+Shift+L");
      assert.ok((await arrow.getAttribute("aria-label"))?.startsWith("From Sees an offer online"));
    });

    test("the history", async () => {
      await page.getByRole("button", { name: "History" }).click();
      await page.getByRole("complementary").first().waitFor();
      await sound("history");
      await page.getByRole("button", { name: "History" }).first().click();
    });

    test("the export dialog", async () => {
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await page.getByRole("dialog").waitFor();
      await sound("export");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    });

    test("the Service view", async () => {
      await page.getByRole("radio", { name: "Service" }).or(page.getByRole("tab", { name: "Service" })).first().check({ force: true });
      await page.locator("[data-group^='service/']").first().waitFor({ state: "attached" });
      await sound("service");
    });
  });
}
