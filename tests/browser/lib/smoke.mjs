/** The smoke suite of the engines other than Chromium: each example, over http and from disk, shows the expected verdicts. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { drawers, release } from './copies.mjs';
import { element, table } from './documents.mjs';
import { cardWith, moody } from './moody.mjs';
import { readCharts, readOwners } from './inpage.mjs';
import { papi } from './rankings.mjs';
import { exampleFile, exampleNames, html } from './site.mjs';
import { smokeSnippet } from './smoke-snippet.mjs';
import { suite } from './suite.mjs';
import { assertViews } from './views.mjs';
import { assertDrawn, assertQuiet, assertVerdicts, openDrawn, until } from './waiting.mjs';

/** Keeps what a page says and throws, for a driver that hands out no console. */
const COLLECTOR = `<script>(function(){var kept=window.collected=[];function keep(type,text){kept.push({type:type,text:String(text)})}
['log','info','warn','error','debug'].forEach(function(type){console[type]=function(text){keep(type,text)}});
addEventListener('error',function(event){keep('uncaught',event.message)},true);
addEventListener('unhandledrejection',function(event){keep('unhandled',event.reason)})})()</script>`;

/** Minutes of a page pass in tenths of a second: the interval of `refresh` is its own smallest unit. */
const HURRY = `<script>(function(){var real=setTimeout;window.setTimeout=function(work,ms){return real(work,ms>=60000?ms/1000:ms)}})()</script>`;

