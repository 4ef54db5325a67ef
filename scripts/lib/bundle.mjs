// The loader, the glue, the packed wasm and the style sheet into one classic script; or all but the wasm, which then lies beside it;
// or the core as JavaScript in place of both.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dist, root } from "./paths.mjs";
import { Failure, step } from "./run.mjs";

export function version() {
  return /^version = "(.+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
}

const generated = { "thuoc-do:glue": "glue.js", "thuoc-do:wasm": "packed.js", "thuoc-do:core": "core.js" };

/** Makes the generated modules and style sheets importable; `core` says where the wasm is, inside or beside, or that it is translated. */
function plugin(esbuild, folder, core) {
  return {
    name: "thuoc-do",
    setup(bundler) {
      bundler.onResolve({ filter: /^thuoc-do:(glue|wasm|core)$/ }, ({ path }) => ({ path: join(folder, generated[path]) }));
      bundler.onResolve({ filter: /^thuoc-do:compile$/ }, () => ({ path: join(root, `www/embed/${core}.ts`) }));
      bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { code } = await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true, charset: "ascii", target: ["chrome61", "safari11", "firefox63"] });
        return { contents: code.trim(), loader: "text" };
      });
    },
  };
}

// What the shipped script has no business with. Looked for in the code alone: the packed wasm may spell anything.
const forbidden = [
  "innerHTML", "outerHTML", "insertAdjacentHTML", "DOMParser", "document.write", "eval(", "new Function", "import(", "importScripts",
  "localStorage", "sessionStorage", "indexedDB", ".cookie", "sendBeacon", "XMLHttpRequest", "WebSocket", "EventSource", "require(", "import.meta",
];

/** What every script must be; `code` is the text without a packed wasm, `but` what this one may name all the same. */
export async function prove(text, code, script, but = []) {
  const acorn = await import("acorn");
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 126) throw new Failure(`${script} is not ASCII at character ${at}.`);
  }
  for (const word of ["</script", "<!--"]) {
    if (text.toLowerCase().includes(word)) throw new Failure(`${script} holds "${word}" and could not stand inside a page.`);
  }
  try {
    acorn.parse(text, { ecmaVersion: 2017, sourceType: "script" });
  } catch (error) {
    throw new Failure(`${script} is not ES2017: ${error.message}, near ${JSON.stringify(text.slice(Math.max(0, error.pos - 60), error.pos + 60))}.`);
  }
  for (const word of forbidden) if (code.includes(word) && !but.includes(word)) throw new Failure(`${script} holds "${word}", which no page code of ours may use.`);
}

/**
 * esbuild puts "use strict" before the function. There it would bind every script that a portal joins behind ours into one file;
 * and without a semicolon a script before ours that ends in an expression would call it.
 */
function closed(text) {
  const head = /^(\/\*!.*\*\/\n)"use strict";\(\(\)=>\{/;
  if (!head.test(text)) throw new Failure("esbuild writes the head of the script in a new form: scripts/lib/bundle.mjs must be adapted.");
  return text.replace(head, (_, banner) => `${banner};(()=>{"use strict";`);
}

/** The packed text, as it stands in the script. */
function packedText(folder) {
  return /^export const packed = (".*");$/m.exec(readFileSync(join(folder, "packed.js"), "utf8"))[1].slice(1, -1);
}

/** The script without the wasm inside. */
export function codeOnly(text, folder) {
  const packed = packedText(folder);
  if (!text.includes(packed)) throw new Failure("The script does not hold the packed wasm as it was made.");
  return text.replace(packed, () => "");
}

/** The text of a script. `define` gives further constants of the build, `entry` is its first file. */
export async function built({ name, folder }, core, define = {}, entry = "www/embed/main.ts") {
  const esbuild = await import("esbuild");
  try {
    const { outputFiles } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true, minify: true, write: false, format: "iife", target: "es2017", charset: "ascii", legalComments: "none", logLevel: "silent",
      define: {
        THUOC_DO_VERSION: JSON.stringify(version()), THUOC_DO_FULL: String(name !== "small"), THUOC_DO_IS_TWIN: String(core === "translated"),
        THUOC_DO_TWIN: '""', ...define,
      },
      plugins: [plugin(esbuild, folder, core)],
    });
    // Once more over the whole: what bundling has joined can be shortened further.
    const { code } = await esbuild.transform(outputFiles[0].text, {
      minify: true, target: "es2017", charset: "ascii", legalComments: "none", banner: `/*! thuoc-do ${version()} | MIT OR Apache-2.0 */`,
    });
    return closed(code);
  } catch (error) {
    if (!error.errors) throw error;
    const lines = error.errors.map(({ location, text }) => `${location ? `${location.file}:${location.line}: ` : ""}${text}`);
    throw new Failure(`${entry} could not be bundled:\n${lines.join("\n")}`);
  }
}

/** Writes a script, and in dist/ once more under a name that may be cached for ever. */
function write({ file, script }, text) {
  writeFileSync(file, text);
  if (file.startsWith(dist)) copyFileSync(file, join(dist, script.replace("thuoc-do", `thuoc-do-${version()}`)));
}

/** A script with its wasm inside. */
export function bundle(edition) {
  return step(`bundle, ${edition.name} edition`, async () => {
    const text = await built(edition, "inside");
    await prove(text, codeOnly(text, edition.folder), edition.script);
    write(edition, text);
  });
}

/** The twin, a script like the others; gives its text. */
export async function bundleTwin(twin) {
  let text;
  await step("bundle, twin", async () => {
    text = await built(twin, "translated");
    await prove(text, text, twin.script);
    if (/typeof WebAssembly|WebAssembly\.\w/.test(text)) throw new Failure(`${twin.script} uses WebAssembly, without which it must do.`);
    write(twin, text);
  });
  return text;
}

/** The name of a file that may be cached for ever: other content has another name. */
function hashed(stem, ending, content) {
  return `${stem}.${createHash("sha256").update(content).digest("hex").slice(0, 12)}.${ending}`;
}

/** dist/split: for each edition a script and its wasm, the twin of both, and which names belong together. */
export function split(editions, twinText) {
  return step("split", async () => {
    const folder = join(dist, "split");
    mkdirSync(folder, { recursive: true });
    const twin = hashed("thuoc-do.twin", "js", twinText);
    writeFileSync(join(folder, twin), twinText);
    const manifest = { version: version(), "thuoc-do.twin": { script: twin } };
    for (const edition of editions) {
      const stem = edition.script.replace(/\.js$/, "");
      const bytes = readFileSync(join(edition.folder, "thuoc_do.wasm"));
      const wasm = hashed(stem, "wasm", bytes);
      const text = await built(edition, "beside", { THUOC_DO_WASM: JSON.stringify(wasm), THUOC_DO_TWIN: JSON.stringify(twin) });
      const script = hashed(stem, "js", text);
      await prove(text, text, `split/${script}`);
      writeFileSync(join(folder, wasm), bytes);
      writeFileSync(join(folder, script), text);
      manifest[stem] = { script, wasm };
    }
    writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  });
}
