/** nginx with brotli and gzip, serving dist/ and the pages of a test, the way portals are (and are not) set up. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { dist } from '../../browser/lib/site.mjs';

const WITH_WASM = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const WITHOUT = "default-src 'self'";

async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

const config = (port, folder, program) => `
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes 1; daemon off; master_process on;
pid ${folder}/pid; error_log ${folder}/error.log warn;
${['filter', 'static'].map((name) => `load_module ${program}/usr/lib/nginx/modules/ngx_http_brotli_${name}_module.so;`).join(' ')}
events { worker_connections 64; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  types { text/html html; text/javascript js; application/json json; application/wasm wasm; }
  default_type application/octet-stream;
  gzip on; gzip_types text/javascript application/json application/wasm; gzip_comp_level 9;
  brotli on; brotli_types text/javascript application/json application/wasm; brotli_comp_level 5; brotli_static on;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/www;
    location = /favicon.ico { return 204; }
    location /csp-wasm/ { add_header Content-Security-Policy "${WITH_WASM}"; }
    location /csp/ { add_header Content-Security-Policy "${WITHOUT}"; }
    location /csp-alone/ { add_header Content-Security-Policy "${WITHOUT}"; location ~ twin { return 404; } }
    location /octet/ { types { text/html html; } }
    location /none/ { types { text/html html; } default_type ""; }
    location /nosniff/ { types { text/html html; } default_type text/plain; add_header X-Content-Type-Options nosniff; }
    location /1252/ { charset windows-1252; source_charset windows-1252; }
    location /lost/ { location ~ \\.wasm$ { return 404; } }
    location ~ ^/split/.*\\.(js|wasm)$ { add_header Cache-Control "public, max-age=31536000, immutable"; }
  }
}`;

/** Writes what `brotli_static` serves: compressed once, as well as it goes. */
function compressed(folder) {
  const names = fs.readdirSync(folder).filter((name) => /\.(js|wasm)$/.test(name));
  for (const name of names) fs.writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(fs.readFileSync(path.join(folder, name))));
}

const FOLDERS = ['csp-wasm', 'csp', 'csp-alone', 'octet', 'none', 'nosniff', '1252', 'lost', 'split'];

/** {origin, put(place, text or bytes), close}. Every folder holds thuoc-do.js, its twin and what dist/split holds. */
export async function startNginx() {
  const program = process.env.NGINX || '';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'thuoc-do-nginx-'));
  const www = path.join(folder, 'www');
  for (const name of FOLDERS) {
    fs.cpSync(path.join(dist, 'split'), path.join(www, name), { recursive: true });
    for (const script of ['thuoc-do.js', 'thuoc-do.twin.js']) fs.copyFileSync(path.join(dist, script), path.join(www, name, script));
  }
  compressed(path.join(www, 'split'));
  const port = await freePort();
  fs.writeFileSync(path.join(folder, 'nginx.conf'), config(port, folder, program));
  // Its libraries of compression lie beside it, in a folder of the machine's architecture.
  const libraries = fs.readdirSync(`${program}/usr/lib`).filter((name) => name.endsWith('-linux-gnu')).map((name) => `${program}/usr/lib/${name}`);
  const env = { ...process.env, LD_LIBRARY_PATH: [...libraries, process.env.LD_LIBRARY_PATH || ''].join(':') };
  const child = spawn(`${program}/usr/sbin/nginx`, ['-p', folder, '-e', `${folder}/error.log`, '-c', path.join(folder, 'nginx.conf')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => (said += data));
  const origin = `http://127.0.0.1:${port}`;
  for (let i = 0; ; i++) {
    if (child.exitCode !== null || i > 100) throw new Error(`nginx does not serve: ${said}`);
    if (await fetch(`${origin}/split/manifest.json`).then((answer) => answer.ok, () => false)) break;
    await wait(50);
  }
  return {
    origin,
    put(place, content) {
      fs.mkdirSync(path.dirname(path.join(www, place)), { recursive: true });
      fs.writeFileSync(path.join(www, place), content);
      return `${origin}/${place}`;
    },
    close() {
      child.kill();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
