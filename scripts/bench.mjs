// npm run bench: how fast it is on this machine, natively and, where dist/ and Chromium are there, in the browser, also beside other
// libraries (tests/bench). Prints figures and judges none: a busy machine gives others. -- --browser runs that part alone, building what
// is missing; --rounds=9 takes each figure of the comparison so often; --most=10000 stops the growing documents at so many clauses (a
// million take three gigabytes).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildAll, buildWhole, fresh } from "./build.mjs";
import { browsers } from "./lib/browsers.mjs";
import { whole } from "./lib/editions.mjs";
import { nginx } from "./lib/nginx.mjs";
import { dist, root, target } from "./lib/paths.mjs";
import { main, run } from "./lib/run.mjs";
import { nativeRust } from "./lib/rust.mjs";
import { nodeModules } from "./lib/tools.mjs";

/** Criterion's lines as rows: name, time of one run (the middle of its three), elements a second. */
function rows(output) {
  const found = [];
  let name = "";
  for (const line of output.split("\n")) {
    const time = /^(.*?)\s*time:\s+\[\S+ \S+ (\S+ \S+) \S+ \S+\]/.exec(line);
    const rate = /thrpt:\s+\[\S+ \S+ (\S+ \S+) \S+ \S+\]/.exec(line);
    if (time) found.push([time[1] || name, time[2], ""]);
    else if (rate && found.length > 0) found[found.length - 1][2] = rate[1].replace("elem/s", " verdicts/s");
    else if (/^\S/.test(line)) name = line.trim();
  }
  return found;
}

const table = (cells) => cells.forEach(([name, time, rate]) => console.log(`${name.padEnd(62)}${time.padStart(12)}${rate.padStart(22)}`));

/** Runs inside the page: milliseconds of one evaluation, the median of many after some to warm up. */
async function evaluations(text, count) {
  const times = [];
  for (let at = 0; at < count + 5; at += 1) {
    const start = performance.now();
    await globalThis.ThuocDo.evaluate(text);
    if (at >= 5) times.push(performance.now() - start);
  }
  return times.sort((one, two) => one - two)[Math.floor(times.length / 2)];
}

/** A made-up index of ten weighted parts with a panel of 63 units; the first is the document's own. */
function panel() {
  const score = (unit, part) => (1 + ((unit * 37 + part * 53) % 900) / 100).toFixed(2);
  const parts = [...Array(10).keys()];
  const units = [...Array(63).keys()];
  const own = parts.map((part) => ({ id: `p${part}`, score: Number(score(0, part)) }));
  return JSON.stringify({
    version: 1, as_of: "2024-06-30", unit: { id: "u0", name: "Đơn vị 0" },
    indicators: [{
      id: "x", name: "X", editions: [{ year: 2023, scale: [0, 100], units: 63 }],
      parts: parts.map((part) => ({ id: `p${part}`, name: `P${part}`, weight: 0.1, min: 1, max: 10 })),
      results: [{ year: 2023, parts: own }],
      targets: [{ id: "t", year: 2023, all: [{ score: { at_least: 65 } }, { rank: { at_most: 20 } }] }],
    }],
    panels: [{
      indicator: "x", year: 2023, columns: ["unit", ...parts.map((part) => `p${part}`), "total"],
      rows: units.map((unit) => {
        const scores = parts.map((part) => Number(score(unit, part)));
        return [`Đơn vị ${unit}`, ...scores, scores.reduce((sum, one) => sum + one, 0).toFixed(2)];
      }),
    }],
  });
}

/** Runs inside the page: milliseconds of one what-if on a chart that is there already, the median of many. */
async function whatIfs(wasm, text, count) {
  const bytes = Uint8Array.from(globalThis.atob(wasm), (letter) => letter.charCodeAt(0));
  const glue = globalThis.makeGlue();
  await glue({ module_or_path: await WebAssembly.compile(bytes) });
  const chart = glue.Chart.fromJson(text, {});
  const times = [];
  for (let at = 0; at < count + 20; at += 1) {
    const start = performance.now();
    // Clocks of pages are coarse: ten at a time.
    for (let one = 0; one < 10; one += 1) chart.supposing("x", 2023, `p3=${(5 + one / 10 + at / 1000).toFixed(3)}`);
    if (at >= 20) times.push((performance.now() - start) / 10);
  }
  return times.sort((one, two) => one - two)[Math.floor(times.length / 2)];
}

