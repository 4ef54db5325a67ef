// npm run soak: long use in Chromium, all of what npm test does a short part of. Prints figures; fails where something grows or is lost.
import { join } from "node:path";
import { buildAll, fresh } from "./build.mjs";
import { browsers } from "./lib/browsers.mjs";
import { dist } from "./lib/paths.mjs";
import { attempt, main, relative, showTail } from "./lib/run.mjs";

await main(async () => {
  const found = await browsers();
  if (!fresh()) await buildAll();
  const program = ["--test", "--test-force-exit", "--test-reporter=spec", join("tests/browser", "chromium-soak.test.mjs")];
  const result = await attempt(process.execPath, program, { env: { ...found, THUOC_DO_DIST: dist, THUOC_DO_SOAK: "1", NO_COLOR: "1" }, log: "soak", timeout: 3600 });
  const number = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, "m").exec(result.output)?.[1] || 0);
  // The figures, and what each belongs to.
  for (const [line] of result.output.split("ℹ tests ")[0].matchAll(/^(✔|✖|﹣|ℹ) .*$/gm)) console.log(line);
  const broken = number("fail") + number("cancelled") || (result.code === 0 && number("pass") > 0 ? 0 : 1);
  if (broken) {
    showTail(result, 80);
    console.log(`the whole output is in ${relative(result.file)}`);
  }
  console.log(`${number("pass")} passed, ${broken} failed${number("skipped") ? `, ${number("skipped")} skipped` : ""}`);
  if (broken) process.exit(1);
});
