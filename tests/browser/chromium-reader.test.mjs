/** Chromium, the full edition: what a person does to a scorecard and a timeline, and what that person then sees and hears. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element } from './lib/documents.mjs';
import { manyTargets } from './lib/hostile.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertQuiet, openDrawn, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const full = (body, more = {}) => html(body, { script: 'thuoc-do.full.js', ...more });

const onCard = (work, options, more) =>
  shared.inSession(async (session) => {
    await openDrawn(session, shared.site.page(full(element(manyTargets()), more), more));
    await work(session);
  }, options);

/** In the page: rows a person can see, what is said aloud, the name of what has the focus. */
function seen() {
  const root = document.querySelector('thuoc-do').shadowRoot;
  const visible = (each) => each.getClientRects().length > 0;
  const active = root.activeElement;
  return {
    rows: Array.from(root.querySelectorAll('[data-target]'))
      .filter(visible)
      .map((each) => each.getAttribute('data-target')),
    headings: Array.from(root.querySelectorAll('.heading'))
      .filter(visible)
      .map((each) => each.textContent.trim()),
    said: root.querySelector('[role=status]').textContent,
    focus: active && (active.id.replace(/^td\d+-/, '') || active.getAttribute('data-row') || active.getAttribute('data-year') || active.className),
    open: Array.from(root.querySelectorAll('.detail')).filter(visible).length,
  };
}

test('groups under their indicator, figureless targets folded under their number, an explanation beside its verdict', () =>
  onCard(async (session) => {
    const first = await session.eval(seen);
    assert.deepEqual(first.rows, ['T-it', 'N-2021', 'N-2022', 'N-2023', 'T-dat', 'T-nhieu']);
    assert.deepEqual(first.headings, ['Chỉ số nhóm', '4 chỉ tiêu chưa có số liệu']);
    const group = await session.eval(() => {
      const root = document.querySelector('thuoc-do').shadowRoot;
      const names = Array.from(root.querySelectorAll('.group .name b')).map((each) => each.textContent);
      const said = root.querySelector('[data-target="T-it"] .said').getBoundingClientRect();
      const row = root.querySelector('[data-target="T-it"]').getBoundingClientRect();
      return { names, inside: said.top >= row.top && said.bottom <= row.bottom + 1, text: root.querySelector('.said').textContent };
    });
    assert.deepEqual(group.names, ['2021', '2022', '2023']);
    assert.equal(group.text, 'Địa phương giải trình: Do bão lũ, nhiều hồ sơ phải nộp lại.');
    assert.ok(group.inside, 'the explanation stands in its row');
    const fold = session.page.getByRole('button', { name: '4 chỉ tiêu chưa có số liệu' });
    assert.equal(await fold.getAttribute('aria-expanded'), 'false');
    await fold.press('Enter');
    const open = await session.eval(seen);
    assert.deepEqual(open.rows.slice(6), ['T-a', 'T-b', 'T-c', 'T-d']);
    assert.equal(await fold.getAttribute('aria-expanded'), 'true');
    assert.match(open.focus, /fold/, 'focus stays on the fold');
    await session.press('Space');
    assert.equal((await session.eval(seen)).rows.length, 6);
    await assertQuiet(session);
  }));

