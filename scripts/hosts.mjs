// npm run test:hosts [-- --write]: real cleaners, editors and servers. --write puts the outcomes into docs/editors.md.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildAll, fresh } from "./build.mjs";
import { aptInstall, aptUnpack } from "./lib/apt.mjs";
import { browsers } from "./lib/browsers.mjs";
import { nginx } from "./lib/nginx.mjs";
import { cache, dist, root } from "./lib/paths.mjs";
import { ask, attempt, main, relative, showTail } from "./lib/run.mjs";
import { nodeModules } from "./lib/tools.mjs";

const folder = join(root, "tests/hosts");

/** Where the tests find what is not an npm package: {WORDPRESS: its tree, NGINX: what lies before /usr/sbin/nginx}. */
async function hosts() {
  if (ask("php", ["--version"]) === null) await aptInstall(["php-cli"], "PHP for the test with WordPress is");
  const unpacked = join(cache, "hosts");
  const tree = "usr/share/wordpress";
  if (!process.env.WORDPRESS) await aptUnpack(["wordpress"], join(unpacked, "wordpress"), join(tree, "wp-includes/kses.php"), "WordPress for the tests is");
  return { WORDPRESS: process.env.WORDPRESS || join(unpacked, "wordpress", tree), NGINX: await nginx() };
}

await main(async () => {
  await nodeModules();
  await nodeModules(folder);
  const env = { ...(await browsers()), ...(await hosts()), THUOC_DO_DIST: dist, NO_COLOR: "1", THUOC_DO_WRITE: process.argv.includes("--write") ? "1" : undefined };
  if (!fresh()) await buildAll();
  let failed = 0;
  let passed = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).sort()) {
    const result = await attempt(process.execPath, ["--test", "--test-force-exit", "--test-reporter=spec", join("tests/hosts", file)], { env, log: `hosts-${file}`, timeout: 600 });
    const number = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, "m").exec(result.output)?.[1] || 0);
    const broken = number("fail") + number("cancelled") || (result.code === 0 && number("pass") > 0 ? 0 : 1);
    if (broken) showTail(result, 80);
    console.log(`tests/hosts/${file}: ${number("pass")} passed, ${broken} failed${broken ? `; the whole output is in ${relative(result.file)}` : ""}`);
    passed += number("pass");
    failed += broken;
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exit(1);
});
