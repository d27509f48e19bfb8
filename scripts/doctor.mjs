// What a machine needs before anything can be built, and what to say where it is not there.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Debian packages to build with. */
export const TO_BUILD = ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];
/** Debian packages to test with, besides. */
export const TO_TEST = ["xvfb", "webkit2gtk-driver", "chromium", "imagemagick", "fonts-dejavu-core", "poppler-utils"];

const ELSEWHERE = {
  fedora: [
    "Fedora: install what Tauri needs, then run the command again:",
    '  sudo dnf install webkit2gtk4.1-devel gtk3-devel librsvg2-devel openssl-devel curl wget file libxdo-devel && sudo dnf group install "c-development"',
  ],
  arch: [
    "Arch Linux: install what Tauri needs, then run the command again:",
    "  sudo pacman -S --needed webkit2gtk-4.1 base-devel curl wget file openssl librsvg xdotool",
  ],
  darwin: [
    "macOS: install the command line tools of Xcode, then run the command again:",
    "  xcode-select --install",
  ],
  win32: [
    "Windows: install the Microsoft C++ Build Tools (workload “Desktop development with C++”) and, before",
    "Windows 10 1803, the WebView2 runtime. Then run the command again.",
  ],
  linux: [
    "This Linux is not known here. Tauri needs a C compiler, pkg-config and the development files of",
    "WebKitGTK 4.1 (libwebkit2gtk-4.1). Install them by the system's package program.",
  ],
};

/**
 * The kind of system: debian, fedora, arch, linux, darwin or win32.
 * @param {string} platform as `process.platform` has it
 * @param {string} osRelease the text of /etc/os-release, "" where there is none
 */
export function kindOf(platform, osRelease) {
  if (platform === "darwin" || platform === "win32") return platform;
  const field = (name) => new RegExp(`^${name}="?([^"\n]*)"?$`, "m").exec(osRelease)?.[1] ?? "";
  const names = `${field("ID")} ${field("ID_LIKE")}`.toLowerCase().split(/\s+/);
  if (names.some((n) => n === "debian" || n === "ubuntu")) return "debian";
  if (names.some((n) => n === "fedora" || n === "rhel")) return "fedora";
  return names.includes("arch") ? "arch" : "linux";
}

/**
 * What to do about what is missing.
 * @param {{ kind: string, root: boolean, missing: string[], cargo: boolean }} found
 * @returns {{ install: string[], lines: string[], stop: boolean }} packages to install by oneself,
 * lines to print, and whether to stop after them
 */
export function advice({ kind, root, missing, cargo }) {
  const lines = cargo ? [] : ["Rust is missing: install it as https://rustup.rs says, then run the command again."];
  if (missing.length === 0) return { install: [], lines, stop: !cargo };
  if (kind !== "debian") return { install: [], lines: [...lines, ...(ELSEWHERE[kind] ?? ELSEWHERE.linux)], stop: true };
  if (root) return { install: missing, lines, stop: !cargo };
  return { install: [], lines: [...lines, `sudo apt-get install -y --no-install-recommends ${missing.join(" ")}`], stop: true };
}

/** Where this machine says what it is; `THROUGHLINE_OS_RELEASE` names another file. */
function osRelease() {
  const path = process.env.THROUGHLINE_OS_RELEASE ?? "/etc/os-release";
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** True where a program can be found. */
export function onPath(program) {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => endings.some((ending) => existsSync(join(folder, program + ending))));
}

function missingOnDebian(packages) {
  const asked = spawnSync("dpkg-query", ["-W", "-f=${Package} ${db:Status-Status}\n", ...packages], { encoding: "utf8" });
  const there = new Set((asked.stdout ?? "").split("\n").filter((l) => l.endsWith(" installed")).map((l) => l.split(" ")[0]));
  return packages.filter((name) => !there.has(name));
}

/** What else is missing of a system that is not Debian, as far as that can be seen. */
function missingElsewhere(kind) {
  if (kind === "win32") return [];
  if (kind === "darwin") return spawnSync("xcode-select", ["-p"]).status === 0 ? [] : ["the command line tools"];
  const webkit = spawnSync("pkg-config", ["--exists", "webkit2gtk-4.1"]);
  return webkit.status === 0 ? [] : ["webkit2gtk-4.1"];
}

function install(packages) {
  const quiet = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  console.log(`Installing ${packages.join(", ")}`);
  const attempt = () =>
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], quiet).status === 0;
  const updated = spawnSync("apt-get", ["update"], quiet).status === 0;
  if (attempt()) return true;
  if (!updated) console.error("The lists of packages could not be brought up to date either; is there a network?");
  return false;
}

/**
 * Sees to it that the machine has what is needed. Ends the program where it cannot.
 * @param {string[]} packages Debian packages
 */
export function prepare(packages) {
  const kind = kindOf(process.platform, osRelease());
  const missing = kind === "debian" ? missingOnDebian(packages) : missingElsewhere(kind);
  const root = process.getuid?.() === 0;
  const { install: wanted, lines, stop } = advice({ kind, root, missing, cargo: onPath("cargo") });
  for (const line of lines) console.log(line);
  if (stop) process.exit(1);
  if (wanted.length > 0 && !install(wanted)) {
    console.error(`These packages could not be installed: ${wanted.join(" ")}`);
    process.exit(1);
  }
}
