/** Chromium: whatever goes wrong, the author's content is there, the reason is on the host, and the other charts live. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { release } from './lib/copies.mjs';
import { element, scorecard, table } from './lib/documents.mjs';
import { readCharts, readOwners } from './lib/inpage.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertQuiet, openDrawn } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

/** At an address which is not known as ours, so that no twin is looked for. */
const alone = () => shared.site.page(release('small', '0.1.0', 'alone'), { name: 'alone.js' });

test('WebAssembly removed: every table stays, the reason is no-wasm, no error in the console', () =>
  inSession(
    async (session) => {
      await openDrawn(session, shared.site.page(html(element() + table() + `<div class="thuoc-do">${table('')}</div>`, { script: alone() })));
      const owners = await session.eval(readOwners);
      assert.deepEqual(
        owners.map((each) => [each.code, each.visible, each.drawn, each.message]),
        [
          ['no-wasm', true, false, null],
          ['no-wasm', true, false, null],
          ['no-wasm', true, false, null],
        ],
      );
      const lines = session.console();
      assert.ok(lines.length <= 1 && lines.every((line) => line.type === 'info'), JSON.stringify(lines));
    },
    {
      init: () => {
        delete window.WebAssembly;
      },
    },
  ));

function collectViolations() {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
}

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";

test('the strictest policy with Trusted Types: drawn, styled, used by mouse and keyboard without one violation', () =>
  inSession(
    async (session) => {
      await openDrawn(
        session,
        shared.site.page(html(element() + table() + element('{"version": "<b>"')), { headers: { 'content-security-policy': STRICT } }),
      );
      const charts = await session.eval(readCharts);
      assert.equal(charts.length, 2);
      const broken = (await session.eval(readOwners))[2];
      assert.deepEqual([broken.code, broken.visible, broken.message !== null], ['bad-json', true, true]);
      const styled = await session.eval(() => {
        const row = document.querySelector('thuoc-do').shadowRoot.querySelector('[data-target]');
        const article = row.closest('article');
        const read = (each) => {
          const style = getComputedStyle(each);
          return ['display', 'padding', 'borderTop', 'borderBottom', 'fontSize', 'fontWeight', 'backgroundColor', 'verticalAlign']
            .map((name) => style[name])
            .join('; ');
        };
        const nodes = [row, ...row.querySelectorAll('*')].slice(0, 20);
        const dressed = nodes.map(read).join('\n');
        const root = article.getRootNode();
        const sheets = root.adoptedStyleSheets;
        root.adoptedStyleSheets = [];
        const bare = nodes.map(read).join('\n');
        root.adoptedStyleSheets = sheets;
        return dressed !== bare;
      });
      assert.ok(styled, 'the rows look the same without the style sheet');
      await session.hover('thuoc-do [data-target]');
      await session.hover('thuoc-do [data-target] .verdict');
      await session.click('thuoc-do button[aria-expanded]');
      await session.press('Enter');
      await session.press('Tab');
      await session.press('Space');
      for (const view of ['timeline', 'table', 'scorecard']) await session.click(`thuoc-do nav.tabs button[data-view="${view}"]`);
      await session.click('thuoc-do button[data-lang]');
      await session.hover('thuoc-do [data-target] svg');
      assert.deepEqual(await session.eval(() => window.violations), []);
      assert.deepEqual(
        session.console().filter((line) => line.type !== 'info'),
        [],
      );
    },
    { init: collectViolations },
  ));

