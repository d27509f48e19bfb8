// What a suite's own words say about how many tests passed, failed and were skipped.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @returns {Counts} */
export const none = () => ({ passed: 0, failed: 0, skipped: 0 });

/** @param {Counts} a @param {Counts} b */
export function sum(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "");

/** A check that has no tests of its own: it counts as one. */
export function ofCheck(_text, code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** The `test result:` lines of cargo test. */
export function ofCargo(text) {
  const lines = plain(text).matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm);
  return [...lines].map(([, p, f, s]) => ({ passed: +p, failed: +f, skipped: +s })).reduce(sum, none());
}

/** The summary of cargo-nextest: `12 tests run: 11 passed (1 slow), 1 failed, 2 skipped`. */
export function ofNextest(text) {
  const line = plain(text).match(/^.*Summary \[.*$/m)?.[0] ?? "";
  const number = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: number("passed"), failed: number("failed") + number("timed out"), skipped: number("skipped") };
}

/** The `Tests` line of vitest: `Tests  1 failed | 12 passed | 2 skipped (15)`. */
export function ofVitest(text) {
  const line = plain(text).match(/^\s*Tests\s+.*$/m)?.[0] ?? "";
  const number = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: number("passed"), failed: number("failed"), skipped: number("skipped") };
}

/** The last lines of node --test. */
export function ofNode(text) {
  const number = (word) => Number(plain(text).match(new RegExp(`^. ${word} (\\d+)$`, "m"))?.[1] ?? 0);
  return { passed: number("pass"), failed: number("fail") + number("cancelled"), skipped: number("skipped") };
}

/** The names of what failed, in the words of whichever runner said them: the end of a long log tells where to look. */
export function failures(text) {
  const marks = [
    /^\s*not ok \d+ - (.+)$/gm, // node, TAP
    /^\s*✖ (.+?) \([\d.]+ms\)$/gm, // node, on a terminal
    /^\s*(?:FAIL|TIMEOUT|SIGABRT|SIGSEGV) \[[^\]]*\] (?:\(.*?\) )?(.+)$/gm, // nextest
    /^test (.+) \.\.\. FAILED$/gm, // cargo test
    /^\s*FAIL  (.+)$/gm, // vitest
  ];
  const names = marks.flatMap((mark) => [...plain(text).matchAll(mark)].map(([, name]) => name.trim()));
  return [...new Set(names)];
}

/** One line a suite, then what failed, then the sum as the last line. A suite that ended badly has failed at least once. */
export function report(suites) {
  const width = Math.max(...suites.map(({ name }) => name.length));
  const words = ({ passed, failed, skipped }) =>
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  const lines = suites.map(({ name, counts, seconds }) => `${name.padEnd(width)}  ${words(counts)}  (${seconds} s)`);
  const failed = suites.flatMap(({ name, failed = [] }) => failed.map((what) => `failed in ${name}: ${what}`));
  return [...lines, "", ...(failed.length > 0 ? [...failed, ""] : []), words(suites.map((s) => s.counts).reduce(sum, none()))];
}
