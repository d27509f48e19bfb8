// The disk is really full: the window says so, keeps what was done, and saves it when there is room again.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const [CONTROL, ENTER] = ["\uE009", "\uE007"];
const folder = mkdtempSync(join(tmpdir(), "throughline-full-"));
const disk = join(folder, "disk");
mkdirSync(disk);
/** A small disk of its own, where this machine lets the tests have one. */
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], { stdio: "ignore" }).status === 0;

/** Writes until there is no room for another byte; gives the file. */
function fill() {
  const path = join(disk, "everything-else");
  const file = openSync(path, "w");
  for (let size = 1 << 20; size > 0; )
    try {
      writeSync(file, Buffer.alloc(size));
    } catch (error) {
      if (error.code !== "ENOSPC") throw error;
      size >>= 1;
    }
  closeSync(file);
  return path;
}

describe("a full disk", { skip: mounted ? false : "a disk of a few megabytes cannot be mounted here" }, () => {
  let window;
  const home = join(disk, "home");
  const cards = () => window.run(() => [...document.querySelectorAll("[data-group^='card/']")].map((card) => card.getAttribute("aria-label").replace(/, selected$/, "")));
  const add = async (title) => {
    await window.press("t");
    await window.titleField();
    await window.type(title);
    await window.press(ENTER);
    await until(`a card ${title}`, async () => (await cards()).includes(title));
  };

  before(async () => {
    mkdirSync(home);
    window = await openWindow({ home });
    await window.resize(1280, 800);
  });
  after(async () => {
    await window?.close();
    spawnSync("umount", ["-l", disk]);
    rmSync(folder, { recursive: true, force: true });
  });

  test("is said in words, nothing is lost, and Retry saves it once there is room", async () => {
    await window.click("button", "Blank");
    await until("the map", async () => (await cards()).length === 1);
    await add("Before");
    const filler = fill();
    await add("While it is full");
    await window.find("alert", "Not saved");
    await window.shoot("not-saved-1280x800");
    await window.press("w", [CONTROL]);
    await window.find("dialog", "Close without saving?");
    await window.shoot("closing-unsaved-1280x800");
    await window.click("button", "Keep the window");
    rmSync(filler);
    await window.click("button", "Retry");
    await until("everything on the disk", async () => !(await window.has("alert", "Not saved")));
    assert.ok(await window.run(() => document.body.textContent.includes("Saved")));
  });

  test("has lost nothing when the program is killed and started again", async () => {
    window.kill();
    window = await openWindow({ home });
    const open = await until("the map in the library", () => window.run(() => document.querySelector("button.open")?.getAttribute("aria-label")));
    await window.click("button", open);
    await until("the cards", async () => (await cards()).includes("While it is full") && (await cards()).includes("Before"));
  });
});
