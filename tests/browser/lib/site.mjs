/** The pages under test: dist/ and pages made up by a test, over http on 127.0.0.1 and as files on disk. */
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const repo = fileURLToPath(new URL('../../../', import.meta.url));
export const dist = process.env.THUOC_DO_DIST || path.join(repo, 'dist');
export const cases = path.join(repo, 'tests/cases/examples');
export const pictures = path.join(repo, '.cache/pictures');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** Names of the examples that both exist in dist/ and have an expected judgement; at least five must. */
export function exampleNames() {
  const names = fs
    .readdirSync(path.join(dist, 'examples'))
    .filter((name) => name.endsWith('.thuoc-do.html'))
    .map((name) => name.replace('.thuoc-do.html', ''))
    .sort();
  if (names.length < 5) throw new Error(`dist/examples holds ${names.length} pages, at least 5 are expected`);
  return names;
}

export function exampleFile(name) {
  return path.join(dist, 'examples', `${name}.thuoc-do.html`);
}

export function expectedOf(name) {
  return JSON.parse(fs.readFileSync(path.join(cases, name, 'expected.json'), 'utf8')).targets;
}

/** A whole page around a body. Options: head, lang, script (address of thuoc-do.js, null for none). */
export function html(body, { head = '', lang = 'vi', script = 'thuoc-do.js' } = {}) {
  const tag = script === null ? '' : `<script src="${script}"></script>`;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Trang thử</title>${head}</head><body><main><h1>Trang thử</h1>${body}</main>${tag}</body></html>`;
}

/** Serves dist/ and the pages handed to `page`, each with headers of its own; `file` puts a page on disk instead. */
export async function startSite() {
  const pages = new Map();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'thuoc-do-pages-'));
  for (const script of ['thuoc-do.js', 'thuoc-do.full.js', 'thuoc-do.twin.js']) fs.copyFileSync(path.join(dist, script), path.join(folder, script));
  const requests = [];
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    requests.push(pathname);
    const made = pages.get(pathname);
    if (made && made.answer) {
      made.answer(request, response);
      return;
    }
    if (made) {
      response.writeHead(made.status, { 'content-type': TYPES[path.extname(pathname)] || 'text/plain', ...made.headers });
      response.end(made.text);
      return;
    }
    const file = path.join(dist, path.normalize(decodeURIComponent(pathname)));
    if (!file.startsWith(dist) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404);
      response.end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] || 'application/octet-stream', 'cache-control': 'no-store' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  let count = 0;
  return {
    origin,
    /** Paths asked for so far. */
    requests,
    /** Puts text at an address of its own and returns that address. */
    page(text, { name = `page-${++count}.html`, headers = {}, status = 200 } = {}) {
      pages.set(`/${name}`, { text, headers, status });
      return `${origin}/${name}`;
    },
    /** Answers at an address as `answer(request, response)` does, however that is; gives the address. */
    live(name, answer) {
      pages.set(`/${name}`, { answer });
      return `${origin}/${name}`;
    },
    file(text, { name = `page-${++count}.html` } = {}) {
      const where = path.join(folder, name);
      fs.writeFileSync(where, text);
      return pathToFileURL(where).href;
    },
    close() {
      server.closeAllConnections();
      server.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
