// npm run setup [-- --browsers]: fetches and builds what the other verbs need, once. They call it themselves.
import { main } from "./lib/run.mjs";
import { browsers } from "./lib/browsers.mjs";
import { nativeRust, wasmRust } from "./lib/rust.mjs";
import { nodeModules, wasmBindgen } from "./lib/tools.mjs";
import { pathToFileURL } from "node:url";

/** Everything a build needs: {native, wasm, bindgen}. */
export async function setup() {
  await nodeModules();
  return { native: await nativeRust(), wasm: await wasmRust(), bindgen: await wasmBindgen() };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const { wasm } = await setup();
    console.log(wasm.std);
    if (process.argv.includes("--browsers")) await browsers();
  });
}
