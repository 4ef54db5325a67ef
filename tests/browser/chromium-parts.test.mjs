/** Chromium, the view of parts: what a person supposes by finger, key and button, and what is then seen, heard and saved. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startChromium } from './lib/chromium.mjs';
import { element } from './lib/documents.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertQuiet, openDrawn, until } from './lib/waiting.mjs';

const repo = fileURLToPath(new URL('../../', import.meta.url));
/** Weighted, two levels, scales that differ, a panel of five units, two targets missed: 65 points and rank 1; it has 62 and rank 2. */
const made = fs.readFileSync(path.join(repo, 'tests/cases/views/parts/scorecard.json'), 'utf8');
const papi = fs.readFileSync(path.join(repo, 'www/examples/ninh-thuan-papi.json'), 'utf8');
const shared = suite(startChromium);

const onParts = (work, { document = made, headers, ...options } = {}) =>
  shared.inSession(async (session) => {
    const page = html(element(document, 'view="parts"'), { script: 'thuoc-do.full.js' });
    await openDrawn(session, shared.site.page(page, headers && { headers }));
    await work(session);
  }, options);

/** In the page: what the controls stand at, what follows, what has the focus, what was said. */
function seen() {
  const root = document.querySelector('thuoc-do').shadowRoot;
  const text = (selector) => Array.from(root.querySelectorAll(selector)).map((each) => each.textContent.replace(/\s+/g, ' ').trim());
  const active = root.activeElement;
  return {
    at: Object.fromEntries(Array.from(root.querySelectorAll('input[type=range]')).map((each) => [each.closest('[data-part]').dataset.part, each.value])),
    spoken: Object.fromEntries(Array.from(root.querySelectorAll('input.tried')).map((each) => [each.closest('[data-part]').dataset.part, each.getAttribute('aria-valuetext')])),
    badge: text('.badge'),
    assumes: text('.assumes').join(),
    facts: text('.outcome dd'),
    tried: text('.shows b'),
    focus: active && active.id.replace(/^td\d+-i-thu-?/, ''),
    said: root.querySelector('[role=status]').textContent,
  };
}

const asItIs = ['62 điểm', '2/5', 'Chưa đạt', 'Chưa đạt'];

/** The thumb of a part's control, in pixels of the window. */
async function thumb(session, part) {
  const input = session.page.locator(`thuoc-do [data-part="${part}"] input`);
  await input.scrollIntoViewIfNeeded();
  const box = await input.boundingBox();
  const share = await input.evaluate((each) => (each.value - each.min) / (each.max - each.min));
  return { x: box.x + 13 + share * (box.width - 26), y: box.y + box.height / 2, box };
}

test('a drag: total, place and verdicts follow at every step, the control stays the same element and keeps the focus', () =>
  onParts(async (session) => {
    const before = await session.eval(seen);
    assert.deepEqual([before.facts, before.badge, before.at.t11], [asItIs, [], '7']);
    await session.eval(() => {
      window.held = document.querySelector('thuoc-do').shadowRoot.querySelector('[data-part="t11"] input');
    });
    const from = await thumb(session, 't11');
    const { mouse } = session.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    const totals = [];
    for (let step = 1; step <= 8; step++) {
      await mouse.move(from.x + step * 20, from.y);
      totals.push(Number((await session.eval(seen)).facts[0].split(' ').slice(-2)[0].replace(',', '.')));
    }
    await mouse.up();
    assert.deepEqual([...totals].sort((one, two) => one - two), totals, 'the total rises with the finger');
    const now = await session.eval(seen);
    const to = Number(now.at.t11);
    assert.ok(to > 7.5, `dragged to ${to}`);
    // A point of the part is worth three of the whole: 0,6 × 0,5 × 100 / 10.
    const total = 62 + 3 * (to - 7);
    assert.equal(now.facts[0], `62 điểm → ${String(Math.round(total * 100) / 100).replace('.', ',')} điểm`);
    assert.equal(now.facts[2], total >= 65 ? 'Chưa đạt → sẽ là Đạt' : 'Chưa đạt → sẽ là Chưa đạt');
    assert.deepEqual(now.badge, ['Giả định, không phải kết quả']);
    assert.equal(await session.eval(() => window.held === document.querySelector('thuoc-do').shadowRoot.activeElement), true);
    assert.equal(await session.eval(() => window.held.isConnected), true);
    // The ring stands where the mark does.
    const apart = await session.eval(() => {
      const row = document.querySelector('thuoc-do').shadowRoot.querySelector('[data-part="t11"]');
      const input = row.querySelector('input');
      const box = input.getBoundingClientRect();
      const ring = box.left + 13 + ((input.value - input.min) / (input.max - input.min)) * (box.width - 26);
      const mark = row.querySelector('.plot .old').getBoundingClientRect();
      return Math.abs(ring - (mark.left + mark.right) / 2);
    });
    assert.ok(apart < 1.5, `${apart} px apart`);
    await assertQuiet(session);
  }));