test('sort and filter from the keyboard: order, what is left, what is said; nothing is drawn twice', () =>
  onCard(async (session) => {
    const sort = session.page.getByLabel('Sắp xếp');
    await sort.focus();
    await sort.selectOption({ label: 'hụt nhiều trước' });
    let now = await session.eval(seen);
    // 50 points short, 2 short, 1 short, then met by least, and what has no gap at the end.
    assert.deepEqual(now.rows, ['T-nhieu', 'T-it', 'N-2021', 'N-2022', 'N-2023', 'T-dat', 'T-a', 'T-b', 'T-c', 'T-d']);
    assert.equal(now.said, 'Hiện 10/10 chỉ tiêu, hụt nhiều trước');
    assert.equal(now.focus, 'sort', 'focus stays on the control');
    await sort.selectOption({ label: 'theo kết luận' });
    now = await session.eval(seen);
    assert.deepEqual(now.rows, ['T-it', 'N-2021', 'T-nhieu', 'T-a', 'T-b', 'T-c', 'T-d', 'N-2022', 'N-2023', 'T-dat']);
    await session.press('Tab');
    assert.equal((await session.eval(seen)).focus, 'filter-all', 'one stop for the radio group');
    await session.press('ArrowRight');
    now = await session.eval(seen);
    assert.deepEqual(now.rows, ['T-it', 'N-2021', 'T-nhieu']);
    assert.deepEqual([now.said, now.focus], ['Hiện 3/10 chỉ tiêu, theo kết luận', 'filter-not_met']);
    await session.press('ArrowRight');
    now = await session.eval(seen);
    assert.deepEqual([now.rows, now.focus], [['T-a', 'T-b', 'T-c', 'T-d'], 'filter-cannot_tell']);
    assert.equal(await session.page.getByText('Hiện 4/10 chỉ tiêu').first().isVisible(), true);
    // Another language says the same; the choice stays.
    await session.click('thuoc-do [data-lang=en]');
    assert.equal((await session.eval(seen)).said, '4 of 10 targets shown, by verdict');
    await assertQuiet(session);
  }));

test('details: a tap on the row, the button, Escape; focus comes back; selected text opens nothing', () =>
  onCard(async (session) => {
    await session.click('thuoc-do [data-target="T-it"] .drawing');
    assert.equal((await session.eval(seen)).open, 1, 'a tap on the row opens it');
    await session.page.getByRole('link', { name: 'Báo cáo thử' }).focus();
    await session.press('Escape');
    let now = await session.eval(seen);
    assert.deepEqual([now.open, now.focus], [0, 'T-it']);
    await session.press('Escape');
    assert.equal((await session.eval(seen)).open, 0, 'Escape on a closed row opens nothing');
    await session.press('Enter');
    await session.page.locator('thuoc-do .tabs [data-view=table]').click();
    await session.page.locator('thuoc-do .tabs [data-view=scorecard]').click();
    assert.equal((await session.eval(seen)).open, 1, 'what was open is open again');
    await session.page.locator('thuoc-do .detail h3').first().dblclick();
    now = await session.eval(seen);
    assert.equal(now.open, 1, 'a selection inside changes nothing');
    await assertQuiet(session);
  }));

/** Chooses a file of the menu and gives what was saved. */
async function saved(session, label) {
  const waiting = session.page.waitForEvent('download');
  await session.page.getByRole('button', { name: label }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: fs.readFileSync(await file.path()) };
}

