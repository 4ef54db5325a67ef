/** Chromium: self-contained pages behind a link (drawn in its place) and in a frame (sized by its height), and pages without a script. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element, table } from './lib/documents.mjs';
import { readCharts } from './lib/inpage.mjs';
import { exampleFile, exampleNames, html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertQuiet, assertVerdicts, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

const [NAME] = exampleNames();
const PLACE = `examples/${NAME}.thuoc-do.html`;

const drawn = (count) =>
  Array.from(document.querySelectorAll('*')).filter((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td')).length === count;
const pause = (session, ms = 300) => session.eval((time) => new Promise((go) => setTimeout(go, time)), ms);

test('a link that stands alone becomes the chart of the page behind it, with the expected verdicts', () =>
  inSession(async (session) => {
    const from = shared.site.requests.length;
    await session.open(shared.site.page(html(`<p><strong><a href="/${PLACE}?v=2#x">Biểu đồ (bấm để xem)</a></strong></p>`), { name: 'link.html' }));
    await until(session, drawn, [1]);
    await assertVerdicts(session, NAME);
    assert.equal(await session.eval(() => document.querySelector('p a').getClientRects().length), 0, 'the link gives way');
    assert.deepEqual(
      shared.site.requests
        .slice(from)
        .filter((each) => each !== '/favicon.ico')
        .sort(),
      [`/${PLACE}`, '/link.html', '/thuoc-do.js'],
    );
    await assertQuiet(session);
  }));

test('in a paragraph of its own inside a layout table, too', () =>
  inSession(async (session) => {
    const body = `<table><tr><td><p>Bài viết.</p><p><a href="/${PLACE}">Biểu đồ</a></p></td></tr></table>`;
    await session.open(shared.site.page(html(body)));
    await until(session, drawn, [1]);
    await assertQuiet(session);
  }));

test('the same under the strictest policy with Trusted Types, and options as class tokens', () =>
  inSession(async (session) => {
    const policy =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    const body = `<p><a class="thuoc-do-en" href="/${PLACE}">Biểu đồ</a></p>`;
    await session.open(shared.site.page(html(body), { headers: { 'content-security-policy': policy } }));
    await until(session, drawn, [1]);
    const [chart] = await session.eval(readCharts);
    assert.equal(chart.lang, 'en');
    await assertQuiet(session);
  }));

const STAYS = {
  'inside a sentence': `<p>Xem <a href="/${PLACE}">biểu đồ</a> của tỉnh.</p>`,
  'beside another link': `<p><a href="/${PLACE}">Biểu đồ</a><a href="/"></a></p>`,
  'in a list': `<ul><li><a href="/${PLACE}">Biểu đồ</a></li></ul>`,
  'in a menu': `<nav><p><a href="/${PLACE}">Biểu đồ</a></p></nav>`,
  'alone in the cell of a table': `<table><tr><td>Ninh Thuận</td><td><p><a href="/${PLACE}">Biểu đồ</a></p></td></tr></table>`,
  'on another server': `<p><a href="http://localhost:9/${NAME}.thuoc-do.html">Biểu đồ</a></p>`,
  'to be downloaded': `<p><a download href="/${PLACE}">Biểu đồ</a></p>`,
  'to a page with the ending in its query': `<p><a href="/index.html?x=.thuoc-do.html">Biểu đồ</a></p>`,
};
for (const [what, body] of Object.entries(STAYS)) {
  test(`a link ${what} stays a link, and nothing is requested`, () =>
    inSession(async (session) => {
      const from = shared.site.requests.length;
      await session.open(shared.site.page(html(body)));
      await pause(session);
      const seen = await session.eval(() => [document.querySelector('main a').getClientRects().length > 0, document.querySelectorAll('.thuoc-do-host').length]);
      assert.deepEqual(seen, [true, 0]);
      assert.deepEqual(
        shared.site.requests.slice(from).filter((each) => each.includes('examples')),
        [],
      );
      await assertQuiet(session);
    }));
}

test('a link whose page cannot be had, or holds no document, stays and says why', () =>
  inSession(async (session) => {
    shared.site.page('<!doctype html><p>Không có gì</p>', { name: 'empty.thuoc-do.html' });
    await session.open(shared.site.page(html('<p><a href="/none.thuoc-do.html">Một</a></p><p><a href="/empty.thuoc-do.html">Hai</a></p>')));
    await until(session, () => document.querySelectorAll('[data-thuoc-do-error]').length === 2);
    const seen = await session.eval(() =>
      Array.from(document.querySelectorAll('main a')).map((each) => [each.getAttribute('data-thuoc-do-error'), each.getClientRects().length > 0]),
    );
    assert.deepEqual(seen, [
      ['fetch', true],
      ['no-data', true],
    ]);
  }));

test('a link far below waits until it is near; one inserted late is found', () =>
  inSession(async (session) => {
    const from = shared.site.requests.length;
    const asked = () => shared.site.requests.slice(from).filter((each) => each.includes('examples')).length;
    await session.open(shared.site.page(html(`<div style="height:5000px"></div><p id="far"><a href="/${PLACE}">Xa</a></p>`)));
    await pause(session);
    assert.equal(asked(), 0);
    await session.eval(() => document.getElementById('far').scrollIntoView());
    await until(session, drawn, [1]);
    await session.eval((href) => {
      const made = document.createElement('p');
      const link = document.createElement('a');
      link.href = href;
      link.textContent = 'Sau';
      made.append(link);
      document.querySelector('main').append(made);
      made.scrollIntoView();
    }, `/${PLACE}`);
    await until(session, drawn, [2]);
    await assertQuiet(session);
  }));

test('on a page opened from disk a link stays a link, silently', () =>
  inSession(async (session) => {
    await session.open(shared.site.file(html(`<p><a href="x.thuoc-do.html">Biểu đồ</a></p>${table()}`)));
    await until(session, drawn, [1]);
    const seen = await session.eval(() => {
      const link = document.querySelector('main p a');
      return [link.getClientRects().length > 0, link.getAttribute('data-thuoc-do-error')];
    });
    assert.deepEqual(seen, [true, null]);
    await assertQuiet(session);
  }));

/** In the page: heights of the frames, and whether the first one scrolls. */
function frames() {
  return Array.from(document.querySelectorAll('iframe')).map((each) => each.offsetHeight);
}
const grown = () => document.querySelector('iframe').offsetHeight > 600;

