// Rust → wasm → wasm-bindgen → wasm-opt → packed text, and the glue as a factory.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pack, unpack } from "./pack.mjs";
import { root, target } from "./paths.mjs";
import { Failure, run, step } from "./run.mjs";
import { triple } from "./rust.mjs";
import { dropFeatures, shortImports } from "./sections.mjs";

// Never --all-features: this wasm-opt then writes an encoding of imports which no browser reads.
const lowering = [
  "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-mutable-globals",
  "--signext-lowering", "--llvm-nontrapping-fptoint-lowering", "--llvm-memory-copy-fill-lowering",
];

// Small after brotli, not before: these two passes make the module smaller by 2 % and the download larger by 5 %, for code that was
// the same in many places no longer is.
export const forDownload = ["-Oz", "--skip-pass=inlining-optimizing", "--skip-pass=local-cse", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features", "--dealign"];

/** All that wasm-opt does to a module made by this Rust. */
export const flagsFor = ({ mvp }) => [...(mvp ? [] : lowering), ...forDownload];

export function wasmOpt(input, output, flags) {
  const program = join(root, "node_modules/binaryen/bin/wasm-opt");
  return run(process.execPath, [program, input, "-o", output, "--mvp-features", ...flags], { log: "wasm-opt", what: "wasm-opt" });
}

/** What the module must be, whoever made it; a size or a browser list rests on it. */
async function prove(file, folder) {
  const bytes = readFileSync(file);
  const module = new WebAssembly.Module(bytes);
  for (const name of ["target_features", "producers", "name"]) {
    if (WebAssembly.Module.customSections(module, name).length > 0) throw new Failure(`The wasm still holds a custom section "${name}".`);
  }
  const text = bytes.toString("latin1");
  for (const path of [root, homedir()]) {
    if (path.length > 1 && text.includes(`${path}/`)) throw new Failure("The wasm holds a path of this machine: a flag --remap-path-prefix is missing.");
  }
  // Reading with the features of the first edition of wasm alone is the proof that the oldest browsers take it.
  const proof = join(folder, "proof.wasm");
  await wasmOpt(file, proof, []);
  rmSync(proof);
}

export function cut(glue, pattern, replacement) {
  if (!pattern.test(glue)) throw new Failure("The glue of wasm-bindgen, or what wasm2js writes, has a new form: scripts/lib/wasm.mjs and twin.mjs must be adapted to the new version.");
  return glue.replace(pattern, () => replacement);
}

/** The glue with its imports called as shortImports has named them. */
export function renameImports(glue, { from, names }) {
  const rest = new Map(names);
  const renamed = glue.replace(/^( {12})(\w+)(?=: function\()/gm, (whole, indent, name) => {
    const short = rest.get(name);
    rest.delete(name);
    return short ? indent + short : whole;
  });
  const missing = [...rest.keys()];
  if (missing.length > 0 || !renamed.includes(`"${from}": import0`)) throw new Failure(`The glue does not define its imports in the form known (${missing.join(", ")}): scripts/lib/wasm.mjs must be adapted.`);
  return renamed.replace(`"${from}": import0`, '"a": import0');
}

/**
 * The no-modules glue as a function which gives a fresh copy at each call, so that an instance that trapped can be replaced.
 * Its own ways to find and fetch a file are cut out: the page always hands in a compiled module.
 */
export function factory(glue) {
  let text = cut(glue, /^let wasm_bindgen = \(function\(exports\) \{\n( {4}let script_src;\n(?:.*\n)*?)? {4}\}\n\n/, "export function makeGlue() {\n  return (function (exports) {\n");
  text = cut(text, / {4}async function __wbg_load\((?:.*\n)*? {4}return Object\.assign\(__wbg_init, .*\n\}\)\((.*)\);\n?$/, `
    function init({ module_or_path }) {
      return WebAssembly.instantiate(module_or_path, __wbg_get_imports()).then(instance => __wbg_finalize_init(instance, module_or_path));
    }
    return Object.assign(init, exports);
  })({ __proto__: null });
}
`);
  for (const word of ["require(", "import.meta", "fetch(", "eval(", "new Function", "innerHTML"]) {
    if (text.includes(word)) throw new Failure(`The glue of wasm-bindgen holds "${word}": some Rust code or a wasm feature asks for what a page must not need.`);
  }
  return text;
}

/** Leaves glue.js, packed.js, thuoc_do.wasm and info.json in the edition's folder. */
export async function buildWasm({ wasm, bindgen }, { name, folder, features }) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "thuoc_do.wasm");
  const made = join(target, triple, "release/thuoc_do.wasm");
  await step(`Rust to wasm, ${name} edition`, () => run(wasm.cargo, ["build", "--release", "--lib", "--target", triple, "--locked", ...features], {
    env: { ...wasm.env, CARGO_TARGET_DIR: target }, log: `cargo-wasm-${name}`, what: "Compiling the core for the browser",
  }).then(() => wasm.std));
  await step("wasm-bindgen", async () => {
    const input = join(folder, "thuoc_do_input.wasm");
    writeFileSync(input, wasm.mvp ? readFileSync(made) : dropFeatures(readFileSync(made)));
    await run(bindgen, [input, "--target", "no-modules", "--no-typescript", "--out-dir", folder, "--out-name", "thuoc_do"], { log: "wasm-bindgen", what: "wasm-bindgen" });
  });
  let imports;
  await step("wasm-opt", async () => {
    await wasmOpt(join(folder, "thuoc_do_bg.wasm"), file, flagsFor(wasm));
    imports = shortImports(readFileSync(file));
    writeFileSync(file, imports.module);
    await prove(file, folder);
  });
  await step("packing", () => {
    writeFileSync(join(folder, "glue.js"), factory(renameImports(readFileSync(join(folder, "thuoc_do.js"), "utf8"), imports)));
    const bytes = readFileSync(file);
    const packed = pack(bytes);
    if (Buffer.compare(Buffer.from(unpack(packed)), bytes) !== 0) throw new Error("packing does not give the same bytes back");
    const lines = Object.entries(packed).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`);
    writeFileSync(join(folder, "packed.js"), lines.join(""));
    writeFileSync(join(folder, "info.json"), JSON.stringify({ std: wasm.std }));
  });
}
