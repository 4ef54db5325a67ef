/** Chromium: an editor makes a chart on dist/snippet, from a paste or a file to the text of an article and the saved page. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startChromium } from './lib/chromium.mjs';
import { HEADER, ROWS, clipboards } from './lib/clipboards.mjs';
import { scorecard } from './lib/documents.mjs';
import { readCharts } from './lib/inpage.mjs';
import { dist, exampleNames, html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { BOTH, assertDrawn, assertQuiet, assertVerdicts, openDrawn, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;
const onDisk = pathToFileURL(path.join(dist, 'snippet/index.html')).href;

const field = (session, id) => session.eval((name) => document.getElementById(name).value, id);
const verdicts = async (session) => (await session.eval(readCharts)).flatMap((chart) => chart.rows.map((row) => row.shown));
const cells = (session) => session.eval(() => Array.from(document.querySelectorAll('#sheet tr')).map((row) => Array.from(row.querySelectorAll('textarea')).map((each) => each.value)));

/** Until nothing more is on its way: what is said, and what is drawn. */
async function settledPage(session, wanted) {
  await until(session, (text) => document.getElementById('said').textContent.includes(text), [wanted], { what: `the page says ${wanted}` });
  await session.page.waitForTimeout(80);
}

/** Copies as a program does, both flavours untouched, from another page; then presses Ctrl+V in the page under test. */
async function paste(session, { html: markup, text }, into = '#paste') {
  const other = await session.page.context().newPage();
  await other.goto(shared.site.page('<!doctype html><title>x</title><p>x</p>'));
  await other.evaluate((given) => {
    document.addEventListener('copy', (event) => {
      event.preventDefault();
      if (given.markup) event.clipboardData.setData('text/html', given.markup);
      event.clipboardData.setData('text/plain', given.text);
    });
  }, { markup, text });
  await other.locator('p').dblclick();
  await other.keyboard.press('Control+C');
  await other.close();
  await session.page.bringToFront();
  if (into) await session.page.locator(into).first().focus();
  await session.page.keyboard.press('Control+V');
}

async function saved(session, button) {
  const waiting = session.page.waitForEvent('download');
  await session.page.getByRole('button', { name: button, exact: true }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: fs.readFileSync(await file.path()) };
}

