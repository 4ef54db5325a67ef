// Licences, sources and known weaknesses of what we depend on: cargo-deny over Cargo.lock, npm over the package-lock.json of each folder.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cache, executable, root } from "./paths.mjs";
import { ask, attempt, showTail, step } from "./run.mjs";
import { nativeRust } from "./rust.mjs";

export const cargoDenyVersion = "0.20.2";

/** Of what builds and tests; nothing of it is shipped. MPL-2.0 (axe-core) asks something only of who passes it on. */
const licences = new Set(["MIT", "Apache-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "BlueOak-1.0.0", "CC0-1.0", "CC-BY-4.0", "Zlib", "Unlicense", "Python-2.0", "MIT-0", "MPL-2.0"]);

// The editors of tests/hosts are what is tested, under licences of their own; they are read by a browser and go nowhere.
const folders = [{ folder: ".", free: true }, { folder: "tests/hosts", free: false }, { folder: "tests/packages", free: true }];

/** The pinned cargo-deny, if it is on this machine: its build takes longer than all the other checks. */
export function cargoDeny() {
  const own = join(cache, "tools/bin", `cargo-deny${executable}`);
  return [own, "cargo-deny"].find((program) => ask(program, ["--version"])?.split(" ")[1] === cargoDenyVersion);
}

const registry = "https://registry.npmjs.org/";

/** A licence of npm is good if each part of an AND, or one part of an OR, is. */
function accepted(text) {
  return text.replace(/[()]/g, "").split(" AND ").every((part) => part.split(" OR ").some((one) => licences.has(one.trim())));
}

/** Every package of the lock files comes from the registry with a sum, and with a licence we accept. */
function npmLocks(problems) {
  return step("npm licences and sources", () => {
    let count = 0;
    for (const { folder, free } of folders) {
      const { packages } = JSON.parse(readFileSync(join(root, folder, "package-lock.json"), "utf8"));
      for (const [place, { license = "none", resolved = registry, integrity }] of Object.entries(packages)) {
        if (place === "") continue;
        count += 1;
        const problem = (text) => problems.push(`${folder}/${place} ${text}`);
        if (free && !accepted(license)) problem(`has the licence "${license}"`);
        if (!integrity) problem("has no sum");
        if (!resolved.startsWith(registry)) problem(`comes from ${resolved}`);
      }
    }
    return `${count} packages`;
  });
}

/** How npm and cargo-deny say that they could not ask. */
const unreachable = /audit endpoint returned an error|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|failed to (fetch|clone|open|load) advisory database/i;

/**
 * One question to a data base of weaknesses; where it cannot be reached that is said, and is no failure. Nor is what it knows where
 * `problems` is null: what is found out tomorrow must not break a change of today.
 */
async function advisories(problems, name, program, args, options) {
  await step(name, async () => {
    const result = await attempt(program, args, { ...options, log: name.replace(/\W+/g, "-"), timeout: 120 });
    if (result.code === 0) return undefined;
    if (result.timedOut || unreachable.test(result.output)) return "the data base of advisories cannot be reached from here: not checked";
    showTail(result, 40);
    if (!problems) return 'weaknesses are known, see above: "npm run audit" fails for them';
    problems.push(name);
    return "FAILED";
  });
}

/** Gives the problems found, a line each. `strict`: known weaknesses are problems, too. */
export async function audit(strict) {
  const problems = [];
  await npmLocks(problems);
  const program = cargoDeny();
  if (program) {
    const { env } = await nativeRust();
    await step("cargo-deny: licences, bans, sources", async () => {
      const result = await attempt(program, ["--locked", "check", "licenses", "bans", "sources"], { env, log: "cargo-deny", timeout: 120 });
      if (result.code === 0) return undefined;
      problems.push("cargo-deny");
      showTail(result, 60);
      return "FAILED";
    });
    await advisories(strict ? problems : null, "cargo-deny: advisories", program, ["--locked", "check", "advisories"], { env });
  } else {
    console.log(`         cargo-deny ${cargoDenyVersion} is not here, so the crates' licences and advisories are not checked: "npm run audit" installs it (some minutes) and checks them.`);
  }
  // Old editors are known to be weak: that is why they are tested.
  for (const { folder } of folders.filter(({ free }) => free)) await advisories(strict ? problems : null, `npm audit, ${folder}`, "npm", ["audit", "--audit-level=high", "--loglevel=error"], { cwd: join(root, folder) });
  return problems;
}
