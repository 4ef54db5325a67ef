// What each part of the core costs: an edition compiled once more with the names of its functions, and their bytes added up by folder.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { target } from "./paths.mjs";
import { run, step } from "./run.mjs";
import { triple } from "./rust.mjs";
import { forDownload, wasmOpt } from "./wasm.mjs";

const CODE = 10;
const IMPORTS = 2;
const CUSTOM = 0;

/** Reads numbers and names of a module from place to place. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * place;
      if (byte < 128) return value;
    }
  }

  name() {
    const length = this.number();
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString("utf8");
  }
}

function importedFunctions(reader) {
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.name();
    reader.name();
    const kind = reader.bytes[reader.at++];
    if (kind === 0) functions++;
    if (kind === 0) reader.number();
    else if (kind === 3) reader.at += 2;
    else {
      if (kind === 1) reader.at++;
      const limited = reader.number();
      reader.number();
      if (limited & 1) reader.number();
    }
  }
  return functions;
}

/** [{name, bytes}] of every function of a module that holds a section "name". */
function functions(module) {
  const names = new Map();
  const sizes = [];
  let imported = 0;
  const reader = new Reader(module, 8);
  while (reader.at < module.length) {
    const id = module[reader.at++];
    const end = reader.number() + reader.at;
    if (id === IMPORTS) imported = importedFunctions(reader);
    if (id === CODE) {
      for (let left = reader.number(); left > 0; left--) {
        const size = reader.number();
        sizes.push(size);
        reader.at += size;
      }
    }
    if (id === CUSTOM && reader.name() === "name") {
      while (reader.at < end) {
        const kind = module[reader.at++];
        const last = reader.number() + reader.at;
        // 1: the names of the functions.
        for (let left = kind === 1 ? reader.number() : 0; left > 0; left--) names.set(reader.number(), reader.name());
        reader.at = last;
      }
    }
    reader.at = end;
  }
  return sizes.map((bytes, index) => ({ name: names.get(index + imported) || "", bytes }));
}

/** The folder of src a function comes from; what belongs to none of them is the standard library, the border's crates, or glue. */
function folder(name) {
  const found = /thuoc_do(?:\[\w+\])?(?:::|\d+)([a-z]+)/.exec(name);
  if (found) return `src/${found[1]}`;
  return /^chart_/.test(name) ? "src/web" : "std and crates";
}

/** Bytes by folder, the dearest first, and their sum. Code that the compiler put into its caller counts as the caller's. */
export async function prices2({ wasm, bindgen }, edition) {
  const made = join(edition.folder, "named");
  mkdirSync(made, { recursive: true });
  const file = join(made, "thuoc_do_bg.wasm");
  await step(`${edition.name} edition with names`, async () => {
    const env = { ...wasm.env, CARGO_TARGET_DIR: join(target, "named"), CARGO_PROFILE_RELEASE_STRIP: "false" };
    await run(wasm.cargo, ["build", "--release", "--lib", "--target", triple, "--locked", ...edition.features], { env, log: "cargo-named", what: "Compiling the core with names" });
    const input = join(target, "named", triple, "release/thuoc_do.wasm");
    await run(bindgen, [input, "--keep-debug", "--target", "no-modules", "--no-typescript", "--out-dir", made, "--out-name", "thuoc_do"], { log: "wasm-bindgen-named", what: "wasm-bindgen" });
    await wasmOpt(file, file, ["-g", ...forDownload.filter((flag) => flag !== "--strip-debug"), "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int"]);
  });
  const { writeFileSync: w } = await import('node:fs'); w('/tmp/functions.json', JSON.stringify(functions(readFileSync(file))));
  const sums = new Map();
  let total = 0;
  for (const { name, bytes } of functions(readFileSync(file))) {
    const where = folder(name);
    sums.set(where, (sums.get(where) || 0) + bytes);
    total += bytes;
  }
  return { total, rows: [...sums].sort((one, other) => other[1] - one[1]) };
}
