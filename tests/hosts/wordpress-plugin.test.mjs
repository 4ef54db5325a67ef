/** The plugin in a real WordPress: shortcode, files of the media library, Table block; what stays without script, and what cannot be smuggled in. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startChromium } from '../browser/lib/chromium.mjs';
import { scorecard, table } from '../browser/lib/documents.mjs';
import { dist, exampleFile, exampleNames } from '../browser/lib/site.mjs';
import { assertDrawn, assertQuiet, assertVerdicts, openDrawn, until } from '../browser/lib/waiting.mjs';
import { installPlugin, logIn, uploadFile, writeBlocks, writeClassic, writeTable } from './lib/author.mjs';
import { finished } from './lib/inpage.mjs';
import { startWordPress } from './lib/wordpress.mjs';

let wordpress;
let browser;

before(async () => {
  wordpress = await startWordPress();
  browser = await startChromium();
  await as('quantri', ({ page }) => installPlugin(page, wordpress.origin, path.join(dist, 'wordpress/thuoc-do.zip')));
});
after(async () => {
  await browser?.close();
  await wordpress?.stop();
});

async function inSession(work, options = {}) {
  const session = await browser.session({ width: 1280, ...options });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

const as = (name, work) =>
  inSession(async (session) => {
    await logIn(session.page, wordpress.origin, name);
    return work(session);
  });

/** A visitor sees so many charts, each with one target met and one missed, and a quiet page. */
const drawn = (url, count = 1) =>
  inSession(async (session) => {
    await session.open(url);
    await until(session, finished);
    await assertDrawn(session, count);
    await assertQuiet(session);
  });

/** What `main` says to a visitor without script, and its markup. */
const plainly = (url) =>
  inSession(async (session) => {
    await session.open(url);
    return session.eval(() => ({
      text: document.querySelector('main').innerText.normalize('NFC'),
      tables: Array.from(document.querySelectorAll('main table')).filter((each) => each.getClientRects().length > 0).length,
      dangers: document.querySelectorAll('main img, main svg, main iframe, main [onclick], main [onerror], main a[href^="javascript"]').length,
    }));
  }, { scripting: false });

const scripts = async (url) => Array.from((await (await fetch(url)).text()).matchAll(/<script[^>]*thuoc-do\.js[^>]*>/g), ([tag]) => tag);
const post = (content, more = {}) => wordpress.run('post', { content, ...more });

const ROWS = [
  ['Chỉ tiêu', 'Năm', 'Mục tiêu', 'Kết quả', 'Đơn vị tính'],
  ['Tỷ lệ hồ sơ đúng hạn', '2023', 'từ 89,64% trở lên', '95,2', '%'],
  ['Tỷ lệ hồ sơ trực tuyến', '2023', 'từ 60% trở lên', '55,0', '%'],
];
const csv = (rows, separator = ',') => rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n');
const PLAIN = table('').replace(' author', '').replace('class=" "', '');

for (const [user, role] of [['tacgia', 'an author'], ['quantri', 'an administrator']]) {
  test(`${role}: the shortcode around a table, in a Shortcode block, an HTML block and both tabs of the classic editor`, async () => {
    const urls = await as(user, async ({ page }) => [
      await writeBlocks(page, wordpress.origin, 'Mã ngắn', [{ kind: 'shortcode', text: `[thuoc-do]${PLAIN}[/thuoc-do]` }, { kind: 'html', text: `[thuoc-do scorecard vi]\n${PLAIN}\n[/thuoc-do]` }]),
      await writeClassic(page, wordpress.origin, 'Cổ điển', `Mở đầu.\n\n[thuoc-do view="timeline"]\n${PLAIN}\n[/thuoc-do]\n\nKết thúc.`),
      await writeClassic(page, wordpress.origin, 'Cổ điển, trực quan', `Mở đầu.\n\n[thuoc-do lang=“en”]${PLAIN}[/thuoc-do]\n\nKết thúc.`, { visual: true }),
    ]);
    const [blocks, timeline, english] = urls;
    await drawn(blocks, 2);
    for (const [url, count] of [[blocks, 2], [timeline, 1], [english, 1]]) {
      const { text, tables } = await plainly(url);
      assert.equal(tables, count);
      assert.ok(text.includes('từ 89,64% trở lên') && !text.includes('[thuoc-do'), text);
      assert.equal((await scripts(url)).length, 1);
    }
    await inSession(async (session) => {
      const shown = () => {
        const root = document.querySelector('thuoc-do').shadowRoot;
        return [root.querySelector('[data-view][aria-selected="true"], [data-view][aria-pressed="true"], [data-view][aria-current]').getAttribute('data-view'), root.querySelector('article').lang];
      };
      await openDrawn(session, timeline);
      assert.deepEqual(await session.eval(shown), ['timeline', 'vi']);
      await openDrawn(session, english);
      assert.deepEqual(await session.eval(shown), ['scorecard', 'en']);
    });
  });
}

