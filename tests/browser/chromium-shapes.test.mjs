/** Chromium, the full edition: hostile data, narrow columns, zoom, spaced text, paper, forced colours: nothing meets, nothing is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element } from './lib/documents.mjs';
import { HOSTILE, manyTargets } from './lib/hostile.mjs';
import { readLayout } from './lib/inpage.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertQuiet, openDrawn } from './lib/waiting.mjs';

const shared = suite(startChromium);
const page = (card, more) => shared.site.page(html(element(card), { script: 'thuoc-do.full.js', ...more }));

const show = (view) => {
  const host = document.querySelector('thuoc-do');
  host.setAttribute('view', view);
  for (let i = 0; i < 2; i++) {
    const closed = host.shadowRoot.querySelector('[data-row][aria-expanded="false"]');
    if (closed) closed.click();
  }
};

for (const [name, card] of Object.entries(HOSTILE)) {
  test(`${name}: nothing sticks out or overlaps at 240, 320 and 1280 px in any view`, () =>
    shared.inSession(async (session) => {
      await openDrawn(session, page(card));
      const problems = [];
      for (const view of ['scorecard', 'timeline', 'table']) {
        await session.eval(show, view);
        for (const width of [240, 320, 1280]) {
          await session.resize(width);
          problems.push(...(await session.eval(readLayout)).slice(0, 3).map((each) => `${width} px, ${view}: ${each}`));
        }
      }
      assert.deepEqual(problems, []);
      await assertQuiet(session);
    }));
}

test('text spaced as WCAG 1.4.12 has it, at 320 px: nothing sticks out, nothing is clipped', () =>
  shared.inSession(
    async (session) => {
      const head = '<style>*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}</style>';
      await openDrawn(session, page(manyTargets(), { head }));
      await session.eval(show, 'scorecard');
      const problems = (await session.eval(readLayout)).filter((each) => !each.startsWith('svg text'));
      assert.deepEqual(problems, []);
      const clipped = await session.eval(() =>
        Array.from(document.querySelector('thuoc-do').shadowRoot.querySelectorAll('button, label, .name, .result, .said, h2'))
          .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
          .map((each) => each.className || each.localName),
      );
      assert.deepEqual(clipped, []);
    },
    { width: 320 },
  ));

test('a side column of 240 px: verdict, figure and gap of each target, its conditions once it is open, no drawings', () =>
  shared.inSession(
    async (session) => {
      await openDrawn(session, shared.site.page(html(`<div style="width:240px">${element(manyTargets())}</div>`, { script: 'thuoc-do.full.js' })));
      const look = () => {
        const row = document.querySelector('thuoc-do').shadowRoot.querySelector('[data-target="T-it"]');
        const shown = (selector) => row.querySelector(selector).getClientRects().length > 0;
        return { drawing: shown('.drawing'), clauses: shown('.clauses'), gap: shown('.slim') && row.querySelector('.slim').textContent, verdict: shown('.verdict') };
      };
      assert.deepEqual(await session.eval(look), { drawing: false, clauses: false, gap: 'thiếu 2 điểm %', verdict: true });
      await session.click('thuoc-do [data-row="T-it"]');
      assert.equal((await session.eval(look)).clauses, true);
      assert.deepEqual(await session.eval(readLayout), []);
    },
    { width: 1280 },
  ));

test('paper: white, everything open, nothing to press, inside an A4 page', () =>
  shared.inSession(
    async (session) => {
      await openDrawn(session, page(manyTargets()));
      await session.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      // A4 less 12 mm on each side, in CSS pixels.
      await session.resize(703);
      const paper = await session.eval(() => {
        const root = document.querySelector('thuoc-do').shadowRoot;
        const visible = (each) => each.getClientRects().length > 0;
        const style = getComputedStyle(root.querySelector('article'));
        return {
          ground: style.backgroundColor,
          ink: style.color,
          details: Array.from(root.querySelectorAll('.detail')).filter(visible).length,
          rows: Array.from(root.querySelectorAll('[data-target]')).filter(visible).length,
          controls: Array.from(root.querySelectorAll('button, select, input, summary')).filter(visible).map((each) => each.className || each.localName),
        };
      });
      assert.deepEqual(paper, { ground: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)', details: 10, rows: 10, controls: ['fold'] });
      assert.deepEqual(await session.eval(readLayout), []);
      const pdf = await session.page.pdf({ format: 'A4' });
      assert.ok(pdf.length > 10_000);
    },
    { scheme: 'dark' },
  ));

test('forced colours and reduced motion: marks keep an outline, nothing moves', () =>
  shared.inSession(async (session) => {
    await openDrawn(session, page(manyTargets()));
    await session.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    const found = await session.eval(() => {
      const root = document.querySelector('thuoc-do').shadowRoot;
      const styles = (selector) => getComputedStyle(root.querySelector(selector));
      return {
        moving: Array.from(root.querySelectorAll('*')).filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0).length,
        scale: styles('.scale').stroke !== 'none',
        gap: styles('.gap').fill !== styles('.scale').fill,
      };
    });
    assert.deepEqual(found, { moving: 0, scale: true, gap: true });
  }));
