/**
 * Chromium: long use. Here a short part of it; `npm run soak` runs all (THUOC_DO_SOAK=1): 10,000 comings and goings, 200 charts on
 * a page, an hour of updates from a server of moods. Memory stays flat, nothing is lost, the last good chart stays.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element, inScript, scorecard, table } from './lib/documents.mjs';
import { readCharts } from './lib/inpage.mjs';
import { dist, exampleNames, expectedOf, html } from './lib/site.mjs';
import { comeAndGo, grown, leave, measured, told, watchMemory } from './lib/soak.mjs';
import { suite } from './lib/suite.mjs';
import { assertQuiet, openDrawn, until } from './lib/waiting.mjs';

const WHOLE = Boolean(process.env.THUOC_DO_SOAK);
const shared = suite(startChromium);
const { inSession } = shared;

for (const script of ['thuoc-do.js', 'thuoc-do.full.js']) {
  const count = WHOLE ? 10_000 : 300;
  test(`${script}: ${count} charts come and go, by element, table and API: nothing stays behind`, (t) =>
    inSession(
      async (session) => {
        const patterns = `<template id="patterns">${element()}${table()}</template>`;
        await session.open(shared.site.page(html(`<div id="place"></div>${patterns}`, { script })));
        await session.eval(() => window.ThuocDo.ready);
        const part = count / 10;
        const samples = [];
        let drawn = 0;
        for (let i = 0; i < 10; i++) {
          drawn += await session.eval(comeAndGo, part, 30, scorecard());
          samples.push(await measured(session));
          t.diagnostic(`${script}, ${drawn} charts: ${told(samples[i])}`);
        }
        assert.equal(drawn, count);
        const { ready, error } = await session.eval(() => window.said);
        assert.ok(ready >= count, `${ready} of ${count} said that they are ready`);
        assert.equal(error, 0);
        assert.equal(await session.eval(() => document.querySelectorAll('.thuoc-do-host').length), 0);
        // The first part fills the caches of the browser.
        assert.deepEqual(grown(samples[1], samples[9]), []);
        await assertQuiet(session);
      },
      { init: watchMemory },
    ));
}

test(`${WHOLE ? 200 : 20} charts of real scorecards on one page: each right, and gone without a trace`, (t) =>
  inSession(
    async (session) => {
      const count = WHOLE ? 200 : 20;
      const names = exampleNames();
      const body = Array.from({ length: count }, (_, index) => element(inScript(fs.readFileSync(path.join(dist, `examples/${names[index % names.length]}.json`), 'utf8')))).join('');
      const page = (inside) => shared.site.page(html(`<div id="place">${inside}</div>`, { script: 'thuoc-do.full.js' }));
      await openDrawn(session, page(element()));
      await session.eval(leave);
      const before = await measured(session);
      const url = page(body);
      const start = Date.now();
      await session.open(url);
      await until(session, (wanted) => Array.from(document.querySelectorAll('thuoc-do')).filter((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td')).length === wanted, [count], { timeout: 120_000, what: 'all are drawn' });
      const took = Date.now() - start;
      const charts = await session.eval(readCharts);
      assert.equal(charts.length, count);
      for (const [index, chart] of charts.entries()) {
        const expected = expectedOf(names[index % names.length]);
        assert.deepEqual(Object.fromEntries(chart.rows.map((row) => [row.target, row.shown])), Object.fromEntries(Object.entries(expected).map(([target, { verdict }]) => [target, verdict])));
      }
      const full = await measured(session);
      t.diagnostic(`${count} charts drawn in ${took} ms: ${told(full)}; the longest task ${Math.round(await session.eval(() => window.longest))} ms`);
      await session.eval(leave);
      const after = await measured(session);
      t.diagnostic(`and removed: ${told(after)} (a page with one chart come and gone: ${told(before)})`);
      // Linear memory never shrinks; it is used again, which the comings and goings above show.
      assert.deepEqual(grown({ ...before, wasm: full.wasm }, after), []);
      await assertQuiet(session);
    },
    { init: watchMemory },
  ));

/** A server of moods comes with the option; without it that part is left out, and says so. */
const moods = await import('./lib/moody.mjs').catch(() => null);

