/**
 * A real WordPress: an author and an administrator log in, write in the block editor and in the classic one, and publish; a visitor
 * who is not logged in looks at it. Each form comes out as docs/editors.md says of what WordPress keeps.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startChromium } from '../browser/lib/chromium.mjs';
import { dist, exampleFile, exampleNames, expectedOf } from '../browser/lib/site.mjs';
import { until } from '../browser/lib/waiting.mjs';
import { installPlugin, logIn, uploadFile, writeBlocks, writeClassic } from './lib/author.mjs';
import { forms, WORDS } from './lib/forms.mjs';
import { finished, linksAndFrames, readParts } from './lib/inpage.mjs';
import { outcome, promised } from './lib/outcome.mjs';
import { startWordPress } from './lib/wordpress.mjs';

let wordpress;
let browser;
/** Form → {html, keeps, …}; frames and links lead to a page of the media library. */
let kinds;
/** What was written: "role, way" → address. */
const posts = {};

before(async () => {
  wordpress = await startWordPress();
  browser = await startChromium();
});
after(async () => {
  await browser?.close();
  await wordpress?.stop();
});

async function inSession(work, options = {}) {
  const session = await browser.session({ width: 1280, ...options });
  try {
    await work(session);
  } finally {
    await session.close();
  }
}

const as = (name, work) =>
  inSession(async (session) => {
    await logIn(session.page, wordpress.origin, name);
    await work(session);
  });

const ROLES = { author: ['tacgia', 'WordPress 6.1, tác giả'], admin: ['quantri', 'WordPress 6.1, quản trị'] };
const sections = () => Object.entries(kinds).map(([name, form]) => [`Mốc: ${name}`, form.html]);

const WAYS = {
  'the block editor': (page, title) =>
    writeBlocks(page, wordpress.origin, title, [...sections().flatMap(([mark, html]) => [{ kind: 'paragraph', text: mark }, { kind: 'html', text: html }]), { kind: 'paragraph', text: 'Mốc: hết' }]),
  'the classic editor': (page, title) => writeClassic(page, wordpress.origin, title, `${sections().map(([mark, html]) => `${mark}\n\n${html}`).join('\n\n')}\n\nMốc: hết`),
};

test('the administrator puts a self-contained page into the media library', () =>
  as('quantri', async ({ page }) => {
    const name = exampleNames()[0];
    const url = await uploadFile(page, wordpress.origin, { name: 'ket-qua-2023.thuoc-do.html', mimeType: 'text/html', buffer: fs.readFileSync(exampleFile(name)) });
    assert.match(url, /\/ket-qua-2023\.thuoc-do\.html$/);
    kinds = forms(url, expectedOf(name));
    // On these sites the script is there for E as well, and draws its link.
    kinds.E.verdicts = kinds.C.verdicts;
  }));

for (const [role, [name]] of Object.entries(ROLES)) {
  test(`the ${role} writes and publishes, in both editors`, () =>
    as(name, async ({ page }) => {
      for (const [way, write] of Object.entries(WAYS)) posts[`${role}, ${way}`] = await write(page, `Bài của ${role}, ${way}`);
    }));
}

/** What a visitor gets of each form of a post: {words: {form: word}, wrong}. */
async function visit(session, url) {
  await session.open(url);
  await until(session, finished);
  // A link waits until it is near.
  for (const link of await session.page.locator('main a[href*=".thuoc-do.html"]').all()) await link.scrollIntoViewIfNeeded({ timeout: 1000 }).catch(() => {});
  await until(session, linksAndFrames, [], { timeout: 6000 }).catch(() => {});
  const parts = await session.eval(readParts, WORDS);
  const words = {};
  const wrong = [];
  for (const [name, form] of Object.entries(kinds)) {
    const [word, well] = parts[name] ? outcome(form, parts[name]) : ['LỖI: mất', false];
    words[name] = word;
    if (!well) wrong.push(`${name}: ${word}: ${JSON.stringify(parts[name])}`);
  }
  return { words, wrong };
}

/** Every post comes out as the guide promises its author; of E, whose row is of a page without script, the link is drawn. */
const comesOut = (url, system, options) =>
  inSession(async (session) => {
    const { words, wrong } = await visit(session, url);
    assert.deepEqual(wrong, []);
    assert.deepEqual(words, { ...promised(system), E: 'vẽ' });
  }, options);

test('a visitor, the script in the theme, no plugin: each form as the guide says', async () => {
  fs.copyFileSync(path.join(dist, 'thuoc-do.js'), path.join(wordpress.folder, 'thuoc-do.js'));
  wordpress.run('option', { name: 'site_wide_script', value: `${wordpress.origin}/thuoc-do.js` });
  for (const [role, [, system]] of Object.entries(ROLES)) for (const way of Object.keys(WAYS)) await comesOut(posts[`${role}, ${way}`], system);
  wordpress.run('option', { name: 'site_wide_script', value: '' });
});

test('a visitor without script: each form reads well', async () => {
  for (const [post, url] of Object.entries(posts)) {
    await inSession(async (session) => {
      await session.open(url);
      const parts = await session.eval(readParts, WORDS);
      for (const [name, form] of Object.entries(kinds)) {
        const seen = parts[name];
        if (form.keeps === 'table') assert.deepEqual([seen.table, seen.words], [true, WORDS.length], `${post}: ${name}`);
        if (form.keeps === 'link') assert.equal(seen.link, true, `${post}: ${name}`);
        assert.ok(!seen.garbage || form.risky, `${post}: ${name} shows code`);
      }
    }, { scripting: false });
  }
});

test('the plugin, uploaded and switched on as a zip: the same, in a theme of blocks and in a classic one', async () => {
  await as('quantri', ({ page }) => installPlugin(page, wordpress.origin, path.join(dist, 'wordpress/thuoc-do.zip')));
  for (const theme of ['twentytwentythree', 'twentytwentyone']) {
    assert.equal(wordpress.run('theme', { name: theme }), theme);
    for (const [role, [, system]] of Object.entries(ROLES)) for (const way of Object.keys(WAYS)) await comesOut(posts[`${role}, ${way}`], system);
  }
});
