// npm run check: form and lint of the Rust, the TypeScript and the scripts, licences and sources of what we depend on. Runs everything, then fails if anything did.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { audit } from "./lib/audit.mjs";
import { desk, editions, whole } from "./lib/editions.mjs";
import { ask, attempt, main, showTail, step } from "./lib/run.mjs";
import { root, target } from "./lib/paths.mjs";
import { nativeRust, triple, wasmRust } from "./lib/rust.mjs";
import { files } from "./lib/stamp.mjs";
import { nodeModules } from "./lib/tools.mjs";

// web-sys and js-sys offer the sinks which the lint forbids in TypeScript; the same here.
const sinks = /set_(inner|outer)_html|insert_adjacent_html|DomParser|js_sys::eval|js_sys::Function::new|set_css_text|local_storage|session_storage|attr\w*\(\s*"style"/;

const problems = [];

async function task(name, program, args, options) {
  await step(name, async () => {
    const result = await attempt(program, args, { ...options, log: `check-${name.replace(/\W+/g, "-")}`, timeout: 900 });
    if (result.code === 0) return undefined;
    problems.push(name);
    showTail(result, 60);
    return "FAILED";
  });
}

async function clippy(native, wasm) {
  const env = { ...native.env, CARGO_TARGET_DIR: target };
  const warnings = ["--", "-D", "warnings"];
  await task("clippy, native", native.cargo, ["clippy", "--locked", "--all-targets", ...warnings], { env });
  const wasmEnv = { ...wasm.env, CARGO_TARGET_DIR: target };
  for (const { name, features } of [...editions, whole, desk]) {
    const lib = ["--locked", "--lib", ...features];
    // Clippy reads the std it checks against, so both must come from one compiler.
    if (wasm.verbose === native.verbose) {
      await task(`clippy, wasm32, ${name} edition`, wasm.cargo, ["clippy", ...lib, "--target", triple, ...warnings], { env: wasmEnv });
      continue;
    }
    await task(`clippy, natively, ${name} edition`, native.cargo, ["clippy", ...lib, ...warnings], { env });
    await task(`rustc, wasm32 (its compiler has no clippy), ${name} edition`, wasm.cargo, ["rustc", ...lib, "--target", triple, ...warnings], { env: wasmEnv });
  }
}

function sinksInRust() {
  return step("no HTML or code sinks in Rust", () => {
    const hits = files("src").filter((file) => file.endsWith(".rs")).flatMap((file) => {
      const lines = readFileSync(join(root, file), "utf8").split("\n");
      return lines.flatMap((line, index) => (sinks.test(line) ? [`    ${file}:${index + 1}: ${line.trim()}`] : []));
    });
    if (hits.length === 0) return undefined;
    problems.push("sinks in Rust");
    console.error(hits.join("\n"));
    return "FAILED";
  });
}

await main(async () => {
  await nodeModules();
  const native = await nativeRust();
  const wasm = await wasmRust();
  const tool = (...path) => join(root, "node_modules", ...path);
  if (ask("cargo-fmt", ["--version"]) === null || ask("cargo-clippy", ["--version"]) === null) {
    console.error('rustfmt or clippy is missing: run "rustup component add rustfmt clippy" and try again.');
    process.exit(1);
  }
  await task("rustfmt", native.cargo, ["fmt", "--all", "--check"], { env: native.env });
  await clippy(native, wasm);
  await sinksInRust();
  await task("tsc", process.execPath, [tool("typescript/bin/tsc"), "--noEmit", "-p", "."]);
  await task("eslint", process.execPath, [tool("eslint/bin/eslint.js"), "--max-warnings", "0", "."]);
  for (const problem of await audit(false)) problems.push(problem);
  if (problems.length > 0) {
    console.error(`\nFailed: ${problems.join("; ")}.`);
    process.exit(1);
  }
});