const PAGE = 'Trang tự đủ (.thuoc-do.html)';
const openFile = (session, name, text) => session.page.locator('#file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

for (const [program, clipboard] of Object.entries(clipboards)) {
  test(`a paste, ${program}: the cells are as written, the chart is drawn, the console stays empty`, () =>
    inSession(async (session) => {
      await session.open(onDisk);
      await paste(session, clipboard);
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
    await paste(session, clipboards.Word, null);
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
    await paste(session, { html: '', text });
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
    await paste(session, clipboards.Excel);
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    const before = await cells(session);
    await paste(session, { html: '<p>Không phải bảng</p><ul><li>một</li></ul>', text: 'Không phải bảng\nmột' });
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
      await paste(session, { html: `<table><caption>${evil}</caption><tr>${HEADER.map((text) => `<th onclick="window.pwned=6">${text}</th>`).join('')}</tr><tr>${row}</tr></table>`, text: 'x' });
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
    await paste(session, clipboards.Word);
    await settledPage(session, 'Trang này không được phép đọc bảng có định dạng, nên chỉ đọc chữ');
    assert.deepEqual((await verdicts(session)).sort(), BOTH);
  }));

test("a server's policy without wasm: the page says why it cannot draw, and the paste is not lost", () =>
  inSession(async (session) => {
    const text = fs.readFileSync(path.join(dist, 'snippet/index.html'), 'utf8');
    await session.open(shared.site.page(text, { headers: { 'content-security-policy': "script-src 'unsafe-inline'" } }));
    await paste(session, clipboards.Word);
    await until(session, () => document.getElementById('trouble').textContent.includes('WebAssembly'));
    assert.equal((await cells(session)).length, 3);
  }));

test('choices: view, language, theme, indicator and day reach the chart and every form', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    await session.page.getByRole('button', { name: 'Bảng mẫu' }).click();
    await settledPage(session, 'Vẽ được 3 mục tiêu.');
    await session.page.locator('#option-view').selectOption('timeline');
    await session.page.getByLabel('Ngôn ngữ của biểu đồ').selectOption('en');
    await session.page.getByLabel('Nền').selectOption('dark');
    await session.page.getByLabel('Chỉ tiêu', { exact: true }).selectOption({ label: 'PAPI' });
    await session.page.getByLabel('Số liệu tính đến ngày').fill('2023-05-10');
    await session.page.getByLabel('Số liệu tính đến ngày').blur();
    await until(session, () => document.getElementById('text').value.includes('as-of'));
    assert.match(await field(session, 'text'), /^<table class="thuoc-do thuoc-do-timeline thuoc-do-en thuoc-do-indicator-i2 thuoc-do-dark thuoc-do-as-of-2023-05-10">/);
    const drawn = await session.eval(() => {
      const article = document.getElementById('chart').shadowRoot.querySelector('article');
      return [article.lang, article.classList.contains('dark'), article.querySelectorAll('.panel').length];
    });
    assert.deepEqual(drawn, ['en', true, 1]);
    await session.page.locator('[name=way][value=A]').check();
    await until(session, () => document.getElementById('text').value.includes('<thuoc-do'));
    assert.match(await field(session, 'text'), /<thuoc-do view="timeline" lang="en" indicator="i2" theme="dark" as-of="2023-05-10">/);
    await assertQuiet(session);
  }));

/** The text of each way, with the portal's folder at this test's server. */
async function texts(session) {
  const made = {};
  for (const way of ['A', 'B', 'C', 'D', 'E']) {
    await session.page.locator(`[name=way][value=${way}]`).check();
    const folder = session.page.getByLabel('Thư mục trên máy chủ');
    if (await folder.count()) {
      await folder.fill(`${shared.site.origin}/`);
      await folder.blur();
    }
    await until(session, (letter) => document.getElementById('text-label').textContent.endsWith(letter) && document.getElementById('text').value !== '', [way]);
    await session.page.waitForTimeout(80);
    made[way] = await field(session, 'text');
    assert.ok(!made[way].includes('\n'), `way ${way} is one line`);
  }
  return made;
}

test('each way draws on a portal what the page showed: the script with its sum, the saved page behind link and frame', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    await paste(session, clipboards.Word);
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    await session.page.getByLabel('Tên tệp khi lưu').fill('Báo cáo 2023');
    await session.page.getByLabel('Tên tệp khi lưu').blur();
    await session.page.locator('#copy summary').click();
    await session.page.getByLabel('Thư mục đặt mã').fill(shared.site.origin);
    await session.page.getByLabel('Thư mục đặt mã').blur();
    const made = await texts(session);
    const file = await saved(session, PAGE);
    assert.equal(file.name, 'bao-cao-2023.thuoc-do.html');
    shared.site.page(file.bytes.toString(), { name: file.name });
    shared.site.page((await saved(session, 'Ảnh (PNG)')).bytes.toString('latin1'), { name: 'bao-cao-2023.png' });
    const line = await field(session, 'script');
    assert.match(line, /^<script src="http:\/\/127\.0\.0\.1:\d+\/thuoc-do-[\d.]+\.full\.js" integrity="sha384-[\w+/=]{64}" crossorigin="anonymous" defer><\/script>$/);
    const page = (body, script) => shared.site.page(html(body + script, { script: null }));
    await openDrawn(session, page(made.A, ''));
    await assertDrawn(session, 1);
    await openDrawn(session, page(made.B, line));
    await assertDrawn(session, 1);
    for (const way of ['C', 'E']) {
      await session.open(page(made[way], line));
      await until(session, () => document.querySelector('.thuoc-do-host')?.shadowRoot?.querySelector('article'));
      await assertDrawn(session, 1);
    }
    await session.open(page(made.D, line));
    await until(session, () => document.querySelector('iframe').offsetHeight > 620);
    // Without any script each way still says what it has to say.
    await session.open(page(made.B + made.E, ''));
    const words = await session.eval(() => document.body.innerText.replace(/\u00a0/g, ' '));
    for (const text of ROWS.flat()) assert.ok(words.split(text).length > 2, text);
  }));

