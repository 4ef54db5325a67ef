/** Chromium, the full edition: a whole ranking, by keyboard, by typing, by a tap; what is then seen and heard. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element } from './lib/documents.mjs';
import { readLayout } from './lib/inpage.mjs';
import { RANKINGS, papi } from './lib/rankings.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertQuiet, openDrawn } from './lib/waiting.mjs';

const shared = suite(startChromium);

const onRanking = (work, { card = papi(), ...options } = {}, more = {}) =>
  shared.inSession(async (session) => {
    const page = html(element(card, 'view="standing"'), { script: 'thuoc-do.full.js', ...more });
    await openDrawn(session, shared.site.page(page, more));
    await work(session);
  }, options);

/** In the page: what is told, which unit is chosen, where the focus is, what is said aloud, what is listed. */
function seen() {
  const root = document.querySelector('thuoc-do').shadowRoot;
  const panel = root.querySelector('.ranking');
  const units = Array.from(panel.querySelectorAll('.unit'));
  const name = (each) => each.getAttribute('aria-label').split(':')[0];
  const active = root.activeElement;
  return {
    told: panel.querySelector('.tell').textContent,
    chosen: units.filter((each) => each.getAttribute('aria-pressed') === 'true').map(name),
    stops: units.filter((each) => each.getAttribute('tabindex') === '0').map(name),
    focus: active && (active.getAttribute('aria-label') || '').split(':')[0],
    said: root.querySelector('[role=status]').textContent,
    listed: Array.from(panel.querySelectorAll('.found li')).map((each) => each.textContent),
    typed: panel.querySelector('[data-find]').value,
  };
}

/** In the page: the middle of a unit's dot. */
function dotOf(name) {
  const root = document.querySelector('thuoc-do').shadowRoot;
  const unit = Array.from(root.querySelectorAll('.ranking .unit')).find((each) => each.getAttribute('aria-label').startsWith(name + ':'));
  unit.querySelector('circle').scrollIntoView({ block: 'center' });
  const box = unit.querySelector('circle').getBoundingClientRect();
  const from = unit.querySelector('.from');
  const line = from && from.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2, line: line && { x: line.left, y: line.top } };
}

test('the own unit is told first, with its sentences; every unit stands in the plot and in the table', () =>
  onRanking(async (session) => {
    const now = await session.eval(seen);
    assert.equal(now.told, 'Ninh Thuận: hạng 5/61, 45,7323 điểm; năm 2023: hạng 6');
    assert.deepEqual([now.chosen, now.stops], [['Ninh Thuận'], ['Ninh Thuận']]);
    const all = await session.eval(() => {
      const root = document.querySelector('thuoc-do').shadowRoot;
      const panel = root.querySelector('.ranking');
      return {
        tells: Array.from(panel.querySelectorAll('.tells')).map((each) => each.textContent),
        dots: panel.querySelectorAll('.unit circle').length,
        rows: panel.querySelectorAll('.all tbody tr').length,
        open: panel.querySelector('.all').open,
        near: Array.from(panel.querySelectorAll(':scope > table tbody tr')).map((each) => each.textContent),
        tab: root.querySelector('.tabs [aria-current]').textContent,
        applications: root.querySelectorAll('[role=application]').length,
      };
    });
    assert.match(all.tells.pop(), /^Mạnh nhất: Cung ứng dịch vụ công \(hạng 6\), .+ Yếu nhất: Tham gia của người dân ở cấp cơ sở \(hạng 29\), .+\.$/);
    assert.deepEqual(all.tells, [
      'PAPI 2024: Ninh Thuận xếp thứ 5/61, suy ra từ bảng chứ không được công bố.',
      'Thứ hạng tăng 1 bậc so với năm 2023.',
      'Trong top 20, cách đơn vị xếp thứ 21 là 1,6319 điểm.',
    ]);
    assert.deepEqual([all.dots, all.rows, all.open, all.tab, all.applications], [61, 61, false, 'Xếp hạng', 0]);
    // The first, those around the own one, those on either side of the cut-off (papi_2024, worked out by hand).
    assert.deepEqual(all.near.slice(0, 3), ['Quảng Ninh147,8212–', 'Tây Ninh247,345260', 'Bình Thuận347,126629']);
    assert.deepEqual(all.near.slice(7), ['… 12 đơn vị khác', 'Nam Định2044,357523', 'Ngưỡng: hết hạng 20', 'Bạc Liêu2144,10045', '… 40 đơn vị khác']);
    await session.page.getByText('Bảng số: cả 61 đơn vị').first().press('Enter');
    assert.equal(await session.page.locator('thuoc-do .all table').first().isVisible(), true);
    await assertQuiet(session);
  }));

