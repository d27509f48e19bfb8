// The window's page in headless Chromium, in front of the program's own core: what the real window
// does, only quicker. The page is the one that is shipped; where it calls the shell, the bridge answers.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const PAGES = join(ROOT, "ui", "dist");
const BRIDGE = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug", "bridge");
const SHOTS = join(ROOT, "build", "screenshots");
/** How long something may take to come, in milliseconds. */
const PATIENCE = 30_000;
const ORIGIN = "https://window.test";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf" };

/** The policy of the real window, without the addresses that only Tauri has. */
const POLICY = JSON.parse(readFileSync(join(ROOT, "src-tauri", "tauri.conf.json"), "utf8")).app.security.csp;

/** The core in a process of its own. */
class Bridge {
  #process;
  #number = 0;
  #waiting = new Map();
  /** What to do with a message on a channel of a window. */
  told = () => {};

  constructor(home, files) {
    const program = process.env.THROUGHLINE_BRIDGE ?? BRIDGE;
    if (!existsSync(program)) throw new Error(`${program} is not built: cargo build --workspace --bins`);
    // What is too large for the disk is an error that the core hears of, and not its end.
    this.#process = spawn("sh", ["-c", 'trap "" XFSZ; exec "$0" "$@"', program, ...files], { env: { ...process.env, THROUGHLINE_HOME: home }, stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: this.#process.stdout }).on("line", (line) => this.#hear(JSON.parse(line)));
  }

  #hear(said) {
    if ("channel" in said) return this.told(said);
    const { resolve } = this.#waiting.get(said.number);
    this.#waiting.delete(said.number);
    resolve(said);
  }

  #say(asked) {
    this.#process.stdin.write(`${JSON.stringify(asked)}\n`);
  }

  invoke(window, command, args) {
    const number = ++this.#number;
    return new Promise((resolve) => {
      this.#waiting.set(number, { resolve });
      this.#say({ window, number, command, arguments: args });
    });
  }

  choose(paths) {
    this.#say({ choose: paths });
  }

  /** Lets the core write nothing more to any file, or all that it wants. */
  fillDisk(full) {
    const { status, stderr } = spawnSync("prlimit", [`--pid=${this.#process.pid}`, `--fsize=${full ? 0 : "unlimited"}:`], { encoding: "utf8" });
    if (status !== 0) throw new Error(`The disk could not be made full: ${stderr}`);
  }

  kill() {
    this.#process.kill("SIGKILL");
    return new Promise((resolve) => (this.#process.exitCode === null && this.#process.signalCode === null ? this.#process.once("exit", resolve) : resolve()));
  }
}

/** In the page, before anything else: what Tauri puts there, with the bridge behind it. */
function stand(label) {
  let last = 0;
  const callbacks = new Map();
  window.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label }, currentWebview: { label, windowLabel: label } },
    transformCallback(callback, once = false) {
      const id = ++last;
      callbacks.set(id, (message) => {
        if (once) callbacks.delete(id);
        callback?.(message);
      });
      return id;
    },
    unregisterCallback: (id) => callbacks.delete(id),
    runCallback: (id, message) => callbacks.get(id)?.(message),
    async invoke(command, args = {}) {
      const said = JSON.parse(await window.askBridge(command, JSON.stringify(args)));
      if ("error" in said) throw said.error;
      return said.ok;
    },
  };
}

/**
 * Starts the core, and a browser for as many windows as are asked for.
 * @param {{ home?: string, files?: string[], dark?: boolean, reducedMotion?: boolean, size?: [number, number] }} how
 */
export async function start({ home = null, files = [], dark = false, reducedMotion = true, size = [1280, 800] } = {}) {
  const folder = home ?? mkdtempSync(join(tmpdir(), "throughline-chromium-"));
  const bridge = new Bridge(folder, files);
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--font-render-hinting=none"] });
  const context = await browser.newContext({
    viewport: { width: size[0], height: size[1] },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await context.route(`${ORIGIN}/**`, serve);
  const windows = new Map();
  bridge.told = ({ window, channel, index, message }) => {
    const page = windows.get(window);
    page?.evaluate(([id, told]) => window.__TAURI_INTERNALS__?.runCallback(id, told), [channel, { index, message }]).catch(() => {});
  };

  /** Opens a window on the library; its faults end the test. */
  async function open(label = "main") {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error.stack ?? error)));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.faults = faults;
    /** What the page has asked of the shell. */
    page.asked = [];
    windows.set(label, page);
    await page.exposeFunction("askBridge", async (command, args) => {
      const given = JSON.parse(args);
      page.asked.push({ command, args: given });
      return JSON.stringify(await bridge.invoke(label, command, given));
    });
    await page.addInitScript(stand, label);
    await page.goto(`${ORIGIN}/index.html`);
    return page;
  }

  /** Asks the core itself, past every window. */
  async function ask(command, args = {}) {
    const said = await bridge.invoke("main", command, args);
    if ("error" in said) throw new Error(`${command} was refused: ${JSON.stringify(said.error)}`);
    return said.ok;
  }

  /** Keeps a picture of a window in build/screenshots. */
  async function shoot(page, name) {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }

  async function close() {
    await browser.close();
    await bridge.kill();
    if (home === null) rmSync(folder, { recursive: true, force: true });
  }

  return { open, ask, shoot, close, choose: (...paths) => bridge.choose(paths), fillDisk: (full) => bridge.fillDisk(full), home: folder };
}

/** Gives a file of the built pages, under the window's own policy. */
async function serve(route) {
  const path = normalize(new URL(route.request().url()).pathname);
  const file = join(PAGES, path === "/" ? "index.html" : path);
  if (!existsSync(file)) return route.fulfill({ status: 404, body: "" });
  const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": typeof POLICY === "string" ? POLICY : "" };
  return route.fulfill({ status: 200, headers, body: readFileSync(file) });
}
