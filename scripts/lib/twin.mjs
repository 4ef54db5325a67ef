// The JavaScript twin: wasm2js makes JavaScript of the full edition's module, for pages where WebAssembly is refused.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run, step } from "./run.mjs";
import { shortImports } from "./sections.mjs";
import { cut, factory, flagsFor, renameImports, wasmOpt } from "./wasm.mjs";

/** What wasm2js writes around its function is for one instance of an ES module; the page makes an instance when it needs one. */
function onlyCore(text) {
  const body = cut(text, /^import \* as a from 'a';\n/, "");
  return cut(body, /\nvar retasmFunc = asmFunc\((?:.*\n)*$/, "\nexport { asmFunc as core };\n");
}

/**
 * The glue for the twin. WebAssembly detaches the old buffer when memory grows, which the glue sees by its length of 0; wasm2js
 * takes a new buffer and the old one stays as it is, so the glue has to compare the buffers.
 */
function glueOfTwin(glue) {
  let text = cut(glue, /cachedUint8ArrayMemory0\.byteLength === 0/, "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer");
  text = cut(text, /cachedDataViewMemory0\.buffer\.detached === true \|\| \(.*?\)(?=\) \{)/, "cachedDataViewMemory0.buffer !== wasm.memory.buffer");
  text = cut(text, /return WebAssembly\.instantiate\(.*\n/, "return Promise.resolve(__wbg_finalize_init({ exports: module_or_path(__wbg_get_imports()) }, module_or_path));\n");
  for (const word of ["WebAssembly", "byteLength === 0", ".detached"]) {
    // A further view of the memory, or another way to tell a stale one, would read what was there before the memory grew.
    if (text.includes(word)) throw new Error(`the twin's glue still holds "${word}": scripts/lib/twin.mjs must be adapted`);
  }
  return text;
}

/** Leaves glue.js and core.js in the twin's folder; the edition it is made of has been built. */
export function buildTwin({ wasm }, { folder, of }) {
  return step("wasm2js", async () => {
    mkdirSync(folder, { recursive: true });
    const module = join(folder, "thuoc_do.wasm");
    // With its alignments: where they are unknown, wasm2js reads each number byte by byte, and the script is twice as long.
    await wasmOpt(join(of.folder, "thuoc_do_bg.wasm"), module, flagsFor(wasm).filter((flag) => flag !== "--dealign"));
    const imports = shortImports(readFileSync(module));
    writeFileSync(module, imports.module);
    const made = join(folder, "wasm2js.js");
    await run(process.execPath, [join(root, "node_modules/binaryen/bin/wasm2js"), module, "--mvp-features", "-Oz", "-o", made], { log: "wasm2js", what: "wasm2js" });
    writeFileSync(join(folder, "core.js"), onlyCore(readFileSync(made, "utf8")));
    writeFileSync(join(folder, "glue.js"), glueOfTwin(factory(renameImports(readFileSync(join(of.folder, "thuoc_do.js"), "utf8"), imports))));
  });
}