test('keyboard: one stop, arrows, Home, End, pages, a name typed without marks, Escape back to the own unit', () =>
  onRanking(async (session) => {
    await session.page.getByLabel('Tìm đơn vị').first().focus();
    await session.press('Tab');
    assert.equal((await session.eval(seen)).focus, 'Ninh Thuận', 'the plot is one stop, at the chosen unit');
    const steps = [
      ['ArrowUp', 'Thái Nguyên'],
      ['ArrowDown', 'Ninh Thuận'],
      ['Home', 'Quảng Ninh'],
      ['ArrowUp', 'Quảng Ninh'],
      ['PageDown', 'Thừa Thiên Huế'],
      ['Escape', 'Ninh Thuận'],
      ['ArrowRight', 'Hà Tĩnh'],
    ];
    for (const [key, name] of steps) {
      await session.press(key);
      const now = await session.eval(seen);
      assert.deepEqual([now.focus, now.chosen, now.stops], [name, [name], [name]], key);
      assert.ok(now.told.startsWith(`${name}: hạng `), `${key}: ${now.told}`);
    }
    await session.press('End');
    assert.match((await session.eval(seen)).told, /: hạng 61\/61, /);
    for (const key of ['d', 'a', 'Space', 'n', 'a']) await session.press(key);
    const now = await session.eval(seen);
    assert.equal(now.focus, 'Đà Nẵng');
    assert.match(now.told, /^Đà Nẵng: hạng \d+\/61, [\d,]+ điểm, kém Ninh Thuận [\d,]+ điểm; năm 2023: hạng \d+$/);
    const top = await session.eval(() => window.scrollY);
    await session.page.waitForTimeout(1100);
    await session.press('Space');
    assert.deepEqual([(await session.eval(seen)).focus, await session.eval(() => window.scrollY)], ['Đà Nẵng', top], 'Space presses and scrolls nothing');
    const ring = await session.eval(() => {
      const circle = document.querySelector('thuoc-do').shadowRoot.activeElement.querySelector('circle');
      return getComputedStyle(circle).outlineStyle;
    });
    assert.equal(ring, 'solid', 'the focus is seen');
    await session.press('Tab');
    assert.equal((await session.eval(seen)).chosen[0], 'Đà Nẵng', 'leaving the plot keeps the choice');
    await assertQuiet(session);
  }));

test('a field finds by name: with or without marks, any word; Enter takes the first, Escape puts it away, all said aloud', () =>
  onRanking(async (session) => {
    const field = session.page.getByLabel('Tìm đơn vị').first();
    await field.click();
    await session.page.keyboard.type('Đà nẵng');
    let now = await session.eval(seen);
    assert.deepEqual([now.chosen, now.listed], [['Đà Nẵng'], ['Đà Nẵng']], 'a single one is chosen at once');
    assert.match(now.said, /^Đà Nẵng: hạng /);
    await field.fill('da nang');
    assert.deepEqual((await session.eval(seen)).chosen, ['Đà Nẵng']);
    await field.fill('ninh');
    now = await session.eval(seen);
    assert.deepEqual(now.listed.slice(0, 2).sort(), ['Ninh Bình', 'Ninh Thuận'], 'those that begin so come first');
    assert.deepEqual(now.listed.slice(2).sort(), ['Bắc Ninh', 'Quảng Ninh', 'Tây Ninh']);
    assert.equal(now.said, '5 đơn vị khớp');
    await session.page.getByRole('button', { name: 'Tây Ninh', exact: true }).click();
    now = await session.eval(seen);
    assert.deepEqual([now.chosen, now.listed, now.typed], [['Tây Ninh'], [], '']);
    assert.match(now.said, /^Tây Ninh: hạng 2\/61/);
    await field.fill('BA RIA VUNG');
    await session.press('Enter');
    assert.deepEqual((await session.eval(seen)).chosen, ['Bà Rịa - Vũng Tàu']);
    await field.fill('xyz');
    now = await session.eval(seen);
    assert.deepEqual([now.listed, now.said], [['Không có đơn vị nào khớp.'], 'Không có đơn vị nào khớp.']);
    await session.press('Escape');
    now = await session.eval(seen);
    assert.deepEqual([now.listed, now.typed, now.chosen], [[], '', ['Bà Rịa - Vũng Tàu']]);
    await assertQuiet(session);
  }));

