/**
 * Chromium, the full edition: an author's `src` read again, from a real server that works, fails, stalls and talks nonsense. The
 * page's clock is the test's (Playwright's), so that minutes pass at once; requests and answers are real.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startChromium } from './lib/chromium.mjs';
import { element } from './lib/documents.mjs';
import { manyTargets } from './lib/hostile.mjs';
import { MINUTE, MOODS, cardWith, look, moody, pass } from './lib/moody.mjs';
import { settled } from './lib/inpage.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { openDrawn, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const START = new Date('2026-11-25T14:05:00');
let count = 0;

const tag = (file, more = 'refresh="1"', inside = '') => `<thuoc-do src="${new URL(file.url).pathname}" ${more}>${inside}</thuoc-do>`;
const page = (body, more = {}) => html(body, { script: 'thuoc-do.full.js', ...more });

/** A page with a chart of a moody file, under the test's clock. */
const living = (work, { text = cardWith(86.55), more, body = (chart) => chart, init = null, script } = {}) =>
  shared.inSession(
    async (session) => {
      const file = moody(shared.site, text, `moody-${++count}.json`);
      await session.page.clock.install({ time: START });
      await session.open(shared.site.page(page(body(tag(file, more)), script ? { script } : {})));
      await until(session, settled);
      await session.eval(() => {
        const root = document.querySelector('thuoc-do').shadowRoot;
        window.said = [];
        window.first = root.querySelector('article');
        new MutationObserver(() => window.said.push(root.querySelector('[role=status]').textContent)).observe(root.querySelector('[role=status]'), {
          childList: true,
          characterData: true,
          subtree: true,
        });
      });
      await work(session, file);
    },
    { init },
  );

test('new figures appear, with the moment; the same figures again change that moment alone and are not announced', () =>
  living(async (session, file) => {
    let now = await session.eval(look);
    assert.equal(now.age, 'Số liệu cập nhật lúc 14:05 25/11/2026');
    assert.deepEqual(now.verdicts, ['Đạt', 'Chưa đạt']);
    file.mood('well', cardWith(91.2));
    await pass(session, file);
    now = await session.eval(look);
    assert.deepEqual([now.verdicts, now.age, now.anew], [['Đạt', 'Đạt'], 'Số liệu cập nhật lúc 14:06 25/11/2026', false], 'only what differs is drawn');
    assert.equal(now.said.length, 1);
    assert.match(now.said[0], /^Số liệu cập nhật lúc 14:06 25\/11\/2026\. .+/);
    await session.eval(() => {
      window.first = document.querySelector('thuoc-do').shadowRoot.querySelector('article');
      window.said = [];
    });
    await pass(session, file, 60);
    now = await session.eval(look);
    assert.deepEqual([now.age, now.said, now.anew], ['Số liệu cập nhật lúc 15:06 25/11/2026', [], false]);
    await session.click('thuoc-do [data-lang=en]');
    assert.equal((await session.eval(look)).age, 'Figures updated at 15:06 25/11/2026');
    assert.equal(file.most, 1, 'one request at a time');
    assert.deepEqual(await session.console(), []);
  }));

test('a minute is the least, a fifth more at most; two readers do not keep step', () =>
  living(
    async (session, file) => {
      assert.equal(file.asked, 1);
      await session.page.clock.fastForward(59_000);
      await wait(200);
      assert.equal(file.asked, 1, 'asked for every 0.6 seconds, the least is a minute');
      await session.page.clock.fastForward(9_000);
      await wait(200);
      assert.equal(file.asked, 1, 'this reader waits a fifth longer');
      await pass(session, file, 0.07);
      assert.equal(file.asked, 2);
      await session.eval(() => {
        Math.random = () => 0;
      });
      // The wait under way was chosen before.
      await pass(session, file);
      const before = file.asked;
      await session.page.clock.fastForward(62_000);
      await wait(300);
      assert.equal(file.asked, before + 1, 'and this one does not');
    },
    { more: 'data-thuoc-do-refresh="0,01"', init: () => (Math.random = () => 0.99) },
  ));