test('for pages on disk the line has no sum, and the page it makes is drawn', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    await paste(session, clipboards.Excel);
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    await session.page.locator('[name=way][value=A]').check();
    await session.page.locator('#copy summary').click();
    await session.page.getByLabel('Trang nằm ở đâu').selectOption('yes');
    await until(session, () => document.getElementById('text').value.startsWith('<script src="thuoc-do.full.js" defer></script><thuoc-do>'));
    const text = await field(session, 'text');
    await openDrawn(session, shared.site.file(html(text, { script: null })));
    await assertDrawn(session, 1);
    await assertQuiet(session);
  }));

test('saved files: the page is the command’s, byte for byte, and opens from disk; picture, figures, data', () =>
  inSession(async (session) => {
    for (const name of exampleNames()) {
      await session.open(onDisk);
      await session.page.locator('#file').setInputFiles(path.join(dist, `examples/${name}.json`));
      await settledPage(session, 'Đã đọc tệp dữ liệu. Vẽ được');
      const { bytes } = await saved(session, PAGE);
      assert.ok(bytes.equals(fs.readFileSync(path.join(dist, `examples/${name}.thuoc-do.html`))), `${name}: other bytes than the command’s`);
    }
    await session.open(onDisk);
    await paste(session, clipboards.Word);
    await settledPage(session, 'Vẽ được 2 mục tiêu.');
    const page = await saved(session, PAGE);
    assert.match((await saved(session, 'Hình vẽ (SVG)')).bytes.toString(), /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg .*<\/svg>\n$/s);
    assert.equal((await saved(session, 'Ảnh (PNG)')).bytes.subarray(1, 4).toString(), 'PNG');
    assert.match((await saved(session, 'Số liệu cho Excel (CSV)')).bytes.toString(), /^\uFEFFChỉ tiêu;Năm;Mục tiêu.*Tỷ lệ hồ sơ đúng hạn;2023;/s);
    assert.match((await saved(session, 'Số liệu cho máy (CSV)')).bytes.toString(), /^indicator,target,name,years/);
    const data = await saved(session, 'Dữ liệu (JSON)');
    assert.equal(JSON.parse(data.bytes).indicators.length, 2);
    await openFile(session, 'lai.json', data.bytes);
    await settledPage(session, 'Đã đọc tệp dữ liệu. Vẽ được 2 mục tiêu.');
    assert.ok((await saved(session, PAGE)).bytes.equals(page.bytes), 'the table and the data made of it give one page');
    await assertQuiet(session);
    await openDrawn(session, shared.site.file(page.bytes.toString(), { name: 'luu.thuoc-do.html' }));
    await assertDrawn(session, 1);
    await assertQuiet(session);
  }));

