/**
 * Every wording that tables are known to use goes through the cleaners that keep a table, and is understood as before:
 * whatever they make of quotes, dashes, spaces, entities, header rows and letters.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/server.mjs';
import { startChromium } from '../browser/lib/chromium.mjs';
import { html } from '../browser/lib/site.mjs';
import { suite } from '../browser/lib/suite.mjs';
import { openDrawn } from '../browser/lib/waiting.mjs';
import { cleaners, modules } from './lib/cleaners.mjs';

const shared = suite(startChromium);
let library;

before(async () => {
  library = await serve(modules);
});
after(() => library?.close());

const lines = (file) =>
  fs
    .readFileSync(fileURLToPath(new URL(`../cases/tables/wordings/${file}.tsv`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

/** One row for each wording of targets, and of results. */
function wordings() {
  const targets = lines('targets').map(([name, unit, target]) => [name, '2023', target, '85', unit]);
  const results = lines('results').map(([name, unit, target, result]) => [name, '2023', target, result, unit]);
  return [...targets, ...results];
}

const table = () =>
  `<table class="thuoc-do"><thead>${row(['Chỉ tiêu', 'Năm', 'Mục tiêu', 'Kết quả', 'Đơn vị tính'], 'th')}</thead><tbody>${wordings()
    .map((cells) => row(cells, 'td'))
    .join('')}</tbody></table>`;

/** What the chart of a table says, target by target. */
async function judged(session, text) {
  await openDrawn(session, shared.site.page(html(text)));
  return session.eval(() => window.report.targets.map((each) => [each.name, each.years, each.verdict, each.reason, each.clauses.map((clause) => [clause.text, clause.verdict, clause.value])]).map((each) => JSON.stringify(each)));
}

const keep = { init: () => document.addEventListener('thuoc-do:ready', (event) => (window.report = event.detail.report)) };

for (const cleaner of ['WordPress 6.1, tác giả', 'NukeViet 4.5 (theo danh sách thẻ)', 'TinyMCE 4.9', 'TinyMCE 7.9', 'CKEditor 4.22, allowedContent', 'CKEditor 5 có General HTML Support', 'DOMPurify 3']) {
  test(`${cleaner}: ${wordings().length} wordings are understood as before`, () =>
    shared.inSession(async (session) => {
      const plain = await judged(session, table());
      assert.ok(plain.length > 100, `only ${plain.length} targets`);
      const cleaned = await cleaners[cleaner]({ table: table() }, { session, library: library.url });
      if (cleaner.startsWith('WordPress')) assert.ok(cleaned.table.split('&#8211;').length > 5, 'WordPress made no dash long');
      const now = await judged(session, cleaned.table);
      const different = plain.flatMap((each, index) => (each === now[index] ? [] : [`${each}\n  now ${now[index]}`]));
      assert.deepEqual(different, []);
      assert.equal(now.length, plain.length);
    }, keep));
}

test('letters taken apart (NFD), as files from a Mac have them: understood as before', () =>
  shared.inSession(async (session) => {
    assert.deepEqual(await judged(session, table().normalize('NFD')), await judged(session, table()));
  }, keep));
