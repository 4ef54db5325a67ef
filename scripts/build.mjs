// npm run build: everything in dist/, from Rust to the gallery.
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, bundleTwin, split } from "./lib/bundle.mjs";
import { desks } from "./lib/desk.mjs";
import { desk, editions, twin, whole } from "./lib/editions.mjs";
import { notices } from "./lib/notices.mjs";
import { dist, root } from "./lib/paths.mjs";
import { plugin } from "./lib/plugin.mjs";
import { Failure, main } from "./lib/run.mjs";
import { sbom } from "./lib/sbom.mjs";
import { buildCommand, examples, intact, pages, schema, sums } from "./lib/site.mjs";
import { hashFiles, stamped, writeStamp } from "./lib/stamp.mjs";
import { buildTwin } from "./lib/twin.mjs";
import { buildWasm } from "./lib/wasm.mjs";
import { setup } from "./setup.mjs";

const inputs = ["Cargo.toml", "Cargo.lock", "package-lock.json", "src", "www", "editions", "scripts"];
const inputsHash = () => `${process.env.THUOC_DO_RUST || ""} ${hashFiles(...inputs)}`;

/** Would a build change nothing? */
export function fresh() {
  return stamped("build") === inputsHash() && intact();
}

export async function buildAll() {
  for (const needed of ["Cargo.toml", "Cargo.lock", "src/lib.rs", "www/embed/main.ts", "www/examples"]) {
    if (!existsSync(join(root, needed))) throw new Failure(`${needed} is not there: this is not a whole copy of the project.`);
  }
  const before = inputsHash();
  const tools = await setup();
  for (const edition of [...editions, desk]) await buildWasm(tools, edition);
  await buildTwin(tools, twin);
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const twinText = await bundleTwin(twin);
  for (const edition of editions) await bundle(edition);
  await split(editions, twinText);
  const command = await buildCommand(tools);
  await examples(command);
  await pages();
  await desks();
  await schema(command);
  await notices(tools);
  await sbom(tools, [...editions, twin].map(({ script }) => script));
  await plugin();
  sums();
  // The hash from before: a file that was edited meanwhile makes the next build run again.
  writeStamp("build", before);
}

/** The script with all of the core, outside dist/. */
export async function buildWhole() {
  const before = inputsHash();
  if (stamped("whole") === before && existsSync(whole.file)) return;
  await buildWasm(await setup(), whole);
  await bundle(whole);
  writeStamp("whole", before);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(buildAll);
