/** The same document gives the same report natively and in the browser: every example and every case of judging, byte for byte. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { whole } from '../../scripts/lib/editions.mjs';
import { target } from '../../scripts/lib/paths.mjs';
import { nativeRust } from '../../scripts/lib/rust.mjs';
import { startChromium } from './lib/chromium.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { until } from './lib/waiting.mjs';

const repo = fileURLToPath(new URL('../../', import.meta.url));
const shared = suite(startChromium);

/** Name and text of every real scorecard and of every case of judging. */
function documents() {
  const files = (folder, inside) =>
    fs
      .readdirSync(path.join(repo, folder))
      .filter((name) => inside || name.endsWith('.json'))
      .sort()
      .map((name) => path.join(folder, name, inside));
  const names = [...files('www/examples', ''), ...files('tests/cases/judge', 'scorecard.json')];
  return names.map((name) => ({ name, text: fs.readFileSync(path.join(repo, name), 'utf8') }));
}

/** The command's reports, a line each. White space between tokens is free in JSON, so each document goes on one line. */
async function native(texts) {
  const rust = await nativeRust();
  const lines = texts.map((text) => `${text.replace(/\s*\n\s*/g, ' ').trim()}\n`).join('');
  const args = ['run', '--quiet', '--locked', '--bin', 'thuoc-do', '--', 'evaluate', '--ndjson'];
  const env = { ...process.env, ...rust.env, CARGO_TARGET_DIR: target };
  const ran = spawnSync(rust.cargo, args, { cwd: repo, env, input: lines, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(ran.status, 0, `the command: ${ran.stderr}`);
  return ran.stdout.trimEnd().split('\n');
}

/**
 * The command's text as the page's object is written. Two things differ by design: the page has a printed figure as a
 * string, because a number of JavaScript would lose its digits (83.0); and the command escapes `<`, for script elements.
 */
function asInPage(line) {
  const whole = (number) => /^-?\d+$/.test(number) && Math.abs(Number(number)) < 2 ** 31;
  const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
  return line.replace(token, (each) => (each.startsWith('"') || whole(each) ? each : `"${each}"`)).replaceAll('\\u003c', '<');
}

/** Where two texts part. */
function parting(one, two) {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at += 1;
  const near = (text) => text.slice(Math.max(0, at - 60), at + 60);
  return `at ${at}:\n  native  …${near(one)}…\n  browser …${near(two)}…`;
}

test('every example and every case of judging: the same report natively and in the browser, byte for byte', () =>
  shared.inSession(async (session) => {
    const all = documents();
    assert.ok(all.length >= 100, `only ${all.length} documents`);
    const lines = await native(all.map(({ text }) => text));
    assert.equal(lines.length, all.length);
    // The edition that does all the command does.
    shared.site.page(fs.readFileSync(whole.file, 'utf8'), { name: whole.script });
    await session.open(shared.site.page(html('', { script: whole.script })));
    await until(session, () => Boolean(window.ThuocDo));
    const evaluated = (texts) =>
      Promise.all(
        texts.map((text) =>
          window.ThuocDo.evaluate(text).then(
            (report) => JSON.stringify(report),
            (error) => `refused: ${error.code} ${error.message}`,
          ),
        ),
      );
    const reports = await session.eval(
      evaluated,
      all.map(({ text }) => text),
    );
    const different = all.flatMap(({ name }, at) => {
      const wanted = asInPage(lines[at]);
      return wanted === reports[at] ? [] : [`${name} ${parting(wanted, reports[at])}`];
    });
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
    console.log(`${all.length} documents, ${bytes} bytes of reports, ${different.length} different`);
    assert.deepEqual(different, []);
  }));
