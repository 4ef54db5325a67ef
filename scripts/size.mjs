// npm run size: what a visitor downloads, each edition against its budget. With --prices, what each folder of the core adds to it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildAll, fresh } from "./build.mjs";
import { codeOnly } from "./lib/bundle.mjs";
import { editions, twin } from "./lib/editions.mjs";
import { brotli } from "./lib/pack.mjs";
import { prices } from "./lib/prices.mjs";
import { Failure, main } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

const cell = (value) => String(value).padStart(9);
const row = (name, bytes) => `${name.padEnd(28)}${[bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes)].map(cell).join("")}`;

/** Prints an edition's sizes; gives a sentence on its budget, and whether it is kept. */
function measure({ script, file, folder, budget }) {
  const text = readFileSync(file);
  const rows = [
    [`dist/${script}`, text],
    ["  the wasm inside, unpacked", readFileSync(join(folder, "thuoc_do.wasm"))],
    ["  loader, glue and styles", Buffer.from(codeOnly(text.toString("latin1"), folder))],
  ];
  for (const [name, bytes] of rows) console.log(row(name, bytes));
  const spare = budget - brotli(text);
  return { kept: spare >= 0, sentence: `${script} is ${budget - spare} bytes in brotli, the budget ${budget}: ${Math.abs(spare)} ${spare < 0 ? "too many" : "to spare"}.` };
}

/** The code by folder, raw and as its share of the download: texts and tables of words, which belong to no function, are left out. */
async function listPrices() {
  const tools = await setup();
  for (const edition of editions) {
    const { total, rows } = await prices(tools, edition);
    console.log(`\n${edition.script}, code by folder${" ".repeat(8)}raw    share`);
    for (const [folder, bytes] of rows) console.log(`  ${folder.padEnd(32)}${cell(bytes)}${`${Math.round((bytes / total) * 100)} %`.padStart(9)}`);
  }
}

await main(async () => {
  if (!fresh() || !editions.every(({ folder }) => existsSync(join(folder, "thuoc_do.wasm")))) await buildAll();
  console.log(`${"bytes".padEnd(28)}${["raw", "gzip -9", "br -q 11"].map(cell).join("")}`);
  const told = editions.map(measure);
  console.log(row(`dist/${twin.script}`, readFileSync(twin.file)));
  console.log(`Made with ${JSON.parse(readFileSync(join(editions[0].folder, "info.json"), "utf8")).std}.`);
  if (process.argv.includes("--prices")) await listPrices();
  const sentences = told.map(({ sentence }) => sentence).join("\n");
  if (!told.every(({ kept }) => kept)) throw new Failure(sentences);
  console.log(sentences);
});
