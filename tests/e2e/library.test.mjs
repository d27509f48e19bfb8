// Nothing is lost: what somebody did in the real window is there after the program was killed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { PROGRAM, openWindow, until } from "./driver.mjs";

const [CONTROL, SHIFT, ENTER] = ["\uE009", "\uE008", "\uE007"];
const GREETING = "A greeting at the door";
const titleOf = () => document.querySelector("h1")?.textContent?.trim() ?? "";
const mapsOf = () => [...document.querySelectorAll("article h3")].map((heading) => heading.textContent.trim());

describe("the library in the real window", () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-library-"));
  const home = join(folder, "home");
  let window;

  const start = async (args = []) => {
    window = await openWindow({ home, args });
    await window.resize(1280, 800);
  };
  const titled = (title) => until(`the title “${title}”`, async () => (await window.run(titleOf)) === title);
  const listed = (titles) =>
    until(`the maps ${titles}`, async () => JSON.stringify((await window.run(mapsOf)).sort()) === JSON.stringify([...titles].sort()));

  before(async () => {
    mkdirSync(home);
    await start();
  });
  after(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("keeps an example that is opened as a map of its own", async () => {
    await window.click("button", GREETING);
    await titled(GREETING);
    await window.click("button", "Library");
    await listed([GREETING]);
    await window.shoot("library-1280x800");
  });

  test("renames a map where its title stands", async () => {
    await window.click("button", `${GREETING}, changed`);
    await titled(GREETING);
    await window.click("button", GREETING);
    await window.find("textbox", "Title of the map");
    await window.type("Welcome");
    await window.press(ENTER);
    await titled("Welcome");
    await window.find("button", "Undo: ");
  });

  test("names a version and shows the history", async () => {
    await window.click("button", "History");
    await window.click("button", "Name this version…");
    await window.type("For the board");
    await window.press(ENTER);
    await window.find("button", "For the board");
    await window.shoot("history-1280x800");
  });

  test("has everything after the program was killed, and can undo what was done before", async () => {
    window.kill();
    await start();
    await listed(["Welcome"]);
    await window.click("button", "Welcome, changed");
    await titled("Welcome");
    await window.press("z", [CONTROL]);
    await titled(GREETING);
    await window.press("z", [CONTROL, SHIFT]);
    await titled("Welcome");
    await window.press("z", [CONTROL]);
    await titled(GREETING);
  });

  test("looks at a version without changing anything and restores it", async () => {
    await window.click("button", "History");
    await window.click("button", "For the board");
    await window.find("status", "An earlier state");
    await titled(GREETING);
    await window.shoot("looking-back-1280x800");
    await window.click("button", "Restore this state");
    await titled("Welcome");
  });

  test("duplicates a map, bins the copy and takes it back", async () => {
    await window.click("button", "Library");
    await window.click("button", "More for Welcome");
    await window.click("menuitem", "Duplicate");
    await listed(["Welcome", "Copy of Welcome"]);
    await window.click("button", "More for Copy of Welcome");
    await window.click("menuitem", "Move to the bin");
    await listed(["Welcome"]);
    await window.click("radio", "Bin");
    await listed(["Copy of Welcome"]);
    await window.click("button", "More for Copy of Welcome");
    await window.click("menuitem", "Take out of the bin");
    await window.click("radio", "In use");
    await listed(["Welcome", "Copy of Welcome"]);
  });

  test("searches inside all maps", async () => {
    await window.click("textbox", "Search maps");
    await window.type("contrived");
    await window.find("heading", "In the maps");
    await window.shoot("search-1280x800");
  });

  test("hands a file to the window that is open already", async () => {
    const path = join(folder, "broadband.journey");
    copyFileSync("examples/home-broadband.journey", path);
    const second = spawnSync(PROGRAM, [path], { env: { ...process.env, THROUGHLINE_HOME: home, DISPLAY: window.display, GDK_BACKEND: "x11" }, timeout: 20_000 });
    assert.equal(second.status, 0);
    await titled("Home broadband, first 90 days");
  });

  test("asks what becomes of a file whose map is there and is another", async () => {
    const path = join(folder, "greeting.journey");
    copyFileSync("examples/greeting-at-the-door.journey", path);
    await window.close();
    await start([path]);
    await window.find("dialog", "“Welcome” is in your library already");
    await window.shoot("same-map-1280x800");
    await window.click("button", "Keep both");
    await titled(GREETING);
  });

  test("says in words that a file is broken", async () => {
    const path = join(folder, "torn.journey");
    writeFileSync(path, "{ \"format\": \"journey\"");
    await window.close();
    await start([path]);
    await window.find("alert", "");
    await window.shoot("refused-1280x800");
  });
});
