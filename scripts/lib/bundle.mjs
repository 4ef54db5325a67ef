// The loader, the glue, the packed wasm and the style sheet into one classic script.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dist, root } from "./paths.mjs";
import { Failure, step } from "./run.mjs";

export function version() {
  return /^version = "(.+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
}

/** Makes the two generated modules and style sheets importable. */
function plugin(esbuild, folder) {
  return {
    name: "thuoc-do",
    setup(bundler) {
      bundler.onResolve({ filter: /^thuoc-do:(glue|wasm)$/ }, ({ path }) => ({ path: join(folder, path === "thuoc-do:glue" ? "glue.js" : "packed.js") }));
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

async function prove(text, { script, folder }) {
  const acorn = await import("acorn");
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 126) throw new Failure(`dist/${script} is not ASCII at character ${at}.`);
  }
  for (const word of ["</script", "<!--"]) {
    if (text.toLowerCase().includes(word)) throw new Failure(`dist/${script} holds "${word}" and could not stand inside a page.`);
  }
  try {
    acorn.parse(text, { ecmaVersion: 2017, sourceType: "script" });
  } catch (error) {
    throw new Failure(`dist/${script} is not ES2017: ${error.message}, near ${JSON.stringify(text.slice(Math.max(0, error.pos - 60), error.pos + 60))}.`);
  }
  const code = codeOnly(text, folder);
  for (const word of forbidden) if (code.includes(word)) throw new Failure(`dist/${script} holds "${word}", which no page code of ours may use.`);
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

export function bundle(edition) {
  return step("bundle", async () => {
    const esbuild = await import("esbuild");
    try {
      const { outputFiles } = await esbuild.build({
        absWorkingDir: root,
        entryPoints: ["www/embed/main.ts"],
        bundle: true, minify: true, write: false, format: "iife", target: "es2017", charset: "ascii", legalComments: "none", logLevel: "silent",
        banner: { js: `/*! thuoc-do ${version()} | MIT OR Apache-2.0 */` },
        define: { THUOC_DO_VERSION: JSON.stringify(version()), THUOC_DO_FULL: String(edition.name === "full") },
        plugins: [plugin(esbuild, edition.folder)],
      });
      const text = closed(outputFiles[0].text);
      await prove(text, edition);
      writeFileSync(edition.file, text);
      copyFileSync(edition.file, join(dist, edition.script.replace("thuoc-do", `thuoc-do-${version()}`)));
    } catch (error) {
      if (!error.errors) throw error;
      const lines = error.errors.map(({ location, text }) => `${location ? `${location.file}:${location.line}: ` : ""}${text}`);
      throw new Failure(`The loader could not be bundled:\n${lines.join("\n")}`);
    }
  });
}
