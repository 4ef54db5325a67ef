// wasm-bindgen's command in the version Cargo.lock names, and the npm packages of package-lock.json.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cache, executable, root } from "./paths.mjs";
import { Failure, ask, attempt, run, showTail, step } from "./run.mjs";
import { nativeRust } from "./rust.mjs";

/** The version of a crate in Cargo.lock: the tool and the crate speak a private format, so they must agree to the digit. */
export function lockedVersion(crate) {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const found = new RegExp(`^name = "${crate}"\\nversion = "(.+)"`, "m").exec(lock);
  if (!found) throw new Failure(`Cargo.lock does not name ${crate}.`);
  return found[1];
}

/**
 * Installs a command from the Rust crate registry into .cache/tools, unless the right version is there or on the PATH; gives its path.
 * The crate's own lock file is used where the registry has all it names; a mirror that lags behind gets the nearest versions it has.
 */
export async function cargoTool(crate, command, version) {
  const tools = join(cache, "tools");
  const own = join(tools, "bin", command + executable);
  const right = (program) => ask(program, ["--version"])?.split(" ")[1] === version;
  if (right(own)) return own;
  if (right(command)) return command;
  await step(`${crate} ${version}`, async () => {
    const rust = await nativeRust();
    const work = join(cache, "tools-target");
    const args = ["install", crate, "--version", version, "--bin", command, "--root", tools, "--target-dir", work, "--force"];
    const options = { log: crate, env: { ...rust.env, RUSTFLAGS: undefined, CARGO_ENCODED_RUSTFLAGS: undefined } };
    const locked = await attempt(rust.cargo, [...args, "--locked"], options);
    if (locked.code !== 0) {
      const again = await attempt(rust.cargo, args, options);
      if (again.code !== 0) {
        showTail(again);
        throw new Failure(`${crate} ${version} could not be installed from the Rust crate registry: with a network, run "cargo install ${crate} --version ${version}" and try again.`);
      }
    }
    rmSync(work, { recursive: true, force: true });
    return locked.code === 0 ? undefined : "without its lock file, which names a version the registry does not have";
  });
  return own;
}

export const wasmBindgen = () => cargoTool("wasm-bindgen-cli", "wasm-bindgen", lockedVersion("wasm-bindgen"));

/** npm notes what it installed; equal notes mean that npm ci would change nothing. */
function installedAsLocked(folder) {
  const notes = join(folder, "node_modules/.package-lock.json");
  if (!existsSync(notes)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(notes, "utf8")).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => path === "" || (optional && !present[path]) || present[path]?.version === version);
}

/** Installs what the lock file of a folder names: ours, or that of a part of the tests. */
export async function nodeModules(folder = root) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Failure(`Node ${process.versions.node} is too old: install Node 20.19 or newer and try again.`);
  if (installedAsLocked(folder)) return;
  await step("npm ci", () => {
    // Also under NODE_ENV=production: everything here is for building. What the tests alone need is only read, never started.
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", ...(folder === root ? [] : ["--ignore-scripts"])];
    return run("npm", args, { cwd: folder, log: "npm-ci", what: "npm ci (it needs a network)" }).then(() => undefined);
  });
}
