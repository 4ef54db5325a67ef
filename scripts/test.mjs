// npm test: the core, then the built page in three engines. The last line counts: "N passed, N failed".
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildAll, buildWhole, fresh } from "./build.mjs";
import { browsers } from "./lib/browsers.mjs";
import { dist, root, target } from "./lib/paths.mjs";
import { Failure, attempt, main, relative, showTail } from "./lib/run.mjs";
import { nativeRust } from "./lib/rust.mjs";

const needed = ["chromium.test.mjs", "firefox.test.mjs", "webkit.test.mjs"];
const minutes = { "chromium.test.mjs": 9 };
const total = { passed: 0, failed: 0 };

/** Adds one suite to the total. A suite that broke off, or held no test, counts as one failure: silence proves nothing. */
function count(name, { passed, failed, skipped = 0 }, result, seconds) {
  const broken = failed === 0 && (result.code !== 0 || passed === 0);
  if (failed > 0 || broken) showTail(result, 60);
  total.passed += passed;
  total.failed += failed + (broken ? 1 : 0);
  const remark = result.timedOut ? ", took too long" : broken ? (passed === 0 ? ", no test passed" : `, ended with code ${result.code}`) : "";
  console.log(`${seconds.toFixed(1).padStart(6)} s  ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}${remark}`);
  if (failed > 0 || broken) console.log(`          the whole output is in ${relative(result.file)}`);
}

async function timed(work) {
  const start = Date.now();
  return [await work(), (Date.now() - start) / 1000];
}

async function cargoTests(rust, name, log, flags) {
  const [result, seconds] = await timed(() => attempt(rust.cargo, ["test", "--locked", "--no-fail-fast", ...flags], {
    env: { ...rust.env, CARGO_TARGET_DIR: target, CARGO_TERM_COLOR: "never" }, log, timeout: 900,
  }));
  const sums = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, ignored] of result.output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm)) {
    sums.passed += Number(passed);
    sums.failed += Number(failed);
    sums.skipped += Number(ignored);
  }
  count(name, sums, result, seconds);
}

/** Adds what the test runner of Node reports at its end. */
function countNode(name, result, seconds) {
  const number = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, "m").exec(result.output)?.[1] || 0);
  count(name, { passed: number("pass"), failed: number("fail") + number("cancelled"), skipped: number("skipped") + number("todo") }, result, seconds);
}

/** Without a browser: the packing of the wasm, the twin, the JSON Schema, the tests that docs/security.md names. */
async function buildTests(name) {
  const file = `tests/${name}.test.mjs`;
  const [result, seconds] = await timed(() => attempt(process.execPath, ["--test", "--test-reporter=spec", file], { env: { NO_COLOR: "1" }, log: `${name}.test`, timeout: 300 }));
  countNode(file, result, seconds);
}

async function browserTests(file, found) {
  const log = file.replace(/\.mjs$/, "");
  // Forced, because a browser left open by a failed test would keep the process alive.
  const program = [process.execPath, "--test", "--test-force-exit", "--test-reporter=spec", join("tests/browser", file)];
  // Only WebKit's browser has no mode without a display.
  const display = file.startsWith("webkit") ? [found.XVFB_RUN, "-a"] : [];
  const [command, ...args] = [...display, ...program];
  const [result, seconds] = await timed(() => attempt(command, args, { env: { ...found, THUOC_DO_DIST: dist, NO_COLOR: "1" }, log, timeout: (minutes[file] || 5) * 60 }));
  countNode(`tests/browser/${file}`, result, seconds);
}

function browserFiles() {
  const folder = join(root, "tests/browser");
  const present = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".test.mjs")).sort() : [];
  for (const file of needed.filter((name) => !present.includes(name))) {
    total.failed += 1;
    console.log(`          tests/browser/${file} is missing: counted as a failure`);
  }
  return present;
}

await main(async () => {
  const only = process.argv[2];
  try {
    const rust = await nativeRust();
    const found = await browsers();
    if (!fresh()) await buildAll();
    await buildWhole();
    if (!only || only === "core") {
      await cargoTests(rust, "cargo test", "cargo-test", []);
      await cargoTests(rust, "cargo test, the pure core", "cargo-test-pure", ["--no-default-features", "--lib"]);
    }
    for (const name of ["pack", "twin", "schema", "security"]) if (!only || only === name) await buildTests(name);
    for (const file of browserFiles()) if (!only || file.startsWith(only)) await browserTests(file, found);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // The count stays the last line even when the build fails.
    console.error(`\n${error.message}`);
    total.failed += 1;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
});