test('an author fills a Table block and chooses the style "Thước Đo"', async () => {
  const url = await as('tacgia', ({ page }) => writeTable(page, wordpress.origin, 'Khối bảng', ROWS, 'Thước Đo'));
  await drawn(url);
  assert.equal((await plainly(url)).tables, 1);
});

test('an author uploads a CSV file and names it by number and by address', async () => {
  for (const [name, separator] of [['ket-qua.csv', ','], ['ket-qua-excel.csv', ';']]) {
    const buffer = Buffer.from(`\uFEFF${csv(ROWS, separator)}`);
    const address = await as('tacgia', ({ page }) => uploadFile(page, wordpress.origin, { name, mimeType: 'text/csv', buffer }));
    const { pathname } = new URL(address);
    const urls = [post(`[thuoc-do file="${address}"]`, { user: 'tacgia' }).url, post(`<!-- wp:shortcode -->[thuoc-do file="${pathname}" /]<!-- /wp:shortcode -->`, { user: 'tacgia' }).url];
    for (const url of urls) {
      await drawn(url);
      const { text, tables } = await plainly(url);
      assert.equal(tables, 1);
      for (const word of [...ROWS.flat(), name]) assert.ok(text.includes(word), `${word} in ${text}`);
    }
  }
});

test('a self-contained page: its table without script, its chart with it', async () => {
  const name = exampleNames()[0];
  const address = await as('quantri', ({ page }) => uploadFile(page, wordpress.origin, { name: 'ket-qua.thuoc-do.html', mimeType: 'text/html', buffer: fs.readFileSync(exampleFile(name)) }));
  const { url } = post(`[thuoc-do file="${address}"]`, { user: 'tacgia' });
  await inSession(async (session) => {
    await openDrawn(session, url);
    await assertVerdicts(session, name);
    await assertQuiet(session);
  });
  const { text, tables, dangers } = await plainly(url);
  assert.deepEqual([tables, dangers], [1, 0]);
  assert.match(text, /Kết luận[^]*Chưa đạt[^]*Số liệu: ket-qua\.thuoc-do\.html/);
});