test('a tap takes the nearest unit, also near a line from the year before; pointing tells and chooses nothing; steps', () =>
  onRanking(
    async (session) => {
      const { mouse } = session.page;
      let at = await session.eval(dotOf, 'Hà Nội');
      await mouse.click(at.x + 9, at.y + 1);
      assert.deepEqual((await session.eval(seen)).chosen, ['Hà Nội']);
      assert.match((await session.eval(seen)).said, /^Hà Nội: hạng /);
      // The end of 2023 of its line: rank 60 there.
      const line = await session.eval(() => {
        const root = document.querySelector('thuoc-do').shadowRoot;
        const unit = Array.from(root.querySelectorAll('.ranking .unit')).find((each) => each.getAttribute('aria-label').startsWith('Tây Ninh:'));
        const box = root.querySelector('.ranking .units').getBoundingClientRect();
        const from = unit.querySelector('.from');
        return { x: box.left + 1, y: box.top + from.y1.baseVal.value };
      });
      await mouse.click(line.x, line.y);
      assert.deepEqual((await session.eval(seen)).chosen, ['Tây Ninh']);
      at = await session.eval(dotOf, 'Quảng Ninh');
      await mouse.move(at.x + 5, at.y);
      let now = await session.eval(seen);
      assert.deepEqual([now.told.slice(0, 10), now.chosen], ['Quảng Ninh', ['Tây Ninh']]);
      await session.hover('thuoc-do h2');
      now = await session.eval(seen);
      assert.equal(now.told.slice(0, 8), 'Tây Ninh');
      // As a screen reader presses a button: without a place on the screen.
      await session.eval(() => {
        const units = document.querySelector('thuoc-do').shadowRoot.querySelectorAll('.ranking .unit');
        units[8].dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      });
      assert.deepEqual((await session.eval(seen)).chosen, ['Bình Dương']);
      at = await session.eval(dotOf, 'Tây Ninh');
      await mouse.click(at.x, at.y);
      await session.page.getByRole('button', { name: 'Đơn vị xếp trên' }).first().click();
      assert.deepEqual((await session.eval(seen)).chosen, ['Quảng Ninh']);
      await session.page.getByRole('button', { name: 'Đơn vị xếp dưới' }).first().click();
      assert.deepEqual((await session.eval(seen)).chosen, ['Tây Ninh']);
      const small = await session.eval(() =>
        Array.from(document.querySelector('thuoc-do').shadowRoot.querySelectorAll('.ranking button, .ranking input'))
          .map((each) => each.getBoundingClientRect())
          .filter((box) => box.width && (box.width < 24 || box.height < 24)).length,
      );
      assert.equal(small, 0, 'no control is smaller than a finger');
      await assertQuiet(session);
    },
    { width: 360 },
  ));

test('what was chosen outlives the language, another view, another option and new data', () =>
  onRanking(async (session) => {
    await session.page.getByLabel('Tìm đơn vị').first().fill('can tho');
    await session.click('thuoc-do [data-lang=en]');
    let now = await session.eval(seen);
    assert.match(now.told, /^Cần Thơ: rank \d+\/61, [\d.]+ points, [\d.]+ points below Ninh Thuận; 2023: rank \d+$/);
    await session.click('thuoc-do [data-view=table]');
    await session.click('thuoc-do [data-view=standing]');
    assert.deepEqual((await session.eval(seen)).chosen, ['Cần Thơ']);
    await session.eval(() => document.querySelector('thuoc-do').setAttribute('theme', 'dark'));
    now = await session.eval(seen);
    assert.deepEqual([now.chosen, now.stops], [['Cần Thơ'], ['Cần Thơ']]);
    await assertQuiet(session);
  }));

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

test('under a strict policy with Trusted Types: found, tapped, hovered, saved, without a violation', () =>
  onRanking(
    async (session) => {
      await session.page.getByLabel('Tìm đơn vị').first().fill('ninh');
      await session.page.getByRole('button', { name: 'Bắc Ninh', exact: true }).click();
      const at = await session.eval(dotOf, 'Hà Nội');
      await session.page.mouse.move(at.x, at.y);
      await session.page.mouse.click(at.x, at.y);
      await session.click('thuoc-do details.save summary');
      const saved = async (label) => {
        const waiting = session.page.waitForEvent('download');
        await session.page.getByRole('button', { name: label }).click();
        return fs.readFileSync(await (await waiting).path()).toString();
      };
      const svg = await saved('Hình vẽ (SVG)');
      assert.equal(svg.match(/<circle /g).length >= 122, true, 'both years are drawn');
      assert.match(svg, /Ninh Thuận, hạng 5/);
      assert.match(await saved('Số liệu cho máy (CSV)'), /^indicator,year,name,own,.*\r\npapi,2024,Quảng Ninh,,1,1,61,47\.8212,,,\r\n/);
      assert.match(await saved('Số liệu cho Excel (CSV)'), /Ninh Thuận;x;5;5;61;"45,7323";;6;6\r\n/);
      assert.deepEqual(await session.eval(() => window.violations), []);
    },
    {
      init: () => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
      },
    },
    { headers: { 'content-security-policy': POLICY } },
  ));

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(session) {
  await session.page.evaluate(axe);
  return session.eval(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations: found, passes } = await window.axe.run('thuoc-do', { runOnly: { type: 'tag', values: tags } });
    if (passes.length < 5) return [`axe looked at next to nothing: ${passes.length} rules passed`];
    return found.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.flat().join(' > ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
  });
}

