/** Pages as portals have them: old modes, old libraries, loaders of other scripts, styles that spare nothing. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { transform } from 'esbuild';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { chromium } from 'playwright-core';
import { startChromium } from '../browser/lib/chromium.mjs';
import { element, table } from '../browser/lib/documents.mjs';
import { readLayout, settled } from '../browser/lib/inpage.mjs';
import { dist, exampleFile, exampleNames, html } from '../browser/lib/site.mjs';
import { suite } from '../browser/lib/suite.mjs';
import { assertDrawn, assertQuiet, openDrawn, until } from '../browser/lib/waiting.mjs';
import { modules } from './lib/cleaners.mjs';
import { oldPrototypes } from './lib/prototypes.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

const BODY = element() + table() + `<div class="thuoc-do">${table('')}</div>`;
const ours = fs.readFileSync(path.join(dist, 'thuoc-do.js'), 'utf8');
const library = (file) => fs.readFileSync(path.join(modules, file), 'utf8');

/** Draws three charts, quietly, on this page; then the buttons work. */
async function draws(session, url) {
  await openDrawn(session, url);
  await assertDrawn(session, 3);
  await session.click('thuoc-do button[aria-expanded]');
  await session.click('thuoc-do nav.tabs button[data-view="timeline"]');
  await assertQuiet(session);
}

test('quirks mode and the HTML of the nineties', () =>
  inSession(async (session) => {
    const old = html(BODY).replace('<!doctype html>', '').replace('<main>', '<table width=100% border=1><tr><td><font face=Arial><center><main>').replace('</main>', '</main></center></font></td></tr></table>');
    await draws(session, shared.site.page(old));
    assert.equal(await session.eval(() => document.compatMode), 'BackCompat');
  }));

test('polluted prototypes: enumerable additions, another Array.from, another reduce', () =>
  inSession(async (session) => {
    await draws(session, shared.site.page(html(BODY, { head: `<script>(${oldPrototypes})()</script>` })));
  }));

test('MooTools', () =>
  inSession(async (session) => {
    const made = shared.site.page(library('mootools/lib/mootools-core-1.5.2-server.js'), { name: 'mootools.js' });
    // The file is the one for servers: the language's prototypes are the same, and it hands out its names.
    await draws(session, shared.site.page(html(BODY, { head: `<script>window.exports = {}</script><script src="${made}"></script>` })));
    assert.equal(await session.eval(() => typeof String.prototype.contains), 'function', 'MooTools is not at work');
  }));

