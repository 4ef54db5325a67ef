/** Chromium: the ways onto a page, the options, and the look there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element, scorecard, table } from './lib/documents.mjs';
import { readCharts, readOwners } from './lib/inpage.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertDrawn, assertQuiet, openDrawn } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

for (const way of ['page', 'file']) {
  test(`an element, a marked table and a marked div draw on one page (${way}); the author's content gives way`, () =>
    inSession(async (session) => {
      const body = element() + table() + `<div class="thuoc-do">${table('')}</div>` + `<thuoc-do>${table('')}</thuoc-do>`;
      await openDrawn(session, shared.site[way](html(body)));
      await assertDrawn(session, 4);
      const owners = await session.eval(readOwners);
      assert.deepEqual(
        owners.map((each) => [each.code, each.visible]),
        owners.map(() => [null, false]),
      );
      await assertQuiet(session);
    }));
}

test('an editor\'s line breaks and decomposed letters are read as they are meant', () =>
  inSession(async (session) => {
    const cell = 'từ 60% trở lên<br>Top 20';
    const rows = `<tr><th>Chỉ tiêu</th><th>Năm</th><th>Mục tiêu</th><th>Kết quả</th></tr><tr><td>SIPAS</td><td>2023</td><td>${cell}</td><td>61,5%</td></tr>`;
    await openDrawn(session, shared.site.page(html(`<table class="thuoc-do">${rows.normalize('NFD')}</table>`)));
    const [chart] = await session.eval(readCharts);
    assert.deepEqual(
      chart.rows.map((row) => row.clauses.map((clause) => clause.verdict)),
      [['met', 'cannot_tell']],
    );
    await assertQuiet(session);
  }));

test('twice on one page: element ids do not meet, each opens by itself', () =>
  inSession(async (session) => {
    await openDrawn(session, shared.site.page(html(element() + element())));
    await assertDrawn(session, 2);
    const ids = await session.eval(() =>
      Array.from(document.querySelectorAll('thuoc-do')).map((each) =>
        Array.from(each.shadowRoot.querySelectorAll('[id]')).map((one) => one.id),
      ),
    );
    assert.ok(ids[0].length > 0);
    assert.deepEqual(
      ids[0].filter((id) => ids[1].includes(id)),
      [],
    );
    assert.equal(new Set(ids[0]).size, ids[0].length, 'an id occurs twice within one chart');
    await session.click('thuoc-do:nth-of-type(2) button[aria-expanded]');
    const open = await session.eval(() =>
      Array.from(document.querySelectorAll('thuoc-do')).map(
        (each) => each.shadowRoot.querySelectorAll('button[aria-expanded="true"]').length,
      ),
    );
    assert.deepEqual(open, [0, 1]);
  }));

test('the script included twice: the first copy serves, charts are drawn once', () =>
  inSession(async (session) => {
    const again = '<script src="thuoc-do.js?again"></script>';
    await openDrawn(session, shared.site.page(html(element() + table() + again)));
    await assertDrawn(session, 2);
    await assertQuiet(session);
  }));

test('the script in the head, before the element: children that are still to come are waited for', () =>
  inSession(async (session) => {
    const text = html(element() + table(), { head: '<script src="thuoc-do.js"></script>', script: null });
    await openDrawn(session, shared.site.page(text));
    await assertDrawn(session, 2);
    await assertQuiet(session);
  }));

test("src over http, from the page's own server; nothing else is requested", () =>
  inSession(async (session) => {
    shared.site.page(JSON.stringify(scorecard()), { name: 'own.json' });
    const from = shared.site.requests.length;
    await openDrawn(session, shared.site.page(html('<thuoc-do src="own.json"><p class="author">…</p></thuoc-do>'), { name: 'src.html' }));
    await assertDrawn(session, 1);
    assert.deepEqual(
      shared.site.requests
        .slice(from)
        .filter((each) => each !== '/favicon.ico')
        .sort(),
      ['/own.json', '/src.html', '/thuoc-do.js'],
    );
    await assertQuiet(session);
  }));

test("src that cannot be had: missing file, other origin, page on disk; the author's content stays", async () => {
  const with404 = '<thuoc-do src="no-such.json"><p class="author">…</p></thuoc-do>';
  const other = '<thuoc-do src="http://localhost:9/x.json"><p class="author">…</p></thuoc-do>';
  const wanted = [
    [shared.site.page(html(with404)), 'fetch'],
    [shared.site.page(html(other)), 'fetch'],
    [shared.site.file(html(with404)), 'src-on-file'],
  ];
  for (const [url, code] of wanted) {
    await inSession(async (session) => {
      await openDrawn(session, url);
      const [owner] = await session.eval(readOwners);
      assert.deepEqual([owner.code, owner.visible, owner.drawn], [code, true, false]);
    });
  }
});

test("src that leads elsewhere by a redirect: refused before the other server is asked", () =>
  inSession(async (session) => {
    const { port } = new URL(shared.site.origin);
    shared.site.page(JSON.stringify(scorecard()), { name: 'elsewhere.json', headers: { 'access-control-allow-origin': '*' } });
    shared.site.page('', { name: 'leads.json', status: 302, headers: { location: `http://localhost:${port}/elsewhere.json` } });
    const from = shared.site.requests.length;
    await openDrawn(session, shared.site.page(html('<thuoc-do src="leads.json"><p class="author">…</p></thuoc-do>')));
    const [owner] = await session.eval(readOwners);
    assert.deepEqual([owner.code, owner.visible, owner.drawn], ['fetch', true, false]);
    assert.ok(shared.site.requests.slice(from).includes('/leads.json'));
    assert.ok(!shared.site.requests.slice(from).includes('/elsewhere.json'));
  }));

test('options: attributes, data attributes and class tokens say the same; a later change is followed', () =>
  inSession(async (session) => {
    const body =
      element(scorecard(), 'lang="en"') +
      element(scorecard(), 'data-thuoc-do-lang="en"') +
      table('thuoc-do thuoc-do-en') +
      `<div lang="en-GB">${element()}</div>` +
      element();
    await openDrawn(session, shared.site.page(html(body)));
    const langs = await session.eval(() =>
      Array.from(document.querySelectorAll('*'))
        .map((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td'))
        .filter(Boolean)
        .map((each) => each.lang),
    );
    assert.deepEqual(langs, ['en', 'en', 'en', 'en', 'vi']);
    const later = await session.eval(() => {
      const host = document.querySelectorAll('thuoc-do')[3];
      host.setAttribute('view', 'timeline');
      host.setAttribute('data-thuoc-do-lang', 'en');
      const root = host.shadowRoot;
      const tab = root.querySelector('nav.tabs button[data-view="timeline"]');
      const chosen = ['aria-current', 'aria-pressed', 'aria-selected'].map((name) => tab.getAttribute(name)).filter(Boolean)[0];
      return { lang: root.querySelector('article.td').lang, chosen };
    });
    assert.equal(later.lang, 'en');
    assert.ok(later.chosen && later.chosen !== 'false', 'the timeline tab is not marked as chosen');
    await assertQuiet(session);
  }));

test('a hostile page style cannot hide the chart or lay it out anew', () =>
  inSession(async (session) => {
    const head =
      '<style>*{color:red!important}svg{display:none!important}thuoc-do,div{height:0!important;position:absolute!important;display:none!important}table{display:block!important}</style>';
    await openDrawn(session, shared.site.page(html(element() + table(), { head })));
    const seen = await session.eval(() => {
      const host = document.querySelector('thuoc-do');
      const box = host.getBoundingClientRect();
      const svg = host.shadowRoot.querySelector('svg');
      return {
        tall: box.height > 50,
        picture: svg.getClientRects().length > 0,
        shown: host.getClientRects().length > 0,
        author: document.querySelector('table.thuoc-do').getClientRects().length,
      };
    });
    assert.deepEqual(seen, { tall: true, picture: true, shown: true, author: 0 });
  }));

test('a browser without constructable style sheets: the same look, also after a redraw', () => {
  const look = async (options) => {
    let seen;
    await inSession(async (session) => {
      await openDrawn(session, shared.site.page(html(element())));
      await session.click('thuoc-do button[aria-expanded]');
      seen = await session.eval(() => {
        const root = document.querySelector('thuoc-do').shadowRoot;
        return {
          sheets: root.adoptedStyleSheets.length,
          styles: root.querySelectorAll('style').length,
          height: Math.round(root.querySelector('article.td').getBoundingClientRect().height),
        };
      });
    }, options);
    return seen;
  };
  return (async () => {
    const modern = await look({});
    const older = await look({
      init: () => {
        delete window.CSSStyleSheet.prototype.replaceSync;
      },
    });
    assert.deepEqual([modern.sheets, modern.styles], [1, 0]);
    assert.deepEqual([older.sheets, older.styles], [0, 1]);
    assert.equal(older.height, modern.height);
  })();
});