test('a tap on the track beside the ring changes nothing, so that a thumb may scroll past', () =>
  onParts(async (session) => {
    const { x, y, box } = await thumb(session, 'l2');
    assert.ok(x - box.x > 60);
    await session.page.mouse.click(box.x + 20, y);
    assert.deepEqual((await session.eval(seen)).facts, asItIs);
  }));

test('keys and buttons: arrows, Home, End, minus, plus; what is spoken has the unit and what follows', () =>
  onParts(async (session) => {
    await session.page.locator('thuoc-do [data-part="l3"] input').focus();
    await session.press('ArrowRight');
    let now = await session.eval(seen);
    assert.deepEqual([now.at.l3, now.focus], ['8.1', 'l3']);
    assert.equal(now.spoken.l3, '8,1 điểm. Giả định: tổng 62,1 điểm, hạng 2/5; Chưa đạt; Chưa đạt.');
    await session.press('End');
    now = await session.eval(seen);
    assert.deepEqual([now.at.l3, now.facts[0], now.focus], ['10', '62 điểm → 64 điểm', 'l3']);
    await session.press('Home');
    assert.deepEqual((await session.eval(seen)).facts[0], '62 điểm → 54 điểm');
    const more = session.page.getByRole('button', { name: 'Tăng: Lĩnh vực hai' });
    await more.focus();
    await session.press('Enter');
    await session.press('Space');
    now = await session.eval(seen);
    assert.deepEqual([now.at.l2, now.focus], ['52', 'l2+'], 'two steps, and the button keeps the focus');
    await session.page.getByRole('button', { name: 'Giảm: Lĩnh vực hai' }).click();
    now = await session.eval(seen);
    assert.equal(now.at.l2, '51');
    assert.equal(now.facts[0], '62 điểm → 54,3 điểm');
    assert.equal(now.spoken.l3, now.spoken.l2.replace('51 điểm.', '0 điểm.'), 'every control tells what follows now');
    // Back to the score as it is: nothing is supposed of it any more.
    await session.page.getByRole('button', { name: 'Giảm: Lĩnh vực hai' }).click();
    now = await session.eval(seen);
    assert.deepEqual(Object.keys(now.spoken), ['l3']);
    const reset = session.page.getByRole('button', { name: 'Bỏ giả định' });
    await reset.focus();
    await session.press('Enter');
    now = await session.eval(seen);
    assert.deepEqual([now.facts, now.badge, now.at.l3, now.focus], [asItIs, [], '8', 'reset']);
    await assertQuiet(session);
  }));

test('what would it take: each goal with its least change; supposing it turns the verdict', () =>
  onParts(async (session) => {
    await session.page.getByText('Cần gì để đạt?').press('Enter');
    const goals = await session.eval(() =>
      Array.from(document.querySelector('thuoc-do').shadowRoot.querySelectorAll('.take li')).map((each) => each.textContent),
    );
    assert.deepEqual(goals, [
      'Từ 65 điểm trở lênĐể đạt 65 điểm, ít nhất cần: Tiêu chí 1.1 7 → 8.Giả định mức này',
      'Trong top 1Để đạt 70,01 điểm, ít nhất cần: Tiêu chí 1.1 7 → 8; Tiêu chí 1.2 6 → 7; Lĩnh vực hai 50 → 56,7.Giả định mức này',
    ]);
    const [first, second] = await session.page.getByRole('button', { name: 'Giả định mức này' }).all();
    await first.click();
    let now = await session.eval(seen);
    assert.deepEqual([now.at.t11, now.facts], ['8', ['62 điểm → 65 điểm', '2/5 → 2/5', 'Chưa đạt → sẽ là Đạt', 'Chưa đạt → sẽ là Chưa đạt']]);
    await second.click();
    now = await session.eval(seen);
    assert.deepEqual(now.facts, ['62 điểm → 70,01 điểm', '2/5 → 1/5', 'Chưa đạt → sẽ là Đạt', 'Chưa đạt → sẽ là Đạt']);
    assert.equal(now.focus, 'take-1', 'the button keeps the focus');
    assert.match(now.assumes, /^Nếu Tiêu chí 1\.1 7 → 8; Tiêu chí 1\.2 6 → 7; Lĩnh vực hai 50 → 56,7 và các đơn vị khác giữ nguyên:$/);
    // The control shows the nearest value it can hold; what is told is exact.
    assert.match(now.spoken.l2, /^56,7 điểm\./);
    assert.equal(await session.page.locator('thuoc-do details.take').evaluate((each) => each.open), true);
    await assertQuiet(session);
  }));

