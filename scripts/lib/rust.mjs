// A Rust for wasm32, with a standard library built once for size. Tried in this order:
//   1. the Rust on the PATH with its sources (rustup's rust-src component is fetched if it can be): std built for size, the smallest result;
//   2. Debian's current Rust (packages rustc-web, cargo-web, rust-web-src, lld-22): the same;
//   3. the Rust on the PATH with rustup's ready-made wasm32 std: larger, and its newer wasm features must be lowered afterwards.
// THUOC_DO_RUST=rustup|debian|prebuilt takes one of them without trying the others.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { aptInstall } from "./apt.mjs";
import { cache, executable, root } from "./paths.mjs";
import { Failure, ask, attempt, run, step } from "./run.mjs";
import { hash, stamped, writeStamp } from "./stamp.mjs";

export const triple = "wasm32-unknown-unknown";
// Every panic is a bare trap: no message, no unwinding, no formatting code. The loader replaces an instance that trapped.
const immediateAbort = ["-Zunstable-options", "-Cpanic=immediate-abort"];
// In the page nothing is ever shown by {:?} (a test's business), so derive(Debug) and its formatting need no code there: 3 kB in brotli.
const noDebug = ["-Zfmt-debug=none", "-Zlocation-detail=none"];
const debianPackages = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
// A failed download is not tried again for this long: the second run must be fast without a network, too.
const forgetAfter = 6 * 3600 * 1000;

function manifest(field) {
  return new RegExp(`^${field} = "(.+)"`, "m").exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1];
}

function newEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  const [needMajor, needMinor] = (manifest("rust-version") || "1.92").split(".").map(Number);
  return major > needMajor || (major === needMajor && minor >= needMinor);
}

/** Looks at one installed Rust; null when it is absent. */
function look(name, cargo, rustc, env) {
  const verbose = ask(rustc, ["-vV"]);
  if (verbose === null || ask(cargo, ["--version"], env) === null) return null;
  const sysroot = ask(rustc, ["--print", "sysroot"]);
  const library = join(sysroot, "lib/rustlib/src/rust/library");
  return {
    name,
    cargo,
    env,
    verbose,
    version: /^release: (\S+)/m.exec(verbose)[1],
    sysroot,
    hasSources: () => existsSync(join(library, "std/src/lib.rs")),
    hasPrebuilt: () => existsSync(join(sysroot, "lib/rustlib", triple, "lib")),
  };
}

const onPath = () => look("PATH", "cargo", "rustc", {});
// With rustup installed, a plain "rustc" is rustup's, so Debian's cargo must be told its own compiler.
const debian = () => look("debian", "/usr/bin/cargo", "/usr/bin/rustc", { RUSTC: "/usr/bin/rustc", RUSTDOC: "/usr/bin/rustdoc" });

/** The native Rust: the command, the tests, the tools. */
export async function nativeRust() {
  const found = onPath();
  if (found && newEnough(found.version)) return found;
  if (!debian()) await aptInstall(debianPackages, `A Rust of version ${manifest("rust-version")} or newer is`);
  const instead = debian();
  if (instead && newEnough(instead.version)) return instead;
  throw new Failure(`Rust ${manifest("rust-version")} or newer is missing: install it with rustup ("rustup update stable") and try again.`);
}

async function rustup(name, ...args) {
  if (ask("rustup", ["--version"]) === null) return false;
  const failed = Number(stamped(`failed-${name}`) || 0);
  if (Date.now() - failed < forgetAfter) return false;
  const result = await attempt("rustup", args, { log: name, timeout: 90 });
  if (result.code !== 0) writeStamp(`failed-${name}`, String(Date.now()));
  return result.code === 0;
}

