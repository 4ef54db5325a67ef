/** nginx as portals set it up: compression, policies, wrong types and character sets; the one-file script and dist/split. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startChromium } from '../browser/lib/chromium.mjs';
import { element, table } from '../browser/lib/documents.mjs';
import { readOwners } from '../browser/lib/inpage.mjs';
import { dist, html } from '../browser/lib/site.mjs';
import { suite } from '../browser/lib/suite.mjs';
import { assertDrawn, assertQuiet, openDrawn } from '../browser/lib/waiting.mjs';
import { startNginx } from './lib/nginx.mjs';

const shared = suite(startChromium);
const { inSession } = shared;
const manifest = JSON.parse(fs.readFileSync(path.join(dist, 'split/manifest.json'), 'utf8'));
let nginx;

before(async () => {
  nginx = await startNginx();
});
after(() => nginx?.close());

/** A page with an element and a table in this folder of the server. */
const put = (folder, options) => nginx.put(`${folder}/page.html`, html(element() + table(), options));

/** {bytes, headers} as they come over the wire. */
function ask(place, encoding) {
  return new Promise((done, failed) => {
    http
      .get(`${nginx.origin}/${place}`, { headers: { 'accept-encoding': encoding } }, (answer) => {
        let bytes = 0;
        answer.on('data', (data) => (bytes += data.length));
        answer.on('end', () => done({ bytes, headers: answer.headers }));
      })
      .on('error', failed);
  });
}

const codes = async (session) => (await session.eval(readOwners)).map((each) => [each.code, each.visible, each.drawn]);
const both = (code) => [
  [code, true, false],
  [code, true, false],
];

for (const encoding of ['br', 'gzip', 'identity']) {
  test(`compressed as ${encoding}: what a visitor downloads`, async () => {
    const { bytes, headers } = await ask('split/thuoc-do.js', encoding);
    assert.equal(headers['content-encoding'], encoding === 'identity' ? undefined : encoding);
    const whole = fs.statSync(path.join(dist, 'thuoc-do.js')).size;
    assert.ok(encoding === 'identity' ? bytes === whole : bytes < whole * 0.42, `${bytes} of ${whole} bytes`);
  });
}

for (const [what, script] of [
  ['the one-file script', 'thuoc-do.js'],
  ['dist/split', manifest['thuoc-do'].script],
  ['dist/split, full edition', manifest['thuoc-do.full'].script],
]) {
  test(`${what}: drawn under script-src 'self' 'wasm-unsafe-eval'`, () =>
    inSession(async (session) => {
      await openDrawn(session, put('csp-wasm', { script }));
      await assertDrawn(session, 2);
      await assertQuiet(session);
    }));

  test(`${what}: drawn by the twin without 'wasm-unsafe-eval'`, () =>
    inSession(async (session) => {
      await openDrawn(session, put('csp', { script }));
      await assertDrawn(session, 2);
    }));

  test(`${what}: without 'wasm-unsafe-eval' and without the twin the reason is csp and the author's content stays`, () =>
    inSession(async (session) => {
      await openDrawn(session, put('csp-alone', { script }));
      assert.deepEqual(await codes(session), both('csp'));
    }));

  test(`${what}: drawn where .js and .wasm are sent as octet-stream`, () =>
    inSession(async (session) => {
      await openDrawn(session, put('octet', { script }));
      await assertDrawn(session, 2);
      await assertQuiet(session);
    }));

  test(`${what}: drawn where .js and .wasm are sent without a type`, () =>
    inSession(async (session) => {
      assert.equal((await ask(`none/${script}`, 'identity')).headers['content-type'], undefined);
      await openDrawn(session, put('none', { script }));
      await assertDrawn(session, 2);
      await assertQuiet(session);
    }));

  test(`${what}: as text/plain with nosniff no browser runs it, and the author's content stays`, () =>
    inSession(async (session) => {
      await session.open(put('nosniff', { script }));
      assert.deepEqual(await codes(session), both(null));
    }));
}

