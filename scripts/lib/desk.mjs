// The editor's pages, each one file: styles, script and data inside, and a policy that allows just these and no network.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { built, codeOnly, prove, version } from "./bundle.mjs";
import { desk, full, small } from "./editions.mjs";
import { dist, root } from "./paths.mjs";
import { Failure, step } from "./run.mjs";

const sum = (algorithm, text) => `${algorithm}-${createHash(algorithm).update(text).digest("base64")}`;

/** What `integrity` needs of each script, and what saved pages hold. */
function release() {
  const scripts = [full, small].map(({ script, file }) => ({
    file: script, versioned: script.replace("thuoc-do", `thuoc-do-${version()}`), sum: sum("sha384", readFileSync(file)),
  }));
  return `<script type="application/json" id="release">${JSON.stringify(scripts)}</script>\n<script type="text/plain" id="widget">${readFileSync(full.file, "utf8")}</script>`;
}

/**
 * The page of www/<place>/index.html with its style sheet and its script put in, and a policy that names them by their sums. `policy` says
 * what its script may do besides, `data` what stands before the script.
 */
function seal(place, style, script, policy, data) {
  const page = `www/${place}/index.html`;
  const put = (html, pattern, text) => {
    if (!pattern.test(html)) throw new Failure(`${page} holds no ${pattern.source}.`);
    return html.replace(pattern, () => text);
  };
  const rules = [
    "default-src 'none'", `script-src '${sum("sha256", script)}'${policy.script}`, `style-src '${sum("sha256", style)}'`, "img-src data:", "base-uri 'none'", "form-action 'none'",
    "require-trusted-types-for 'script'", `trusted-types ${policy.types}`,
  ];
  let html = readFileSync(join(root, page), "utf8");
  html = put(html, /<meta charset="utf-8">/, `<meta charset="utf-8">\n    <meta http-equiv="Content-Security-Policy" content="${rules.join("; ")}">`);
  html = put(html, /<link rel="stylesheet" href="[^"]*">/, `<style>${style}</style>`);
  html = put(html, /<script src="main\.ts"><\/script>/, `${data}<script>${script}</script>`);
  mkdirSync(dirname(join(dist, place, "index.html")), { recursive: true });
  writeFileSync(join(dist, place, "index.html"), html);
}

/** dist/snippet and dist/paste. */
export function desks() {
  return step("the editor's pages", async () => {
    const esbuild = await import("esbuild");
    const css = await esbuild.transform(readFileSync(join(root, "www/snippet/page.css"), "utf8"), { loader: "css", minify: true, charset: "ascii" });
    const style = css.code.trim();
    const snippet = await built(desk, "inside", {}, "www/snippet/main.ts");
    // The one page of ours that may parse HTML, into a document that runs and loads nothing.
    await prove(snippet, codeOnly(snippet, desk.folder), "the script of dist/snippet", ["DOMParser"]);
    seal("snippet", style, snippet, { script: " 'wasm-unsafe-eval'", types: "thuoc-do-paste" }, `${release()}\n`);
    const paste = await built(desk, "inside", {}, "www/paste/main.ts");
    await prove(paste, paste, "the script of dist/paste");
    seal("paste", style, paste, { script: "", types: "'none'" }, "");
  });
}