/** Builds std for size and for plain MVP wasm, once per compiler; gives the folder to name as --sysroot. */
async function sizedSysroot(rust) {
  const flags = ["-Cembed-bitcode=yes", "-Ctarget-cpu=mvp", "-Copt-level=z", ...immediateAbort];
  const folder = join(cache, "sysroot", hash(rust.verbose, flags.join(" "), "std,panic_abort").slice(0, 16));
  if (existsSync(folder)) return folder;
  await step(`Rust's std built for size (${rust.name}, rustc ${rust.version})`, async () => {
    const work = join(cache, "std");
    rmSync(work, { recursive: true, force: true });
    mkdirSync(join(work, "src"), { recursive: true });
    // An empty crate of its own workspace, for cargo needs one to build std for.
    writeFileSync(join(work, "Cargo.toml"), '[package]\nname = "nothing"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n');
    writeFileSync(join(work, "src/lib.rs"), "#![no_std]\n");
    const args = ["build", "--release", "--target", triple, "-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
    const env = { ...rust.env, ...rustflags([...flags, ...remaps(rust)]), RUSTC_BOOTSTRAP: "1", CARGO_TARGET_DIR: join(work, "target") };
    await run(rust.cargo, args, { cwd: work, env, log: "std", what: "Building Rust's std" });
    const deps = join(work, "target", triple, "release/deps");
    const half = `${folder}.part`;
    const lib = join(half, "lib/rustlib", triple, "lib");
    rmSync(half, { recursive: true, force: true });
    mkdirSync(lib, { recursive: true });
    for (const file of readdirSync(deps)) {
      if (file.endsWith(".rlib") && !file.startsWith("libnothing-")) cpSync(join(deps, file), join(lib, file));
    }
    // Renamed when complete, so that an interrupted build leaves no half sysroot behind.
    renameSync(half, folder);
    rmSync(work, { recursive: true, force: true });
  });
  return folder;
}

/** Flags as cargo takes them without splitting at spaces (a path may hold some). */
function rustflags(flags) {
  return { RUSTFLAGS: undefined, CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") };
}

/** No path of the building machine in the shipped bytes. */
function remaps(rust) {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), ".cargo");
  return [`--remap-path-prefix=${root}=.`, `--remap-path-prefix=${cargoHome}=cargo`, `--remap-path-prefix=${rust.sysroot}=rust`];
}

/** rustup brings a linker for wasm; Debian has it in a package of its own. Null when there is none. */
function linker(rust) {
  const host = /^host: (\S+)/m.exec(rust.verbose)[1];
  if (existsSync(join(rust.sysroot, "lib/rustlib", host, "bin", `rust-lld${executable}`))) return {};
  const found = ["wasm-ld-22", "wasm-ld"].find((name) => ask(name, ["--version"]) !== null);
  return found ? { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: found } : null;
}

async function sized(rust) {
  const sysroot = await sizedSysroot(rust);
  const flags = [`--sysroot=${sysroot}`, "-Ctarget-cpu=mvp", ...immediateAbort, ...noDebug, ...remaps(rust)];
  const env = { ...rust.env, ...rustflags(flags), ...linker(rust), RUSTC_BOOTSTRAP: "1" };
  return { ...rust, env, std: `std built for size with immediate-abort, MVP only, rustc ${rust.version}`, mvp: true };
}

function prebuilt(rust) {
  const flags = ["-Ctarget-feature=-reference-types,-multivalue", ...remaps(rust)];
  return { ...rust, env: { ...rust.env, ...rustflags(flags) }, std: `ready-made std, lowered to MVP, rustc ${rust.version}`, mvp: false };
}

const ways = {
  async rustup() {
    const rust = onPath();
    if (!rust || !newEnough(rust.version)) return null;
    if (!rust.hasSources()) await rustup("rust-src", "component", "add", "rust-src");
    return rust.hasSources() && linker(rust) ? sized(rust) : null;
  },
  async debian() {
    // Its cargo and std sources are separate packages, so all four are looked for.
    const complete = () => debian()?.hasSources() && linker(debian()) !== null;
    if (!complete()) await aptInstall(debianPackages, "A Rust which can build for wasm32 is");
    const rust = debian();
    return rust && newEnough(rust.version) && rust.hasSources() ? sized(rust) : null;
  },
  async prebuilt() {
    const rust = onPath();
    if (!rust || !newEnough(rust.version)) return null;
    if (!rust.hasPrebuilt()) await rustup("wasm-target", "target", "add", triple);
    return rust.hasPrebuilt() ? prebuilt(rust) : null;
  },
};

/**
 * The Rust that makes the wasm: {cargo, env, std, mvp}. `std` says which standard library it is (sizes depend on it);
 * `mvp` false means the module still has to be lowered.
 */
export async function wasmRust() {
  const forced = process.env.THUOC_DO_RUST;
  const reasons = [];
  for (const name of forced ? [forced] : ["rustup", "debian", "prebuilt"]) {
    if (!ways[name]) throw new Failure(`THUOC_DO_RUST is "${forced}"; it can be rustup, debian or prebuilt.`);
    try {
      const rust = await ways[name]();
      if (rust) return rust;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      reasons.push(error.message);
    }
  }
  const need = 'A Rust which can build for wasm32 is missing: with a network, run "rustup component add rust-src" and try again.';
  throw new Failure([need, ...reasons].join("\n"));
}
