// Steps that say what they do and how long it took, and the two that every command begins with.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const EXE = process.platform === "win32" ? ".exe" : "";

/**
 * Runs a program in the project's folder and gives its exit code and all it printed.
 * @param {string[]} command program and arguments
 * @param {{ prefix?: string, env?: Record<string, string>, quiet?: boolean }} how with a prefix every
 * line is printed behind it; without one the program owns the terminal and nothing is kept
 * @returns {Promise<{ code: number, text: string }>}
 */
export function run([program, ...args], { prefix, env = {}, quiet = false } = {}) {
  const shell = process.platform === "win32" && ["npm", "npx"].includes(program);
  const kept = prefix !== undefined;
  const child = spawn(program, args, {
    cwd: ROOT,
    shell,
    env: { ...process.env, ...env },
    stdio: kept ? ["ignore", "pipe", "pipe"] : "inherit",
  });
  const lines = [];
  if (kept) {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (!quiet) console.log(`${prefix}${line}`);
      });
    }
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 127, text: `${program} could not be started: ${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, text: lines.join("\n") }));
  });
}

/** A step that must succeed, with its name before and its time after. */
export async function step(name, work) {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  const code = await work();
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  if (code !== 0) {
    console.error(`── ${name}: failed after ${seconds} s`);
    process.exit(1);
  }
  console.log(`── ${name}: ${seconds} s`);
}

/** Installs the packages of the lock file, unless they are there already. */
export async function dependencies() {
  const wanted = digest([join(ROOT, "package-lock.json")]);
  const note = join(ROOT, "node_modules", ".installed-from");
  if (existsSync(note) && readFileSync(note, "utf8") === wanted) return 0;
  const { code } = await run(["npm", "ci", "--no-audit", "--no-fund"]);
  if (code === 0) writeFileSync(note, wanted);
  return code;
}

/** Builds the window's pages, unless nothing that goes into them has changed. */
export async function pages() {
  const from = ["ui", "fonts", "icons", "package-lock.json"].flatMap((name) => files(join(ROOT, name)));
  const wanted = digest(from);
  const note = join(ROOT, "build", "pages-built-from");
  const there = existsSync(join(ROOT, "ui", "dist", "index.html")) && existsSync(note);
  if (there && readFileSync(note, "utf8") === wanted) return 0;
  const { code } = await run(["npm", "run", "--silent", "build:ui"]);
  if (code !== 0) return code;
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, wanted);
  return 0;
}

/** All files below a path, in a fixed order, without what is built or installed. */
function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const inside = readdirSync(path).filter((name) => name !== "dist" && name !== "node_modules").sort();
  return inside.flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path.slice(ROOT.length)).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}
