// npm run test:packages: the npm package in a plain page, a Vite and a webpack project; the bill of materials against its schema.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { browsers } from "./lib/browsers.mjs";
import { dist, root } from "./lib/paths.mjs";
import { attempt, main, relative, run, showTail } from "./lib/run.mjs";
import { nodeModules } from "./lib/tools.mjs";

const folder = join(root, "tests/packages");

await main(async () => {
  await nodeModules();
  await nodeModules(folder);
  const env = { ...(await browsers()), THUOC_DO_DIST: dist, NO_COLOR: "1" };
  // Builds dist/ first where it is not fresh.
  await run(process.execPath, ["scripts/package.mjs"], { log: "package", what: "npm run package" });
  let failed = 0;
  let passed = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).sort()) {
    const result = await attempt(process.execPath, ["--test", "--test-force-exit", "--test-reporter=spec", join("tests/packages", file)], { env, log: `packages-${file}`, timeout: 600 });
    const number = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, "m").exec(result.output)?.[1] || 0);
    const broken = number("fail") + number("cancelled") || (result.code === 0 && number("pass") > 0 ? 0 : 1);
    if (broken) showTail(result, 80);
    console.log(`tests/packages/${file}: ${number("pass")} passed, ${broken} failed${broken ? `; the whole output is in ${relative(result.file)}` : ""}`);
    passed += number("pass");
    failed += broken;
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exit(1);
});
