/** Chromium: new data for a chart that is drawn: what differs is changed, the rest stays as the reader has it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { scorecard } from './lib/documents.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertQuiet } from './lib/waiting.mjs';

const shared = suite(startChromium);

/** The document with another rank for 2023; its target is a rank of 30 at most. */
function ranked(rank) {
  const made = scorecard();
  made.indicators[0].results[1].rank = rank;
  return made;
}

/** Mounts the first document and gives what `work` returns in the page. */
async function updating(documents, work, options = {}) {
  let found;
  await shared.inSession(async (session) => {
    await session.open(shared.site.page(html('<div id="place"></div>', options.page)));
    await session.eval(async (first) => {
      globalThis.handle = await ThuocDo.mount(document.getElementById('place'), first);
      globalThis.root = document.getElementById('place').shadowRoot;
    }, documents[0]);
    found = await session.eval(work, ...documents.slice(1));
    await assertQuiet(session);
  });
  return found;
}

for (const script of ['thuoc-do.js', 'thuoc-do.full.js']) {
  test(`another figure, the same verdicts: the same nodes, the new words, and focus stays (${script})`, async () => {
    const seen = await updating([ranked(20), ranked(21)], async (next) => {
      const { root, handle } = globalThis;
      const [row, button] = [root.querySelector('tr[data-target]'), root.querySelector('button[data-view="timeline"]')];
      button.focus();
      const report = await handle.update(next);
      return {
        sameRow: root.querySelector('tr[data-target]') === row,
        focused: root.activeElement === button,
        figure: root.querySelector('.figure').textContent,
        articles: root.querySelectorAll('article').length,
        told: report.targets[0].verdict,
      };
    }, { page: { script } });
    assert.deepEqual(seen, { sameRow: true, focused: true, figure: '21/63', articles: 1, told: 'met' });
  });
}

test('an update draws exactly what a first drawing of the same data draws', async () => {
  const seen = await updating([ranked(20), ranked(31), ranked(29)], async (...documents) => {
    const text = (root) => new globalThis.XMLSerializer().serializeToString(root.querySelector('article')).replace(/td\d+-/g, 'td-');
    const pairs = [];
    for (const each of documents) {
      await globalThis.handle.update(each);
      const fresh = document.body.appendChild(document.createElement('div'));
      const other = await ThuocDo.mount(fresh, each);
      pairs.push([text(globalThis.root), text(fresh.shadowRoot)]);
      other.destroy();
    }
    return pairs;
  });
  for (const [updated, fresh] of seen) assert.equal(updated, fresh);
  assert.notEqual(seen[0][0], seen[1][0]);
});

test('nodes that somebody changed in the meantime, as a translator does: what they are in is drawn anew', async () => {
  const seen = await updating([ranked(20), ranked(21)], async (next) => {
    const { root, handle } = globalThis;
    for (const each of [root.querySelector('h2'), root.querySelector('.figure')]) {
      const font = document.createElement('font');
      font.append(...each.childNodes);
      each.append(font);
    }
    await handle.update(next);
    return { heading: root.querySelectorAll('h2 font').length, fonts: root.querySelectorAll('.figure font').length, figure: root.querySelector('.figure').textContent };
  });
  // What says the same as before stays as the translator left it.
  assert.deepEqual(seen, { heading: 1, fonts: 0, figure: '21/63' });
});

test('a name that holds the sign between steps, markup or an attribute stays a text', async () => {
  const name = 'A\u0001onclick=alert(1)\u0001<script\u0001$<b>';
  const next = ranked(21);
  next.indicators[0].short = name;
  const seen = await updating([ranked(20), next], async (next) => {
    const { root, handle } = globalThis;
    await handle.update(next);
    return {
      scripts: root.querySelectorAll('script, b[onclick], [onclick]').length,
      told: root.querySelector('article').textContent.includes('onclick=alert(1) <script $<b>'),
    };
  });
  assert.deepEqual(seen, { scripts: 0, told: true });
});