/** The same moods in the same order each time. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * sides);
  };
}

/** In the page: what each chart shows of its figure, and what it says of its age. */
function shown() {
  return Array.from(document.querySelectorAll('thuoc-do')).map((host) => {
    const root = host.shadowRoot;
    const figure = /^(\d+(?:,\d+)?)%/.exec(root.querySelector('[data-target="T-chua-dat"] .figure').textContent);
    return {
      figure: figure ? Number(figure[1].replace(',', '.')) : null,
      age: root.querySelector('.age') ? root.querySelector('.age').textContent : '',
      stale: host.hasAttribute('data-thuoc-do-stale'),
      failed: host.hasAttribute('data-thuoc-do-error'),
    };
  });
}

/** Moods in which an answer never ends. */
const HANGING = ['silent', 'stalling', 'without end'];
const rounds = WHOLE ? 60 : 5;
test(`${rounds} updates of each chart from a server that fails, stalls and talks nonsense: the last good chart stays`, { skip: moods ? false : 'this script has no option "refresh" yet' }, (t) =>
  inSession(
    async (session) => {
      const { cardWith, MOODS, moody } = moods;
      const roll = dice(20261125);
      const bad = Object.keys(MOODS).filter((mood) => mood !== 'well');
      const files = Array.from({ length: WHOLE ? 6 : 2 }, (_, index) => ({ score: 80 + index, ...{ file: moody(shared.site, cardWith(80 + index), `soak-${index}.json`) } }));
      const body = files.map(({ file }) => `<thuoc-do src="${new URL(file.url).pathname}" refresh="1"></thuoc-do>`).join('');
      await session.page.clock.install({ time: new Date(2026, 10, 25, 8) });
      await openDrawn(session, shared.site.page(html(`<div id="place">${body}</div>`, { script: 'thuoc-do.full.js' })));
      const samples = [];
      let troubles = 0;
      for (let round = 0; round < rounds; round++) {
        for (const each of files) {
          // Every third answer is good; after many bad ones the waits would reach past the hour.
          each.mood = roll(3) === 0 || round === rounds - 1 ? 'well' : bad[roll(bad.length)];
          if (each.mood === 'well') each.score = Number((50 + roll(4000) / 100).toFixed(2));
          each.file.mood(each.mood, cardWith(each.score));
          each.asked = each.file.asked;
        }
        // Longer than the longest wait, which is 32 minutes and a fifth; then past the patience with a silent server.
        await session.page.clock.fastForward(39 * 60_000);
        const asItIs = (states) => Array.from(document.querySelectorAll('thuoc-do')).every((host, index) => states[index] === null || host.hasAttribute('data-thuoc-do-stale') === states[index]);
        const settle = async (some) => {
          const states = files.map((each) => (some(each) ? each.mood !== 'well' : null));
          const done = async () => files.every((each) => !some(each) || each.file.asked > each.asked) && (await session.eval(asItIs, states));
          for (let tries = 0; !(await done()); tries++) {
            assert.ok(tries < 400, `round ${round}: ${files.map((each) => `${each.mood} asked ${each.file.asked - each.asked}`)}: ${JSON.stringify(await session.eval(shown))}`);
            await new Promise((go) => setTimeout(go, 50));
          }
        };
        // Whoever answers has done so before the clock moves on, on however busy a machine; the others are given up after half a minute.
        await settle(({ mood }) => !HANGING.includes(mood));
        for (let i = 0; i < 200 && files.some((each) => each.file.asked === each.asked); i++) await new Promise((go) => setTimeout(go, 50));
        await new Promise((go) => setTimeout(go, 200));
        await session.page.clock.fastForward(31_000);
        await settle(() => true);
        for (const [index, chart] of (await session.eval(shown)).entries()) {
          const { mood, score, file } = files[index];
          troubles += mood === 'well' ? 0 : 1;
          const last = mood === 'well' ? (files[index].good = score) : (files[index].good ?? 80 + index);
          assert.deepEqual([chart.figure, chart.failed], [last, false], `round ${round}, ${mood}`);
          assert.match(chart.age, mood === 'well' ? /^Số liệu cập nhật lúc [\d:]+ [\d/]+$/ : / · .+ thử lại\.$/, mood);
          assert.ok(file.open <= 1 && file.most <= 1, `${file.open} answers open, ${file.most} at once`);
        }
        samples.push(await measured(session));
        if (round % 10 === 9) t.diagnostic(`after ${round + 1} rounds, ${troubles} troubles: ${told(samples[round])}`);
      }
      assert.deepEqual(grown(samples[Math.min(9, rounds - 3)], samples[rounds - 1]), []);
      t.diagnostic(`${files.reduce((sum, each) => sum + each.file.asked, 0)} readings, ${troubles} of them bad; every last good chart stayed`);
    },
    { init: watchMemory, height: 6000 },
  ));