test('files: SVG, PNG and both CSV are saved; the menu closes with Escape', () =>
  onCard(async (session) => {
    const menu = session.page.getByText('Tải về');
    await menu.focus();
    await session.press('Enter');
    const svg = await saved(session, 'Hình vẽ (SVG)');
    assert.equal(svg.name, 'nhieu-chi-tieu-thu.svg');
    assert.match(svg.bytes.toString(), /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg".*Chỉ số nhóm.*4 chỉ tiêu chưa có số liệu.*<\/svg>$/s);
    const png = await saved(session, 'Ảnh (PNG)');
    assert.equal(png.name, 'nhieu-chi-tieu-thu.png');
    assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
    assert.equal(png.bytes.readUInt32BE(16), 1520, 'twice as sharp as the drawing');
    const excel = await saved(session, 'Số liệu cho Excel (CSV)');
    assert.equal(excel.name, 'nhieu-chi-tieu-thu-excel.csv');
    const lines = excel.bytes.toString().split('\r\n');
    assert.equal(lines[0].slice(0, 22), '\uFEFFChỉ tiêu;Năm;Mục tiêu');
    assert.equal(lines[1].split(';').slice(3, 6).join('|'), '80|80|%');
    const machine = (await saved(session, 'Số liệu cho máy (CSV)')).bytes.toString();
    assert.match(machine, /^indicator,target,name,years,.*\r\nit,T-it,Chỉ tiêu it,2023,.*,not_met,/);
    await session.press('Escape');
    assert.equal(await session.page.locator('thuoc-do details.save').evaluate((each) => each.open), false);
    assert.equal((await session.eval(seen)).focus, 'save');
    await assertQuiet(session);
  }));

test('files under a strict policy with Trusted Types: CSV and SVG go, a PNG is refused in words, on screen and aloud', () =>
  onCard(
    async (session) => {
      await session.click('thuoc-do details.save summary');
      assert.match((await saved(session, 'Hình vẽ (SVG)')).bytes.toString(), /^<svg/);
      await saved(session, 'Số liệu cho Excel (CSV)');
      const before = await session.eval(() => window.violations.length);
      assert.equal(before, 0, 'nothing so far met the policy');
      await session.page.getByRole('button', { name: 'Ảnh (PNG)' }).click();
      await until(session, () => document.querySelector('thuoc-do').shadowRoot.querySelector('[role=status]').textContent.includes('PNG'));
      assert.equal(await session.page.locator('thuoc-do .refused').isVisible(), true);
      assert.deepEqual(await session.eval(() => window.violations.filter((each) => each !== 'img-src')), []);
    },
    {
      init: () => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
      },
    },
    {
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'",
      },
    },
  ));

test('the handle gives the same: toSVG, toCSV in its forms', () =>
  shared.inSession(async (session) => {
    await openDrawn(session, shared.site.page(full(element() + '<div id="place"></div>')));
    const made = await session.eval(async (card) => {
      const handle = await window.ThuocDo.mount(document.getElementById('place'), card);
      const out = [handle.toSVG().slice(0, 5), handle.toCSV({ excel: true }).charCodeAt(0), handle.toCSV({ machine: true }).slice(0, 9), handle.toCSV().slice(0, 8)];
      handle.destroy();
      return out;
    }, manyTargets());
    assert.deepEqual(made, ['<svg ', 0xfeff, 'indicator', 'Chỉ tiêu']);
  }));

/** In the page: the year told, the buttons' state, the focus. */
function years() {
  const root = document.querySelector('thuoc-do').shadowRoot;
  const panel = root.querySelectorAll('.panel')[1];
  const buttons = Array.from(panel.querySelectorAll('.year'));
  return {
    told: panel.querySelector('.tell').textContent,
    stops: buttons.filter((each) => each.tabIndex === 0).map((each) => each.dataset.year),
    pressed: buttons.filter((each) => each.getAttribute('aria-pressed') === 'true').map((each) => each.dataset.year),
    focus: root.activeElement && root.activeElement.dataset.year,
    said: root.querySelector('[role=status]').textContent,
  };
}

test('timeline: one stop, arrows, Home, End, a year typed; a tap and a hover tell a year; the table stays', () =>
  onCard(async (session) => {
    await session.click('thuoc-do [data-view=timeline]');
    await session.click('thuoc-do [data-row="~nhom"]');
    let now = await session.eval(years);
    assert.deepEqual([now.stops, now.pressed], [['2023'], ['2023']]);
    assert.match(now.told, /^2023 · Kết quả 73% · .*Đạt/);
    await session.page.locator('thuoc-do .panel:nth-of-type(2) .year[data-year="2023"]').focus();
    for (const [key, year] of [['ArrowLeft', '2022'], ['Home', '2021'], ['ArrowLeft', '2021'], ['End', '2023'], ['ArrowRight', '2023']]) {
      await session.press(key);
      now = await session.eval(years);
      assert.deepEqual([now.focus, now.stops, now.pressed], [year, [year], [year]], key);
      assert.ok(now.told.startsWith(year), key);
    }
    for (const key of '21') await session.press(key);
    assert.equal((await session.eval(years)).focus, '2021', 'a year typed short');
    await session.press('Tab');
    assert.equal((await session.eval(years)).focus, undefined, 'the next stop is no year');
    // Scrolling may have brought a year under a pointer that rested.
    await session.hover('thuoc-do h2');
    await session.hover('thuoc-do .panel:nth-of-type(2) .year[data-year="2022"]');
    now = await session.eval(years);
    assert.deepEqual([now.told.slice(0, 4), now.pressed], ['2022', ['2021']], 'pointing tells, and chooses nothing');
    await session.hover('thuoc-do h2');
    assert.ok((await session.eval(years)).told.startsWith('2021'));
    await session.click('thuoc-do .panel:nth-of-type(2) .year[data-year="2022"]');
    now = await session.eval(years);
    assert.deepEqual([now.pressed, now.said.slice(0, 4)], [['2022'], '2022']);
    await session.click('thuoc-do .panel:nth-of-type(2) [data-step="1"]');
    assert.deepEqual((await session.eval(years)).pressed, ['2023']);
    const roles = await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[role=application]').length);
    assert.equal(roles, 0);
    assert.ok((await session.page.locator('thuoc-do .panel table tbody tr').count()) >= 3, 'the table is there');
    await assertQuiet(session);
  }));

