/**
 * Every view of every example at the widths of a phone, a tablet and a desk: what stands there and how often, words that do not
 * meet, marks inside their plots. `npm run test:views` looks at all of it in three engines, `npm test` at one example in each.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readLayout } from './inpage.mjs';
import { element } from './documents.mjs';
import { dist, expectedOf, html } from './site.mjs';
import { openDrawn } from './waiting.mjs';

export const WIDTHS = [360, 768, 1280];

const targets = (name) => Object.keys(expectedOf(name)).length;
const verdicts = (name, wanted) => Object.values(expectedOf(name)).filter(({ verdict }) => verdict === wanted).length;
const indicators = (card) => card.indicators.filter((one) => one.targets && one.targets.length > 0).length;

/**
 * A line for each view: which examples have it, what is counted in it (a selector each), and how many there must be, out of the document and
 * the judgement worked out by hand (`least`: at least so many). `plots`: what holds marks.
 */
export const VIEWS = {
  scorecard: {
    count: { rows: '[data-target]', buttons: '.more', met: '[data-target][data-verdict=met]', missed: '[data-target][data-verdict=not_met]' },
    expect: (name) => ({ rows: targets(name), buttons: targets(name), met: verdicts(name, 'met'), missed: verdicts(name, 'not_met') }),
    plots: 'svg.track',
  },
  timeline: {
    count: { panels: 'section.panel', tables: '.panel table' },
    least: (name, card) => ({ panels: indicators(card), tables: indicators(card) }),
    plots: 'svg.plot',
  },
  standing: {
    has: (card) => Boolean(card.panels),
    count: { own: '.ranking:not(.earlier *) .unit.own', units: '.ranking:not(.earlier *) .unit', stops: '.ranking:not(.earlier *) .unit[tabindex="0"]' },
    expect: (name, card) => ({ own: 1, units: card.panels[card.panels.length - 1].rows.length, stops: 1 }),
    plots: 'svg.units',
  },
  parts: {
    has: (card) => card.indicators.some((one) => one.parts),
    count: { rows: '.index .row', controls: '.index input[type=range]' },
    expect: (name, card) => ({ rows: card.indicators[0].parts.length, controls: card.indicators[0].parts.length }),
  },
  table: {
    count: { rows: '.figures tbody tr', cells: '.figures tbody tr > *' },
    expect: (name) => ({ rows: targets(name), cells: targets(name) * 8 }),
  },
};

export const cardOf = (name) => JSON.parse(fs.readFileSync(path.join(dist, 'examples', `${name}.json`), 'utf8'));