test('the live region speaks once the supposition stands still, not at every step', () =>
  onParts(async (session) => {
    await session.eval(() => {
      window.spoken = [];
      const status = document.querySelector('thuoc-do').shadowRoot.querySelector('[role=status]');
      new MutationObserver(() => window.spoken.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
    });
    await session.page.locator('thuoc-do [data-part="t11"] input').focus();
    for (let step = 0; step < 5; step++) await session.press('ArrowRight');
    assert.deepEqual(await session.eval(() => window.spoken), []);
    await until(session, () => window.spoken.length > 0);
    await wait(800);
    assert.deepEqual(await session.eval(() => window.spoken), ['Giả định: tổng 63,5 điểm, hạng 2/5; Chưa đạt; Chưa đạt.']);
  }));

test('what is supposed outlives another view, another language and a change of options, and never shows as a result', () =>
  onParts(async (session) => {
    await session.page.locator('thuoc-do [data-part="t11"] input').focus();
    for (let step = 0; step < 10; step++) await session.press('ArrowRight');
    await session.click('thuoc-do [data-view=scorecard]');
    const card = await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('.rows').textContent);
    assert.doesNotMatch(card, /65 điểm \(|Giả định/, 'the scorecard shows results only');
    assert.equal(await session.page.locator('thuoc-do [data-target="diem"]').getAttribute('data-verdict'), 'not_met');
    await session.click('thuoc-do [data-view=parts]');
    await session.click('thuoc-do [data-lang=en]');
    await session.eval(() => document.querySelector('thuoc-do').setAttribute('theme', 'dark'));
    const now = await session.eval(seen);
    // The author's lang stands in for the reader's once options are read again.
    assert.equal(now.at.t11, '8');
    assert.match(now.facts[0], /^62 (điểm|points) → 65 (điểm|points)$/);
    const table = await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelector('.index table').textContent);
    assert.match(table, /Tiêu chí 1\.17010/, 'the table has the result');
  }));

const savedAs = async (session, name) => {
  const waiting = session.page.waitForEvent('download');
  await session.page.getByRole('button', { name }).click();
  return fs.readFileSync(await (await waiting).path());
};

