// The real window under a display of its own, driven over WebDriver.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** The program that is driven; `THROUGHLINE_PROGRAM` names another one. */
export const PROGRAM =
  process.env.THROUGHLINE_PROGRAM ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug", "throughline-desktop");
const SHOTS = join(ROOT, "build", "screenshots");
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE = 20_000;
/** How long one attempt at a picture may take, in milliseconds. */
const SHUTTER = 6_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `look` gives something, and fails with `what` where it never does. */
export async function until(what, look, patience = PATIENCE) {
  for (const end = Date.now() + patience; Date.now() < end; await pause(50)) {
    const seen = await look();
    if (seen) return seen;
  }
  throw new Error(`Waited ${patience / 1000} s in vain for ${what}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A display that no screen shows; the server itself chooses a free number. */
async function startDisplay() {
  const args = ["-displayfd", "3", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"];
  const server = spawn("Xvfb", args, { detached: true, stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    server.on("error", reject).on("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once("data", (bytes) => resolve(String(bytes).trim()));
  });
  return { server, name: `:${number}` };
}

/** Ends a program and all that it has started: the window sometimes outlives its session. */
function end(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/**
 * Opens the program's window.
 * @param {{ home: string, args?: string[], env?: Record<string, string> }} how `home` is where it
 * remembers things
 */
export async function openWindow({ home, args = [], env = {} }) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not built: cargo build --package throughline-desktop`);
  const display = await startDisplay();
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...env, DISPLAY: display.name, THROUGHLINE_HOME: home, TAURI_WEBVIEW_AUTOMATION: "true", GDK_BACKEND: "x11" },
  });
  const stop = () => [driver, display.server].forEach(end);
  try {
    const base = `http://127.0.0.1:${port}`;
    await until("the driver", () => fetch(`${base}/status`).then((r) => r.ok, () => false));
    const alwaysMatch = { "webkitgtk:browserOptions": { binary: PROGRAM, args } };
    const { sessionId } = await ask("POST", `${base}/session`, { capabilities: { alwaysMatch } });
    return new Window(`${base}/session/${sessionId}`, stop, home, display.name);
  } catch (error) {
    stop();
    throw error;
  }
}

