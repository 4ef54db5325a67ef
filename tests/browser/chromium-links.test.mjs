/** Chromium: a stand-alone page's link that brings back what its reader saw; copied, opened, tampered with; and no such thing elsewhere. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element } from './lib/documents.mjs';
import { manyTargets } from './lib/hostile.mjs';
import { dist, html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertQuiet, openDrawn, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const inside = () => html(element(manyTargets()), { script: 'thuoc-do.full.js' });
const alone = () => shared.site.page(inside(), { name: 'nhieu.thuoc-do.html' });

/** In the page: what a person has before the eyes. */
function state() {
  const root = document.querySelector('thuoc-do').shadowRoot;
  const visible = (each) => each.getClientRects().length > 0;
  const names = (selector, name) => Array.from(root.querySelectorAll(selector)).filter(visible).map((each) => each.getAttribute(name));
  return {
    view: root.querySelector('[aria-current]').dataset.view,
    lang: root.querySelector('article').lang,
    rows: names('[data-target]', 'data-target'),
    open: names('[data-row][aria-expanded=true]', 'data-row'),
    years: names('.year[aria-pressed=true]', 'data-year'),
    order: root.querySelector('select') && root.querySelector('select').value,
  };
}

/** Opens the menu, copies the link, and gives what is in the clipboard. */
async function copied(session) {
  await session.click('thuoc-do .save summary');
  await session.page.getByRole('button', { name: /^(Chép liên kết|Copy link)$/ }).click();
  await until(session, () => document.querySelector('thuoc-do').shadowRoot.querySelector('.refused').textContent !== '');
  return session.eval(() => navigator.clipboard.readText());
}

const elsewhere = (link) => shared.inSession(async (session) => {
  await openDrawn(session, link);
  const seen = await session.eval(state);
  await assertQuiet(session);
  return (elsewhere.seen = seen);
});

test('a scorecard sorted, filtered, opened, in English; a timeline with a plot and a year: the link shows the same to another reader', () =>
  shared.inSession(async (session) => {
    await session.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openDrawn(session, alone());
    await session.page.getByLabel('Sắp xếp').selectOption('gap');
    await session.click('thuoc-do [data-filter][value=not_met]');
    await session.click('thuoc-do [data-row="N-2021"]');
    await session.click('thuoc-do [data-lang=en]');
    const link = await copied(session);
    assert.match(link, /nhieu\.thuoc-do\.html#thuoc-do\?view=scorecard&lang=en&sort=gap&filter=not_met&open=N-2021$/);
    assert.match(await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('[role=status]').textContent), /was copied/);
    const first = await session.eval(state);
    await elsewhere(link);
    assert.deepEqual(elsewhere.seen, first);

    await session.click('thuoc-do [data-view=timeline]');
    await session.click('thuoc-do [data-row="~nhom"]');
    await session.click('thuoc-do [data-panel=nhom] [data-year="2022"]');
    const years = await copied(session);
    assert.match(years, /view=timeline.*open=%7Enhom.*year=2022\.nhom$/);
    const second = await session.eval(state);
    assert.deepEqual([second.view, second.open, second.years], ['timeline', ['~nhom'], ['2022']]);
    await elsewhere(years);
    assert.deepEqual({ ...elsewhere.seen, rows: 0 }, { ...second, rows: 0 });
    // The same page, asked for something else.
    await session.eval((hash) => (location.hash = hash), new URL(link).hash);
    await until(session, () => document.querySelector('thuoc-do').shadowRoot.querySelector('select') !== null);
    assert.deepEqual((await session.eval(state)).rows, first.rows);
    await assertQuiet(session);
  }));