test('under a strict policy with Trusted Types nothing is refused; files say what is supposed', () =>
  onParts(
    async (session) => {
      await session.page.locator('thuoc-do [data-part="t11"] input').focus();
      await session.press('End');
      await session.page.getByRole('button', { name: 'Tăng: Lĩnh vực hai' }).click();
      await session.click('thuoc-do details.save summary');
      const svg = (await savedAs(session, 'Hình vẽ (SVG)')).toString();
      assert.match(svg, /Giả định, không phải kết quả.*Nếu Tiêu chí 1\.1 7 → 10.*71,3 điểm/s);
      const machine = (await savedAs(session, 'Số liệu cho máy (CSV)')).toString().split('\r\n');
      assert.deepEqual([machine[0].split(',').pop(), machine[2].split(',').pop()], ['supposed', '10']);
      const excel = (await savedAs(session, 'Số liệu cho Excel (CSV)')).toString();
      assert.match(excel, /Giả định\r\n/);
      assert.deepEqual(await session.eval(() => window.violations), []);
      await assertQuiet(session);
    },
    {
      headers: { 'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'" },
      init: () => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
      },
    },
  ));

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const scheme of ['light', 'dark']) {
  test(`axe-core, WCAG 2.2 AA, ${scheme}: as it is, and with a supposition and the goals open`, () =>
    onParts(
      async (session) => {
        await session.eval((theme) => {
          document.querySelector('thuoc-do').setAttribute('theme', theme);
          document.documentElement.style.colorScheme = theme;
        }, scheme);
        await session.page.evaluate(axe);
        const check = () =>
          session.eval(async () => {
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
            const { violations, passes } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
            return [passes.length > 5, violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.flat().join(' > ')}`))];
          });
        assert.deepEqual(await check(), [true, []]);
        await session.click('thuoc-do details.take summary');
        await session.page.getByRole('button', { name: 'Giả định mức này' }).first().click();
        assert.deepEqual(await check(), [true, []]);
      },
      { document: papi, scheme },
    ));
}

/** In the page: what leaves the chart, what is too small to hit, which texts of a plot meet. */
function layout() {
  const root = document.querySelector('thuoc-do').shadowRoot;
  const article = root.querySelector('article').getBoundingClientRect();
  const name = (each) => `${each.tagName} ${each.id || each.className.baseVal || each.className}`;
  const wrong = [];
  for (const each of root.querySelectorAll('.index button, .index summary, .index input')) {
    const box = each.getBoundingClientRect();
    if (box.width && (box.width < 24 || box.height < 24)) wrong.push(`${name(each)} is ${box.width} × ${box.height}`);
  }
  for (const each of root.querySelectorAll('.index *')) {
    if (each.closest('.scroll') || each.closest('.sr')) continue;
    const box = each.getBoundingClientRect();
    if (box.width && (box.left < article.left - 1 || box.right > article.right + 1)) wrong.push(`${name(each)} leaves the chart`);
  }
  for (const row of root.querySelectorAll('.row')) {
    const lane = row.querySelector('.lane');
    const input = row.querySelector('input');
    if (!lane || !input) continue;
    const [one, two] = [lane.getBoundingClientRect(), input.getBoundingClientRect()];
    if (Math.abs(two.left + 13 - one.left) > 1 || Math.abs(two.right - 13 - one.right) > 1) wrong.push(`${row.dataset.part}: the control and its lane part`);
    if (one.width < 80) wrong.push(`${row.dataset.part}: a lane of ${one.width} px`);
  }
  return wrong;
}

for (const width of [240, 320, 360, 768, 1280, 1400]) {
  test(`${width} px: nothing leaves the chart, every control can be hit, each lies on its lane`, () =>
    onParts(
      async (session) => {
        await session.eval(() => document.body.style.setProperty('margin', '0'));
        assert.deepEqual(await session.eval(layout), []);
        await session.page.locator('thuoc-do [data-part="t11"] input').focus();
        await session.press('End');
        assert.deepEqual(await session.eval(layout), []);
      },
      { width },
    ));
}

test('every step of a drag is followed at once, with the processor four times slower: 61 units, 8 parts; the time is told, not judged', () =>
  onParts(
    async (session) => {
      const protocol = await session.page.context().newCDPSession(session.page);
      await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const { told, stays, times } = await session.eval(async () => {
        const root = document.querySelector('thuoc-do').shadowRoot;
        const input = root.querySelector('[data-part="tham-gia"] input');
        const taken = [];
        const told = new Set();
        for (let step = 0; step < 60; step++) {
          input.value = String(3 + step / 10);
          const start = performance.now();
          input.dispatchEvent(new window.InputEvent('input', { bubbles: true, composed: true }));
          taken.push(performance.now() - start);
          told.add(root.querySelector('.outcome').textContent);
          await new Promise((done) => requestAnimationFrame(done));
        }
        const stays = root.querySelector('[data-part="tham-gia"] input') === input;
        return { told: told.size, stays, times: taken.slice(10).sort((one, two) => one - two) };
      });
      const median = times[Math.floor(times.length / 2)];
      console.log(`a what-if step, CPU × 4: median ${median.toFixed(1)} ms, 90th percentile ${times[Math.floor(times.length * 0.9)].toFixed(1)} ms`);
      assert.deepEqual([told, stays], [60, true]);
    },
    { document: papi },
  ));
