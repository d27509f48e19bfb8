// Every check and test there is. The last line sums them up; the exit code is 1 where one failed.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { failures, ofCargo, ofCheck, ofNextest, ofNode, ofVitest, report } from "./counts.mjs";
import { TO_BUILD, TO_TEST, onPath, prepare } from "./doctor.mjs";
import { ROOT, dependencies, pages, run, step } from "./steps.mjs";

const suites = [];

/** Runs a suite and keeps its counts. */
async function suite(name, command, count, env = {}) {
  const begun = Date.now();
  console.log(`── ${name}: ${command.join(" ")}`);
  const { code, text } = await run(command, { prefix: `${name} │ `, env });
  const counts = count(text, code);
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (code === 0 && counts.passed + counts.skipped === 0) counts.failed = 1;
  const failed = code === 0 ? [] : failures(text);
  suites.push({ name, counts, failed, seconds: Math.round((Date.now() - begun) / 1000) });
  return counts.failed === 0;
}

const tests = (folder) =>
  readdirSync(join(ROOT, folder)).filter((n) => n.endsWith(".test.mjs")).sort().map((n) => join(folder, n));

/** The core: one build at a time, since cargo lets only one into its folder anyway. */
async function core() {
  await suite("format", ["cargo", "fmt", "--all", "--check"], ofCheck);
  await suite("clippy", ["cargo", "clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"], ofCheck);
  if (onPath("cargo-nextest")) {
    await suite("core", ["cargo", "nextest", "run", "--locked", "--workspace", "--no-fail-fast"], ofNextest);
  } else {
    await suite("core", ["cargo", "test", "--locked", "--workspace", "--no-fail-fast"], ofCargo);
  }
  // With the tests, so that every package has the features that it was just built with.
  return suite("build", ["cargo", "build", "--locked", "--workspace", "--bins", "--tests"], ofCheck);
}

/** The pages, while the core is built. */
async function window() {
  await suite("types", ["npm", "run", "--silent", "check:ui"], ofCheck);
  await suite("pages", ["npm", "run", "--silent", "test:ui"], ofVitest);
  await suite("scripts", ["node", "--test", ...tests("scripts")], ofNode);
}

/** The window's pages in front of the core, in a browser that is quicker to drive than the window. */
async function browser(built) {
  if (!built || process.platform !== "linux") {
    suites.push({ name: "browser", counts: { passed: 0, failed: built ? 0 : 1, skipped: built ? 1 : 0 }, seconds: 0 });
    return;
  }
  await suite("browser", ["node", "--test", "--test-concurrency=2", ...tests("tests/chromium")], ofNode);
}

/** The real window, one test file after the other: they share the machine's speed. */
async function endToEnd(built) {
  if (process.platform !== "linux") {
    console.log("── window: skipped, since only Linux has a driver for the window's view");
    suites.push({ name: "window", counts: { passed: 0, failed: 0, skipped: 1 }, seconds: 0 });
  } else if (!built) {
    suites.push({ name: "window", counts: { passed: 0, failed: 1, skipped: 0 }, seconds: 0 });
  } else {
    await suite("window", ["node", "--test", "--test-concurrency=1", ...tests("tests/e2e")], ofNode);
  }
}

prepare([...TO_BUILD, ...TO_TEST]);
await step("Dependencies", dependencies);
await step("Pages", pages);
const [built] = await Promise.all([core(), window()]);
await browser(built);
await endToEnd(built);

console.log("");
if (!existsSync(join(ROOT, "..", "shared", "inputs"))) {
  console.log("../shared/inputs is not here: the tests on maps that others wrote were skipped\n");
}
for (const line of report(suites)) console.log(line);
process.exit(suites.some(({ counts }) => counts.failed > 0) ? 1 : 0);
