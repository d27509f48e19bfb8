import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { TO_BUILD, advice, kindOf, onPath } from "./doctor.mjs";
import { ROOT } from "./steps.mjs";

const all = { root: false, missing: TO_BUILD, cargo: true };

test("a system is known by its name or by what it is like", () => {
  assert.equal(kindOf("linux", 'ID=debian\nVERSION_ID="12"\n'), "debian");
  assert.equal(kindOf("linux", 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n'), "debian");
  assert.equal(kindOf("linux", "ID=fedora\n"), "fedora");
  assert.equal(kindOf("linux", 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'), "fedora");
  assert.equal(kindOf("linux", "ID=manjaro\nID_LIKE=arch\n"), "arch");
  assert.equal(kindOf("linux", "ID=void\n"), "linux");
  assert.equal(kindOf("darwin", ""), "darwin");
  assert.equal(kindOf("win32", ""), "win32");
});

test("root on Debian gets the packages installed", () => {
  const { install, lines, stop } = advice({ ...all, kind: "debian", root: true });
  assert.deepEqual([install, lines, stop], [TO_BUILD, [], false]);
});

test("anybody else on Debian gets exactly one line to run", () => {
  const { install, lines, stop } = advice({ ...all, kind: "debian" });
  assert.deepEqual(install, []);
  assert.equal(lines.length, 1);
  assert.match(lines[0], /^sudo apt-get install .*libwebkit2gtk-4\.1-dev/);
  assert.ok(stop);
});

test("other systems are told what is needed there, and nothing is installed", () => {
  const words = { fedora: /dnf install webkit2gtk4\.1-devel/, arch: /pacman -S .*webkit2gtk-4\.1/, darwin: /xcode-select/, win32: /C\+\+ Build Tools/, linux: /WebKitGTK 4\.1/ };
  for (const [kind, word] of Object.entries(words)) {
    const { install, lines, stop } = advice({ ...all, kind, root: true });
    assert.deepEqual([install, stop], [[], true]);
    assert.match(lines.join("\n"), word);
  }
});

test("a machine that has everything hears nothing", () => {
  for (const kind of ["debian", "fedora", "arch", "darwin", "win32"]) {
    assert.deepEqual(advice({ kind, root: false, missing: [], cargo: true }), { install: [], lines: [], stop: false });
  }
});

test("without Rust it says where Rust comes from and stops", () => {
  const { lines, stop } = advice({ kind: "debian", root: true, missing: [], cargo: false });
  assert.match(lines.join("\n"), /rustup\.rs/);
  assert.ok(stop);
});

test("npm start on another system stops with its own word", { skip: process.platform !== "linux" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-os-"));
  const answer = (osRelease) => {
    const path = join(folder, "os-release");
    writeFileSync(path, osRelease);
    // No pkg-config is found, as on a machine where nothing has been installed yet.
    const env = { ...process.env, THROUGHLINE_OS_RELEASE: path, PATH: folder };
    return spawnSync(process.execPath, ["scripts/start.mjs"], { cwd: ROOT, env, encoding: "utf8" });
  };
  try {
    for (const [osRelease, word] of [["ID=fedora\n", /dnf install/], ["ID=arch\n", /pacman -S/], ["ID=plan9\n", /not known/]]) {
      const { status, stdout } = answer(osRelease);
      assert.equal(status, 1);
      assert.match(stdout, word);
      assert.doesNotMatch(stdout, /apt-get/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const anotherUser = process.getuid?.() === 0 && onPath("dpkg-query");

test("npm start of an ordinary user prints the one line and stops", { skip: anotherUser ? false : "only root can become another user" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "throughline-user-"));
  try {
    chmodSync(folder, 0o755);
    cpSync(join(ROOT, "scripts"), join(folder, "scripts"), { recursive: true });
    // A list of packages in which nothing has been installed.
    mkdirSync(join(folder, "dpkg", "updates"), { recursive: true });
    writeFileSync(join(folder, "dpkg", "status"), "");
    writeFileSync(join(folder, "os-release"), "ID=debian\n");
    const env = { ...process.env, DPKG_ADMINDIR: join(folder, "dpkg"), THROUGHLINE_OS_RELEASE: join(folder, "os-release") };
    const nobody = { uid: 65534, gid: 65534 };
    const { status, stdout } = spawnSync(process.execPath, ["scripts/start.mjs"], { cwd: folder, env, encoding: "utf8", ...nobody });
    assert.equal(status, 1);
    const lines = stdout.trim().split("\n").filter((line) => !line.startsWith("Rust is missing"));
    assert.deepEqual(lines, [`sudo apt-get install -y --no-install-recommends ${TO_BUILD.join(" ")}`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
