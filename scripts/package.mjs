// npm run package: wasm-pack makes the npm package (an ES module for people with a bundler) into pkg/. wasm-pack is installed for this alone.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { full } from "./lib/editions.mjs";
import { dist, root, target } from "./lib/paths.mjs";
import { Failure, main, run, step } from "./lib/run.mjs";
import { cargoTool } from "./lib/tools.mjs";
import { forDownload } from "./lib/wasm.mjs";
import { buildAll, fresh } from "./build.mjs";
import { setup } from "./setup.mjs";

const wasmPackVersion = "0.15.1";
const pkg = join(root, "pkg");
const manifest = join(pkg, "package.json");

/** Files and folders of dist/ that the package holds. */
const carried = ["thuoc-do.js", "thuoc-do.full.js", "thuoc-do.twin.js", "split", "thuoc-do.d.ts", "scorecard.schema.json", "sbom.json", "THIRD-PARTY.txt"];
const script = (file) => ({ types: "./thuoc-do.d.ts", default: `./${file}` });
const exported = {
  ".": { types: "./thuoc_do.d.ts", default: "./thuoc_do.js" },
  "./thuoc_do_bg.wasm": "./thuoc_do_bg.wasm",
  "./thuoc-do.js": script("thuoc-do.js"),
  "./full": script("thuoc-do.full.js"),
  "./twin": script("thuoc-do.twin.js"),
  // Which script and which wasm belong together; the files themselves are below it.
  "./split": "./split/manifest.json",
  "./split/*": "./split/*",
  "./scorecard.schema.json": "./scorecard.schema.json",
  "./package.json": "./package.json",
};

await main(async () => {
  if (!fresh()) await buildAll();
  const tools = await setup();
  if (!tools.wasm.mvp) throw new Failure('The npm package needs a std built from its sources: with a network, run "rustup component add rust-src" and try again.');
  const wasmPack = await cargoTool("wasm-pack", "wasm-pack", wasmPackVersion);
  rmSync(pkg, { recursive: true, force: true });
  await step("wasm-pack", () => {
    // Its own downloads are off (no-install); its look for a wasm32 std beside rustc is off (force), for ours lies elsewhere.
    const args = ["build", ".", "--target", "web", "--release", "--no-opt", "--mode", "force", "--out-dir", pkg, "--", ...full.features, "--locked"];
    const cargoFolder = dirname(tools.wasm.cargo);
    const path = [dirname(tools.bindgen), ...(cargoFolder === "." ? [] : [cargoFolder]), process.env.PATH].join(delimiter);
    return run(wasmPack, args, { env: { ...tools.wasm.env, PATH: path, CARGO_TARGET_DIR: target }, log: "wasm-pack", what: "wasm-pack" }).then(() => undefined);
  });
  await step("wasm-opt", () => {
    const file = join(pkg, "thuoc_do_bg.wasm");
    return run(process.execPath, [join(root, "node_modules/binaryen/bin/wasm-opt"), file, "-o", file, "--mvp-features", ...forDownload], { log: "wasm-opt-package" }).then(() => undefined);
  });
  await step("package", () => {
    // What a page may take as it is goes along: the scripts, their types, the schema, the notices.
    for (const file of carried) cpSync(join(dist, file), join(pkg, file), { recursive: true });
    for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(join(root, file), join(pkg, file));
    rmSync(join(pkg, ".gitignore"), { force: true });
    const made = JSON.parse(readFileSync(manifest, "utf8"));
    if (!made.files || made.name !== "thuoc-do") throw new Failure("wasm-pack wrote a package.json of an unknown form.");
    made.files = [...new Set([...made.files, ...carried, "LICENSE-MIT", "LICENSE-APACHE"])].sort();
    made.exports = exported;
    // The scripts are imported for what they do alone: a bundler must not leave them out.
    made.sideEffects = ["./thuoc-do*.js", "./split/*.js"];
    writeFileSync(manifest, `${JSON.stringify(made, null, 2)}\n`);
  });
  // The package as a whole starts: its module finds its wasm and both are of one version.
  const made = JSON.parse(readFileSync(manifest, "utf8"));
  const module = await import(pathToFileURL(join(pkg, made.main)).href);
  module.initSync({ module: readFileSync(join(pkg, "thuoc_do_bg.wasm")) });
  if (module.version() !== made.version) throw new Failure(`The package says version ${made.version}, the wasm ${module.version()}.`);
  console.log(`pkg/: ${made.name} ${made.version}, ${made.files.length} entries`);
});
