// npm run reproduce: builds once more in another folder, with a target folder and a std of its own, and compares every file of dist/.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildAll, fresh } from "./build.mjs";
import { cache, dist, root } from "./lib/paths.mjs";
import { Failure, main, run, step } from "./lib/run.mjs";
import { files } from "./lib/stamp.mjs";
import { setup } from "./setup.mjs";

/** What a build reads. Commands and packages are shared: they are pinned, and write no path of their own. */
const sources = ["Cargo.toml", "Cargo.lock", "package.json", "package-lock.json", "tsconfig.json", "src", "www", "editions", "scripts", "README.md"];
const shared = ["node_modules", ".cache/tools"];

function below(folder, place = "") {
  return readdirSync(join(folder, place), { withFileTypes: true }).flatMap((entry) => {
    const inside = place ? `${place}/${entry.name}` : entry.name;
    return entry.isDirectory() ? below(folder, inside) : [inside];
  }).sort();
}

/** Where two files part, in a few words. */
function difference(one, other) {
  if (one.length !== other.length) return `${one.length} and ${other.length} bytes`;
  return `from byte ${one.findIndex((byte, at) => byte !== other[at])} of ${one.length}`;
}

await main(async () => {
  await setup();
  if (!fresh()) await buildAll();
  const elsewhere = mkdtempSync(join(tmpdir(), "thuoc-do-another-place-"));
  try {
    for (const file of files(...sources)) {
      mkdirSync(dirname(join(elsewhere, file)), { recursive: true });
      cpSync(join(root, file), join(elsewhere, file));
    }
    mkdirSync(join(elsewhere, ".cache"));
    for (const place of shared.filter((each) => existsSync(join(root, each)))) symlinkSync(join(root, place), join(elsewhere, place));
    await step(`the same in ${elsewhere}`, async () => {
      const env = { CARGO_TARGET_DIR: undefined, TZ: "Asia/Ho_Chi_Minh", LANG: "C" };
      await run(process.execPath, ["scripts/build.mjs"], { cwd: elsewhere, env, log: "reproduce", timeout: 3600, what: "The second build" });
    });
    const again = join(elsewhere, "dist");
    const names = [...new Set([...below(dist), ...below(again)])].sort();
    const different = names.flatMap((name) => {
      const both = [dist, again].map((folder) => join(folder, name));
      if (!both.every(existsSync)) return [`  ${name}: only in one of the two`];
      const [one, other] = both.map((file) => readFileSync(file));
      return one.equals(other) ? [] : [`  ${name}: ${difference(one, other)}`];
    });
    if (different.length > 0) {
      const kept = join(cache, "reproduce");
      rmSync(kept, { recursive: true, force: true });
      cpSync(again, kept, { recursive: true });
      throw new Failure(`${different.length} of ${names.length} files differ (the second build is kept in .cache/reproduce):\n${different.join("\n")}`);
    }
    console.log(`${names.length} files, the same byte for byte.`);
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});
