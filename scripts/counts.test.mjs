import assert from "node:assert/strict";
import { test } from "node:test";
import { failures, ofCargo, ofCheck, ofNextest, ofNode, ofVitest, report } from "./counts.mjs";

test("cargo test is summed over its binaries", () => {
  const text = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\n\ntest result: FAILED. 2 passed; 1 failed; 0 ignored;";
  assert.deepEqual(ofCargo(text), { passed: 5, failed: 1, skipped: 1 });
});

test("nextest is read from its summary, colours or not", () => {
  const text = "\u001b[32m     Summary\u001b[0m [   0.2s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 4 skipped";
  assert.deepEqual(ofNextest(text), { passed: 9, failed: 3, skipped: 4 });
});

test("vitest counts tests and not files", () => {
  const text = " Test Files  5 passed (5)\n      Tests  1 failed | 12 passed | 2 skipped (15)\n";
  assert.deepEqual(ofVitest(text), { passed: 12, failed: 1, skipped: 2 });
});

test("node's own runner is read in both of its forms", () => {
  assert.deepEqual(ofNode("ℹ pass 4\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2"), { passed: 4, failed: 2, skipped: 2 });
  assert.deepEqual(ofNode("# pass 4\n# fail 0\n# cancelled 0\n# skipped 0"), { passed: 4, failed: 0, skipped: 0 });
});

test("a check without tests counts as one", () => {
  assert.equal(ofCheck("", 0).passed, 1);
  assert.equal(ofCheck("", 2).failed, 1);
});

test("the last line is the sum", () => {
  const lines = report([
    { name: "core", counts: { passed: 5, failed: 0, skipped: 1 }, seconds: 3 },
    { name: "window", counts: { passed: 2, failed: 1, skipped: 0 }, seconds: 9 },
  ]);
  assert.equal(lines.at(-1), "7 passed, 1 failed, 1 skipped");
});

test("what failed is named, whichever runner says it", () => {
  const said = (text) => failures(text);
  assert.deepEqual(said("    not ok 3 - undoes a drag\n      ---\nok 4 - fine\nnot ok 1 - a map"), ["undoes a drag", "a map"]);
  assert.deepEqual(said("  ✖ undoes a drag (12.5ms)\n✖ failing tests:\n  ✖ undoes a drag (12.5ms)"), ["undoes a drag"]);
  assert.deepEqual(said("\u001b[31m        FAIL\u001b[0m [   0.2s] ( 3/12) model tests::reads"), ["model tests::reads"]);
  assert.deepEqual(said("test tests::reads ... FAILED\ntest tests::writes ... ok"), ["tests::reads"]);
  assert.deepEqual(said(" FAIL  src/canvas/keys.test.ts > keys > walk"), ["src/canvas/keys.test.ts > keys > walk"]);
});

test("failures stand together above the sum", () => {
  const lines = report([{ name: "window", counts: { passed: 2, failed: 1, skipped: 0 }, failed: ["undoes a drag"], seconds: 9 }]);
  assert.deepEqual(lines.slice(-3), ["failed in window: undoes a drag", "", "2 passed, 1 failed"]);
});
