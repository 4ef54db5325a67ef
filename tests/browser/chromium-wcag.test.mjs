/**
 * Chromium, the full edition: what WCAG 2.2 AA asks beyond what axe-core can see: reflow, spaced text, size of targets, contrast of marks,
 * forced colours, motion, marks over letters, and the tree that a screen reader walks.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element } from './lib/documents.mjs';
import { HOSTILE, manyTargets } from './lib/hostile.mjs';
import { readLayout } from './lib/inpage.mjs';
import { exampleNames, html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { cardOf } from './lib/views.mjs';
import { openDrawn } from './lib/waiting.mjs';

const shared = suite(startChromium);
const VIEWS = ['scorecard', 'timeline', 'table'];
const page = (card, attributes = '', more = {}) => shared.site.page(html(element(card, attributes), { script: 'thuoc-do.full.js', ...more }));

/** In the page: a view, with the first details or two plots open. */
function show(view) {
  const host = document.querySelector('thuoc-do');
  host.setAttribute('view', view);
  for (let i = 0; i < 2; i++) {
    const closed = host.shadowRoot.querySelector('[data-row][aria-expanded="false"]');
    if (closed) closed.click();
  }
  const menu = host.shadowRoot.querySelector('details.save');
  if (menu) menu.open = true;
}

const CARDS = { ...Object.fromEntries(exampleNames().map((name) => [name, cardOf(name)])), 'many targets': manyTargets(), 'names of 300 letters': HOSTILE['names of 300 letters'] };

for (const [name, card] of Object.entries(CARDS)) {
  test(`reflow (1.4.10), ${name}: at 320 px, which is 400 % of 1280, nothing has to be scrolled in two directions`, () =>
    shared.inSession(
      async (session) => {
        await openDrawn(session, page(card));
        const problems = [];
        for (const width of [320, 256]) {
          await session.resize(width, 256);
          for (const view of VIEWS) {
            await session.eval(show, view);
            const found = await session.eval(() => {
              const { shadowRoot } = document.querySelector('thuoc-do');
              const wide = Array.from(shadowRoot.querySelectorAll('*'))
                .filter((each) => !each.ownerSVGElement && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1)
                .map((each) => `${each.localName}.${each.className} is ${each.scrollWidth} wide in ${each.clientWidth}`);
              return document.documentElement.scrollWidth > window.innerWidth ? wide.concat('the page scrolls sideways') : wide;
            });
            problems.push(...found.slice(0, 3).map((each) => `${width} px, ${view}: ${each}`));
          }
        }
        assert.deepEqual(problems, []);
      },
      { width: 320, height: 256 },
    ));
}

test('text spacing (1.4.12), set inside the chart as a reader would: nothing clipped, nothing lost, labels apart', () =>
  shared.inSession(async (session) => {
    const problems = [];
    for (const name of exampleNames()) {
      await openDrawn(session, page(cardOf(name)));
      await session.eval(() => {
        const style = document.createElement('style');
        style.textContent = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-bottom:2em!important}';
        document.querySelector('thuoc-do').shadowRoot.appendChild(style);
      });
      for (const view of VIEWS) {
        await session.eval(show, view);
        for (const width of [320, 768, 1280]) {
          await session.resize(width);
          const found = (await session.eval(readLayout)).concat(
            await session.eval(() =>
              Array.from(document.querySelector('thuoc-do').shadowRoot.querySelectorAll('*'))
                .filter((each) => !each.ownerSVGElement && each.clientWidth > 1 && /hidden|clip/.test(getComputedStyle(each).overflow) && each.scrollHeight > each.clientHeight + 1)
                .map((each) => `${each.localName}.${each.className} is clipped`),
            ),
          );
          problems.push(...found.slice(0, 2).map((each) => `${name}, ${view}, ${width} px: ${each}`));
        }
      }
    }
    assert.deepEqual(problems, []);
  }));

test('targets (2.5.8): 24 px, but for links in a sentence and for years, which have the steps beside them', () =>
  shared.inSession(async (session) => {
    const problems = [];
    for (const card of [manyTargets(), HOSTILE['40 years'], cardOf('ninh-thuan-2023')]) {
      await openDrawn(session, page(card));
      for (const width of [240, 360, 1280]) {
        await session.resize(width);
        for (const view of VIEWS) {
          await session.eval(show, view);
          const small = await session.eval(() => {
            const root = document.querySelector('thuoc-do').shadowRoot;
            const reach = (each) => (each.closest('label') || each).getBoundingClientRect();
            return Array.from(root.querySelectorAll('button, select, input, summary, a'))
              .filter((each) => each.getClientRects().length > 0 && !each.closest('details:not([open]) > :not(summary)'))
              .filter((each) => !(each.localName === 'a' && getComputedStyle(each).display === 'inline'))
              .filter((each) => Math.min(reach(each).width, reach(each).height) < 24)
              .filter((each) => !(each.classList.contains('year') && Array.from(each.closest('.panel').querySelectorAll('.step')).every((step) => reach(step).width >= 24)))
              .map((each) => `${each.localName}.${each.className}: ${Math.round(reach(each).width)} × ${Math.round(reach(each).height)}`);
          });
          problems.push(...small.slice(0, 3).map((each) => `${width} px, ${view}: ${each}`));
        }
      }
    }
    assert.deepEqual(problems, []);
  }));

