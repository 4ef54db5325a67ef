/** Chromium: the gallery and the examples, over http and from disk. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { startChromium } from './lib/chromium.mjs';
import { element } from './lib/documents.mjs';
import { readCharts, readLayout, readOwners } from './lib/inpage.mjs';
import { dist, exampleFile, exampleNames, html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertViews } from './lib/views.mjs';
import { assertQuiet, assertVerdicts, openDrawn } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

const galleries = { http: () => `${shared.site.origin}/index.html`, file: () => pathToFileURL(path.join(dist, 'index.html')).href };
for (const [way, address] of Object.entries(galleries)) {
  test(`gallery over ${way}: every chart is drawn, console empty`, () =>
    inSession(async (session) => {
      await openDrawn(session, address());
      const owners = await session.eval(readOwners);
      assert.deepEqual(
        owners.filter((each) => !each.drawn),
        [],
      );
      const charts = await session.eval(readCharts);
      assert.ok(charts.length >= exampleNames().length, `only ${charts.length} charts`);
      assert.ok(charts.every((chart) => chart.rows.length > 0));
      // The last one is an editor's table of three rows: none may end up unread.
      assert.deepEqual(
        charts[charts.length - 1].rows.map((row) => row.shown),
        ['not_met', 'met', 'cannot_tell'],
      );
      await assertQuiet(session);
    }));
}

test('every view of an example at 360, 768 and 1280 px', () =>
  inSession(async (session) => {
    await assertViews(session, shared.site, exampleNames()[0]);
    await assertQuiet(session);
  }));

for (const name of exampleNames()) {
  for (const way of ['http', 'file']) {
    test(`example ${name} over ${way} shows the expected verdicts, console empty`, () =>
      inSession(async (session) => {
        const url = way === 'http' ? `${shared.site.origin}/examples/${name}.thuoc-do.html` : pathToFileURL(exampleFile(name)).href;
        const before = shared.site.requests.length;
        await openDrawn(session, url);
        await assertVerdicts(session, name);
        await assertQuiet(session);
        const asked = shared.site.requests.slice(before).filter((each) => each !== '/favicon.ico');
        assert.deepEqual(asked, way === 'http' ? [`/examples/${name}.thuoc-do.html`] : [], 'a self-contained page asks for nothing else');
      }));
  }

  test(`example ${name} in the small edition shows the same verdicts, whole at 320 px, console empty`, () =>
    inSession(
      async (session) => {
        const card = JSON.parse(fs.readFileSync(path.join(dist, 'examples', `${name}.json`), 'utf8'));
        await openDrawn(session, shared.site.page(html(element(card))));
        await assertVerdicts(session, name);
        for (const view of ['scorecard', 'timeline', 'table']) {
          await session.eval((v) => document.querySelector('thuoc-do').setAttribute('view', v), view);
          assert.deepEqual(await session.eval(readLayout), [], view);
        }
        await assertQuiet(session);
      },
      { width: 320 },
    ));

  test(`example ${name} with script off: the static picture and table are readable`, () =>
    inSession(
      async (session) => {
        await session.open(pathToFileURL(exampleFile(name)).href);
        const seen = await session.eval(() => {
          const visible = (each) => each.getClientRects().length > 0 && each.getBoundingClientRect().width > 100;
          const tables = Array.from(document.querySelectorAll('table')).filter(visible);
          const picture = Array.from(document.querySelectorAll('svg, img')).filter((each) => each.getClientRects().length > 0);
          return {
            pictures: picture.length,
            rows: tables.reduce((sum, each) => sum + each.rows.length, 0),
            text: document.body.innerText,
            shadow: Array.from(document.querySelectorAll('*')).some((each) => each.shadowRoot),
          };
        });
        assert.equal(seen.shadow, false, 'nothing may have run');
        assert.ok(seen.pictures > 0, 'no visible picture');
        assert.ok(seen.rows > 1, 'no visible table');
        assert.match(seen.text, /Chưa đạt|Đạt|Chưa thể kết luận/, 'no verdict can be read');
      },
      { scripting: false },
    ));
}