test('from disk, and where there is no clipboard: the link stands there to be copied, chosen whole', () =>
  shared.inSession(
    async (session) => {
      const file = shared.site.file(inside(), { name: 'dia.thuoc-do.html' });
      await openDrawn(session, `${file}#thuoc-do?view=scorecard&open=T-dat`);
      assert.deepEqual((await session.eval(state)).open, ['T-dat']);
      await session.click('thuoc-do .save summary');
      await session.page.getByRole('button', { name: 'Chép liên kết' }).focus();
      await session.press('Enter');
      const field = session.page.getByLabel('Hãy chép liên kết này:');
      await field.waitFor();
      assert.equal(await field.inputValue(), `${file}#thuoc-do?view=scorecard&lang=vi&open=T-dat`);
      const chosen = await session.eval(() => {
        const { activeElement: at } = document.querySelector('thuoc-do').shadowRoot;
        return at.value.slice(at.selectionStart, at.selectionEnd) === at.value;
      });
      assert.equal(chosen, true);
      await session.press('Escape');
      assert.equal(await session.page.locator('thuoc-do details.save').evaluate((each) => each.open), false);
      await assertQuiet(session);
    },
    { init: () => Object.defineProperty(window.Navigator.prototype, 'clipboard', { get: () => undefined }) },
  ));

test("on a page of somebody else's: no such control, and the page's own fragment is left alone", () =>
  shared.inSession(async (session) => {
    const url = shared.site.page(inside());
    await openDrawn(session, url);
    const plain = await session.eval(state);
    await session.open('about:blank');
    await openDrawn(session, `${url}#thuoc-do?view=table&sort=gap&filter=not_met&open=T-it`);
    assert.deepEqual(await session.eval(state), plain);
    await session.click('thuoc-do .save summary');
    assert.equal(await session.page.getByRole('button', { name: 'Chép liên kết' }).count(), 0);
    await assertQuiet(session);
  }));

const HOSTILE = {
  'markup and script': '#thuoc-do?view=<img src=x onerror=alert(1)>&open=<script>alert(1)</script>&lang=javascript:alert(1)&year="><svg onload=alert(1)>.nhom',
  'names of prototypes': '#thuoc-do?__proto__=x&constructor=x&view=__proto__&open=constructor&year=2023.__proto__',
  'broken escapes': '#thuoc-do?view=%&open=%E0%A4%A&sort=%00',
  'line breaks in a value': '#thuoc-do?open=x%0Aview=table%0Afilter=not_met&sort=gap%0D%0Aview=timeline',
  'a rubbish of signs': `#thuoc-do?${encodeURIComponent('💥‮'.repeat(50))}&&&===&=&view`,
  'too long': `#thuoc-do?view=table&open=${'x'.repeat(300_000)}`,
  'years that are none': '#thuoc-do?year=0000.nhom&year=99999.nhom&year=2023&year=.&open=~khong-co',
  'another mark': '#thuoc-do:view=table',
};
for (const [name, fragment] of Object.entries(HOSTILE)) {
  test(`a hostile fragment, ${name}: the page as it is without`, () =>
    shared.inSession(async (session) => {
      await openDrawn(session, alone());
      const plain = await session.eval(state);
      await session.open('about:blank');
      await openDrawn(session, alone() + fragment);
      const seen = await session.eval(state);
      assert.deepEqual({ ...seen, order: 0 }, { ...plain, order: 0 });
      assert.equal(await session.eval(() => Object.prototype.x === undefined && document.querySelector('thuoc-do').shadowRoot.querySelectorAll('script, img').length), 0);
      await assertQuiet(session);
    }));
}

test('a filter that would hide every row, on a card too small for controls, hides none', () =>
  shared.inSession(async (session) => {
    const url = shared.site.page(html(element(), { script: 'thuoc-do.full.js' }), { name: 'it.thuoc-do.html' });
    await openDrawn(session, `${url}#thuoc-do?filter=cannot_tell&sort=gap`);
    assert.deepEqual((await session.eval(state)).rows, ['T-dat', 'T-chua-dat']);
  }));

test('a page as the command makes it, framed with a fragment by whoever embeds it: shown so', () =>
  shared.inSession(async (session) => {
    const [name] = fs.readdirSync(path.join(dist, 'examples')).filter((each) => each.endsWith('.thuoc-do.html'));
    const address = `/examples/${name}`;
    await session.open(shared.site.page(html(`<iframe src="${address}#thuoc-do?view=table" title="x" width="900" height="900"></iframe>`)));
    const frame = session.page.frameLocator('iframe');
    await frame.locator('thuoc-do [aria-current][data-view=table]').waitFor();
    await assertQuiet(session);
  }));
