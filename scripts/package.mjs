// npm run package: wasm-pack makes the npm package (an ES module for people with a bundler) into pkg/. wasm-pack is installed for this alone.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { full } from "./lib/editions.mjs";
import { notices } from "./lib/notices.mjs";
import { dist, root, target } from "./lib/paths.mjs";
import { Failure, main, run, step } from "./lib/run.mjs";
import { cargoTool } from "./lib/tools.mjs";
import { forDownload } from "./lib/wasm.mjs";
import { buildAll, fresh } from "./build.mjs";
import { setup } from "./setup.mjs";

const wasmPackVersion = "0.15.1";
const pkg = join(root, "pkg");

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
  await notices(tools);
  cpSync(join(dist, "THIRD-PARTY.txt"), join(pkg, "THIRD-PARTY.txt"));
  cpSync(join(dist, "thuoc-do.js"), join(pkg, "thuoc-do.js"));
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) if (existsSync(join(root, file))) cpSync(join(root, file), join(pkg, file));
  const manifest = join(pkg, "package.json");
  const made = JSON.parse(readFileSync(manifest, "utf8"));
  if (!made.files || made.name !== "thuoc-do") throw new Failure("wasm-pack wrote a package.json of an unknown form.");
  // The classic script goes along, so that a page may take it from the package as it is.
  made.files = [...new Set([...made.files, "thuoc-do.js", "THIRD-PARTY.txt", "LICENSE-MIT", "LICENSE-APACHE"])];
  writeFileSync(manifest, `${JSON.stringify(made, null, 2)}\n`);
  // The package as a whole starts: its module finds its wasm and both are of one version.
  const module = await import(pathToFileURL(join(pkg, made.main)).href);
  module.initSync({ module: readFileSync(join(pkg, "thuoc_do_bg.wasm")) });
  if (module.version() !== made.version) throw new Failure(`The package says version ${made.version}, the wasm ${module.version()}.`);
  console.log(`pkg/: ${made.name} ${made.version}, ${made.files.length} entries`);
});
