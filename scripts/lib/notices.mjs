// dist/THIRD-PARTY.txt: whose code is inside the wasm and its glue, under which licence, with the texts.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dist } from "./paths.mjs";
import { Failure, ask, step } from "./run.mjs";
import { triple } from "./rust.mjs";
import { full } from "./editions.mjs";

// Licences that ask no more than to be reproduced. Another one is a decision for a person, not for a script.
const accepted = /^(MIT|Apache-2\.0|Apache-2\.0 WITH LLVM-exception|Unlicense|Zlib|BSD-2-Clause|BSD-3-Clause|Unicode-3\.0|0BSD|CC0-1\.0)$/;

const standardLibrary = `The Rust standard library (core, alloc, std) and the crates inside it: compiler_builtins, cfg-if, dlmalloc, hashbrown, libc, rustc-demangle.
Copyright (c) The Rust Project Contributors and the authors of the crates named. Licence: MIT OR Apache-2.0 (hashbrown, cfg-if, dlmalloc, libc,
rustc-demangle likewise; compiler_builtins: MIT AND Apache-2.0 WITH LLVM-exception AND (MIT OR Apache-2.0)). The MIT licence and the Apache License 2.0
stand in full below, with the crates that carry them.
`;

/**
 * The crates linked into the wasm: ordinary dependencies of the web edition, without macros, which run in the compiler. `needs` has
 * for each of them, and for our own crate, those it uses itself.
 */
export function linked(rust) {
  const answer = ask(rust.cargo, ["metadata", "--format-version", "1", "--locked", "--filter-platform", triple, ...full.features], rust.env);
  if (answer === null) throw new Failure('"cargo metadata" failed: run "cargo metadata --locked" to see why.');
  const metadata = JSON.parse(answer);
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (one) => one.targets.some(({ kind }) => kind.includes("proc-macro"));
  const byName = (a, b) => (a.name < b.name ? -1 : 1);
  const found = new Set();
  const needs = new Map();
  const visit = (id) => {
    const used = nodes.get(id).deps.filter(({ pkg, dep_kinds: kinds }) => !isMacro(packages.get(pkg)) && kinds.some(({ kind }) => kind === null));
    needs.set(packages.get(id).name, used.map(({ pkg }) => packages.get(pkg)).sort(byName));
    for (const { pkg } of used) {
      if (found.has(pkg)) continue;
      found.add(pkg);
      visit(pkg);
    }
  };
  visit(metadata.resolve.root);
  return { crates: [...found].map((id) => packages.get(id)).sort(byName), needs };
}

function texts(one) {
  const folder = dirname(one.manifest_path);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|unlicense|notice|copyright)/i.test(file)).sort();
  return files.filter((file) => existsSync(join(folder, file))).map((file) => readFileSync(join(folder, file), "utf8").trim());
}

export function notices({ native }) {
  return step("third-party notices", () => {
    const { crates } = linked(native);
    // The same Apache text comes with almost every crate: each text is written once, under all who carry it.
    const carriers = new Map();
    for (const one of crates) {
      const choices = (one.license || "").split(/ OR |\//);
      if (!choices.some((choice) => accepted.test(choice.replace(/[()]/g, "").trim()))) throw new Failure(`The licence of ${one.name} is "${one.license}": decide whether it may be shipped (scripts/lib/notices.mjs).`);
      for (const text of texts(one)) carriers.set(text, [...(carriers.get(text) || []), one.name]);
    }
    const list = crates.map(({ name, version, license }) => `- ${name} ${version} (${license})`);
    const bodies = [...carriers].map(([text, names]) => `${"=".repeat(80)}\n${names.join(", ")}\n${"-".repeat(80)}\n${text}\n`);
    const head = "The scripts hold code of these crates, compiled to WebAssembly, and the glue which wasm-bindgen wrote for it; in thuoc-do.twin.js it is\nJavaScript, which wasm2js of Binaryen (Apache-2.0, copyright the WebAssembly Community Group participants) made of that WebAssembly:\n";
    writeFileSync(join(dist, "THIRD-PARTY.txt"), [head, ...list.map((line) => `${line}\n`), `\n${standardLibrary}\n`, ...bodies].join(""));
    return `${crates.length} crates`;
  });
}
