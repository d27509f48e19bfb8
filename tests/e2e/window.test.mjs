// The whole way through the real window: open, look, move, export, cancel, quit.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openWindow, until } from "./driver.mjs";

const MAP = "Home broadband, first 90 days";
const ESCAPE = "\uE00C";

/** A place to remember things in, with a folder for exports that was chosen before. */
function newHome(choices = {}) {
  const folder = mkdtempSync(join(tmpdir(), "throughline-window-"));
  const [home, out] = [join(folder, "home"), join(folder, "out")];
  mkdirSync(home);
  mkdirSync(out);
  writeFileSync(join(home, "choices.json"), JSON.stringify({ export: { folder: out, ...choices } }));
  return { folder, home, out };
}

/** How many different colours the map's canvas shows, and a sum that changes with what it shows. */
function canvasInk() {
  const canvas = document.querySelector("canvas");
  if (!canvas || canvas.width === 0) return { colours: 0, sum: 0 };
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    colours.add(colour);
    sum = (Math.imul(sum, 31) + colour) | 0;
  }
  return { colours: colours.size, sum };
}

const percent = () => document.querySelector(".zoom .percent, [aria-label^='Zoom '][class=percent]")?.textContent ?? "";

async function repainted(window, sum) {
  return until("another picture", async () => {
    const ink = await window.run(canvasInk);
    return ink.sum !== sum && ink.colours > 20 ? ink : null;
  });
}

async function openExport(window) {
  await window.click("button", "Export");
  await window.find("dialog", "Export");
}

describe("the window", () => {
  const place = newHome({ formats: ["pdf", "svg", "png"], dpi: 72, paper: "a3" });
  let window;

  before(async () => {
    window = await openWindow({ home: place.home });
    await window.resize(1280, 800);
  });
  after(async () => {
    await window?.close();
    rmSync(place.folder, { recursive: true, force: true });
  });

  test("offers the examples at the start", async () => {
    await window.find("button", MAP);
    await window.find("button", "A greeting at the door");
    await window.shoot("start-1280x800");
  });

  test("paints an example that is opened", async () => {
    await window.click("button", MAP);
    const ink = await repainted(window, 0);
    assert.ok(ink.colours > 20, `only ${ink.colours} colours`);
    await window.find("button", "Export");
  });

  test("moves the map by the wheel", async () => {
    const { sum } = await window.run(canvasInk);
    await window.run(() => document.querySelector(".stage").dispatchEvent(new WheelEvent("wheel", { deltaX: 220, deltaY: 40, bubbles: true, cancelable: true })));
    await repainted(window, sum);
  });

  test("zooms in and fits the whole map again", async () => {
    const [shownBefore, { sum }] = [await window.run(percent), await window.run(canvasInk)];
    await window.click("button", "Zoom in");
    const nearer = await repainted(window, sum);
    assert.notEqual(await window.run(percent), shownBefore);
    await window.click("button", "Fit the whole map");
    await repainted(window, nearer.sum);
  });

  test("looks right at three sizes, light and dark", async () => {
    const pictures = [];
    for (const colours of ["light", "dark"]) {
      for (const [width, height] of [[1280, 800], [1600, 1000], [1920, 1080]]) {
        await window.resize(width, height);
        await window.click("button", "Fit the whole map");
        pictures.push((await window.shoot(`map-${colours}-${width}x${height}`)).toString("base64"));
      }
      if (colours === "light") await window.click("button", "Use dark colours");
    }
    assert.equal(new Set(pictures).size, pictures.length, "two of the pictures are the same");
    await window.click("button", "Use light colours");
    await window.resize(1280, 800);
  });

  test("shows what service is, as a picture and as tables", async () => {
    const { sum } = await window.run(canvasInk);
    await window.click("radio", "Service");
    await window.find("radio", "Per month");
    await repainted(window, sum);
    for (const [width, height] of [[1600, 1000], [1280, 800]]) {
      await window.resize(width, height);
      await until("the view at rest", () => window.run(() => document.querySelector("[aria-busy=true]") === null));
      await window.shoot(`service-light-${width}x${height}`);
    }
    await window.click("radio", "Tables");
    await until("the tables", () => window.run(() => [...document.querySelectorAll("table td")].some((cell) => cell.textContent.includes("399"))));
    await window.shoot("service-tables-1280x800");
    await window.click("radio", "Map");
    await repainted(window, 0);
  });

  test("shows the page before it is exported", async () => {
    await openExport(window);
    await until("a preview", () => window.run(() => document.querySelector("dialog figure img")?.naturalWidth > 100));
    await window.shoot("export-dialog-1280x800");
  });

  test("exports a PDF, an SVG and a PNG into the chosen folder", async () => {
    await window.click("button", "Export 3 files");
    await window.find("button", "Show in folder", 120_000);
    assert.deepEqual(readdirSync(place.out).sort(), [`${MAP}.pdf`, `${MAP}.png`, `${MAP}.svg`]);
    const head = (ending, n) => readFileSync(join(place.out, `${MAP}.${ending}`)).subarray(0, n).toString("latin1");
    assert.equal(head("pdf", 5), "%PDF-");
    assert.equal(head("png", 4), "\x89PNG");
    assert.match(head("svg", 200), /<svg/);
    const size = spawnSync("pdfinfo", [join(place.out, `${MAP}.pdf`)], { encoding: "utf8" }).stdout;
    assert.match(size, /Page size:\s+1190\.5\d* x 841\.\d+ pts \(A3\)/);
    await window.click("button", "Close");
  });

  test("may call nothing but its own commands", async () => {
    const refused = await window.run(() =>
      globalThis.__TAURI_INTERNALS__.invoke("plugin:dialog|open", { options: {} }).then(() => "let in", (error) => String(error)),
    );
    assert.match(refused, /not allowed|not found/);
  });

  test("ends when its window is closed", async () => {
    // The program may be gone before it can answer.
    await window.run(() => void globalThis.__TAURI_INTERNALS__.invoke("quit")).catch(() => {});
    await until("the end of the program", async () => !(await window.alive()));
  });
});

describe("a file named at the start", () => {
  const place = newHome();
  let window;

  after(async () => {
    await window?.close();
    rmSync(place.folder, { recursive: true, force: true });
  });

  test("is the map that the window shows", async () => {
    const path = join(place.folder, "door.journey");
    copyFileSync("examples/greeting-at-the-door.journey", path);
    assert.ok(existsSync(path));
    window = await openWindow({ home: place.home, args: [path] });
    await window.find("button", "Export");
    await until("the title", () => window.run(() => document.title.startsWith("A greeting at the door")));
    await window.press(ESCAPE);
  });
});

describe("an export that is cancelled", () => {
  const place = newHome({ formats: ["png"], dpi: 600, paper: "a0" });
  let window;

  before(async () => {
    window = await openWindow({ home: place.home, args: ["examples/home-broadband.journey"] });
    await window.resize(1280, 800);
  });
  after(async () => {
    await window?.close();
    rmSync(place.folder, { recursive: true, force: true });
  });

  test("says so and leaves no file", async () => {
    await openExport(window);
    await window.click("button", "Export PNG");
    await window.find("heading", "Exporting");
    await window.click("button", "Cancel");
    await window.find("heading", "Cancelled", 60_000);
    assert.deepEqual(readdirSync(place.out), []);
  });

  test("can be closed, and the map is still there", async () => {
    await window.click("button", "Close");
    await until("the end of the message", async () => !(await window.has("heading", "Cancelled")));
    assert.ok((await window.run(canvasInk)).colours > 20);
  });
});
