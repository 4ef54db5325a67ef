// npm run bench: how fast it is on this machine, natively and, where dist/ and Chromium are there, in the browser. Prints figures and judges none:
// a busy machine gives others. -- --most=10000 stops the growing documents at so many clauses (a million take three gigabytes).
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhole } from "./build.mjs";
import { browsers } from "./lib/browsers.mjs";
import { dist, root, target } from "./lib/paths.mjs";
import { main, run } from "./lib/run.mjs";
import { nativeRust } from "./lib/rust.mjs";

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

const table = (cells) => cells.forEach(([name, time, rate]) => console.log(`${name.padEnd(58)}${time.padStart(12)}${rate.padStart(22)}`));

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

/** The whole of ThuocDo.evaluate: text in, a report as an object out. */
async function inBrowser(documents) {
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
    return found;
  } finally {
    await browser.close();
    site.close();
  }
}

await main(async () => {
  const rust = await nativeRust();
  const cargo = (bench, log, ...args) => run(rust.cargo, ["bench", "--locked", "--manifest-path", join(root, "benches/Cargo.toml"), "--bench", bench, "--", ...args], {
    env: { ...rust.env, CARGO_TARGET_DIR: join(target, "benches"), CARGO_TERM_COLOR: "never" }, log, what: `cargo bench --bench ${bench}`,
  });
  const load = existsSync("/proc/loadavg") ? `, load ${readFileSync("/proc/loadavg", "utf8").split(" ").slice(0, 3).join(" ")}` : "";
  console.log(`${rust.verbose.split("\n")[0]}${load}`);
  table(rows(await cargo("verdicts", "bench-verdicts")));
  const linear = await cargo("linear", "bench-linear", ...process.argv.slice(2));
  console.log(linear.slice(linear.indexOf("  clauses")).trimEnd());
  if (!existsSync(join(dist, "thuoc-do.js"))) return console.log("browser: not measured, run npm run build first");
  const unit = (await cargo("linear", "bench-unit", "--print-unit")).split("\n").find((line) => line.startsWith("{"));
  const example = readFileSync(join(root, "www/examples/ninh-thuan-2023.json"), "utf8");
  return table(await inBrowser([["a plan of seven targets", example, 200], ["a unit: 100 criteria, 15 editions", unit, 30]]));
});