test('several indicators: small plots on one axis of time, each opens to its large one and closes, by mouse and keyboard; on paper all', () =>
  onCard(async (session) => {
    const { page: tab } = session;
    await session.click('thuoc-do [data-view=timeline]');
    const look = () => {
      const root = document.querySelector('thuoc-do').shadowRoot;
      const visible = (each) => each.getClientRects().length > 0;
      const thumbs = Array.from(root.querySelectorAll('.thumb'));
      return {
        thumbs: thumbs.filter(visible).length,
        columns: new Set(thumbs.map((each) => Math.round(each.getBoundingClientRect().left))).size,
        years: Array.from(new Set(thumbs.map((each) => Array.from(each.querySelectorAll('text')).map((text) => text.textContent).join('–')))),
        open: Array.from(root.querySelectorAll('.panel')).filter(visible).map((each) => each.dataset.panel),
        focus: root.activeElement && root.activeElement.dataset.row,
      };
    };
    let now = await session.eval(look);
    // Four have no figure: said so, nothing drawn.
    assert.deepEqual([now.thumbs, now.years.sort(), now.open], [8, ['', '2021–2023'], []]);
    const nhom = tab.getByRole('button', { name: /^Chỉ số nhóm\s*2023: 73% · Đạt$/ });
    assert.equal(await nhom.getAttribute('aria-expanded'), 'false');
    await nhom.focus();
    await session.press('Enter');
    now = await session.eval(look);
    assert.deepEqual([now.open, now.focus], [['nhom'], '~nhom'], 'open, and focus stays');
    await session.press('Tab');
    await session.press('ArrowLeft');
    await session.press('Escape');
    now = await session.eval(look);
    assert.deepEqual([now.open, now.focus], [[], '~nhom'], 'Escape closes and goes back');
    await session.click('thuoc-do [data-row="~it"]');
    await session.click('thuoc-do [data-row="~a"]');
    now = await session.eval(look);
    assert.deepEqual(now.open, ['it', 'a']);
    const above = await session.eval(() => {
      const root = document.querySelector('thuoc-do').shadowRoot;
      const box = (selector) => root.querySelector(selector).getBoundingClientRect();
      return box('[data-panel=it]').top >= box('[data-row="~it"]').bottom - 1 && box('[data-panel=it]').width > 2 * box('[data-row="~it"]').width;
    });
    assert.ok(above, 'the large plot stands under its small one, as wide as the chart');
    for (const [width, columns] of [[360, 1], [768, 2], [1280, 5]]) {
      await session.resize(width);
      assert.equal((await session.eval(look)).columns, columns, `${width} px`);
    }
    await tab.emulateMedia({ media: 'print' });
    now = await session.eval(look);
    assert.deepEqual([now.thumbs, now.open.length], [0, 8]);
    await assertQuiet(session);
  }));
