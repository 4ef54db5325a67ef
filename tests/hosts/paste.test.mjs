/** The page "Thử dán": its block goes through real cleaners, and it says of what comes out which form to use. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/server.mjs';
import { startChromium } from '../browser/lib/chromium.mjs';
import { suite } from '../browser/lib/suite.mjs';
import { cleaners, modules } from './lib/cleaners.mjs';

const shared = suite(startChromium);
let library;

before(async () => {
  library = await serve(modules);
});
after(() => library?.close());

const EXPECTED = {
  'WordPress 6.1, quản trị': ['<table class="thuoc-do">', ['element', 'json', 'table', 'box', 'link', 'frame', 'picture']],
  'WordPress 6.1, tác giả': ['<table class="thuoc-do">', ['table', 'box', 'link', 'picture']],
  // Of frames it keeps those of its own server, and the block's is not.
  'NukeViet 4.5 (theo danh sách thẻ)': ['<table class="thuoc-do">', ['table', 'box', 'link', 'picture']],
  'TinyMCE 7.9': ['<table class="thuoc-do">', ['table', 'box', 'link', 'picture']],
  'CKEditor 4.22, mặc định': ['liên kết', ['link', 'picture']],
  'Drupal, basic_html (theo danh sách thẻ)': ['liên kết', ['link', 'picture']],
};
const ORDER = ['element', 'json', 'table', 'box', 'link', 'frame', 'picture'];

for (const [cleaner, [advice, kept]] of Object.entries(EXPECTED)) {
  test(`${cleaner}: advises ${advice}, and lists what was kept`, () =>
    shared.inSession(async (session) => {
      const page = `${shared.site.origin}/paste/index.html`;
      await session.open(page);
      const block = await session.eval(() => document.getElementById('block').value);
      const { block: cleaned } = await cleaners[cleaner]({ block }, { session, library: library.url });
      await session.open(page);
      const seen = await session.eval((text) => {
        const area = document.getElementById('page');
        area.value = text;
        area.dispatchEvent(new Event('input'));
        const lines = Array.from(document.querySelectorAll('#outcome li')).map((each) => each.textContent);
        return { advice: document.querySelector('#outcome p').textContent, lines };
      }, `<!doctype html><body>${cleaned}</body>`);
      assert.ok(seen.advice.includes(advice), seen.advice);
      assert.deepEqual(
        ORDER.filter((_, index) => seen.lines[index].startsWith('✓')),
        kept,
        seen.lines.join('\n'),
      );
    }));
}

test('pasted as words, or not pasted at all: it says so', () =>
  shared.inSession(async (session) => {
    await session.open(`${shared.site.origin}/paste/index.html`);
    const say = (text) =>
      session.eval((value) => {
        const area = document.getElementById('page');
        area.value = value;
        area.dispatchEvent(new Event('input'));
        return document.getElementById('outcome').textContent;
      }, text);
    assert.match(await say('<p>TD-THU-1</p>&lt;table class="thuoc-do"&gt;<p>TD-THU-8</p>'), /chế độ soạn thảo/);
    assert.match(await say('<p>khác</p>'), /Không thấy khối thử/);
  }));
