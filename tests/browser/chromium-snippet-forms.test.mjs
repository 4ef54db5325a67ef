/** Chromium: what an editor takes from dist/snippet: choices, the text of each way, saved files, copies. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { HEADER, ROWS, clipboards } from './lib/clipboards.mjs';
import { scorecard } from './lib/documents.mjs';
import { dist, exampleNames, html } from './lib/site.mjs';
import { PAGE, cells, field, onDisk, openFile, paste, saved, settledPage } from './lib/snippet.mjs';
import { suite } from './lib/suite.mjs';
import { assertDrawn, assertQuiet, assertVerdicts, openDrawn, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

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
    await paste(shared.site, session, clipboards.Word);
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
    await paste(shared.site, session, clipboards.Excel);
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
    await paste(shared.site, session, clipboards.Word);
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
    await paste(shared.site, session, { html: '', text: [HEADER, ...rows].map((row) => row.join('\t')).join('\n') });
    await until(session, () => document.getElementById('said').textContent.includes('Vẽ được 2.000') || document.getElementById('said').textContent.includes('Vẽ được 2000'), [], { timeout: 60_000 });
    assert.equal((await cells(session)).length, 100);
    await session.page.getByRole('button', { name: 'Hiện thêm; còn 1901 hàng' }).click();
    assert.equal((await cells(session)).length, 200);
  }));

test('in English: every word of the page, the remarks and the errors', () =>
  inSession(async (session) => {
    await session.open(onDisk);
    await session.page.getByRole('button', { name: 'English' }).click();
    await paste(shared.site, session, { html: '', text: [HEADER, ROWS[0], ['X', '2023', 'cao', '1', '']].map((row) => row.join('\t')).join('\n') });
    await settledPage(session, 'Targets drawn: 1. To look at again: 1.');
    const words = await session.eval(() => document.body.innerText.replace(/“[^”]*”/g, ''));
    const vietnamese = words.match(/[^\n]*(Dán|Bảng|Chép|Lưu|Mở|Hoàn tác|Cần xem|Hàng \d)[^\n]*/g);
    assert.deepEqual(vietnamese?.filter((line) => !line.includes('Tiếng Việt')) ?? [], []);
    assert.equal(await session.eval(() => document.documentElement.lang), 'en');
  }));