async function ask(method, url, body, patience = 60_000) {
  const answer = await fetch(url, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(patience) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** The open window. Things are found by their role and name, as a person with a screen reader does. */
class Window {
  #session;
  #stop;
  #home;

  /** The name of its display. */
  display;

  constructor(session, stop, home, display) {
    this.display = display;
    this.#session = session;
    this.#stop = stop;
    this.#home = home;
  }

  /** The handles of the program's windows. */
  handles() {
    return ask("GET", `${this.#session}/window/handles`);
  }

  /** From here on that window is driven. */
  turnTo(handle) {
    return ask("POST", `${this.#session}/window`, { handle });
  }

  /** Runs a function in the window and gives its answer. */
  run(work, ...args) {
    return ask("POST", `${this.#session}/execute/sync`, { script: `return (${work})(...arguments)`, args });
  }

  /** Finds what is shown, has that role and a name that begins with `name`. */
  find(role, name, patience) {
    return until(`${role} “${name}”`, () => this.run(shown, role, name), patience).then((found) => found[ELEMENT]);
  }

  /** True where such a thing is shown now. */
  async has(role, name) {
    return (await this.run(shown, role, name)) !== null;
  }

  async click(role, name) {
    const element = await this.find(role, name);
    const clicked = ask("POST", `${this.#session}/element/${element}/click`, {});
    await clicked.catch((error) => {
      // What is drawn anew between the finding and the press is another element of that name.
      if (error.message.startsWith("stale element reference")) return this.click(role, name);
      // A control whose own box is not shown is pressed through its label: the driver cannot see that.
      if (!error.message.startsWith("element not interactable")) throw error;
      return this.run((control) => control.click(), { [ELEMENT]: element });
    });
  }

  /** Waits for the field of a title on the map: what is typed now goes there. */
  titleField() {
    return until("a title that is written on the map", () => this.run(() => document.activeElement?.matches(".stage textarea")));
  }

  /** Types into whatever has the focus. */
  async type(text) {
    const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.#act({ type: "key", id: "keys", actions });
  }

  /** Presses keys one after the other, with what is held meanwhile. */
  async press(key, held = []) {
    const actions = [
      ...held.map((value) => ({ type: "keyDown", value })),
      { type: "keyDown", value: key },
      { type: "keyUp", value: key },
      ...held.map((value) => ({ type: "keyUp", value })).reverse(),
    ];
    await this.#act({ type: "key", id: "keys", actions });
  }

  /** The middle of a thing on the map, once it is there. */
  middle(group) {
    return until(`${group} on the map`, () => this.run(middleOf, group));
  }

  /** Presses a thing on the map. */
  async pressOn(group) {
    const at = await this.middle(group);
    await this.drag(at, at);
  }

  /** Drags from one place of the window to another. */
  async drag(from, to) {
    const move = (place, duration) => ({ type: "pointerMove", duration, x: place[0], y: place[1] });
    const actions = [move(from, 0), { type: "pointerDown", button: 0 }, move(to, 300), { type: "pointerUp", button: 0 }];
    await this.#act({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
  }

  #act(source) {
    return ask("POST", `${this.#session}/actions`, { actions: [source] });
  }

  /** Gives the window a size and waits until its content has it. */
  async resize(width, height) {
    await ask("POST", `${this.#session}/window/rect`, { x: 0, y: 0, width, height });
    await until(`a window of ${width}×${height}`, () => this.run((w, h) => Math.abs(innerWidth - w) < 8 && Math.abs(innerHeight - h) < 60, width, height));
  }

  /** Keeps a picture of the window in build/screenshots. */
  async shoot(name) {
    const bytes = Buffer.from(await this.#picture(), "base64");
    mkdirSync(SHOTS, { recursive: true });
    writeFileSync(join(SHOTS, `${name}.png`), bytes);
    return bytes;
  }

  /**
   * The driver takes its picture after the next frame, and waits for ever where the page has
   * nothing new to show: so the page is kept busy meanwhile, and a picture that still does not
   * come is asked for again.
   */
  async #picture(attempts = 4) {
    await this.run(keepPainting, 2 * SHUTTER);
    const taken = ask("GET", `${this.#session}/screenshot`, undefined, SHUTTER);
    return taken.catch((error) => {
      if (error.name !== "TimeoutError" || attempts === 1) throw error;
      return this.#picture(attempts - 1);
    });
  }

  /** True while the program runs. */
  alive() {
    return ask("GET", `${this.#session}/title`).then(() => true, () => false);
  }

  /** Kills the program as a power cut would, and then its driver and its display. */
  kill() {
    for (const pid of processesOf(this.#home)) process.kill(pid, "SIGKILL");
    this.#stop();
  }

  /** Ends the window, its driver and its display. */
  async close() {
    await ask("DELETE", this.#session).catch(() => {});
    this.#stop();
  }
}

/** The processes of the program that keep their things in this folder. */
function processesOf(home) {
  const isOurs = (pid) => {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
      return readlinkSync(`/proc/${pid}/exe`) === PROGRAM && environment.includes(`THROUGHLINE_HOME=${home}`);
    } catch {
      // It has ended by itself, or belongs to somebody else.
      return false;
    }
  };
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isOurs(name)).map(Number);
}

/** In the window: the middle of a thing on the map, in whole pixels; null where it is not in view. */
function middleOf(group) {
  const box = document.querySelector(`.stage [data-group="${group}"]`)?.getBoundingClientRect();
  return box ? [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] : null;
}

/** In the window: frames follow each other for so many milliseconds, by a dot that nobody sees. */
function keepPainting(duration) {
  const dot = document.documentElement.appendChild(document.createElement("i"));
  dot.style.cssText = "position:fixed;inset:auto 0 0 auto;width:1px;height:1px;pointer-events:none";
  const end = Date.now() + duration;
  let turn = 0;
  const beat = setInterval(() => {
    turn += 1;
    dot.style.background = `rgb(127 127 127 / ${turn % 2 ? 0.004 : 0.008})`;
    if (Date.now() < end) return;
    clearInterval(beat);
    dot.remove();
  }, 30);
  // Two frames, so that what was just done is on the screen; a page at rest gets none.
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done(null)));
    setTimeout(done, 500, null);
  });
}

/** In the window: the first thing that is shown and has that role and name. */
function shown(role, name) {
  const tags = {
    button: "button, [role=button]",
    checkbox: "input[type=checkbox], [role=checkbox]",
    radio: "input[type=radio], [role=radio]",
    heading: "h1, h2, h3",
    textbox: "input:not([type=checkbox], [type=radio]), textarea",
    menuitem: "[role=menuitem]",
    dialog: "dialog[open], [role=dialog]",
    status: "[role=status]",
    alert: "[role=alert]",
  };
  const nameOf = (element) => {
    const by = element.getAttribute("aria-labelledby");
    const label = by && document.getElementById(by)?.textContent;
    return (element.getAttribute("aria-label") ?? label ?? (element.labels?.[0]?.textContent || element.textContent)).replace(/\s+/g, " ").trim();
  };
  const seen = (element) => element.getClientRects().length > 0;
  return [...document.querySelectorAll(tags[role] ?? `[role=${role}]`)].find((e) => seen(e) && nameOf(e).startsWith(name)) ?? null;
}
