/** A real WordPress of one's own: Debian's files in a folder, MariaDB on a socket beside it, PHP's own server; all gone at the end. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const PASSWORD = 'mat-khau-cua-ban-thu';
const helper = (name) => fileURLToPath(new URL(name, import.meta.url));

async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a program as the head of a group, so that whatever it starts ends with it. */
function started(program, args, options) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const made = {
    said: '',
    ended: () => child.exitCode !== null || child.signalCode !== null,
    async stop() {
      if (made.ended()) return;
      const gone = new Promise((done) => child.once('exit', done));
      process.kill(-child.pid, 'SIGTERM');
      await Promise.race([gone, wait(5000)]);
      if (!made.ended()) process.kill(-child.pid, 'SIGKILL');
    },
  };
  child.on('error', (error) => (made.said += error));
  child.stderr.on('data', (data) => (made.said = (made.said + data).slice(-4000)));
  return made;
}

async function untilTrue(what, server, ask) {
  for (let i = 0; i < 400; i++) {
    if (server.ended()) throw new Error(`${what} has ended: ${server.said}`);
    if (await ask()) return;
    await wait(50);
  }
  throw new Error(`${what} does not answer: ${server.said}`);
}

/** MariaDB without tables of rights, on a socket only. */
async function startDatabase(folder) {
  const root = process.env.MARIADB || '';
  const share = `${root}/usr/share/mysql`;
  for (const name of ['data', 'temporary']) fs.mkdirSync(path.join(folder, name));
  const socket = path.join(folder, 'socket');
  const libraries = fs.existsSync(`${root}/usr/lib`) ? fs.readdirSync(`${root}/usr/lib`).filter((name) => name.endsWith('-linux-gnu')) : [];
  const env = { ...process.env, LD_LIBRARY_PATH: [...libraries.map((name) => `${root}/usr/lib/${name}`), process.env.LD_LIBRARY_PATH || ''].join(':') };
  const args = ['--no-defaults', `--datadir=${folder}/data`, `--tmpdir=${folder}/temporary`, `--socket=${socket}`, `--pid-file=${folder}/pid`, '--skip-networking', '--skip-grant-tables', `--lc-messages-dir=${share}`, `--character-sets-dir=${share}/charsets`, '--innodb-flush-log-at-trx-commit=0'];
  if (process.getuid() === 0) args.push('--user=root');
  const server = started(`${root}/usr/sbin/mariadbd`, args, { env });
  await untilTrue('MariaDB', server, () => fs.existsSync(socket));
  return { socket, stop: server.stop };
}

const CONFIG = (origin, socket) => `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '${origin}'); define('WP_SITEURL', '${origin}');
// Nothing here asks the world outside, and nothing runs but what a test does.
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('FS_METHOD', 'direct');
define('WP_DEBUG', true); define('WP_DEBUG_LOG', __DIR__ . '/debug.log'); define('WP_DEBUG_DISPLAY', false);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

/**
 * {origin, folder, run(task, input), debug(), stop}. Users: quantri (administrator), tacgia (author). `run` does in PHP what is no test's subject;
 * its tasks are in wordpress.php. `debug` gives what PHP complained of.
 */
export async function startWordPress() {
  const tree = process.env.WORDPRESS || '/usr/share/wordpress';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'thuoc-do-wordpress-'));
  const site = path.join(folder, 'site');
  const modules = ['mysqlnd', 'mysqli'].flatMap((name) => ['-d', `extension=${path.join(process.env.PHP_MYSQL || '', `${name}.so`)}`]);
  const settings = [...modules, '-d', 'upload_max_filesize=16M', '-d', 'post_max_size=16M', '-d', 'display_errors=stderr'];
  let database;
  let server;
  const stop = async () => {
    await server?.stop();
    await database?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    // Followed, for Debian's links lead to its other packages; the one to /etc leads nowhere here.
    fs.cpSync(tree, site, { recursive: true, dereference: true, filter: (file) => fs.existsSync(file) && !file.endsWith('/.htaccess') });
    fs.mkdirSync(path.join(site, 'wp-content/mu-plugins'), { recursive: true });
    fs.copyFileSync(helper('mu-plugin.php'), path.join(site, 'wp-content/mu-plugins/tests.php'));
    database = await startDatabase(folder);
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    fs.writeFileSync(path.join(site, 'wp-config.php'), CONFIG(origin, database.socket));
    const run = (task, input = {}) => {
      const env = { ...process.env, SITE: site, SOCKET: database.socket, HTTP_HOST: `127.0.0.1:${port}` };
      return JSON.parse(execFileSync('php', [...settings, helper('wordpress.php'), task], { env, input: JSON.stringify({ password: PASSWORD, ...input }), encoding: 'utf8' }));
    };
    run('install');
    server = started('php', [...settings, '-S', `127.0.0.1:${port}`, '-t', site], { cwd: site, env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' } });
    await untilTrue('WordPress', server, () => fetch(`${origin}/`).then((answer) => answer.ok, () => false));
    const log = path.join(site, 'debug.log');
    return { origin, folder: site, run, stop, debug: () => (fs.existsSync(log) ? fs.readFileSync(log, 'utf8') : '') };
  } catch (error) {
    await stop();
    throw error;
  }
}
