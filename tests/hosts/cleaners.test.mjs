/**
 * Each form goes through each cleaner and editor, comes out, and is put on a page that loads the script: it is drawn, or reads well.
 * The outcomes are the table of docs/editors.md: `npm run test:hosts -- --write` writes it, otherwise it is compared.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/server.mjs';
import { startChromium } from '../browser/lib/chromium.mjs';
import { exampleFile, exampleNames, expectedOf, html } from '../browser/lib/site.mjs';
import { suite } from '../browser/lib/suite.mjs';
import { until } from '../browser/lib/waiting.mjs';
import { cleaners, modules } from './lib/cleaners.mjs';
import { forms, WORDS } from './lib/forms.mjs';
import { finished, readForm } from './lib/inpage.mjs';
import { guide, outcome } from './lib/outcome.mjs';

const shared = suite(startChromium);
let library;

before(async () => {
  library = await serve(modules);
});
after(() => library?.close());

const table = {};

for (const [cleaner, clean] of Object.entries(cleaners)) {
  test(`${cleaner}: each form is drawn or reads well`, () =>
    shared.inSession(async (session) => {
      const page = shared.site.page(fs.readFileSync(exampleFile(exampleNames()[0]), 'utf8'), { name: 'ket-qua-2023.thuoc-do.html' });
      const kinds = forms(page, expectedOf(exampleNames()[0]));
      const snippets = Object.fromEntries(Object.entries(kinds).map(([name, form]) => [name, form.html]));
      const cleaned = await clean(snippets, { session, library: library.url });
      const wrong = [];
      table[cleaner] = {};
      for (const [name, form] of Object.entries(kinds)) {
        await session.open(shared.site.page(html(cleaned[name], { script: form.script === false ? null : '/thuoc-do.js' })));
        await until(session, finished);
        // What comes by message or over the network has no other sign of its end.
        if (name === 'C') await until(session, () => document.querySelector('.thuoc-do-host') || !document.querySelector('main a'), [], { timeout: 4000 }).catch(() => {});
        if (name === 'D') await until(session, () => !document.querySelector('iframe:not([sandbox])') || document.querySelector('iframe').offsetHeight > 600, [], { timeout: 4000 }).catch(() => {});
        const seen = await session.eval(readForm, WORDS);
        const [word, well] = outcome(form, seen);
        table[cleaner][name] = word;
        if (process.env.SHOW_CLEANED) console.log(cleaner, name, word, JSON.stringify(seen), '\n', cleaned[name].slice(0, 600));
        if (!well) wrong.push(`${name}: ${word}: ${JSON.stringify(seen)} from ${cleaned[name].slice(0, 900)}`);
      }
      assert.deepEqual(wrong, []);
    }));
}

/** The lines between the two marks of the guide. */
function lines() {
  const names = Object.keys(forms('http://x/', {}));
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [
    row(['hệ thống', ...names]),
    row(['---', ...names.map(() => '---')]),
    ...Object.entries(table).map(([cleaner, words]) => row([cleaner, ...names.map((name) => words[name])])),
  ].join('\n');
}

test('docs/editors.md holds this table', () => {
  const marks = /(<!-- test:hosts -->\n)[^]*?\n?(<!-- \/test:hosts -->)/;
  const text = fs.readFileSync(guide, 'utf8');
  assert.match(text, marks, 'docs/editors.md has lost the marks of its table');
  const fresh = text.replace(marks, (_, start, end) => `${start}${lines()}\n${end}`);
  if (process.env.THUOC_DO_WRITE) fs.writeFileSync(guide, fresh);
  else assert.equal(text, fresh, 'the outcomes have changed: look at them, then run "npm run test:hosts -- --write"');
});