test('dist/split: compiled while it arrives; one request for the wasm, and none before there is a chart', () =>
  inSession(
    async (session) => {
      const { script, wasm } = manifest['thuoc-do'];
      const asked = [];
      session.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await session.open(nginx.put('split/none.html', html('<p>Không có biểu đồ</p>', { script })));
      assert.ok(!asked.includes(`/split/${wasm}`));
      await openDrawn(session, put('split', { script }));
      await assertDrawn(session, 2);
      assert.deepEqual(
        asked.filter((each) => each.endsWith('.wasm')),
        [`/split/${wasm}`],
      );
      assert.equal(await session.eval(() => window.streamed), 1);
      await assertQuiet(session);
    },
    {
      init: () => {
        const real = WebAssembly.compileStreaming;
        window.streamed = 0;
        WebAssembly.compileStreaming = (...args) => {
          window.streamed++;
          return real.apply(WebAssembly, args);
        };
      },
    },
  ));

test('dist/split: where the server has no .wasm (as IIS without its type) the reason is fetch, and the content stays', () =>
  inSession(async (session) => {
    await openDrawn(session, put('lost', { script: manifest['thuoc-do'].script }));
    assert.deepEqual(await codes(session), both('fetch'));
  }));

test('dist/split joined into another script has no address: the reason is fetch, nothing is requested but the page', () =>
  inSession(async (session) => {
    const text = fs.readFileSync(path.join(dist, 'split', manifest['thuoc-do'].script), 'utf8');
    await openDrawn(session, nginx.put('split/inline.html', html(`${element()}${table()}<script>${text}</script>`, { script: null })));
    assert.deepEqual(await codes(session), both('fetch'));
  }));

test('dist/split: names go with content and may be cached for ever', async () => {
  for (const { script, wasm } of [manifest['thuoc-do'], manifest['thuoc-do.full']]) {
    for (const name of [script, wasm]) {
      const { headers } = await ask(`split/${name}`, 'br');
      assert.match(headers['cache-control'], /immutable/);
      assert.match(name, /\.[0-9a-f]{12}\.(js|wasm)$/);
      assert.ok(!headers['content-type'].includes('octet'));
    }
    assert.ok(fs.readFileSync(path.join(dist, 'split', script), 'utf8').includes(`"${wasm}"`), 'the script names its own wasm');
  }
});

test('a windows-1252 page: the script is ASCII, so its Vietnamese is whole, and a page with references is read', () =>
  inSession(async (session) => {
    const ascii = (text) => text.replace(/[^ -~\n]/g, (letter) => `&#${letter.codePointAt(0)};`);
    const body = `${ascii(table())}<thuoc-do>${ascii('<p class="author">Chưa có dữ liệu</p>')}<table><tr><td>x</td></tr></table></thuoc-do>`;
    const page = html(body, { script: 'thuoc-do.js' }).replace('<meta charset="utf-8">', '').replaceAll('Trang thử', 'Trang');
    await openDrawn(session, nginx.put('1252/page.html', Buffer.from(page, 'latin1')));
    assert.equal(await session.eval(() => document.characterSet), 'windows-1252');
    await assertDrawn(session, 1);
    const [, broken] = await session.eval(readOwners);
    assert.match(broken.message, /^Không vẽ được biểu đồ\./);
  }));

test('time from navigation to the first chart, one file against split (told, not judged)', async (t) => {
  for (const [what, script] of [
    ['one file', 'thuoc-do.js'],
    ['split', manifest['thuoc-do'].script],
  ]) {
    const times = [];
    for (let i = 0; i < 7; i++) {
      await inSession(async (session) => {
        await openDrawn(session, put('split', { script }));
        times.push(await session.eval(() => window.first));
      }, { init: () => document.addEventListener('thuoc-do:ready', () => { window.first ??= Math.round(performance.now()); }) });
    }
    const { bytes } = await ask(`split/${script}`, 'br');
    const beside = what === 'split' ? (await ask(`split/${manifest['thuoc-do'].wasm}`, 'br')).bytes : 0;
    t.diagnostic(`${what}: median ${times.sort((a, b) => a - b)[3]} ms, ${bytes + beside} bytes of brotli in ${beside ? 2 : 1} file(s)`);
  }
});
