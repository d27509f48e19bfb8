// Two real windows of one program: on one map they keep in step, on two maps they leave each other alone.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const [CONTROL, SHIFT, ENTER, F2] = ["\uE009", "\uE008", "\uE007", "\uE032"];
const MAP = "Home broadband, first 90 days";

describe("two windows", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-windows-"));
  const home = join(folder, "home");
  let window;
  let first;
  let second;

  const named = (name) => window.run((name) => [...document.querySelectorAll("[data-group^='card/']")].some((card) => card.getAttribute("aria-label").startsWith(name)), name);
  const heading = () => window.run(() => document.querySelector("h1")?.textContent ?? "");
  async function rename(group, title) {
    await window.pressOn(group);
    await window.press(F2);
    await window.titleField();
    await window.type(title);
    await window.press(ENTER);
    await until(title, () => named(title));
  }
  /** Does what opens another window, and gives its handle. */
  async function another(open) {
    const before = await window.handles();
    await open();
    const now = await until("another window", async () => {
      const now = await window.handles();
      return now.length > before.length && now;
    });
    return now.find((handle) => !before.includes(handle));
  }

  /**
   * Closes the window that is driven. No window manager gives the keyboard to another one then. The window
   * goes a moment later, for a script whose page is gone before it has answered is a failure to the driver.
   */
  const close = () =>
    window.run(() => {
      const { invoke, metadata } = window.__TAURI_INTERNALS__;
      setTimeout(() => invoke("close_window", { window: metadata.currentWindow.label }), 100);
      return null;
    });

  before(async () => {
    mkdirSync(home);
    window = await openWindow({ home });
    [first] = await window.handles();
    await window.click("button", MAP);
    await until("the map", () => named("Engineer visit"));
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a map is opened in another window from the palette", async () => {
    second = await another(async () => {
      await window.press("k", [CONTROL]);
      await until("the palette's field", () => window.run(() => document.activeElement?.closest("dialog") !== null));
      await window.type(">another window");
      await until("the command", () => window.run(() => /another window/.test(document.querySelector("dialog [role=option]")?.textContent ?? "")));
      await window.press(ENTER);
    });
    await window.turnTo(second);
    await until("the same map", async () => (await heading()) === MAP && (await named("Engineer visit")));
  });

  test("what changes in one changes in the other, and each can take it back", async () => {
    await rename("card/visit", "Visit at home");
    await window.turnTo(first);
    await until("the change in the first window", () => named("Visit at home"));
    await rename("card/order", "Orders it");
    await window.turnTo(second);
    await until("the change in the second window", () => named("Orders it"));
    await window.shoot("second-window");
    await window.press("z", [CONTROL]);
    await window.press("z", [CONTROL]);
    await until("both changes taken back", async () => (await named("Engineer visit")) && (await named("Places the order")));
    await window.turnTo(first);
    await until("the same in the first window", async () => (await named("Engineer visit")) && (await named("Places the order")));
  });

  test("another window on another map is left alone", async () => {
    const third = await another(() => window.press("N", [CONTROL, SHIFT]));
    await window.turnTo(third);
    await window.click("button", "Blank");
    await until("the new map", () => named("First touchpoint"));
    await rename("card/first-touchpoint", "Comes in");
    await window.turnTo(first);
    assert.equal(await heading(), MAP);
    assert.equal(await named("Comes in"), false);
    await window.turnTo(third);
    await close();
    await until("two windows", async () => (await window.handles()).length === 2);
  });

  test("closing one leaves the map open in the other", async () => {
    await window.turnTo(second);
    await close();
    await until("one window", async () => (await window.handles()).length === 1);
    await window.turnTo(first);
    await window.click("button", "Redo");
    await until("done again", () => named("Visit at home"));
  });

  test("closing the last one ends the program, with everything saved", async () => {
    await close();
    await until("the end of the program", async () => !(await window.alive()));
    await window.close();
    window = await openWindow({ home });
    await window.click("button", MAP);
    await until("what was done last", () => named("Visit at home"));
  });
});
