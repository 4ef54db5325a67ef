// The rest of dist/: the command, the self-contained example pages, the gallery, the schema, the sums.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { dist, executable, root, target } from "./paths.mjs";
import { Failure, run, step } from "./run.mjs";

const www = join(root, "www");

export async function buildCommand({ native }) {
  await step("the command", () => run(native.cargo, ["build", "--release", "--bins", "--locked"], {
    env: { ...native.env, CARGO_TARGET_DIR: target }, log: "cargo-command", what: "Compiling the command",
  }).then(() => undefined));
  return join(target, "release", `thuoc-do${executable}`);
}

/** www/examples/*.json, each as it is and as one self-contained page. */
export function examples(command) {
  return step("examples", async () => {
    const from = join(www, "examples");
    const to = join(dist, "examples");
    mkdirSync(to, { recursive: true });
    const names = readdirSync(from).filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -5)).sort();
    if (names.length === 0) throw new Failure("www/examples holds no scorecard.");
    for (const name of names) {
      cpSync(join(from, `${name}.json`), join(to, `${name}.json`));
      const args = ["render", join(from, `${name}.json`), "--view", "scorecard", "-o", join(to, `${name}.thuoc-do.html`), "--script", join(dist, "thuoc-do.full.js")];
      await run(command, args, { log: `render-${name}`, what: `Rendering www/examples/${name}.json` });
    }
    return `${names.length}`;
  });
}

/**
 * A page of www with the scorecards written into it: <script type="application/json" data-file="examples/x.json"></script> gets the
 * file's text, for a page opened from disk may not read other files. "<" is escaped, so that no text can end the script early.
 */
function fillIn(html, page) {
  return html.replace(/(<script\b[^>]*\bdata-file="([^"]+)"[^>]*>)\s*(<\/script>)/g, (_, open, file, close) => {
    const source = join(www, file);
    if (!existsSync(source)) throw new Failure(`${page} asks for www/${file}, which is not there.`);
    const text = readFileSync(source, "utf8").trim().replaceAll("<", "\\u003c");
    return `${open}\n${text}\n${close}`;
  });
}

/** Pages, style sheets and pictures of www; the loader's sources, the examples rendered above, the editor's pages and the WordPress plugin apart. */
export function pages() {
  return step("pages", () => {
    const skipped = new Set(["embed", "examples", "paste", "snippet", "wordpress"]);
    const visit = (folder) => {
      for (const entry of readdirSync(join(www, folder), { withFileTypes: true })) {
        const place = join(folder, entry.name);
        if (entry.isDirectory()) {
          if (!skipped.has(place)) visit(place);
        } else if (/\.(html|css|svg|png|txt)$/.test(entry.name)) {
          mkdirSync(dirname(join(dist, place)), { recursive: true });
          if (entry.name.endsWith(".html")) writeFileSync(join(dist, place), fillIn(readFileSync(join(www, place), "utf8"), `www/${place}`));
          else cpSync(join(www, place), join(dist, place));
        }
      }
    };
    visit("");
    if (!existsSync(join(dist, "index.html"))) throw new Failure("www/index.html, the gallery, is not there.");
    cpSync(join(www, "embed/thuoc-do.d.ts"), join(dist, "thuoc-do.d.ts"));
  });
}

export function schema(command) {
  return step("schema", async () => {
    const text = await run(command, ["schema"], { log: "schema", what: "thuoc-do schema" });
    JSON.parse(text);
    writeFileSync(join(dist, "scorecard.schema.json"), text);
  });
}

function distFiles(folder = "") {
  return readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = folder ? `${folder}/${entry.name}` : entry.name;
    return entry.isDirectory() ? distFiles(place) : [place];
  }).sort();
}

const sum = (place) => createHash("sha256").update(readFileSync(join(dist, place))).digest("hex");

/** Written last, in the form `sha256sum -c` reads. */
export function sums() {
  const lines = distFiles().filter((place) => place !== "SHA256SUMS").map((place) => `${sum(place)}  ${place}\n`);
  writeFileSync(join(dist, "SHA256SUMS"), lines.join(""));
}

/** Is dist/ whole, as the sums say? */
export function intact() {
  if (!existsSync(join(dist, "SHA256SUMS"))) return false;
  const lines = readFileSync(join(dist, "SHA256SUMS"), "utf8").trimEnd().split("\n");
  return lines.every((line) => existsSync(join(dist, line.slice(66))) && sum(line.slice(66)) === line.slice(0, 64));
}
