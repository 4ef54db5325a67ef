// dist/wordpress/thuoc-do.zip: the WordPress plugin of www/wordpress with the script inside, the same bytes at every build.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "./bundle.mjs";
import { full } from "./editions.mjs";
import { dist, root } from "./paths.mjs";
import { Failure, step } from "./run.mjs";
import { files } from "./stamp.mjs";

const source = "www/wordpress/thuoc-do";

/** Place in the plugin's folder → bytes. */
function contents() {
  const made = {};
  for (const file of files(source)) made[file.slice(source.length + 1)] = readFileSync(join(root, file), "utf8").replaceAll("@VERSION@", version());
  made["thuoc-do.js"] = readFileSync(full.file);
  made["THIRD-PARTY.txt"] = readFileSync(join(dist, "THIRD-PARTY.txt"));
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) made[file] = readFileSync(join(root, file));
  if (!made["thuoc-do.php"].includes(`Version:           ${version()}\n`)) throw new Failure(`${source}/thuoc-do.php does not say its version where WordPress looks for it.`);
  return made;
}

export function plugin() {
  return step("WordPress plugin", async () => {
    const { strToU8, zipSync } = await import("fflate");
    const entries = {};
    // Always the same day, given as the archive keeps it: in local time.
    const settings = { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: (0o100644 << 16) >>> 0 };
    for (const [place, content] of Object.entries(contents())) entries[`thuoc-do/${place}`] = [typeof content === "string" ? strToU8(content) : content, settings];
    const zip = zipSync(entries);
    mkdirSync(join(dist, "wordpress"), { recursive: true });
    writeFileSync(join(dist, "wordpress/thuoc-do.zip"), zip);
    return `${Math.round(zip.length / 1000)} kB`;
  });
}
