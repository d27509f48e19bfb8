// From a fresh clone to the window: system packages, dependencies, pages, program, window.
// Arguments are passed on: `npm start -- map.journey`.

import { join, resolve } from "node:path";
import { existsSync } from "node:fs";
import { TO_BUILD, prepare } from "./doctor.mjs";
import { EXE, ROOT, dependencies, pages, run, step } from "./steps.mjs";

prepare(TO_BUILD);
await step("Dependencies", dependencies);
await step("Pages", pages);
await step("Program (the first build takes some minutes)", async () => {
  const { code } = await run(["cargo", "build", "--locked", "--package", "throughline-desktop"]);
  return code;
});

const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const given = process.argv.slice(2).map((a) => (existsSync(a) ? resolve(a) : a));
console.log("\n── Window");
const { code } = await run([join(target, "debug", `throughline-desktop${EXE}`), ...given]);
process.exit(code);
