/** Chromium: the string and the DOM are the same drawing. The command's page holds the one, the live chart the other. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { executable, target } from '../../scripts/lib/paths.mjs';
import { startChromium } from './lib/chromium.mjs';
import { dist, exampleNames } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { openDrawn } from './lib/waiting.mjs';

const shared = suite(startChromium);

/** In the page: both drawings without what only one of them has (buttons, ids, the browser's own disclosure). */
function bothDrawings() {
  const bare = (article) => {
    const copy = article.cloneNode(true);
    const prefix = copy.querySelector('pattern').id.replace(/-\w+$/, '');
    copy.querySelectorAll('.tabs, .langs, .more, .tools, .save, .years, .told, .try, .reset, .take button').forEach((each) => each.remove());
    // What is supposed can be supposed only where a script answers.
    copy.querySelectorAll('.key .ring').forEach((each) => each.parentNode.remove());
    copy.querySelectorAll('.live').forEach((each) => each.classList.remove('live'));
    // A fold is a button where it can be pressed, and a name where all stands open.
    copy.querySelectorAll('.fold svg').forEach((each) => each.remove());
    copy.querySelectorAll('.fold').forEach((each) => {
      const name = document.createElement('b');
      name.textContent = each.textContent;
      each.replaceWith(name);
    });
    copy.querySelectorAll('.folded').forEach((each) => each.removeAttribute('hidden'));
    copy.querySelectorAll('[part]').forEach((each) => each.removeAttribute('part'));
    copy.querySelectorAll('details').forEach((each) => each.replaceWith(each.lastElementChild));
    copy.querySelectorAll('.detail').forEach((each) => each.removeAttribute('hidden'));
    copy.removeAttribute('part');
    copy.querySelectorAll('*').forEach((each) => {
      for (const { name, value } of Array.from(each.attributes)) each.setAttribute(name, value.split(prefix).join('chart'));
    });
    // A parser makes one text node where the DOM was given two in a row.
    copy.normalize();
    return copy;
  };
  const host = document.querySelector('thuoc-do');
  const made = bare(host.querySelector('article.td'));
  const live = bare(host.shadowRoot.querySelector('article.td'));
  const text = (node) => new document.defaultView.XMLSerializer().serializeToString(node);
  return { equal: made.isEqualNode(live), nodes: live.querySelectorAll('*').length, made: text(made), live: text(live) };
}

for (const name of exampleNames()) {
  test(`${name}: the string sink and the DOM sink draw the same nodes`, () =>
    shared.inSession(async (session) => {
      await openDrawn(session, `${shared.site.origin}/examples/${name}.thuoc-do.html`);
      const seen = await session.eval(bothDrawings);
      assert.equal(seen.made, seen.live);
      assert.ok(seen.equal, 'the same text, but not the same nodes');
      assert.ok(seen.nodes > 200, `only ${seen.nodes} nodes`);
    }));
}

test('a page of its own that shows the parts first: drawn without a script, drawn the same and in that view with one', () =>
  shared.inSession(async (session) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'thuoc-do-parts-'));
    const file = path.join(folder, 'papi.thuoc-do.html');
    const document = fileURLToPath(new URL('../../www/examples/ninh-thuan-papi.json', import.meta.url));
    const script = path.join(dist, 'thuoc-do.full.js');
    execFileSync(path.join(target, 'release', `thuoc-do${executable}`), ['render', document, '--view', 'parts', '-o', file, '--script', script]);
    const text = fs.readFileSync(file, 'utf8');
    fs.rmSync(folder, { recursive: true });
    assert.match(text, /class="panel index" data-index="papi"/);
    await openDrawn(session, shared.site.page(text));
    const seen = await session.eval(bothDrawings);
    assert.equal(seen.made, seen.live);
    assert.ok(seen.equal, 'the same text, but not the same nodes');
    assert.match(seen.live, /Cả 8 thành phần đều trên trung vị/);
  }));
