// `npm run bench:window`: how quick the released window is, seen from outside: pictures that reach the
// screen, and the time from the press of a key to the pixels. It wants Xvfb, WebKitWebDriver and python3-xlib.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(dirname(dirname(HERE)));
const TARGET = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "release");
process.env.THROUGHLINE_PROGRAM ??= join(TARGET, "throughline-desktop");
const { openWindow, until } = await import("../../e2e/driver.mjs");

const [F2, ENTER] = ["\uE032", "\uE007"];
const SIZES = [300, 1_000, 5_000];
const RUNS = 40;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const part = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** Prints a figure beside its target; `least` where the figure has to reach it. */
function row(work, figure, unit, target, least = false) {
  const held = least ? figure >= target : figure <= target;
  const shown = figure >= 100 ? figure.toFixed(0) : figure.toFixed(1);
  console.log(`${work.padEnd(58)} ${shown.padStart(7)} ${unit.padEnd(4)} ${least ? "at least" : "at most"} ${target} ${unit}  ${held ? "held" : "MISSED"}`);
}

/** The display, looked at by another process. */
function lookAt(display) {
  const python = spawn(process.env.PYTHON ?? "python3", [join(HERE, "screen.py"), display], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const ask = async (asked) => {
    python.stdin.write(`${JSON.stringify(asked)}\n`);
    return JSON.parse((await lines.next()).value);
  };
  return { ask, end: () => python.kill() };
}

/** In the page: the wheel is turned at every frame, for so many milliseconds. */
function wheel(duration, how) {
  const stage = document.querySelector("canvas").parentElement;
  const box = stage.getBoundingClientRect();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true, cancelable: true };
  const begin = performance.now();
  let last = begin;
  const step = (now) => {
    const t = (now - begin) / 1000;
    const passed = (now - last) / 1000;
    last = now;
    // A pan of 1,200 and 250 pixels a second that turns round, or a zoom in and out: as far in as it stays
    // short of the nearest look, beyond which no picture would be new.
    const turn = Math.sign(Math.cos((t * Math.PI) / (how === "pan" ? 1.5 : 0.4)));
    if (how === "pan") stage.dispatchEvent(new WheelEvent("wheel", { ...at, deltaX: 1200 * passed * turn, deltaY: 250 * passed * turn }));
    else stage.dispatchEvent(new WheelEvent("wheel", { ...at, ctrlKey: true, deltaY: -4 * turn }));
    if (now - begin < duration) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** In the page: goes on down the map, on which arrows may run far above the first cards. */
function further() {
  const stage = document.querySelector("canvas").parentElement;
  const box = stage.getBoundingClientRect();
  stage.dispatchEvent(new WheelEvent("wheel", { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, deltaY: 200, bubbles: true, cancelable: true }));
}

/** In the page: far enough from the edges that a pan does not come to a stop there, with no new picture. */
function inward() {
  const stage = document.querySelector("canvas").parentElement;
  stage.dispatchEvent(new WheelEvent("wheel", { clientX: 600, clientY: 500, deltaX: 2000, bubbles: true, cancelable: true }));
}

/** Where the canvas is on the display, and a card that is well inside of it, or the one that is wanted. */
function places(wanted) {
  const box = document.querySelector("canvas").getBoundingClientRect();
  const inside = (r) => r.x > box.x + 140 && r.right < box.right - 20 && r.y > box.y + 60 && r.bottom < box.bottom - 20;
  const cards = [...document.querySelectorAll("[data-group^='card/']")].map((card) => [card.dataset.group, card.getBoundingClientRect()]);
  const [group, card] = cards.find(([id, r]) => (wanted ? id === wanted : inside(r))) ?? [];
  const [dx, dy] = [window.screenX + (outerWidth - innerWidth) / 2, window.screenY + (outerHeight - innerHeight)];
  return { group, card: card && [card.x + dx, card.y + dy, card.width, card.height].map(Math.round), canvas: [box.x + dx, box.y + dy, box.width, box.height].map(Math.round) };
}

async function coldStart(folder) {
  const times = [];
  for (let run = 0; run < 5; run += 1) {
    const home = join(folder, `cold-${run}`);
    mkdirSync(home);
    const begin = performance.now();
    const window = await openWindow({ home });
    await until("the library", () => window.has("button", "Blank"), 20_000);
    times.push(performance.now() - begin);
    await window.close();
  }
  row("cold start to a usable library, with the driver's own start", part(times, 0.5) / 1000, "s", 1.5);
}

async function map(folder, touchpoints) {
  const file = join(folder, `${touchpoints}.journey`);
  const made = spawnSync(join(TARGET, "generate"), [String(touchpoints), file], { stdio: "inherit" });
  if (made.status !== 0) throw new Error("The map could not be made: cargo build --release --workspace --bins");
  const home = join(folder, `home-${touchpoints}`);
  mkdirSync(home);
  // A page remembers where somebody looked: every map begins with nothing to remember.
  const window = await openWindow({ home, args: [file], env: { XDG_DATA_HOME: home, XDG_CACHE_HOME: home } });
  const screen = lookAt(window.display);
  try {
    await window.resize(1600, 1000);
    await until("the map", () => window.run(() => document.querySelectorAll("[data-group^='card/']").length > 0), 60_000);
    await window.press("0");
    await pause(1500);
    const { group, canvas } = await until("a card", async () => {
      const seen = await window.run(places);
      if (!seen.card) await window.run(further);
      return seen.card && seen;
    });
    const words = await window.run((id) => document.querySelector(`[data-group="${CSS.escape(id)}"]`).ariaLabel.split(",")[0], group);
    await keys(window, screen, touchpoints, group, `W${words.slice(1)}`, "a word is another");
    await keys(window, screen, touchpoints, group, "MMMM", "most of the map moves");
    const rows = [0.2, 0.35, 0.5, 0.65, 0.8].map((share) => Math.round(canvas[1] + canvas[3] * share));
    for (const how of ["pan", "zoom"]) {
      if (how === "pan") await window.run(inward);
      await window.run(wheel, 3_400, how);
      await pause(200);
      const { per_second, longest_ms } = await screen.ask({ do: "frames", seconds: 3, rows, left: canvas[0], width: canvas[2] });
      row(`${how}, ${touchpoints} touchpoints, pictures on the screen`, per_second, "/s", 55, true);
      row(`${how}, ${touchpoints} touchpoints, longest wait for one`, longest_ms, "ms", 50);
      await pause(800);
    }
  } finally {
    screen.end();
    await window.close();
  }
}

/** A card is renamed; then undo and redo show it as it was and is, each from a key to the pixels. */
async function keys(window, screen, touchpoints, group, title, what) {
  await window.run((id) => document.querySelector(`[data-group="${CSS.escape(id)}"]`).focus(), group);
  await window.press(F2);
  await window.find("textbox", "Title");
  await window.type(title);
  await window.press(ENTER);
  await until("the new title", () => window.run((id, title) => document.querySelector(`[data-group="${CSS.escape(id)}"]`)?.ariaLabel?.startsWith(title), group, title));
  await pause(1500);
  const { card } = await window.run(places, group);
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const held = run % 2 === 0 ? ["Control_L"] : ["Control_L", "Shift_L"];
    const { ms } = await screen.ask({ do: "key", held, key: "z", area: [card[0] + 6, card[1] + 26, card[2] - 12, card[3] - 32], patience: 5 });
    if (ms === null) throw new Error("The picture of the card did not change");
    times.push(ms);
    await pause(250);
  }
  row(`key to picture p95, ${touchpoints} touchpoints, ${what}`, part(times, 0.95), "ms", touchpoints === 300 ? 20 : 50);
  row(`… the median`, part(times, 0.5), "ms", touchpoints === 300 ? 20 : 50);
}

const folder = mkdtempSync(join(tmpdir(), "throughline-bench-"));
try {
  await coldStart(folder);
  for (const touchpoints of SIZES) await map(folder, touchpoints);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
