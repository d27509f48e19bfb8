// Figures in the real window: fixes tried out, kept, turned into a to-be map and compared; findings; a PDF.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const MAP = "Home broadband, first 90 days";
const [ALT, LEFT, ENTER] = ["\uE00A", "\uE012", "\uE007"];

/** What a group of the view says, as a screen reader has it. */
const said = (group) => document.querySelector(`[data-group="${group}"]`)?.getAttribute("aria-label") ?? "";
const atRest = () => document.querySelector("[aria-busy=false]") !== null;

describe("service in the real window", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-service-"));
  const [home, out] = [join(folder, "home"), join(folder, "out")];
  let window;

  const headline = (words) => until(`a headline with “${words}”`, async () => (await window.run(said, "service/headline/contacts")).includes(words));

  before(async () => {
    mkdirSync(home);
    mkdirSync(out);
    writeFileSync(join(home, "choices.json"), JSON.stringify({ export: { folder: out, formats: ["pdf"], paper: "a3" } }));
    window = await openWindow({ home });
    await window.resize(1600, 1000);
    await window.click("button", MAP);
    await window.click("radio", "Service");
    await headline("399 contacts");
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("bands come by themselves once nothing changes", async () => {
    await headline("90\u00a0% band");
    await window.shoot("service-today-1600x1000");
  });

  test("two fixes are switched on, and the whole view follows beside today", async () => {
    await window.run(() => {
      const sets = document.querySelector("select[aria-label='Set of fixes']");
      sets.value = "1";
      sets.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await headline("399 contacts");
    await window.click("checkbox", "Prevent “Missed appointment”");
    await headline("today 399, −32");
    await window.click("checkbox", "Prevent “Slow at peak hours”");
    await headline("352 contacts");
    assert.match(await window.run(said, "service/headline/completed"), /today 620, \+/);
    assert.match(await window.run(said, "service/touchpoints/heading"), /with these 2 fixes/);
    await until("the view at rest", () => window.run(atRest));
    await window.shoot("service-two-fixes-1600x1000");
  });

  test("the set is kept as a scenario of the map, and undone", async () => {
    await window.click("button", "Keep this set");
    await window.find("textbox", "Name of the scenario");
    await window.type("Evenings and visits");
    await window.press(ENTER);
    await headline("352 contacts");
    await window.find("button", "More for Evenings and visits");
    await window.click("button", "Undo");
    await window.find("button", "Keep this set");
    await window.click("button", "Redo");
    await window.find("button", "More for Evenings and visits");
  });

  test("a figure leads to its place on the map, and Alt+← comes back", async () => {
    await window.click("button", "Missed appointment");
    await until("the mark on the map", () => window.run(() => document.querySelector("[data-group='mark/missed']")?.getAttribute("aria-label")?.includes("selected")));
    await window.press(LEFT, [ALT]);
    await headline("352 contacts");
  });

  test("a finding is put aside with a reason, and taken back", async () => {
    const count = () => window.run(() => Number([...document.querySelectorAll("button")].map((b) => /^(\d+) findings?$/.exec(b.textContent.trim())?.[1]).find(Boolean)));
    const open = await count();
    assert.ok(open > 1, `${open} findings`);
    await window.click("button", `${open} findings`);
    await until("the view beside the panel", () =>
      window.run(() => {
        const view = document.querySelector("section[aria-label='Service view']");
        return [...view.querySelectorAll(".thing")].every((it) => it.getBoundingClientRect().right <= view.getBoundingClientRect().right + 1);
      }),
    );
    await window.shoot("service-findings-1600x1000");
    await window.click("button", "Put aside…");
    await window.find("textbox", "Why it is put aside");
    await window.type("Known since May");
    await window.press(ENTER);
    await until("one finding less", async () => (await count()) === open - 1);
    await window.click("radio", "Put aside 1");
    await window.click("button", "Take back");
    await until("the finding again", async () => (await count()) === open);
    await window.click("button", "Close the findings");
  });

  test("the set becomes a to-be map that is compared with today", async () => {
    await window.click("button", "Make a to-be map");
    await window.find("textbox", "Title of the to-be map");
    await window.press(ENTER);
    await window.find("status", "“Home broadband, first 90 days: evenings and visits” is in your library.");
    await window.click("button", "Compare");
    const contacts = await until("both figures", () => window.run(said, "compare/headline/0"));
    assert.match(contacts, /^contacts: 399 before, 352 after, −4[67]/);
    await until("bands of the differences", async () => (await window.run(said, "compare/headline/0")).includes("90\u00a0% band"));
    await window.shoot("compare-1600x1000");
    await window.click("radio", "Overlaid");
    await until("the maps laid on each other", () => window.run(() => document.querySelector("[data-group^='compare/card/both/']") !== null));
    await window.shoot("compare-overlaid-1600x1000");
    await window.click("radio", "Service");
    await headline("352 contacts");
  });

  test("the view goes into a PDF", async () => {
    await window.click("button", "Export");
    await window.find("dialog", "Export");
    assert.ok(await window.run(() => document.querySelector("dialog input[value=service]")?.checked), "the Service view is proposed");
    await window.click("button", "Export PDF");
    const file = await until("the file", () => readdirSync(out).find((name) => name.endsWith(".pdf")));
    assert.equal(file, `${MAP}, service.pdf`);
    assert.ok(readFileSync(join(out, file)).subarray(0, 5).equals(Buffer.from("%PDF-")));
  });
});
