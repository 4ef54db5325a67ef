/** Chromium, the full edition: what a page's own style may reach, what a chart takes from the page, the language of its parts. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChromium } from './lib/chromium.mjs';
import { element } from './lib/documents.mjs';
import { manyTargets } from './lib/hostile.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { openDrawn } from './lib/waiting.mjs';

const shared = suite(startChromium);
const read = (place) => fs.readFileSync(fileURLToPath(new URL(`../../${place}`, import.meta.url)), 'utf8');
const style = read('src/render/style.css') + read('src/render/full.css');
const guide = read('docs/editors.md');
const PROPERTIES = Array.from(new Set(style.match(/--thuoc-do-[a-z0-9-]+/g))).sort();
const PARTS = Array.from(read('www/embed/reader.ts').matchAll(/^ {2}\['[^']+', '([a-z]+)'\],$/gm)).map(([, name]) => name).concat('age');

/** All verdicts and marks: met, missed, unknown with a range, not due, an edition before. */
function card() {
  const made = manyTargets();
  made.indicators[0].results.unshift({ year: 2022, score: 70 });
  made.indicators.push({ id: 'khoang', name: 'Chỉ số khoảng', unit: '%', results: [{ year: 2023, score: { from: 70, to: 80 } }], targets: [{ id: 'K', year: 2023, all: [{ score: { at_least: 75 } }] }] });
  made.indicators.push({ id: 'sau', name: 'Chỉ số sau', unit: '%', results: [{ year: 2023, score: 60 }], targets: [{ id: 'S', year: 2030, all: [{ score: { at_least: 75 } }] }] });
  return made;
}
const page = (head = '', attributes = '') => shared.site.page(html(element(card(), attributes), { head, script: 'thuoc-do.full.js' }));

test('every custom property and every part is in the guide for editors', () => {
  assert.ok(PROPERTIES.length > 12 && PARTS.length > 12, `${PROPERTIES.length} properties, ${PARTS.length} parts`);
  assert.deepEqual(PROPERTIES.filter((name) => !guide.includes(`\`${name}\``)), []);
  assert.deepEqual(PARTS.filter((name) => !guide.includes(`\`${name}\``)), []);
  assert.deepEqual(Array.from(new Set(guide.match(/`(--thuoc-do-[a-z0-9-]+)`/g))).map((each) => each.slice(1, -1)).sort(), PROPERTIES, 'and none that is not there');
});

for (const scheme of ['light', 'dark']) {
  test(`every custom property colours something, ${scheme}`, () =>
    shared.inSession(
      async (session) => {
        await openDrawn(session, page(`<style>:root{color-scheme:${scheme}}</style>`));
        const without = [];
        for (const name of PROPERTIES) {
          let found = false;
          for (const view of ['scorecard', 'timeline']) {
            found = found || (await session.eval(
              (property, v) => {
                const host = document.querySelector('thuoc-do');
                host.setAttribute('view', v);
                host.style.setProperty(property, 'rgb(1, 2, 3)');
                const seen = Array.from(host.shadowRoot.querySelectorAll('.td, .td *')).some((each) => {
                  const now = getComputedStyle(each);
                  return ['color', 'backgroundColor', 'fill', 'stroke', 'borderTopColor', 'borderInlineStartColor', 'boxShadow'].some((key) => now[key].includes('rgb(1, 2, 3)'));
                });
                host.style.removeProperty(property);
                return seen;
              },
              name,
              view,
            ));
          }
          if (!found) without.push(name);
        }
        assert.deepEqual(without, []);
      },
      { scheme },
    ));
}

test("a page's style reaches every part, and nothing that is no part", () =>
  shared.inSession(async (session) => {
    const rules = PARTS.map((name) => `thuoc-do::part(${name}){outline:2px solid rgb(1, 2, 3)}`).join('');
    // The address is of a file with the same figures, so that there is a line on their age.
    const file = shared.site.page(JSON.stringify(card()), { name: 'parts.json' });
    await openDrawn(session, shared.site.page(html(`<thuoc-do src="${new URL(file).pathname}" refresh="5"></thuoc-do>`, { head: `<style>${rules} .figure{outline:2px solid rgb(1, 2, 3)}</style>`, script: 'thuoc-do.full.js' })));
    const reached = new Set();
    for (const view of ['scorecard', 'timeline']) {
      await session.click(`thuoc-do [data-view=${view}]`);
      const seen = await session.eval(() =>
        Array.from(document.querySelector('thuoc-do').shadowRoot.querySelectorAll('*'))
          .filter((each) => getComputedStyle(each).outlineColor === 'rgb(1, 2, 3)' && getComputedStyle(each).outlineStyle === 'solid')
          .map((each) => each.getAttribute('part') || each.className),
      );
      seen.forEach((each) => reached.add(each));
    }
    assert.deepEqual(Array.from(reached).sort(), [...PARTS].sort());
  }));

test("a chart takes the page's font, in text, drawings and controls, and follows its colour scheme", () =>
  shared.inSession(async (session) => {
    await openDrawn(session, page('<style>body{font-family:"Noto Sans Mono",monospace} main{color-scheme:dark}</style>'));
    const look = () => {
      const root = document.querySelector('thuoc-do').shadowRoot;
      const fonts = Array.from(root.querySelectorAll('h2, h3, td, th, button, select, label, summary, small, svg text')).map((each) => getComputedStyle(each).fontFamily);
      return { fonts: Array.from(new Set(fonts)), ground: getComputedStyle(root.querySelector('article')).backgroundColor };
    };
    assert.deepEqual(await session.eval(look), { fonts: ['"Noto Sans Mono", monospace'], ground: 'rgb(19, 26, 33)' });
    await session.eval(() => document.querySelector('thuoc-do').setAttribute('theme', 'light'));
    assert.equal((await session.eval(look)).ground, 'rgb(255, 255, 255)', 'unless a theme is asked for');
  }));

test('the language of parts: Vietnamese words of the document in an English chart, the names of both languages', () =>
  shared.inSession(async (session) => {
    await openDrawn(session, page('', 'lang="en"'));
    for (const view of ['scorecard', 'timeline', 'table']) {
      await session.click(`thuoc-do [data-view=${view}]`);
      const wrong = await session.eval(() => {
        const root = document.querySelector('thuoc-do').shadowRoot;
        const vietnamese = /[ăâđêôơưạ-ỹ]/i;
        const wanted = 'en';
        const problems = [];
        if (root.querySelector('article').lang !== wanted) problems.push('the chart is not marked English');
        for (const each of root.querySelectorAll('.name b, .heading b, .panel h3, .thumb b, .eye > span:first-child, .figures tbody th, q')) {
          const lang = each.closest('[lang]').lang;
          const expected = vietnamese.test(each.textContent) ? 'vi' : null;
          if (expected && lang !== expected) problems.push(`${each.textContent} is marked ${lang}`);
        }
        for (const each of root.querySelectorAll('.verdict, .tabs button, .asks, summary')) {
          if (each.closest('[lang]').lang !== wanted) problems.push(`${each.textContent} is marked ${each.closest('[lang]').lang}`);
        }
        return problems.concat(Array.from(root.querySelectorAll('[data-lang]')).filter((each) => each.lang !== each.dataset.lang).map((each) => each.textContent));
      });
      assert.deepEqual(wrong, [], view);
    }
  }));