/** In the page: marks and edges of controls with less than 3:1 to what they stand on. */
function pale() {
  const root = document.querySelector('thuoc-do').shadowRoot;
  const parse = (text) => (text.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = parse(getComputedStyle(root.querySelector('article')).backgroundColor);
  const ratio = (colour, opacity) => {
    const mixed = parse(colour).slice(0, 3).map((c, i) => c * opacity + ground[i] * (1 - opacity));
    const [a, b] = [light(mixed), light(ground)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const wanted = { '.dot': 'fill', '.actual': 'fill', '.gap': 'fill', '.way': 'stroke', '.tick': 'stroke', '.run': 'stroke', '.break': 'stroke', '.before': 'stroke', '.range': 'stroke', '.unknown': 'stroke', '.solid': 'fill', '.hollow': 'stroke', '.sign .line': 'stroke', '.point': 'fill', 'select': 'borderTopColor', '.filter label': 'borderTopColor', '.save summary': 'borderTopColor', '.thumb': 'borderTopColor', '.more .line': 'stroke', '.year[aria-pressed=true]': 'boxShadow' };
  const seen = [];
  const problems = [];
  for (const [selector, property] of Object.entries(wanted)) {
    for (const each of root.querySelectorAll(selector)) {
      const style = getComputedStyle(each);
      const value = style[property].match(/rgba?\([^)]+\)/);
      if (!value) continue;
      seen.push(selector);
      const found = ratio(value[0], property === 'stroke' ? Number(style.strokeOpacity) : 1);
      if (found < 3) problems.push(`${selector}: ${found.toFixed(2)}`);
    }
  }
  return { seen: Array.from(new Set(seen)), problems: Array.from(new Set(problems)), all: Object.keys(wanted) };
}

for (const scheme of ['light', 'dark']) {
  test(`contrast of marks and edges of controls (1.4.11), ${scheme}: 3:1`, () =>
    shared.inSession(async (session) => {
      const seen = new Set();
      let all = [];
      for (const card of [manyTargets(), ...exampleNames().map(cardOf)]) {
        await openDrawn(session, page(card, `theme="${scheme}"`));
        for (const view of VIEWS) {
          await session.eval(show, view);
          const found = await session.eval(pale);
          assert.deepEqual(found.problems, [], view);
          found.seen.forEach((each) => seen.add(each));
          ({ all } = found);
        }
      }
      assert.deepEqual(all.filter((each) => !seen.has(each)), [], 'each kind of mark was there to be looked at');
    }));
}

test('forced colours: every mark, sign and chosen control can still be told from its ground', () =>
  shared.inSession(async (session) => {
    for (const colorScheme of ['light', 'dark']) for (const name of ['ninh-thuan-2023', 'soc-trang-2030']) {
      await session.page.emulateMedia({ forcedColors: 'active', colorScheme });
      await openDrawn(session, page(cardOf(name)));
      for (const view of ['scorecard', 'timeline']) {
        await session.eval(show, view);
        assert.deepEqual((await session.eval(pale)).problems, [], `${name}, ${view}, ${colorScheme}`);
        const lost = await session.eval(() => {
          const root = document.querySelector('thuoc-do').shadowRoot;
          const ground = getComputedStyle(root.querySelector('article')).backgroundColor;
          const none = (colour) => colour === 'none' || colour === ground || colour === 'rgba(0, 0, 0, 0)';
          const marks = Array.from(root.querySelectorAll('.dot, .actual, .gap, .way, .tick, .run, .range, .unknown, .before, .break, .solid, .hollow, .sign .line, .point'));
          const gone = marks.filter((each) => none(getComputedStyle(each).fill) && none(getComputedStyle(each).stroke)).map((each) => each.getAttribute('class'));
          const chosen = Array.from(root.querySelectorAll('[aria-current], .langs [aria-pressed=true], .year[aria-pressed=true], .thumb[aria-expanded=true]'));
          return gone.concat(chosen.filter((each) => getComputedStyle(each).outlineStyle === 'none').map((each) => `${each.className} is not marked`));
        });
        assert.deepEqual(Array.from(new Set(lost)), [], `${name}, ${view}`);
      }
    }
  }));

test('reduced motion: in no view does anything move', () =>
  shared.inSession(async (session) => {
    await session.page.emulateMedia({ reducedMotion: 'reduce' });
    await openDrawn(session, page(manyTargets()));
    for (const view of VIEWS) {
      await session.eval(show, view);
      const moving = await session.eval(() =>
        Array.from(document.querySelector('thuoc-do').shadowRoot.querySelectorAll('*')).filter((each) => {
          const style = getComputedStyle(each);
          return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
        }).length,
      );
      assert.equal(moving, 0, view);
    }
  }));

test('marks over and under letters: lines are high enough for Ẫ and ỵ, and no box cuts them', () =>
  shared.inSession(async (session) => {
    const card = manyTargets();
    card.title = 'ẪẬỂỖỮỴ ẫậểỗữỵ';
    for (const each of card.indicators) each.name = `Ẫ ỵ Ể ự ${each.name}`;
    await openDrawn(session, page(card));
    for (const view of VIEWS) {
      await session.eval(show, view);
      for (const width of [320, 1280]) {
        await session.resize(width);
        const cut = await session.eval(() => {
          const root = document.querySelector('thuoc-do').shadowRoot;
          const problems = [];
          for (const each of root.querySelectorAll('.td *')) {
            if (each.ownerSVGElement || each.localName === 'svg' || !each.getClientRects().length) continue;
            const style = getComputedStyle(each);
            const own = Array.from(each.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
            if (own && parseFloat(style.lineHeight) < 1.3 * parseFloat(style.fontSize)) problems.push(`${each.className}: lines of ${style.lineHeight} for ${style.fontSize}`);
            if (own && /hidden|clip/.test(style.overflowY) && style.clipPath === 'none') problems.push(`${each.className} cuts what is higher`);
          }
          return problems;
        });
        assert.deepEqual(cut, [], `${view}, ${width} px`);
      }
    }
  }));

test('a screen reader at 320 px: tables are tables, with headers and names of rows; plots, years and details have names and states', () =>
  shared.inSession(
    async (session) => {
      await openDrawn(session, page(manyTargets()));
      const { page: tab } = session;
      const tree = async (view) => {
        await session.eval(show, view);
        // Playwright quotes lines with a colon in them.
        return (await tab.locator('thuoc-do').ariaSnapshot()).replace(/^(\s*- )'(.*)'(:?)$/gm, '$1$2$3');
      };
      const scorecard = await tree('scorecard');
      assert.match(scorecard, /- table "Nhiều chỉ tiêu: thử":/);
      assert.match(scorecard, /columnheader "Kết quả và kết luận"/);
      assert.match(scorecard, /- button "Chi tiết: Chỉ tiêu it" \[expanded\]/);
      const timeline = await tree('timeline');
      assert.match(timeline, /- group "Các chỉ tiêu theo năm, chọn một để xem lớn":/);
      assert.match(timeline, /- button "Chỉ tiêu it 2023: 80% · Chưa đạt" \[expanded\]/);
      assert.match(timeline, /- button "Chỉ tiêu nhieu 2023: 40% · Chưa đạt"(?! \[)/);
      assert.match(timeline, /- toolbar "Chỉ số nhóm: các năm, phím mũi tên để đổi năm":/);
      assert.match(timeline, /- button "2023 · Kết quả 73%[^"]*" \[pressed\]/);
      assert.match(timeline, /- img "Chỉ số nhóm; 2021: 71%, Chưa đạt/);
      // As it is read in a table of lines: column headers, each year a row with its name and four cells.
      assert.match(timeline, /- row "Năm Kết quả Mục tiêu Kết luận Xuất xứ":/);
      assert.match(timeline, /- rowheader "2023"/);
      const table = await tree('table');
      assert.match(table, /- columnheader "Chênh lệch, lý do"/);
      assert.match(table, /- rowheader "Chỉ tiêu it"/);
      const { cells, rows } = await session.eval(() => {
        const { shadowRoot } = document.querySelector('thuoc-do');
        return { rows: shadowRoot.querySelectorAll('[role=row]').length, cells: Array.from(shadowRoot.querySelectorAll('tbody [role=row]')).map((each) => each.children.length) };
      });
      assert.deepEqual([rows, Array.from(new Set(cells))], [11, [8]]);
      for (const snapshot of [scorecard, timeline, table]) assert.doesNotMatch(snapshot, /- (button|toolbar|combobox)\s*(:|\[|$)/m, 'nothing without a name');
    },
    { width: 320 },
  ));