export function smoke(start, { collects = false } = {}) {
  const shared = suite(start);
  const { inSession } = shared;
  const watched = (text) => (collects ? text.replace('<head>', () => `<head>${COLLECTOR}`) : text);

  for (const name of exampleNames()) {
    for (const way of ['page', 'file']) {
      test(`example ${name} (${way === 'page' ? 'http' : 'file'}) shows the expected verdicts, console empty`, () =>
        inSession(async (session) => {
          await openDrawn(session, shared.site[way](watched(fs.readFileSync(exampleFile(name), 'utf8'))));
          await assertVerdicts(session, name);
          await assertQuiet(session);
        }));
    }
  }

  test('an element and a marked table beside an external script, from disk; a row opens by keyboard', () =>
    inSession(async (session) => {
      await openDrawn(session, shared.site.file(watched(html(element() + table()))));
      const charts = await session.eval(readCharts);
      assert.deepEqual(
        charts.map((chart) => chart.rows.map((row) => row.shown).sort()),
        [
          ['met', 'not_met'],
          ['met', 'not_met'],
        ],
      );
      await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('button[aria-expanded]').focus());
      await session.press('Enter');
      const open = await session.eval(() =>
        Array.from(document.querySelectorAll('thuoc-do')).map((each) => each.shadowRoot.querySelectorAll('[aria-expanded="true"]').length),
      );
      assert.deepEqual(open, [1]);
      await assertQuiet(session);
    }));

  test('the parts: an arrow key and a button suppose scores, total and place follow, reset takes them back', () =>
    inSession(async (session) => {
      const document = fs.readFileSync(new URL('../../cases/views/parts/scorecard.json', import.meta.url), 'utf8');
      await openDrawn(session, shared.site.page(watched(html(element(document, 'view="parts"'), { script: 'thuoc-do.full.js' }))));
      const facts = () =>
        session.eval(() => {
          const root = window.document.querySelector('thuoc-do').shadowRoot;
          return Array.from(root.querySelectorAll('.outcome dd')).map((each) => each.textContent.replace(/\s+/g, ' ').trim()).slice(0, 2);
        });
      assert.deepEqual(await facts(), ['62 điểm', '2/5']);
      await session.eval(() => window.document.querySelector('thuoc-do').shadowRoot.querySelector('[data-part="l3"] input').focus());
      await session.press('ArrowRight');
      assert.deepEqual(await facts(), ['62 điểm → 62,1 điểm', '2/5 → 2/5']);
      await session.eval(() => window.document.querySelector('thuoc-do').shadowRoot.querySelector('[data-part="l3"] [data-by="+"]').focus());
      await session.press('Enter');
      assert.deepEqual(await facts(), ['62 điểm → 62,2 điểm', '2/5 → 2/5']);
      await session.eval(() => window.document.querySelector('thuoc-do').shadowRoot.querySelector('[data-reset]').focus());
      await session.press('Enter');
      assert.deepEqual(await facts(), ['62 điểm', '2/5']);
      await assertQuiet(session);
    }));

  test('a link becomes the chart of the page behind it; a frame takes the height of its page', () =>
    inSession(async (session) => {
      const [name] = exampleNames();
      const address = `/examples/${name}.thuoc-do.html`;
      const body = `<p><a href="${address}">Biểu đồ</a></p><iframe src="${address}" title="Biểu đồ" width="100%" height="90"></iframe>`;
      await session.open(shared.site.page(watched(html(body))));
      await until(session, () => document.querySelector('.thuoc-do-host') && document.querySelector('iframe').offsetHeight > 600);
      await assertVerdicts(session, name);
      await assertQuiet(session);
    }));

  test('a whole ranking: a name typed without marks, arrows, a tap on the plot', () =>
    inSession(async (session) => {
      await openDrawn(session, shared.site.page(watched(html(element(papi(), 'view="standing"'), { script: 'thuoc-do.full.js' }))));
      const told = () => document.querySelector('thuoc-do').shadowRoot.querySelector('.tell').textContent;
      const focus = (selector) => document.querySelector('thuoc-do').shadowRoot.querySelector(selector).focus();
      assert.match(await session.eval(told), /^Ninh Thuận: hạng 5\/61, /);
      await session.eval(focus, '[data-find]');
      for (const key of 'hue') await session.press(key);
      assert.match(await session.eval(told), /^Thừa Thiên Huế: hạng 11\/61, /);
      await session.eval(focus, '.unit[tabindex="0"]');
      for (const [key, name] of [['ArrowUp', 'Sóc Trăng'], ['Home', 'Quảng Ninh'], ['Escape', 'Ninh Thuận']]) {
        await session.press(key);
        assert.ok((await session.eval(told)).startsWith(`${name}: `), key);
      }
      await session.eval(() => {
        const plot = document.querySelector('thuoc-do').shadowRoot.querySelector('.units');
        const { left, top } = plot.getBoundingClientRect();
        const { cx, cy } = plot.querySelectorAll('.unit circle')[1];
        const [clientX, clientY] = [left + cx.baseVal.value + 5, top + cy.baseVal.value];
        plot.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1, clientX, clientY }));
      });
      assert.match(await session.eval(told), /^Tây Ninh: hạng 2\/61, /);
      await assertQuiet(session);
    }));

  test('a small and a full copy, the small one first: the full one draws', () =>
    inSession(async (session) => {
      const scripts = ['small', 'full'].map((edition) => shared.site.page(release(edition, '0.1.0', edition), { name: `${edition}.js` }));
      const tags = scripts.map((url) => `<script src="${url}"></script>`).join('');
      await openDrawn(session, shared.site.page(watched(html(element() + table() + tags, { script: null }))));
      await assertDrawn(session, 2);
      assert.deepEqual(await session.eval(drawers), ['full', 'full']);
      await assertQuiet(session);
    }));

  test('every view of an example at 360, 768 and 1280 px', () =>
    inSession((session) => assertViews(session, shared.site, exampleNames()[0])));

  test('a source read again: new figures appear; where it fails or talks nonsense they stay, and a line says so', () =>
    inSession(async (session) => {
      const file = moody(shared.site, cardWith(86.55), 'smoke.json');
      const body = `<thuoc-do src="/smoke.json" refresh="1"></thuoc-do>`;
      await openDrawn(session, shared.site.page(watched(html(body, { head: HURRY, script: 'thuoc-do.full.js' }))));
      file.mood('well', cardWith(91.2));
      const met = (count) => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[data-target][data-verdict=met]').length === count;
      await until(session, met, [2], { what: 'the new score meets its target' });
      for (const mood of ['failing', 'a page of HTML', 'cut off']) {
        file.mood(mood);
        await until(session, () => document.querySelector('thuoc-do').hasAttribute('data-thuoc-do-stale'), [], { what: mood });
        assert.equal(await session.eval(met, 2), true, mood);
        const age = await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('.age').textContent);
        assert.match(age, /^Số liệu cập nhật lúc \d\d:\d\d \d\d\/\d\d\/\d{4} · .+ thử lại\.$/);
        file.mood('well', cardWith(91.2));
        await until(session, () => !document.querySelector('thuoc-do').hasAttribute('data-thuoc-do-stale'), [], { what: `well after ${mood}` });
      }
      assert.equal(file.most, 1, 'one request at a time');
    }));

  test('a policy without wasm: the twin beside the script draws', () =>
    inSession(async (session) => {
      await openDrawn(session, shared.site.page(html(element() + table()), { headers: { 'content-security-policy': "default-src 'self'" } }));
      await assertDrawn(session, 2);
      await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('button[aria-expanded]').focus());
      await session.press('Enter');
      const open = await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[aria-expanded="true"]').length);
      assert.equal(open, 1);
    }));

  test('the twin by hand, from disk: drawn, console empty', () =>
    inSession(async (session) => {
      await openDrawn(session, shared.site.file(watched(html(element() + table(), { script: 'thuoc-do.twin.js' }))));
      await assertDrawn(session, 2);
      await assertQuiet(session);
    }));

  test("a policy without wasm and no twin: the reason is csp, the author's content stays", () =>
    inSession(async (session) => {
      const script = shared.site.page(release('small', '0.1.0', 'alone'), { name: 'alone.js' });
      await openDrawn(session, shared.site.page(html(element() + table(), { script }), { headers: { 'content-security-policy': "default-src 'self'" } }));
      const owners = await session.eval(readOwners);
      assert.deepEqual(
        owners.map((each) => [each.code, each.visible, each.drawn]),
        [
          ['csp', true, false],
          ['csp', true, false],
        ],
      );
    }));

  smokeSnippet(inSession);
}
