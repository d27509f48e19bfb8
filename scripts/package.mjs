// An installable package: .deb here, the system's own kinds on macOS and Windows.

import { TO_BUILD, prepare } from "./doctor.mjs";
import { dependencies, pages, run, step } from "./steps.mjs";

const KINDS = { linux: "deb", darwin: "app,dmg", win32: "nsis" };

prepare(TO_BUILD);
await step("Dependencies", dependencies);
await step("Pages", pages);
await step("Command line", async () => {
  const { code } = await run(["cargo", "build", "--locked", "--release", "--package", "cli", "--bin", "throughline"]);
  return code;
});
await step("Package", async () => {
  const kinds = KINDS[process.platform] ?? "deb";
  const { code } = await run(["npx", "tauri", "build", "--bundles", kinds, "--", "--locked"]);
  return code;
});
console.log("\nThe package is in target/release/bundle.");
