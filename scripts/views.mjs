// npm run test:views [-- ENGINE]: every view of every example at three widths, in three engines.
import { buildAll, fresh } from "./build.mjs";
import { browsers } from "./lib/browsers.mjs";
import { dist } from "./lib/paths.mjs";
import { attempt, main, relative, showTail } from "./lib/run.mjs";
import { nodeModules } from "./lib/tools.mjs";

const engines = ["chromium", "firefox", "webkit"];

await main(async () => {
  await nodeModules();
  const found = await browsers();
  if (!fresh()) await buildAll();
  const total = { passed: 0, failed: 0 };
  for (const engine of engines.filter((name) => !process.argv[2] || process.argv[2] === name)) {
    const program = [process.execPath, "--test", "--test-force-exit", "--test-reporter=spec", "tests/views/views.test.mjs"];
    // Only WebKit's browser has no mode without a display.
    const [command, ...args] = engine === "webkit" ? [found.XVFB_RUN, "-a", ...program] : program;
    const env = { ...found, THUOC_DO_DIST: dist, THUOC_DO_ENGINE: engine, NO_COLOR: "1" };
    const result = await attempt(command, args, { env, log: `views-${engine}`, timeout: 600 });
    const number = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, "m").exec(result.output)?.[1] || 0);
    const failed = number("fail") + number("cancelled") || (result.code === 0 && number("pass") > 0 ? 0 : 1);
    if (failed) showTail(result, 80);
    console.log(`${engine}: ${number("pass")} passed, ${failed} failed${failed ? `; the whole output is in ${relative(result.file)}` : ""}`);
    total.passed += number("pass");
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0 || total.passed === 0) process.exit(1);
});