/** Runs inside the page: milliseconds to judge so many copies of a scorecard that are read already, the median of some. */
async function judgings(wasm, text, copies, count) {
  const bytes = Uint8Array.from(globalThis.atob(wasm), (letter) => letter.charCodeAt(0));
  const glue = globalThis.makeGlue();
  await glue({ module_or_path: await WebAssembly.compile(bytes) });
  const charts = Array.from({ length: copies }, () => glue.Chart.fromJson(text, {}));
  const times = [];
  for (let at = 0; at < count + 2; at += 1) {
    const start = performance.now();
    for (const chart of charts) chart.judged();
    if (at >= 2) times.push(performance.now() - start);
  }
  return times.sort((one, two) => one - two)[Math.floor(times.length / 2)];
}

/** The whole of ThuocDo.evaluate: text in, a report as an object out. */
async function inBrowser(documents) {
  await buildWhole();
  process.env.CHROMIUM ||= (await browsers()).CHROMIUM;
  const { startChromium } = await import(pathToFileURL(join(root, "tests/browser/lib/chromium.mjs")).href);
  const { html, startSite } = await import(pathToFileURL(join(root, "tests/browser/lib/site.mjs")).href);
  const [site, browser] = [await startSite(), await startChromium()];
  try {
    const session = await browser.session();
    await session.open(site.page(html("")));
    const found = [];
    for (const [name, text, count] of documents) {
      const median = await session.eval(evaluations, text, count);
      found.push([`browser/${name}`, `${median.toFixed(2)} ms`, ""]);
    }
    const glue = readFileSync(join(whole.folder, "glue.js"), "utf8").replace("export function", "function");
    site.page(`${glue}\nglobalThis.makeGlue = makeGlue;`, { name: "glue.js" });
    await session.open(site.page(html("", { script: "glue.js" })));
    const wasm = readFileSync(join(whole.folder, "thuoc_do.wasm")).toString("base64");
    const median = await session.eval(whatIfs, wasm, panel(), 100);
    found.push(["browser/a what-if over 63 units and 10 parts", `${median.toFixed(3)} ms`, ""]);
    const nation = await session.eval(judgings, wasm, documents[documents.length - 1][1], 63, 15);
    found.push(["browser/national scorecard, 63 documents, resolved and judged", `${nation.toFixed(1)} ms`, ""]);
    return found;
  } finally {
    await browser.close();
    site.close();
  }
}

/** The same figures drawn by us and by others. Libraries and lock file lie in tests/bench, apart from ours. */
async function besideRivals(rounds) {
  await nodeModules(join(root, "tests/bench"));
  Object.assign(process.env, { CHROMIUM: (await browsers()).CHROMIUM, NGINX: await nginx() });
  const { compare } = await import(pathToFileURL(join(root, "tests/bench/compare.mjs")).href);
  await compare(rounds);
}

await main(async () => {
  const rust = await nativeRust();
  const cargo = (bench, log, ...args) => run(rust.cargo, ["bench", "--locked", "--manifest-path", join(root, "benches/Cargo.toml"), "--bench", bench, "--", ...args], {
    env: { ...rust.env, CARGO_TARGET_DIR: join(target, "benches"), CARGO_TERM_COLOR: "never" }, log, what: `cargo bench --bench ${bench}`,
  });
  const load = existsSync("/proc/loadavg") ? `, load ${readFileSync("/proc/loadavg", "utf8").split(" ").slice(0, 3).join(" ")}` : "";
  console.log(`${rust.verbose.split("\n")[0]}${load}`);
  const browserOnly = process.argv.includes("--browser");
  if (browserOnly) {
    if (!fresh()) await buildAll();
  } else {
    table(rows(await cargo("verdicts", "bench-verdicts")));
    const linear = await cargo("linear", "bench-linear", ...process.argv.slice(2).filter((word) => word.startsWith("--most")));
    console.log(linear.slice(linear.indexOf("  clauses")).trimEnd());
    if (!existsSync(join(dist, "thuoc-do.js"))) return console.log("browser: not measured, run npm run build first");
  }
  const rounds = Number(/--rounds=(\d+)/.exec(process.argv.join(" "))?.[1] || 5);
  await besideRivals(rounds);
  const unit = (await cargo("linear", "bench-unit", "--print-unit")).split("\n").find((line) => line.startsWith("{"));
  const example = readFileSync(join(root, "www/examples/ninh-thuan-2023.json"), "utf8");
  return table(await inBrowser([["a plan of seven targets", example, 200], ["a unit: 100 criteria, 15 editions", unit, 30]]));
});
