/** The smoke suite of the engines other than Chromium: each example, over http and from disk, shows the expected verdicts. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { drawers, release } from './copies.mjs';
import { element, table } from './documents.mjs';
import { readCharts, readOwners } from './inpage.mjs';
import { papi } from './rankings.mjs';
import { exampleFile, exampleNames, html } from './site.mjs';
import { suite } from './suite.mjs';
import { assertDrawn, assertQuiet, assertVerdicts, openDrawn, until } from './waiting.mjs';

/** Keeps what a page says and throws, for a driver that hands out no console. */
const COLLECTOR = `<script>(function(){var kept=window.collected=[];function keep(type,text){kept.push({type:type,text:String(text)})}
['log','info','warn','error','debug'].forEach(function(type){console[type]=function(text){keep(type,text)}});
addEventListener('error',function(event){keep('uncaught',event.message)},true);
addEventListener('unhandledrejection',function(event){keep('unhandled',event.reason)})})()</script>`;

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

  test("a policy without wasm: the reason is csp, the author's content stays", () =>
    inSession(async (session) => {
      await openDrawn(
        session,
        shared.site.page(html(element() + table()), { headers: { 'content-security-policy': "default-src 'self'" } }),
      );
      const owners = await session.eval(readOwners);
      assert.deepEqual(
        owners.map((each) => [each.code, each.visible, each.drawn]),
        [
          ['csp', true, false],
          ['csp', true, false],
        ],
      );
    }));
}
