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

/** What a real WordPress needs besides PHP: its files as Debian divides them, a database, and PHP's way to it. */
async function wordpress() {
  const files = join(cache, "hosts/wordpress");
  const tree = join(files, "usr/share/wordpress");
  const packages = ["wordpress", "wordpress-theme-twentytwentyone", "wordpress-theme-twentytwentythree", "libjs-underscore", "libjs-cropper", "php-getid3"];
  if (!process.env.WORDPRESS) await aptUnpack(packages, files, "usr/share/wordpress/wp-content/themes/twentytwentyone/style.css", "WordPress for the tests is");
  const mariadb = join(cache, "hosts/mariadb");
  if (!process.env.MARIADB) await aptUnpack(["mariadb-server-core", "libaio1", "liburing2", "libnuma1"], mariadb, "usr/sbin/mariadbd", "MariaDB for the tests is");
  // The module must be of the very PHP that runs.
  const modules = ask("php", ["-r", "echo PHP_EXTENSION_DIR;"]);
  const version = ask("php", ["-r", "echo PHP_MAJOR_VERSION, '.', PHP_MINOR_VERSION;"]);
  const php = join(cache, `hosts/php-${version}`);
  if (!process.env.PHP_MYSQL) await aptUnpack([`php${version}-mysql`], php, join(modules, "mysqli.so"), "PHP's module for MariaDB is");
  return { WORDPRESS: process.env.WORDPRESS || tree, MARIADB: process.env.MARIADB || mariadb, PHP_MYSQL: process.env.PHP_MYSQL || join(php, modules) };
}

/**
 * Where the tests find what is not an npm package: WORDPRESS its tree, MARIADB and NGINX what lies before /usr/sbin, PHP_MYSQL the folder
 * of mysqli.so.
 */
async function hosts() {
  if (ask("php", ["--version"]) === null) await aptInstall(["php-cli"], "PHP for the test with WordPress is");
  return { ...(await wordpress()), NGINX: await nginx() };
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