/** In the page, of the chart in a box: what is counted, what meets, and which marks leave their plot. */
function readView(box, count, plots) {
  const root = document.getElementById(box).querySelector('thuoc-do').shadowRoot;
  const article = root.querySelector('article.td');
  const problems = [];
  const shown = (each) => each.getClientRects().length > 0;
  const counts = {};
  for (const [name, selector] of Object.entries(count)) counts[name] = root.querySelectorAll(selector).length;

  // Words: the lines they really take, but not those kept for screen readers.
  const clipped = (node) => {
    // A closed menu has boxes in some engines, though nothing of it is shown.
    if (node.closest('details:not([open]) > :not(summary)')) return true;
    for (let up = node; up && up !== article; up = up.parentElement) if (getComputedStyle(up).clipPath !== 'none') return true;
    return false;
  };
  const lines = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !shown(parent) || parent.ownerSVGElement || clipped(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 1) lines.push({ rect, text: node.data.trim().slice(0, 40), node });
  }
  const edge = article.getBoundingClientRect();
  lines.forEach((a, i) => {
    if (a.rect.left < edge.left - 1 || a.rect.right > edge.right + 1) problems.push(`"${a.text}" leaves the chart`);
    for (const b of lines.slice(i + 1)) {
      if (a.node === b.node) continue;
      const across = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
      const down = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
      // Line boxes are taller than the letters: a quarter may be shared before ink meets ink.
      if (across > 1 && down > 0.25 * Math.min(a.rect.height, b.rect.height)) problems.push(`"${a.text}" and "${b.text}" meet`);
    }
  });

  // Marks: rectangles and lines whole, shapes of a fixed size by their middle.
  let marks = 0;
  for (const plot of plots ? Array.from(root.querySelectorAll(plots)).filter(shown) : []) {
    const field = plot.getBoundingClientRect();
    for (const mark of plot.querySelectorAll('rect, line, circle, path')) {
      if (!shown(mark)) continue;
      const rect = mark.getBoundingClientRect();
      const whole = mark.localName === 'rect' || mark.localName === 'line';
      const middle = (a, b) => (whole ? [a, b] : [(a + b) / 2, (a + b) / 2]);
      const [left, right] = middle(rect.left, rect.right);
      const [top, bottom] = middle(rect.top, rect.bottom);
      marks++;
      if (left < field.left - 2 || right > field.right + 2 || top < field.top - 2 || bottom > field.bottom + 2) {
        const at = [left, top, right, bottom].map(Math.round).join(' ');
        problems.push(`${mark.localName}.${mark.getAttribute('class')} at ${at} leaves its plot`);
      }
    }
  }

  // A plot and its table must tell the same years: a point for each single figure.
  for (const panel of root.querySelectorAll('section.panel:not(.ranking):not(.index)')) {
    const figures = Array.from(panel.querySelectorAll('tbody tr > :nth-child(2)')).map((each) => each.textContent);
    const points = figures.filter((text) => /^−?\d/.test(text) && !/\d–\d/.test(text)).length;
    const dots = panel.querySelectorAll('svg.plot circle.dot').length;
    if (dots !== points) problems.push(`${panel.dataset.panel}: ${dots} points, ${points} single figures: ${figures.join(' | ')}`);
  }
  const wide = Array.from(article.querySelectorAll('*')).filter((each) => shown(each) && each.clientWidth > 1 && !each.ownerSVGElement && each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX));
  return { counts, marks, problems, wide: wide.length, width: Math.round(edge.width) };
}

/** In the page: opens the first details of each chart, and two of its plots. */
function open() {
  for (const host of document.querySelectorAll('thuoc-do')) {
    for (let i = 0; i < 2; i++) {
      const closed = host.shadowRoot.querySelector('[data-row][aria-expanded="false"]');
      if (closed) closed.click();
    }
  }
}

/** Looks at all views of an example at all widths, closed and opened. */
export async function assertViews(session, site, name) {
  const card = cardOf(name);
  const cases = Object.entries(VIEWS)
    .filter(([, view]) => !view.has || view.has(card))
    .flatMap(([view, how]) => WIDTHS.map((width) => ({ view, width, box: `${view}-${width}`, how })));
  const boxes = cases.map(({ box, view, width }) => `<div id="${box}" style="width:${width}px;margin:8px">${element(card, `view="${view}"`)}</div>`);
  await openDrawn(session, site.page(html(boxes.join(''), { script: 'thuoc-do.full.js' })));
  const problems = [];
  for (const state of ['closed', 'opened']) {
    if (state === 'opened') await session.eval(open);
    for (const { view, width, box, how } of cases) {
      const seen = await session.eval(readView, box, how.count, how.plots || '');
      const say = (text) => problems.push(`${view}, ${width} px, ${state}: ${text}`);
      if (seen.width !== width) say(`the chart is ${seen.width} px wide`);
      for (const [what, wanted] of Object.entries(how.expect ? how.expect(name, card) : {})) {
        if (seen.counts[what] !== wanted) say(`${seen.counts[what]} ${what}, expected ${wanted}`);
      }
      for (const [what, wanted] of Object.entries(how.least ? how.least(name, card) : {})) {
        if (!(seen.counts[what] >= wanted)) say(`${seen.counts[what]} ${what}, expected at least ${wanted}`);
      }
      if (how.plots && seen.marks === 0) say('not one mark is drawn');
      if (width === 360 && seen.wide > 0) say(`${seen.wide} fields have to be scrolled sideways`);
      seen.problems.slice(0, 4).forEach(say);
    }
    // The boxes are wider than the window on purpose.
    const layout = (await session.eval(readLayout)).filter((each) => !each.startsWith('the page scrolls'));
    problems.push(...layout.slice(0, 6).map((each) => `${state}: ${each}`));
  }
  assert.deepEqual(problems, []);
}