test('a browser without constructable style sheets under that policy: drawn without a style, every word readable, buttons at work', () =>
  inSession(
    async (session) => {
      await openDrawn(session, shared.site.page(html(element() + table()), { headers: { 'content-security-policy': STRICT } }));
      const charts = await session.eval(readCharts);
      assert.deepEqual(
        charts.map((chart) => chart.rows.map((row) => [row.shown, row.visible]).sort()),
        [
          [
            ['met', true],
            ['not_met', true],
          ],
          [
            ['met', true],
            ['not_met', true],
          ],
        ],
      );
      await session.click('thuoc-do button[aria-expanded]');
      assert.equal(await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[aria-expanded="true"]').length), 1);
    },
    {
      init: () => {
        delete window.CSSStyleSheet.prototype.replaceSync;
      },
    },
  ));

test("a policy without wasm: the reason is csp, the author's content stays", () =>
  inSession(async (session) => {
    await openDrawn(session, shared.site.page(html(element() + table(), { script: alone() }), { headers: { 'content-security-policy': "default-src 'self'" } }));
    const owners = await session.eval(readOwners);
    assert.deepEqual(
      owners.map((each) => [each.code, each.visible, each.drawn]),
      [
        ['csp', true, false],
        ['csp', true, false],
      ],
    );
    // The browser itself reports the refusal; what may not happen is an exception of ours.
    assert.deepEqual(
      session.console().filter((line) => line.type === 'uncaught'),
      [],
    );
  }));

const big = { ...scorecard(), notes: ['x'.repeat(10_000_000)] };
const BAD = {
  'broken JSON': [element('{"version": 1, "title": '), 'bad-json'],
  'an unknown version': [element({ ...scorecard(), version: 99 }), 'bad-data'],
  'a wrong type': [element({ ...scorecard(), indicators: 'PAR' }), 'bad-data'],
  'an empty scorecard': [
    element({ version: 1, title: 'Trống', unit: { id: 'x', name: 'X' }, as_of: '2024-05-10', sources: [], indicators: [] }),
    'bad-data',
  ],
  'a document of 10 MB': [element(big), 'too-large'],
  'a table of prose': ['<table class="thuoc-do author"><tr><td>một</td><td>hai</td></tr><tr><td>ba</td></tr></table>', 'bad-data'],
};
for (const [what, [body, code]] of Object.entries(BAD)) {
  test(`${what}: the author's content stays, a Vietnamese message beside it says why (${code})`, () =>
    inSession(async (session) => {
      await openDrawn(session, shared.site.page(html(body + element(), { head: '' })));
      const [bad, good] = await session.eval(readOwners);
      assert.deepEqual([bad.code, bad.visible, bad.drawn, bad.covers], [code, true, false, false]);
      assert.ok(bad.message && VIETNAMESE.test(bad.message), `message: ${bad.message}`);
      assert.ok(bad.message.length < 400, 'the message is short');
      assert.deepEqual([good.code, good.drawn], [null, true], 'the chart beside it is drawn');
      assert.deepEqual(
        session.console().filter((line) => line.type !== 'info'),
        [],
      );
    }));
}

test('a broken document on an English page: the message is English', () =>
  inSession(async (session) => {
    await openDrawn(session, shared.site.page(html(element('{'), { lang: 'en' })));
    const [owner] = await session.eval(readOwners);
    assert.equal(owner.code, 'bad-json');
    assert.ok(owner.message && !VIETNAMESE.test(owner.message), `message: ${owner.message}`);
  }));

test('no data at all: no-data, and silence on the page', () =>
  inSession(async (session) => {
    await openDrawn(session, shared.site.page(html('<thuoc-do><p class="author">Sẽ có sau</p></thuoc-do>')));
    const [owner] = await session.eval(readOwners);
    assert.deepEqual([owner.code, owner.visible, owner.message], ['no-data', true, null]);
  }));

test('a ragged table: its readable rows are drawn, no cell is guessed', () =>
  inSession(async (session) => {
    const rows =
      '<tr><th>Chỉ tiêu</th><th>Năm</th><th>Mục tiêu</th><th>Kết quả</th></tr><tr><td>Đủ ô</td><td>2023</td><td>từ 80 trở lên</td><td>85</td></tr><tr><td>Thiếu ô</td><td>2023</td><td>từ 80 trở lên</td></tr><tr><td>Thừa ô</td><td>2023</td><td>từ 80 trở lên</td><td>70</td><td>lạ</td><td>lạ</td></tr>';
    await openDrawn(session, shared.site.page(html(`<table class="thuoc-do author">${rows}</table>`)));
    const [chart] = await session.eval(readCharts);
    assert.ok(chart, 'the table is drawn');
    assert.deepEqual(
      chart.rows.map((row) => row.shown),
      ['met', 'cannot_tell', 'not_met'],
    );
    await assertQuiet(session);
  }));

test('markup in names shows as text and makes no element', () =>
  inSession(async (session) => {
    const markup = '<img src=x onerror="window.hit=1"><marquee>chạy</marquee>';
    const card = scorecard({ title: `Bảng ${markup}`, name: `Chỉ số ${markup}`, explanation: `Giải trình ${markup}` });
    const cell = markup.replace(/</g, '&lt;');
    const body =
      element(card) +
      `<table class="thuoc-do"><tr><th>Chỉ tiêu</th><th>Năm</th><th>Mục tiêu</th><th>Kết quả</th></tr><tr><td>Tên ${cell}</td><td>2023</td><td>từ 80 trở lên</td><td>85</td></tr></table>`;
    await openDrawn(session, shared.site.page(html(body)));
    await session.click('thuoc-do button[aria-expanded]');
    const seen = await session.eval(() =>
      Array.from(document.querySelectorAll('*'))
        .filter((each) => each.shadowRoot)
        .map(({ shadowRoot }) => ({
          made: shadowRoot.querySelectorAll('img, marquee, [onerror]').length,
          text: shadowRoot.textContent.includes('<img src=x onerror="window.hit=1">'),
        })),
    );
    assert.deepEqual(seen, [
      { made: 0, text: true },
      { made: 0, text: true },
    ]);
    assert.equal(await session.eval(() => window.hit === undefined), true);
    await assertQuiet(session);
  }));
