// npm run fuzz -- TARGET [SECONDS]: random input against one of the functions of fuzz/src/targets.rs until something breaks or time is up.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { cache, root, target as builds } from "./lib/paths.mjs";
import { Failure, main, relative } from "./lib/run.mjs";
import { nativeRust } from "./lib/rust.mjs";
import { cargoTool } from "./lib/tools.mjs";

const version = "0.13.2";

const read = (...path) => readFileSync(join(root, ...path), "utf8");
const within = (folder, keep) => readdirSync(join(root, folder), { recursive: true }).filter(keep).sort().map((file) => read(folder, file));
const scorecards = () => [...within("www/examples", (file) => file.endsWith(".json")), ...within("tests/cases/judge", (file) => file.endsWith("scorecard.json"))];
const tables = () => within("tests/cases/tables", (file) => file.endsWith(".csv"));
/** Lines of wordings as the target reads them: the plan's words, the result, the name, the year. */
const wordings = () => within("tests/cases/tables/wordings", () => true).flatMap((text) => text.split("\n").slice(1).map((line) => line.split("\t")))
  .map(([name, , target, result]) => `${target}\t${/[[{]/.test(result || "") ? "" : result}\t${name}\t2023`);

// What each target starts from. Where bytes only choose, anything of some length does.
const seeds = {
  json: () => [...scorecards(), ...within("tests/cases/bad", (file) => file.endsWith("input.json"))],
  csv: tables,
  cells: tables,
  wordings,
  judge: scorecards,
  round_trip: scorecards,
};

/** A dictionary of libFuzzer: the words of the seeds, for a fuzzer does not guess "từ … trở lên". */
function dictionary(texts) {
  const words = new Set(texts.flatMap((text) => text.match(/"[^"]{1,20}"|[^\s",;:{}[\]]{2,20}/g) || []));
  const escaped = (word) => [...Buffer.from(word)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
  return [...words].sort().slice(0, 2000).map((word) => `"${escaped(word)}"\n`).join("");
}

await main(async () => {
  const [name, seconds = "600"] = process.argv.slice(2);
  if (!Object.hasOwn(seeds, name) || !/^\d+$/.test(seconds)) throw new Failure(`npm run fuzz -- TARGET [SECONDS]; the targets are ${Object.keys(seeds).join(", ")}.`);
  const rust = await nativeRust();
  const fuzz = await cargoTool("cargo-fuzz", "cargo-fuzz", version);
  const folder = (kind) => join(cache, "fuzz", kind, name);
  for (const kind of ["seeds", "corpus", "crashes"]) mkdirSync(folder(kind), { recursive: true });
  const texts = seeds[name]();
  for (const text of texts) writeFileSync(join(folder("seeds"), createHash("sha1").update(text).digest("hex")), text);
  const words = join(cache, "fuzz", `${name}.dict`);
  writeFileSync(words, dictionary(texts));
  const kept = join(root, "tests/cases/crash");
  // No sanitizer: the crate has no unsafe code, and the checks of a debug build stay on. The instrumentation itself needs no nightly.
  const flags = [`-max_total_time=${seconds}`, "-max_len=8192", "-timeout=10", "-rss_limit_mb=2048", `-dict=${words}`, `-artifact_prefix=${folder("crashes")}/`, "-print_final_stats=1"];
  const corpora = [folder("corpus"), folder("seeds"), ...(existsSync(kept) ? [kept] : [])];
  const args = ["run", "--fuzz-dir", join(root, "fuzz"), "--sanitizer", "none", name, ...corpora, "--", ...flags];
  const env = { ...process.env, ...rust.env, RUSTC_BOOTSTRAP: "1", CARGO_TARGET_DIR: join(builds, "fuzz") };
  const code = await new Promise((done) => {
    const child = spawn(fuzz, args, { cwd: root, env, stdio: "inherit" });
    child.on("error", () => done(127));
    child.on("close", done);
  });
  if (code !== 0) throw new Failure(`${name} broke (code ${code}). The input is in ${relative(folder("crashes"))}: keep it as tests/cases/crash/NAME, with a name that says what it does, and mend what is at fault.`);
  console.log(`${name}: nothing broke in ${seconds} s.`);
});