test('an AMD loader on the page (RequireJS): it neither takes the script for a module nor breaks over it', () =>
  inSession(async (session) => {
    const loader = shared.site.page(library('requirejs/require.js'), { name: 'require.js' });
    await draws(session, shared.site.page(html(BODY, { head: `<script src="${loader}"></script>` })));
    const kind = await session.eval(() => new Promise((done) => window.require(['/thuoc-do.js'], () => done(typeof window.ThuocDo.mount))));
    assert.equal(kind, 'function');
    const count = () => Array.from(document.querySelectorAll('*')).filter((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td')).length;
    assert.equal(await session.eval(count), 3);
    await assertQuiet(session);
  }));

test('joined with other scripts into one file: one without a semicolon before it, a sloppy one behind it', () =>
  inSession(async (session) => {
    const before = 'window.before = (function () { return function () { window.called = true } })()';
    const after = '\nfunction sloppy() { undeclared = 010; return this === window }\nwindow.after = sloppy();';
    const joined = shared.site.page(`${before}\n${ours}${after}`, { name: 'joined.js' });
    await draws(session, shared.site.page(html(BODY, { script: joined })));
    assert.deepEqual(await session.eval(() => [window.after, window.undeclared, window.called === undefined]), [true, 8, true]);
  }));

test('joined and minified once more, as portals do on their own', () =>
  inSession(async (session) => {
    const joined = `window.before = 1;\n${ours}\nwindow.after = window.before + 1;`;
    const { code } = await transform(joined, { minify: true, target: 'es2017' });
    assert.notEqual(code, joined);
    await draws(session, shared.site.page(html(BODY, { script: shared.site.page(code, { name: 'minified.js' }) })));
    assert.equal(await session.eval(() => window.after), 2);
  }));

test('joined and given to the page as text, without an address of its own', () =>
  inSession(async (session) => {
    await draws(session, shared.site.page(html(`${BODY}<script>${ours}</script>`, { script: null })));
  }));

test('a base address elsewhere: nothing of ours is looked for there', () =>
  inSession(async (session) => {
    await draws(session, shared.site.page(html(BODY, { head: '<base href="http://localhost:9/khac/">', script: `${shared.site.origin}/thuoc-do.js` })));
  }));

/** Rules on everything, each of which alone would undo a chart drawn in the page's own styles. */
const HOSTILE = {
  'colours, fonts, floats': '*{color:red!important;background:yellow!important;float:left!important;font:8px/1 serif!important}',
  'boxes and places': '*{box-sizing:content-box!important;position:absolute!important;width:10px!important;margin:-5px!important}',
  'nothing shown': 'svg,button,ul,li,span,div,thuoc-do{display:none!important;height:0!important}',
  'tables as blocks': 'table,tr,td,th,caption{display:block!important;border:9px solid!important}',
};
for (const [what, css] of Object.entries(HOSTILE)) {
  test(`a style that spares nothing (${what}): the chart is there, in its own layout`, () =>
    inSession(async (session) => {
      await openDrawn(session, shared.site.page(html(element(), { head: `<style>${css}</style>` })));
      const seen = await session.eval(() => {
        const host = document.querySelector('thuoc-do');
        const rows = Array.from(host.shadowRoot.querySelectorAll('[data-target]'));
        return { tall: host.getBoundingClientRect().height > 100, rows: rows.filter((each) => each.getClientRects().length > 0).length };
      });
      assert.deepEqual(seen, { tall: true, rows: 2 });
      const shape = (each) => each.replace(/\d+(\.\d+)?/g, '#');
      if (!css.includes('absolute')) assert.deepEqual((await session.eval(readLayout)).map(shape), []);
    }));
}

const BOXES = {
  'a flex row': '<div style="display:flex">#</div>',
  'a float': '<div style="float:left">#</div>',
  'an inline block': '<div style="display:inline-block">#</div>',
  'a cell of a layout table without a width': '<table><tr><td>#</td></tr></table>',
  'a grid': '<div style="display:grid;grid-template-columns:auto auto">#</div>',
};
for (const [what, box] of Object.entries(BOXES)) {
  test(`in ${what}: wide enough to be read, and nothing sticks out`, () =>
    inSession(async (session) => {
      await openDrawn(session, shared.site.page(html(box.replace('#', element()))));
      const width = await session.eval(() => document.querySelector('thuoc-do').getBoundingClientRect().width);
      assert.ok(width >= 240, `${width} px`);
      assert.deepEqual(await session.eval(readLayout), []);
    }));
}

test('a sandboxed frame with scripts allowed: drawn, though it has no origin and no storage', () =>
  inSession(async (session) => {
    const inner = shared.site.page(html(`${element()}<p><a href="/${exampleNames()[0]}.thuoc-do.html">Biểu đồ</a></p>`), { name: 'inner.html' });
    await session.open(shared.site.page(html(`<iframe sandbox="allow-scripts" src="${inner}" title="Trong" width="900" height="900"></iframe>`, { script: null })));
    const frame = session.page.frames().find((each) => each.url().endsWith('inner.html'));
    await frame.locator('thuoc-do [data-target]').first().waitFor();
    assert.equal(await frame.evaluate(() => window.origin), 'null');
    assert.equal(await frame.locator('thuoc-do [data-target]').count(), 2);
  }));

test('a frame made from text (srcdoc), and a self-contained page inside it', () =>
  inSession(async (session) => {
    const text = fs.readFileSync(exampleFile(exampleNames()[0]), 'utf8').replace(/&/g, '&amp;').replace(/"/g, '&quot;');
    await session.open(shared.site.page(html(`<iframe srcdoc="${text}" title="Trong" width="900" height="900"></iframe>`)));
    const frame = session.page.frames().find((each) => each.url() === 'about:srcdoc');
    await frame.locator('thuoc-do nav.tabs').first().waitFor();
    await assertQuiet(session);
  }));

test('a browser started without its compiler (as a policy of Edge does): no WebAssembly, the twin draws', async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--js-flags=--jitless'] });
  try {
    const page = await browser.newPage();
    const thrown = [];
    page.on('pageerror', (error) => thrown.push(String(error)));
    await page.goto(shared.site.page(html(BODY)));
    await page.waitForFunction(settled);
    assert.equal(await page.evaluate(() => typeof WebAssembly), 'undefined');
    assert.deepEqual([await page.locator('article.td').count(), thrown], [3, []]);
  } finally {
    await browser.close();
  }
});

test('left and come back to (bfcache): the page is kept, and its chart still answers', async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'], ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const page = await browser.newPage();
    const protocol = await page.context().newCDPSession(page);
    const session = {
      async eval(fn, ...args) {
        const { result } = await protocol.send('Runtime.evaluate', { expression: `(${fn}).apply(null, ${JSON.stringify(args)})`, returnByValue: true, awaitPromise: true });
        return result.value;
      },
    };
    const keep = "<script>addEventListener('pageshow',function(event){window.persisted=event.persisted})</script>";
    await page.goto(shared.site.page(html(element() + table() + keep)));
    await until(session, settled);
    await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('button[aria-expanded]').click());
    await page.goto(shared.site.page(html('<p>Trang khác</p>')));
    await session.eval(() => window.history.back());
    await until(session, () => window.persisted === true);
    const open = () => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[aria-expanded="true"]').length;
    assert.equal(await session.eval(open), 1, 'the open row is still open');
    await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('[aria-expanded="true"]').click());
    assert.equal(await session.eval(open), 0, 'and can be closed');
  } finally {
    await browser.close();
  }
});

test('printed to a PDF: every word of the chart is text in it, with its Vietnamese letters', () =>
  inSession(async (session) => {
    const name = exampleNames()[0];
    await openDrawn(session, shared.site.page(fs.readFileSync(exampleFile(name), 'utf8')));
    const data = new Uint8Array(await session.page.pdf({ format: 'A4' }));
    const file = await getDocument({ data, verbosity: 0 }).promise;
    const words = [];
    for (let number = 1; number <= file.numPages; number++) {
      const { items } = await (await file.getPage(number)).getTextContent();
      words.push(...items.map((each) => each.str));
    }
    const text = words.join('').normalize('NFC').replace(/\s+/g, '');
    const said = await session.eval(() => Array.from(document.querySelector('thuoc-do').shadowRoot.querySelectorAll('h2, [data-target] .name b, [data-target] .verdict')).filter((each) => each.getClientRects().length > 0).map((each) => each.textContent));
    assert.ok(said.length > 10);
    for (const each of said) assert.ok(text.includes(each.normalize('NFC').replace(/\s+/g, '')), `${each} is not in the PDF`);
  }));