for (const sandbox of ['', 'sandbox="allow-scripts"']) {
  for (const way of ['page', 'file']) {
    test(`a frame${sandbox && ' in a sandbox'} (${way}) takes the height of its page, and follows it`, () =>
      inSession(async (session) => {
        const name = `frame-${sandbox.length}.thuoc-do.html`;
        shared.site[way](fs.readFileSync(exampleFile(NAME), 'utf8'), { name });
        const style = '<style>*{box-sizing:border-box;height:auto}iframe{height:90px!important}</style>';
        const frame = `<iframe src="${name}" ${sandbox} title="Biểu đồ" width="100%" height="420"></iframe>`;
        await session.open(shared.site[way](html(frame, { head: style })));
        await until(session, grown);
        const inside = session.page.frames().find((each) => each.url().includes(name));
        const fits = async () => {
          const [page, view] = await inside.evaluate(() => [document.documentElement.getBoundingClientRect().height, document.defaultView.innerHeight]);
          return page > 0 && Math.abs(page - view) <= 1;
        };
        for (let i = 0; i < 60 && !(await fits()); i++) await pause(session, 50);
        assert.ok(await fits(), 'the page in the frame is as high as the frame');
        const [before] = await session.eval(frames);
        await inside.locator('thuoc-do button[aria-expanded]').first().click();
        await until(session, (height) => document.querySelector('iframe').offsetHeight > height + 20, [before]);
        await assertQuiet(session);
      }));
  }
}

test('a frame that was ready long before the script of the page around it is sized all the same', () =>
  inSession(async (session) => {
    await session.open(shared.site.page(html(`<iframe src="/${PLACE}" title="Biểu đồ" width="100%" height="100"></iframe>`, { script: null })));
    await pause(session);
    await session.eval((src) => {
      const made = document.createElement('script');
      made.src = src;
      document.body.append(made);
    }, '/thuoc-do.js');
    await until(session, grown);
    await assertQuiet(session);
  }));

test('heights from elsewhere, heights that are none, and heights beyond belief', () =>
  inSession(async (session) => {
    const liar = (height, name) =>
      shared.site.page(`<!doctype html><script>parent.postMessage({ type: 'thuoc-do:height', height: ${height} }, '*')</script>`, { name });
    liar('5000', 'other.html');
    liar('-5', 'low.thuoc-do.html');
    liar('"5000"', 'text.thuoc-do.html');
    liar('9e9', 'high.thuoc-do.html');
    const frame = (name) => `<iframe src="${name}" title="Khung" width="300" height="100" style="border:0"></iframe>`;
    const body = ['other.html', 'low.thuoc-do.html', 'text.thuoc-do.html', 'high.thuoc-do.html'].map(frame).join('') + '<iframe src="http://[.thuoc-do.html" title="Hỏng"></iframe>';
    await session.open(shared.site.page(html('<script src="thuoc-do.js"></script>' + body, { script: null })));
    await until(session, () => document.querySelectorAll('iframe')[3].offsetHeight > 100);
    assert.deepEqual((await session.eval(frames)).slice(0, 4), [100, 100, 100, 20000]);
    await session.eval(() => window.postMessage(null, '*'));
    await assertQuiet(session);
  }));

test('a page with our script that is no self-contained page tells its height to nobody', () =>
  inSession(async (session) => {
    shared.site.page(html(element()), { name: 'inner.html' });
    const listener = "<script>window.heard=[];addEventListener('message',function(event){heard.push(event.data)})</script>";
    await session.open(shared.site.page(html(`${listener}<iframe src="inner.html" title="Trong"></iframe>`)));
    await pause(session, 800);
    assert.deepEqual(await session.eval(() => window.heard), []);
  }));

test('without scripting each form reads well: the table, the link, the still picture of a page in a frame', () =>
  inSession(
    async (session) => {
      const body = `${element()}${table()}<p><a href="/${PLACE}">Biểu đồ</a></p><iframe src="/${PLACE}" sandbox="" title="Biểu đồ" width="100%" height="600"></iframe>`;
      await session.open(shared.site.page(html(body)));
      assert.equal(await session.page.locator('thuoc-do .author').isVisible(), true);
      assert.equal(await session.page.locator('table.thuoc-do').isVisible(), true);
      assert.equal(await session.page.locator('main > p > a').isVisible(), true);
      const inside = session.page.frames().find((each) => each.url().includes(PLACE));
      assert.equal(await inside.locator('article.td [data-target] svg').first().isVisible(), true);
      assert.equal(await inside.locator('table').first().isVisible(), true);
    },
    { scripting: false },
  ));