for (const mood of Object.keys(MOODS).filter((each) => each !== 'well')) {
  test(`a source that is ${mood}: the last good chart stays, a line says so, aloud once; waits grow; then it is well again`, () =>
    living(
      async (session, file) => {
        file.mood(mood);
        await pass(session, file);
        // A silent answer is given up after half a minute.
        await session.page.clock.fastForward(31_000);
        await until(session, () => document.querySelector('thuoc-do').hasAttribute('data-thuoc-do-stale'));
        let now = await session.eval(look);
        assert.deepEqual([now.verdicts, now.anew, now.error], [['Đạt', 'Chưa đạt'], false, null]);
        assert.match(now.age, /^Số liệu cập nhật lúc 14:05 25\/11\/2026 · (Chưa lấy được|Tệp số liệu mới không đọc được).+ thử lại\.$/);
        assert.deepEqual(now.said, [now.age.split(' · ')[1]]);
        assert.equal(await session.eval(() => window.ran), undefined);
        const before = file.asked;
        await session.page.clock.fastForward(1.5 * MINUTE);
        await wait(200);
        assert.equal(file.asked, before, 'after one failure the wait is doubled');
        await pass(session, file);
        assert.equal(file.asked, before + 1);
        await session.page.clock.fastForward(31_000);
        await wait(200);
        assert.equal((await session.eval(look)).said.length, 1, 'the same trouble is said once');
        file.mood('well', cardWith(91.2));
        await pass(session, file, 5);
        now = await session.eval(look);
        assert.deepEqual([now.verdicts, now.stale], [['Đạt', 'Đạt'], null]);
        assert.match(now.age, /^Số liệu cập nhật lúc \d\d:\d\d 25\/11\/2026$/);
        assert.ok(file.open <= 1, `answers left hanging: ${file.open}`);
      },
      { init: () => (Math.random = () => 0.5) },
    ));
}