test('WordPress refuses to take a page from an author, and JSON from anybody; a site that allows JSON is served', async () => {
  const page = { name: 'cua-tac-gia.thuoc-do.html', mimeType: 'text/html', buffer: Buffer.from('<p>x</p>') };
  const json = { name: 'phieu.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(scorecard())) };
  assert.equal(await as('tacgia', (session) => uploadFile(session.page, wordpress.origin, page)), null);
  for (const user of ['tacgia', 'quantri']) assert.equal(await as(user, (session) => uploadFile(session.page, wordpress.origin, json)), null);
  const text = JSON.stringify(scorecard()).replace('86.55', '86.550');
  const { id } = wordpress.run('attach', { name: 'phieu.json', type: 'application/json', text });
  const { url } = post(`[thuoc-do file="${id}" as-of="2024-05-10"]`);
  await drawn(url);
  assert.match((await plainly(url)).text, /THỬ|Chỉ số thử\s+2023\s+86,550\s+%\s+20/);
});

test('nothing is smuggled in: through options, names of files, cells, documents, pages, and what stands between the marks', async () => {
  const evil = '<img src=x onerror=alert(1)>"\'</script></thuoc-do><script>alert(1)</script>';
  const rows = [ROWS[0], [evil, '2023', 'từ 60% trở lên', '55,0', '%'], ROWS[1]];
  const card = JSON.stringify(scorecard({ title: evil, name: evil }));
  const shell = (inside) => `<p>${inside}</p><thuoc-do><script type="application/json">${card.replaceAll('<', '\\u003c')}</script><table class="figures"><tr onclick="alert(1)"><td>${inside}</td><td><a href="javascript:alert(1)">x</a></td></tr></table></thuoc-do>`;
  const attach = (name, type, text) => wordpress.run('attach', { name, type, text, title: `${name} ${evil}` }).id;
  const files = [attach('xau.csv', 'text/csv', csv(rows)), attach('xau.json', 'application/json', card), attach('xau.thuoc-do.html', 'text/html', shell(evil))];
  const contents = [
    ...files.map((id) => `[thuoc-do file="${id}" indicator='"><script>alert(1)</script>' theme="dark&quot; onclick=&quot;alert(1)"]`),
    `[thuoc-do]${PLAIN}<script>alert(1)</script><img src=x onerror=alert(1)><p onclick="alert(1)">${evil}</p>[/thuoc-do]`,
  ];
  for (const user of ['tacgia', 'quantri']) {
    for (const [index, content] of contents.entries()) {
      const { url } = post(content, { user });
      await inSession(async (session) => {
        await openDrawn(session, url);
        assert.deepEqual(session.console().filter((line) => line.type === 'uncaught'), []);
        assert.equal(await session.eval(() => window.alerted || 0), 0, `${user}, ${index}: a script ran`);
        assert.equal(await session.eval(() => document.querySelectorAll('main [onclick], main [onerror], main a[href^="javascript"]').length), 0, `${user}, ${index}`);
      }, { init: () => { window.alert = () => (window.alerted = 1); } });
      if (index < 3) assert.equal((await plainly(url)).dangers, 0);
    }
  }
});

test('files that readers may not see, or that are none: a remark for those who can mend it, nothing for others', async () => {
  const hidden = post('Bản nháp', { status: 'draft' });
  const secret = wordpress.run('attach', { name: 'mat.csv', type: 'text/csv', text: csv(ROWS), parent: hidden.id }).id;
  const latin = wordpress.run('attach', { name: 'chu.csv', type: 'text/csv', text: Buffer.from('Chỉ tiêu,Năm\nTỷ lệ,2023', 'utf16le').toString('base64'), encoded: true }).id;
  const picture = wordpress.run('attach', { name: 'anh.txt', type: 'text/plain', text: 'x' }).id;
  const cases = { [secret]: 'chưa công bố', 99999: 'không thấy tệp', 'https://example.org/x.csv': 'không thấy tệp', '../../wp-config.php': 'không thấy tệp', [latin]: 'không phải UTF-8', [picture]: 'không thuộc loại' };
  const urls = Object.entries(cases).map(([file, remark]) => [post(`[thuoc-do lang="vi" file="${file}"]`, { user: 'quantri' }).url, remark]);
  for (const [url] of urls) {
    const { text, tables } = await plainly(url);
    assert.equal(tables, 0, text);
    assert.ok(!text.includes('Thước Đo:') && !text.includes('từ 60% trở lên'), text);
  }
  await as('quantri', async (session) => {
    for (const [url, remark] of urls) {
      await session.open(url);
      const seen = await session.eval(() => document.querySelector('main').innerText);
      assert.ok(seen.includes(remark), `${remark}: ${seen}`);
    }
  });
});

test('the script: once, of this version, and on no page without a chart; a feed gets the table alone', async () => {
  const version = /^\/\*! thuoc-do (\S+) /.exec(fs.readFileSync(path.join(dist, 'thuoc-do.full.js'), 'utf8'))[1];
  const { url, id } = post(`[thuoc-do]${PLAIN}[/thuoc-do]\n\n[thuoc-do]${PLAIN}[/thuoc-do]\n\n<table class="thuoc-do">${PLAIN.slice(7)}`);
  const found = await scripts(url);
  assert.equal(found.length, 1);
  assert.ok(found[0].includes(`/wp-content/plugins/thuoc-do/thuoc-do.js?ver=${version}`), found[0]);
  await drawn(url, 3);
  const feed = await (await fetch(`${wordpress.origin}/?feed=rss2`)).text();
  assert.ok(feed.includes('từ 89,64% trở lên') && !feed.includes('<thuoc-do'), 'the feed');
  for (const content of ['Không có gì', 'Thước Đo: thuoc-do, <a href="https://example.org/thuoc-do/">xem</a>']) assert.deepEqual(await scripts(post(content, { title: 'Khác' }).url), []);
  assert.ok(id > 0);
});

test('PHP has no complaint about the plugin', () => {
  const ours = wordpress.debug().split('\n').filter((line) => line.includes('thuoc-do/'));
  assert.deepEqual(ours, []);
});