test('a document as a marked table only where the table says the same', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    await session.page.locator('#file').setInputFiles(path.join(dist, 'examples/ninh-thuan-2023.json'));
    await settledPage(session, 'Đã đọc tệp dữ liệu.');
    await until(session, () => document.getElementById('way-advice').textContent.includes('một bảng không nói được'));
    assert.equal(await field(session, 'text'), '');
    assert.equal(await session.page.locator('#copy-text').isDisabled(), true);
    await session.page.locator('[name=way][value=A]').check();
    await until(session, () => document.getElementById('text').value.includes('<script type="application/json">'));
    const text = (await field(session, 'text')).replace(/^<script src.*?<\/script>/, '');
    await openDrawn(session, shared.site.page(html(text, { script: 'thuoc-do.full.js' })));
    await assertVerdicts(session, 'ninh-thuan-2023');
    await session.open(onDisk);
    await openFile(session, 'the.json', JSON.stringify(scorecard()));
    await settledPage(session, 'Đã đọc tệp dữ liệu. Vẽ được 2 mục tiêu.');
    await until(session, () => document.getElementById('text').value.startsWith('<table class="thuoc-do thuoc-do-as-of-2024-05-10">'));
    await openDrawn(session, shared.site.page(html(await field(session, 'text'))));
    await assertDrawn(session, 1);
  }));

test('copying: the text is on the clipboard; where a browser refuses, it stands selected and the page says so', () =>
  inSession(async (session) => {
    await session.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await session.open(`${shared.site.origin}/snippet/index.html`);
    await session.page.getByRole('button', { name: 'Bảng mẫu' }).click();
    await settledPage(session, 'Vẽ được 3 mục tiêu.');
    await session.page.getByRole('button', { name: 'Chép', exact: true }).click();
    await until(session, () => document.getElementById('copied').textContent.startsWith('Đã chép mã cách B ('));
    assert.equal(await session.page.evaluate(() => navigator.clipboard.readText()), await field(session, 'text'));
    await session.eval(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await session.page.getByRole('button', { name: 'Chép', exact: true }).click();
    await until(session, () => document.getElementById('copied').textContent.includes('bấm Ctrl+C'));
    assert.equal(await session.eval(() => String(document.getSelection())), await field(session, 'text'));
  }));

test('nothing is requested but the page; over http too', () =>
  inSession(async (session) => {
    const asked = [];
    session.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await session.open(`${shared.site.origin}/snippet/index.html`);
    await session.page.getByRole('button', { name: 'Bảng mẫu' }).click();
    await settledPage(session, 'Vẽ được 3 mục tiêu.');
    await saved(session, PAGE);
    assert.deepEqual(asked.filter((each) => each.startsWith('/') && !/^\/[0-9a-f-]{36}$/.test(each)), ['/snippet/index.html']);
    await assertQuiet(session);
  }));

test('a table of two thousand rows: read, a hundred shown, the page goes on answering', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    const rows = Array.from({ length: 2000 }, (_, index) => [`Chỉ tiêu ${index}`, '2023', 'Top 20', `${(index % 60) + 1}/63`, '']);
    await paste(session, { html: '', text: [HEADER, ...rows].map((row) => row.join('\t')).join('\n') });
    await until(session, () => document.getElementById('said').textContent.includes('Vẽ được 2.000') || document.getElementById('said').textContent.includes('Vẽ được 2000'), [], { timeout: 60_000 });
    assert.equal((await cells(session)).length, 100);
    await session.page.getByRole('button', { name: 'Hiện thêm; còn 1901 hàng' }).click();
    assert.equal((await cells(session)).length, 200);
  }));

test('in English: every word of the page, the remarks and the errors', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    await session.page.getByRole('button', { name: 'English' }).click();
    await paste(session, { html: '', text: [HEADER, ROWS[0], ['X', '2023', 'cao', '1', '']].map((row) => row.join('\t')).join('\n') });
    await settledPage(session, 'Targets drawn: 1. To look at again: 1.');
    const words = await session.eval(() => document.body.innerText.replace(/“[^”]*”/g, ''));
    const vietnamese = words.match(/[^\n]*(Dán|Bảng|Chép|Lưu|Mở|Hoàn tác|Cần xem|Hàng \d)[^\n]*/g);
    assert.deepEqual(vietnamese?.filter((line) => !line.includes('Tiếng Việt')) ?? [], []);
    assert.equal(await session.eval(() => document.documentElement.lang), 'en');
  }));
