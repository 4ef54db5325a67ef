/** Chromium: the keyboard alone, axe-core, and every width a page may give. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element, table } from './lib/documents.mjs';
import { manyTargets } from './lib/hostile.mjs';
import { focused, readLayout } from './lib/inpage.mjs';
import { exampleNames, html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { openDrawn } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

const example = (name) => `${shared.site.origin}/examples/${name}.thuoc-do.html`;

/** Presses Tab until the focused control satisfies `wanted`. */
async function tabTo(session, wanted, what) {
  for (let i = 0; i < 200; i++) {
    await session.press('Tab');
    const now = await session.eval(focused);
    if (now && wanted(now)) return now;
  }
  throw new Error(`Tab never reached ${what}`);
}

for (const name of exampleNames()) {
  test(`keyboard, ${name}: Tab reaches each row's button; Enter and Space open and close; focus stays`, () =>
    inSession(async (session) => {
      await openDrawn(session, example(name));
      const buttons = await session.eval(() =>
        Array.from(document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[data-target] button[aria-expanded][aria-controls]'))
          .filter((each) => each.getClientRects().length > 0)
          .map((each) => each.getAttribute('aria-controls')),
      );
      assert.ok(buttons.length > 0, 'no disclosure button is visible');
      for (const [index, controls] of buttons.entries()) {
        const key = index % 2 ? 'Space' : 'Enter';
        const closed = await tabTo(session, (now) => now.controls === controls, controls);
        assert.deepEqual([closed.expanded, closed.detailsVisible], ['false', false]);
        await session.press(key);
        const open = await session.eval(focused);
        assert.deepEqual(
          [open?.controls, open?.expanded, open?.detailsVisible],
          [controls, 'true', true],
          `${key} opens ${controls} and focus stays`,
        );
        await session.press(key);
        const again = await session.eval(focused);
        assert.deepEqual(
          [again?.controls, again?.expanded, again?.detailsVisible],
          [controls, 'false', false],
          `${key} closes ${controls}`,
        );
      }
    }));
}

test('keyboard: the views and the language are chosen without a mouse', () =>
  inSession(async (session) => {
    await openDrawn(session, example(exampleNames()[0]));
    for (const view of ['timeline', 'table', 'scorecard']) {
      await tabTo(session, (now) => now.view === view, `the tab ${view}`);
      await session.press('Enter');
      const now = await session.eval(focused);
      assert.equal(now?.view, view, 'focus stays on the tab');
      assert.ok(now.chosen && now.chosen !== 'false', `${view} is marked as chosen`);
    }
    const before = await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('article.td').lang);
    await tabTo(session, (now) => now.lang !== null && now.lang !== before, 'the other language');
    await session.press('Space');
    assert.equal(await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('article.td').lang), 'en');
    assert.ok(await session.eval(focused), 'focus is not lost');
  }));

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(session) {
  await session.page.evaluate(axe);
  return session.eval(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations: found, passes } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    if (passes.length < 5) return [`axe looked at next to nothing: ${passes.length} rules passed`];
    return found.flatMap((each) =>
      each.nodes.map((node) => `${each.id}: ${node.target.flat().join(' > ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
    );
  });
}

const show = (view) => (session) => session.click(`thuoc-do nav.tabs button[data-view="${view}"]`);
const STATES = {
  'scorecard, closed': async () => {},
  'scorecard, one row open': (session) => session.click('thuoc-do [data-target] button[aria-expanded]'),
  timeline: show('timeline'),
  'timeline, one plot large': async (session) => {
    await show('timeline')(session);
    // A chart of one or two indicators shows them large.
    const thumb = session.page.locator('thuoc-do .thumb').first();
    if ((await thumb.count()) > 0) await thumb.click();
  },
  table: show('table'),
};
for (const scheme of ['light', 'dark']) {
  for (const name of exampleNames()) {
    test(`axe-core, WCAG 2.2 AA, ${name}, ${scheme}: no violation in any view`, () =>
      inSession(
        async (session) => {
          const problems = [];
          for (const [state, reach] of Object.entries(STATES)) {
            await openDrawn(session, example(name));
            await session.eval((theme) => {
              document.querySelector('thuoc-do').setAttribute('theme', theme);
              document.documentElement.style.colorScheme = theme;
            }, scheme);
            await reach(session);
            problems.push(...(await violations(session)).map((each) => `${state}: ${each}`));
          }
          assert.deepEqual(problems, []);
        },
        { scheme },
      ));
  }
}

/** What the examples have too little for: a fold, an explanation, a choice of rows. */
const FULL_STATES = {
  'unfolded, the menu of files open': async (session) => {
    await session.click('thuoc-do .fold');
    await session.click('thuoc-do details.save summary');
  },
  'sorted and filtered': async (session) => {
    await session.page.locator('thuoc-do select').selectOption('gap');
    await session.click('thuoc-do [data-filter][value=not_met]');
    await session.click('thuoc-do [data-row]');
  },
  'a year chosen': async (session) => {
    await show('timeline')(session);
    await session.click('thuoc-do [data-row="~nhom"]');
    await session.click('thuoc-do [data-panel=nhom] .year');
  },
};
for (const scheme of ['light', 'dark']) {
  test(`axe-core, WCAG 2.2 AA, what a reader changes, ${scheme}: no violation`, () =>
    inSession(
      async (session) => {
        const problems = [];
        for (const [state, reach] of Object.entries(FULL_STATES)) {
          await openDrawn(session, shared.site.page(html(element(manyTargets(), `theme="${scheme}"`), { script: 'thuoc-do.full.js' })));
          await reach(session);
          for (const width of [240, 900]) {
            await session.resize(width);
            problems.push(...(await violations(session)).map((each) => `${state}, ${width} px: ${each}`));
          }
        }
        assert.deepEqual(problems, []);
      },
      { scheme },
    ));
}

for (const scheme of ['light', 'dark']) {
  test(`axe-core, WCAG 2.2 AA, gallery, ${scheme}: no violation`, () =>
    inSession(
      async (session) => {
        await openDrawn(session, `${shared.site.origin}/index.html`);
        assert.deepEqual(await violations(session), []);
      },
      { scheme },
    ));
}

const WIDTHS = [240, 320, 360, 768, 1280, 1400];
for (const name of exampleNames()) {
  test(`widths, ${name}: nothing sticks out of the host, no svg texts overlap, at ${WIDTHS.join(', ')} px`, () =>
    inSession(
      async (session) => {
        const problems = [];
        await openDrawn(session, example(name));
        for (const lang of ['vi', 'en']) {
          for (const view of ['scorecard', 'timeline', 'table']) {
            await session.eval(
              (l, v) => {
                const host = document.querySelector('thuoc-do');
                host.setAttribute('lang', l);
                host.setAttribute('view', v);
                // The first row's details, the first two plots large.
                for (let i = 0; i < 2; i++) {
                  const closed = host.shadowRoot.querySelectorAll('[data-row]')[i];
                  if (closed && closed.getAttribute('aria-expanded') === 'false') closed.click();
                }
              },
              lang,
              view,
            );
            for (const width of WIDTHS) {
              await session.resize(width);
              const found = await session.eval(readLayout);
              problems.push(...found.slice(0, 3).map((each) => `${width} px, ${view}, ${lang}: ${each}`));
            }
          }
        }
        assert.deepEqual(problems, []);
      },
      { width: 1280 },
    ));
}

test('a narrow column on a wide page: the chart follows its column, not the window', () =>
  inSession(
    async (session) => {
      await openDrawn(session, shared.site.page(html(`<div style="width:300px">${table()}</div>`)));
      assert.deepEqual(await session.eval(readLayout), []);
    },
    { width: 1280 },
  ));

test('widths, gallery: the page never scrolls sideways', () =>
  inSession(async (session) => {
    await openDrawn(session, `${shared.site.origin}/index.html`);
    const problems = [];
    for (const width of WIDTHS) {
      await session.resize(width);
      problems.push(...(await session.eval(readLayout)).slice(0, 3).map((each) => `${width} px: ${each}`));
    }
    assert.deepEqual(problems, []);
  }));
