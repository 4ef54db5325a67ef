/** Chromium: the editor's pages by keyboard alone, through axe-core, at both widths, light and dark. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startChromium } from './lib/chromium.mjs';
import { HEADER, ROWS } from './lib/clipboards.mjs';
import { dist, pictures } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { until } from './lib/waiting.mjs';

const { inSession } = suite(startChromium);
const address = (place) => pathToFileURL(path.join(dist, place, 'index.html')).href;
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(session) {
  await session.eval(`function () { ${axe}; }`);
  return session.eval(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations: found, passes } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    if (passes.length < 5) return [`axe looked at next to nothing: ${passes.length} rules passed`];
    return found.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.flat().join(' > ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
  });
}

const says = (session, text) => until(session, (wanted) => document.getElementById('said').textContent.includes(wanted), [text], { what: text });

async function type(session, rows) {
  await session.page.locator('#paste').fill(rows.map((row) => row.join(';')).join('\n'));
  await session.page.locator('#read').click();
}

/** Every state of the page that an editor meets. */
const STATES = {
  'nothing given': async () => {},
  'a table understood': async (session) => {
    await type(session, [HEADER, ...ROWS]);
    await says(session, 'Vẽ được 2 mục tiêu.');
  },
  'rows that cannot be read': async (session) => {
    await type(session, [HEADER, ROWS[0], ['X', '2023', 'cao', '1', ''], ['Y', 'năm nay', '≥ 5', '1', '']]);
    await says(session, '2 điều cần xem lại.');
  },
  'nothing that can be drawn': async (session) => {
    await type(session, [['a', 'b'], ['1', '2']]);
    await says(session, 'Chưa vẽ được biểu đồ.');
  },
  'a document, way E, the line for the administrator': async (session) => {
    await session.page.locator('#file').setInputFiles(path.join(dist, 'examples/ninh-thuan-2023.json'));
    await says(session, 'Vẽ được 7 mục tiêu.');
    await session.page.locator('[name=way][value=E]').check();
    await session.page.locator('#copy summary').click();
  },
};

for (const scheme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`axe-core, ${width} px, ${scheme}: no violation in any state, no sideways scrolling`, () =>
      inSession(
        async (session) => {
          const problems = [];
          fs.mkdirSync(pictures, { recursive: true });
          for (const [index, [state, reach]] of Object.entries(STATES).entries()) {
            await session.open(address('snippet'));
            await reach(session);
            problems.push(...(await violations(session)).map((each) => `${state}: ${each}`));
            const wide = await session.eval(() => document.documentElement.scrollWidth);
            if (wide > width) problems.push(`${state}: ${wide} px wide`);
            await session.screenshot(path.join(pictures, `snippet-${width}-${scheme}-${index}.png`));
          }
          await session.open(address('paste'));
          await session.page.locator('#page').fill(await session.eval(() => document.getElementById('block').value));
          problems.push(...(await violations(session)).map((each) => `paste test: ${each}`));
          const wide = await session.eval(() => document.documentElement.scrollWidth);
          if (wide > width) problems.push(`paste test: ${wide} px wide`);
          await session.screenshot(path.join(pictures, `paste-${width}-${scheme}.png`));
          assert.deepEqual(problems, []);
        },
        { width, scheme },
      ));
  }
}

test('by keyboard alone: typed, read, mended, copied and undone; every control has a name and 24 px', () =>
  inSession(async (session) => {
    await session.open(address('snippet'));
    const tabTo = async (id) => {
      for (let i = 0; i < 80; i++) {
        await session.press('Tab');
        if (await session.eval((wanted) => document.activeElement?.id === wanted, id)) return;
      }
      throw new Error(`Tab never reached ${id}`);
    };
    await tabTo('paste');
    await session.page.keyboard.type([HEADER, ROWS[0]].map((row) => row.join(';')).join('\n'));
    await tabTo('read');
    await session.press('Enter');
    await says(session, 'Vẽ được 1 mục tiêu.');
    await tabTo('caption');
    await session.page.keyboard.type('Kết quả năm 2023');
    await until(session, () => document.getElementById('text').value.includes('<caption>Kết quả năm 2023</caption>'));
    await tabTo('copy-text');
    await session.press('Enter');
    await until(session, () => document.getElementById('copied').textContent !== '');
    const small = await session.eval(() =>
      Array.from(document.querySelectorAll('button, select, textarea, input, summary, main a'))
        .filter((each) => each.getClientRects().length > 0)
        .filter((each) => {
          const box = (each.closest('label') || each).getBoundingClientRect();
          return box.width < 24 || box.height < 24;
        })
        .map((each) => `${each.localName} ${each.id} ${each.textContent}`),
    );
    assert.deepEqual(small, []);
    assert.equal(await session.eval(() => document.getElementById('said').getAttribute('role')), 'status');
  }));
