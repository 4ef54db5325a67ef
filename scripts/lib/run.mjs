// Runs child programs: output goes to a log file, its tail is shown when the child fails, and every step says how long it took.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { logs, root } from "./paths.mjs";

/** A failure whose message is a sentence for the person at the keyboard; anything else is a defect of the scripts. */
export class Failure extends Error {}

const children = new Set();

/** Kills what is still running: a child leads its own process group, so that the browsers it started go with it. */
function stop(child) {
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    for (const child of children) stop(child);
    process.exit(1);
  });
}

/**
 * Runs a program to its end and gives {code, output, timedOut}; never throws because the child failed.
 * options: cwd, env (added to ours; undefined removes), log (name of the log file), timeout (seconds).
 */
export function attempt(program, args, { cwd = root, env = {}, log = "last", timeout = 1800 } = {}) {
  mkdirSync(logs, { recursive: true });
  const file = join(logs, `${log}.log`);
  const descriptor = openSync(file, "w");
  const merged = { ...process.env, ...env };
  for (const name of Object.keys(merged)) if (merged[name] === undefined) delete merged[name];
  return new Promise((resolve) => {
    let timedOut = false;
    const windows = process.platform === "win32";
    const child = spawn(program, args, { cwd, env: merged, stdio: ["ignore", descriptor, descriptor], detached: !windows, shell: windows && program === "npm" });
    children.add(child);
    const timer = setTimeout(() => {
      timedOut = true;
      stop(child);
    }, timeout * 1000);
    const end = (code) => {
      // A program that cannot be started may report both "error" and "close".
      if (!children.delete(child)) return;
      clearTimeout(timer);
      closeSync(descriptor);
      resolve({ code, timedOut, file, output: readFileSync(file, "utf8") });
    };
    child.on("error", () => end(127));
    child.on("close", (code) => end(code === null ? 1 : code));
  });
}

/** Runs a program that must succeed; on failure shows the end of its output and throws. */
export async function run(program, args, options = {}) {
  const result = await attempt(program, args, options);
  if (result.code === 0) return result.output;
  showTail(result);
  const reason = result.timedOut ? "took too long" : `ended with code ${result.code}`;
  throw new Failure(`${options.what || program} ${reason}; the whole output is in ${relative(result.file)}.`);
}

export function showTail({ output }, lines = 40) {
  const tail = output.trimEnd().split("\n").slice(-lines);
  console.error(tail.map((line) => `    ${line}`).join("\n"));
}

/** A quick question to a program: its standard output, or null when it is absent or fails. */
export function ask(program, args, env = {}) {
  const result = spawnSync(program, args, { cwd: root, env: { ...process.env, ...env }, encoding: "utf8", timeout: 30000 });
  return result.status === 0 ? result.stdout.trim() : null;
}

/** Does one step of work, with a line that says what and how long. */
export async function step(name, work) {
  const start = Date.now();
  const detail = await work();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${seconds.padStart(6)} s  ${name}${typeof detail === "string" ? ` (${detail})` : ""}`);
  return detail;
}

/** The frame of every verb: a Failure is one sentence and exit code 1, a defect keeps its stack. */
export async function main(verb) {
  try {
    await verb();
  } catch (error) {
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exit(1);
  }
}

export function relative(file) {
  return file.startsWith(root) ? file.slice(root.length + 1) : file;
}
