/** Chromium: what an editor gives to dist/snippet: pastes of real flavours, typed rows, files, hostile and broken input. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { HEADER, ROWS, clipboards } from './lib/clipboards.mjs';
import { dist } from './lib/site.mjs';
import { cells, field, onDisk, openFile, paste, settledPage, verdicts } from './lib/snippet.mjs';
import { suite } from './lib/suite.mjs';
import { BOTH, assertQuiet, assertVerdicts, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

for (const [program, clipboard] of Object.entries(clipboards)) {
  test(`a paste, ${program}: the cells are as written, the chart is drawn, the console stays empty`, () =>
    inSession(async (session) => {
      await session.open(onDisk);
      await paste(shared.site, session, clipboard);
      await settledPage(session, 'Vẽ được 2 mục tiêu.');
      const rows = (await cells(session)).filter((row) => row.length > 1);
      assert.deepEqual(rows.map((row) => row.map((text) => text.replace(/\s+/g, ' '))), [HEADER, ...ROWS]);
      assert.deepEqual((await verdicts(session)).sort(), BOTH);
      assert.match(await field(session, 'text'), /^<table class="thuoc-do">.*<th>Chỉ tiêu<\/th>.*<td>Tỷ lệ hồ sơ đúng hạn<\/td>.*<\/table>$/);
      await assertQuiet(session);
    }));
}

test('a paste anywhere on the page, before anything is clicked', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    await paste(shared.site, session, clipboards.Word, null);
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
  }));

test('rows that are typed, and a table that is begun empty', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    await session.page.locator('#paste').focus();
    await session.page.keyboard.type([HEADER, ...ROWS].map((row) => row.join(';')).join('\n'));
    await session.page.getByRole('button', { name: 'Đọc các hàng đã gõ' }).click();
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    await session.page.getByRole('button', { name: 'Bảng trống' }).click();
    await settledPage(session, 'Chưa vẽ được biểu đồ.');
    for (const text of ['PAPI', '2023', 'Top 20', '6/61']) {
      await session.page.keyboard.type(text);
      await session.page.keyboard.press('Tab');
    }
    await settledPage(session, 'Vẽ được 1 mục tiêu.');
    assert.deepEqual(await verdicts(session), ['met']);
    await assertQuiet(session);
  }));

test('what cannot be read: place, found, expected, what to do; its cell is marked, mended in place, and the chart follows', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    const text = [HEADER, ROWS[0], ['Chỉ số khác', '2023', 'cao như có thể', '9', '%']].map((row) => row.join('\t')).join('\n');
    await paste(shared.site, session, { html: '', text });
    await settledPage(session, '1 điều cần xem lại.');
    const remark = await session.eval(() => document.querySelector('#remarks li').innerText);
    assert.match(remark, /Hàng 3, cột 3 của bảng/);
    assert.match(remark, /Thấy “cao như có thể”, cần một mục tiêu đọc được, ví dụ “từ 89,64% trở lên”\./);
    assert.match(remark, /Viết lại ô theo một mẫu/);
    await session.page.locator('#remarks button').click();
    const about = await session.eval(() => [document.activeElement.value, document.activeElement.getAttribute('aria-invalid'), document.activeElement.getAttribute('aria-label')]);
    assert.deepEqual(about, ['cao như có thể', 'true', 'Hàng 3, cột 3: Mục tiêu']);
    await session.page.keyboard.press('Control+A');
    await session.page.keyboard.type('từ 10 trở lên');
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    assert.equal(await session.eval(() => document.querySelectorAll('#remarks li, [aria-invalid]').length), 0);
    assert.deepEqual(await verdicts(session), ['met', 'not_met']);
    assert.ok((await field(session, 'text')).includes('<td>từ 10 trở lên</td>'));
    await assertQuiet(session);
  }));

test('bad input takes nothing away: what was there stays, and what was replaced comes back by undo', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    await paste(shared.site, session, clipboards.Excel);
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    const before = await cells(session);
    await paste(shared.site, session, { html: '<p>Không phải bảng</p><ul><li>một</li></ul>', text: 'Không phải bảng\nmột' });
    await settledPage(session, 'Không thấy bảng nào');
    await openFile(session, 'bang.xlsx', 'PK');
    await settledPage(session, 'bang.xlsx: tệp này trình duyệt không đọc được.');
    await session.page.locator('#file').setInputFiles({ name: 'cu.csv', mimeType: 'text/csv', buffer: Buffer.from([0x43, 0x68, 0xec, 0x0a]) });
    await settledPage(session, 'không phải tệp chữ UTF-8');
    assert.deepEqual(await cells(session), before);
    await openFile(session, 'hong.json', '{"version": 1,}');
    await settledPage(session, 'Chưa vẽ được biểu đồ.');
    assert.match(await session.eval(() => document.querySelector('#remarks li').innerText), /Dòng 1, cột 15/);
    assert.equal(await field(session, 'json'), '{"version": 1,}');
    assert.equal(await session.page.locator('#copy').isVisible(), false);
    await session.page.getByRole('button', { name: 'Hoàn tác' }).click();
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    assert.deepEqual(await cells(session), before);
    await session.page.getByRole('button', { name: 'Bảng mẫu' }).click();
    await settledPage(session, 'Vẽ được 3 mục tiêu.');
    await session.page.getByRole('button', { name: 'Xóa hàng 2' }).click();
    await settledPage(session, 'Đã xóa hàng 2. Bảng có 3 hàng');
    await session.page.getByRole('button', { name: 'Hoàn tác' }).click();
    await settledPage(session, 'Bảng có 4 hàng');
    await assertQuiet(session);
  }));

test('a file of each kind: a scorecard, a self-contained page, a CSV, by picker and by drop', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    const name = 'ninh-thuan-2023';
    for (const file of [`examples/${name}.json`, `examples/${name}.thuoc-do.html`]) {
      await session.page.locator('#file').setInputFiles(path.join(dist, file));
      await settledPage(session, 'Đã đọc tệp dữ liệu. Vẽ được 7 mục tiêu.');
      await assertVerdicts(session, name);
    }
    const text = [HEADER, ...ROWS].map((row) => row.join(';')).join('\r\n');
    const drop = await session.page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['\uFEFF' + content], 'bang.csv', { type: 'text/csv' }));
      return transfer;
    }, text);
    await session.page.dispatchEvent('h1', 'drop', { dataTransfer: drop });
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    await openFile(session, 'unicode.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replaceAll(';', '\t'), 'utf16le')]));
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    await assertQuiet(session);
  }));

test('a hostile paste is text: nothing runs, nothing is fetched, nothing meets the policy', () =>
  inSession(
    async (session) => {
      const evil = '<img src="https://example.org/x.png" onerror="window.pwned=1"><script>window.pwned=2</script><svg onload="window.pwned=3"></svg><a href="javascript:window.pwned=4">PAPI</a><iframe src="https://example.org"></iframe>&lt;img src=x onerror=window.pwned=5&gt;';
      await session.open(`${shared.site.origin}/snippet/index.html`);
      const asked = [];
      session.page.on('request', (request) => asked.push(request.url()));
      const row = ROWS[0].map((text, index) => `<td>${index === 0 ? evil : text}</td>`).join('');
      await paste(shared.site, session, { html: `<table><caption>${evil}</caption><tr>${HEADER.map((text) => `<th onclick="window.pwned=6">${text}</th>`).join('')}</tr><tr>${row}</tr></table>`, text: 'x' });
      await settledPage(session, 'Vẽ được 1 mục tiêu.');
      assert.equal((await cells(session))[1][0], 'PAPI<img src=x onerror=window.pwned=5>');
      const seen = await session.eval(() => ({ pwned: window.pwned, violations: window.violations, bad: document.querySelectorAll('main img, main iframe, main svg, [onclick]').length }));
      assert.deepEqual(seen, { violations: [], bad: 0 });
      assert.deepEqual(asked, []);
      assert.ok(!/<img|<script|<svg|javascript:/.test(await field(session, 'text')));
      await assertQuiet(session);
    },
    {
      init: () => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
      },
    },
  ));

test("a server's policy that allows no parsing of HTML: the text is read, and the page says so", () =>
  inSession(async (session) => {
    const text = fs.readFileSync(path.join(dist, 'snippet/index.html'), 'utf8');
    await session.open(shared.site.page(text, { headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" } }));
    await paste(shared.site, session, clipboards.Word);
    await settledPage(session, 'Trang này không được phép đọc bảng có định dạng, nên chỉ đọc chữ');
    assert.deepEqual((await verdicts(session)).sort(), BOTH);
  }));

test("a server's policy without wasm: the page says why it cannot draw, and the paste is not lost", () =>
  inSession(async (session) => {
    const text = fs.readFileSync(path.join(dist, 'snippet/index.html'), 'utf8');
    await session.open(shared.site.page(text, { headers: { 'content-security-policy': "script-src 'unsafe-inline'" } }));
    await paste(shared.site, session, clipboards.Word);
    await until(session, () => document.getElementById('trouble').textContent.includes('WebAssembly'));
    assert.equal((await cells(session)).length, 3);
  }));
