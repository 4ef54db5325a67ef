// npm run size: what a visitor downloads, against the budget.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildAll, fresh } from "./build.mjs";
import { codeOnly } from "./lib/bundle.mjs";
import { brotli } from "./lib/pack.mjs";
import { build, dist } from "./lib/paths.mjs";
import { Failure, main } from "./lib/run.mjs";

// Bytes, brotli -q 11.
const budget = 60000;

await main(async () => {
  if (!fresh() || !existsSync(join(build, "thuoc_do.wasm"))) await buildAll();
  const script = readFileSync(join(dist, "thuoc-do.js"));
  const rows = [
    ["dist/thuoc-do.js", script],
    ["  the wasm inside, unpacked", readFileSync(join(build, "thuoc_do.wasm"))],
    ["  loader, glue and styles", Buffer.from(codeOnly(script.toString("latin1")))],
  ];
  const cell = (value) => String(value).padStart(9);
  console.log(`${"bytes".padEnd(28)}${["raw", "gzip -9", "br -q 11"].map(cell).join("")}`);
  let total = 0;
  for (const [name, bytes] of rows) {
    const small = brotli(bytes);
    total = total || small;
    console.log(`${name.padEnd(28)}${[bytes.length, gzipSync(bytes, { level: 9 }).length, small].map(cell).join("")}`);
  }
  console.log(`Made with ${JSON.parse(readFileSync(join(build, "info.json"), "utf8")).std}.`);
  const verdict = `thuoc-do.js is ${total} bytes in brotli, the budget ${budget}`;
  if (total > budget) throw new Failure(`${verdict}: ${total - budget} too many.`);
  console.log(`${verdict}: ${budget - total} to spare.`);
});