test('out of sight nothing is asked; what is due is asked on return, once', () =>
  living(
    async (session, file) => {
      // The chart begins below everything a person sees.
      await pass(session, file, 0);
      for (let i = 0; i < 5; i++) await session.page.clock.fastForward(2 * MINUTE);
      await wait(200);
      assert.equal(file.asked, 1);
      file.mood('well', cardWith(91.2));
      await session.eval(() => document.querySelector('thuoc-do').scrollIntoView());
      await until(session, () => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[data-verdict=met][data-target]').length === 2);
      assert.equal(file.asked, 2);
    },
    { body: (chart) => `<div style="height:4000px">Phía trên</div>${chart}` },
  ));

test('a hidden page asks nothing; on return once, though it comes and goes while the answer is out', () =>
  living(async (session, file) => {
    // Headless Chromium shows every page: the page's own account of itself is changed instead.
    const hide = (hidden) =>
      session.eval((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await hide(true);
    for (let i = 0; i < 5; i++) await session.page.clock.fastForward(2 * MINUTE);
    await wait(200);
    assert.equal(file.asked, 1);
    file.mood('stalling');
    for (let i = 0; i < 4; i++) {
      await hide(false);
      await hide(true);
    }
    await hide(false);
    await wait(300);
    assert.deepEqual([file.asked, file.most], [2, 1]);
  }));

test("a reader's choices outlive an update: view, order, rows shown, rows opened, the fold, the menu, language, focus", () =>
  living(
    async (session, file) => {
      const { page: tab } = session;
      await tab.getByLabel('Sắp xếp').selectOption('gap');
      await session.click('thuoc-do [data-filter][value=not_met]');
      await session.click('thuoc-do [data-row="T-nhieu"]');
      await session.click('thuoc-do [data-lang=en]');
      await session.click('thuoc-do .save summary');
      await tab.locator('thuoc-do [data-row="N-2021"]').focus();
      const state = () => {
        const root = document.querySelector('thuoc-do').shadowRoot;
        return {
          rows: Array.from(root.querySelectorAll('[data-target]')).map((each) => each.dataset.target),
          open: Array.from(root.querySelectorAll('[data-row][aria-expanded=true]')).map((each) => each.dataset.row),
          order: root.querySelector('select').value,
          only: root.querySelector('[data-filter]:checked').value,
          lang: root.querySelector('article').lang,
          menu: root.querySelector('.save').open,
          focus: root.activeElement.dataset.row,
        };
      };
      const before = await session.eval(state);
      const card = manyTargets();
      // Another figure, and a row more before those that were there: places in the list say nothing any more.
      card.indicators.find((each) => each.id === 'dat').results[0].score = 50;
      card.indicators.unshift({ ...structuredClone(card.indicators[0]), id: 'moi', name: 'Chỉ tiêu mới', targets: [{ id: 'T-moi', year: 2023, all: [{ score: { at_least: 81 } }] }] });
      file.mood('well', JSON.stringify(card));
      await pass(session, file);
      const after = await session.eval(state);
      assert.deepEqual(after.rows, ['T-nhieu', 'T-dat', 'T-it', 'T-moi', 'N-2021']);
      assert.deepEqual({ ...after, rows: 0 }, { ...before, rows: 0 });
    },
    { text: JSON.stringify(manyTargets()) },
  ));

test('and in the timeline: the plots opened, the years chosen, focus on a year', () =>
  living(
    async (session, file) => {
      await session.click('thuoc-do [data-view=timeline]');
      await session.click('thuoc-do [data-row="~nhom"]');
      await session.click('thuoc-do [data-panel=nhom] [data-year="2021"]');
      const card = manyTargets();
      card.indicators[1].results[0].score = 55.5;
      file.mood('well', JSON.stringify(card));
      await pass(session, file);
      const after = await session.eval(() => {
        const root = document.querySelector('thuoc-do').shadowRoot;
        return {
          view: root.querySelector('[aria-current]').dataset.view,
          open: Array.from(root.querySelectorAll('.panel:not([hidden])')).map((each) => each.dataset.panel),
          year: root.querySelector('[data-panel=nhom] [aria-pressed=true]').dataset.year,
          told: root.querySelector('[data-panel=nhom] .tell').textContent.slice(0, 21),
          focus: root.activeElement && root.activeElement.dataset.year,
        };
      });
      assert.deepEqual(after, { view: 'timeline', open: ['nhom'], year: '2021', told: '2021 · Kết quả 55,5% ', focus: '2021' });
    },
    { text: JSON.stringify(manyTargets()) },
  ));

test("a source that fails at first: the author's content, and the chart as soon as it is there", () =>
  shared.inSession(async (session) => {
    const file = moody(shared.site, cardWith(86.55), `moody-${++count}.json`);
    file.mood('failing');
    await session.page.clock.install({ time: START });
    await openDrawn(session, shared.site.page(page(tag(file, 'refresh="1"', '<p class="author">Nội dung</p>'))));
    assert.equal(await session.page.getByText('Nội dung').isVisible(), true);
    await wait(200);
    assert.equal(file.asked, 1, 'not asked again at once');
    file.mood('well');
    await pass(session, file, 2.4);
    await until(session, () => Boolean(document.querySelector('thuoc-do').shadowRoot?.querySelector('.age')));
    const now = await session.eval(() => document.querySelector('thuoc-do').getAttribute('data-thuoc-do-error'));
    assert.equal(now, null);
  }));

test('figures inside the element are shown at once, then those of the source; on disk they stay, with a reason', () =>
  shared.inSession(async (session) => {
    const file = moody(shared.site, cardWith(91.2), `moody-${++count}.json`);
    const inside = /<script.*<\/script>/.exec(element())[0];
    await openDrawn(session, shared.site.page(page(tag(file, 'refresh="5"', inside))));
    await until(session, () => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[data-verdict=met][data-target]').length === 2);
    await openDrawn(session, shared.site.file(page(tag(file, 'refresh="5"', inside))));
    await until(session, () => document.querySelector('thuoc-do').getAttribute('data-thuoc-do-stale') === 'src-on-file');
    assert.equal(await session.page.locator('thuoc-do .age').textContent(), 'Trang mở từ đĩa không tự cập nhật được.');
    await openDrawn(session, shared.site.file(page(tag(file, 'refresh="5"', '<p class="author">Nội dung</p>'))));
    assert.equal(await session.eval(() => document.querySelector('thuoc-do').getAttribute('data-thuoc-do-error')), 'src-on-file');
    assert.equal(await session.page.getByText('Nội dung').isVisible(), true);
  }));

test('by class token and through the API; changed, switched off, and gone with the element', () =>
  shared.inSession(async (session) => {
    const [first, second] = [1, 2].map(() => moody(shared.site, cardWith(86.55), `moody-${++count}.json`));
    await session.page.clock.install({ time: START });
    await openDrawn(session, shared.site.page(page(tag(first, 'class="thuoc-do-refresh-2"') + '<div id="place"></div>')));
    await session.eval(async (src, card) => {
      window.handle = await window.ThuocDo.mount(document.getElementById('place'), card, { src, refresh: 2 });
    }, new URL(second.url).pathname, cardWith(91.2));
    await until(session, () => Boolean(document.getElementById('place').shadowRoot?.querySelector('.age')));
    for (let i = 0; i < 50 && second.asked === 0; i++) await wait(20);
    assert.equal(second.asked, 1, 'what was handed over did not come from the source: it is read');
    // The page has the answer a little later, and only then counts the minutes.
    await wait(300);
    await pass(session, second, 2.4);
    assert.deepEqual([first.asked, second.asked], [2, 2]);
    await session.eval(() => window.handle.select({ refresh: 0 }));
    await pass(session, first, 2.4);
    assert.deepEqual([first.asked, second.asked], [3, 2]);
    await session.eval(() => document.querySelector('thuoc-do').remove());
    await wait(100);
    await session.page.clock.fastForward(10 * MINUTE);
    await wait(200);
    assert.deepEqual([first.asked, second.asked], [3, 2]);
  }));

test('the small edition reads once', () =>
  shared.inSession(async (session) => {
    const file = moody(shared.site, cardWith(86.55), `moody-${++count}.json`);
    await session.page.clock.install({ time: START });
    await openDrawn(session, shared.site.page(html(tag(file))));
    await session.page.clock.fastForward(10 * MINUTE);
    await wait(200);
    assert.equal(file.asked, 1);
  }));