for (const scheme of ['light', 'dark']) {
  test(`axe-core, WCAG 2.2 AA, ${scheme}: at first, with names listed, with the table open`, () =>
    onRanking(
      async (session) => {
        await session.eval((theme) => {
          document.querySelector('thuoc-do').setAttribute('theme', theme);
          document.documentElement.style.colorScheme = theme;
        }, scheme);
        const problems = (await violations(session)).map((each) => `at first: ${each}`);
        await session.page.getByLabel('Tìm đơn vị').first().fill('ninh');
        await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('details').forEach((each) => (each.open = true)));
        problems.push(...(await violations(session)).map((each) => `open: ${each}`));
        assert.deepEqual(problems, []);
      },
      { scheme },
    ));
}

test('the accessibility tree: a named toolbar of named buttons with their state, the table after them', () =>
  onRanking(async (session) => {
    const tree = await session.page.locator('thuoc-do .ranking').first().ariaSnapshot();
    assert.match(tree, /toolbar "PAPI 2024: các đơn vị theo hạng, phím mũi tên để đổi"/);
    assert.match(tree, /button "Ninh Thuận: hạng 5\/61, 45,7323 điểm; năm 2023: hạng 6" \[pressed\]/);
    assert.equal(tree.match(/button ".*: hạng /g).length, 61);
    assert.match(tree, /searchbox "Tìm đơn vị \(gõ không dấu cũng được\)"/);
    assert.match(tree, /table "PAPI 2024"/);
    assert.match(tree, /rowheader "Ninh Thuận"/);
  }));

const WIDTHS = [240, 300, 340, 360, 480, 620, 768, 1024, 1280, 1400];

for (const [name, card] of [['PAPI 2024', null], ...Object.entries(RANKINGS)]) {
  test(`${name}: nothing overlaps or sticks out between 240 and 1400 px, folds open`, () =>
    onRanking(
      async (session) => {
        await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('.earlier').forEach((each) => (each.open = true)));
        const problems = [];
        for (const width of WIDTHS) {
          await session.resize(width);
          problems.push(...(await session.eval(readLayout)).map((each) => `${width} px: ${each}`));
        }
        assert.deepEqual(problems, []);
        await assertQuiet(session);
      },
      card ? { card } : {},
    ));
}

test("the command's page and the live chart draw the same ranking", () => {
  const command = ['release', 'debug'].map((kind) => path.join(process.env.CARGO_TARGET_DIR || 'target', kind, 'thuoc-do')).find(fs.existsSync);
  assert.ok(command, 'the command is not built');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'standing-'));
  fs.writeFileSync(path.join(folder, 'card.json'), papi());
  const made = spawnSync(command, ['render', path.join(folder, 'card.json'), '--view', 'standing', '-o', path.join(folder, 'still.html')]);
  assert.equal(made.status, 0, String(made.stderr));
  const still = fs.readFileSync(path.join(folder, 'still.html'), 'utf8');
  fs.rmSync(folder, { recursive: true });
  const drawing = (root) =>
    Array.from(root.querySelectorAll('.ranking')).map((panel) => ({
      words: Array.from(panel.querySelectorAll('h3, .tells, .hint, caption, th, td, text')).map((each) => each.textContent),
      shapes: Array.from(panel.querySelectorAll('.units line, .units circle, .units rect, .units text')).map((each) =>
        Array.from(each.attributes).map(({ name, value }) => `${each.localName} ${name}=${value}`).sort().join(' '),
      ),
    }));
  return onRanking(async (session) => {
    const live = await session.eval(`() => (${drawing})(document.querySelector('thuoc-do').shadowRoot)`);
    await session.open(shared.site.page(still));
    const dead = await session.eval(`() => (${drawing})(document)`);
    assert.equal(live.length, 2);
    assert.ok(live[0].shapes.length > 190, `${live[0].shapes.length} shapes`);
    assert.deepEqual(dead, live);
  });
});
