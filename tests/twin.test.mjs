/** The twin's core against the WebAssembly it is made of: the same report, tables and pictures, byte for byte. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { full, twin } from '../scripts/lib/editions.mjs';

const repo = fileURLToPath(new URL('../', import.meta.url));

/** The glue of an edition with an instance of its own: what it exports, and the instance's memory. */
async function instance({ folder }, compiled) {
  const text = fs.readFileSync(path.join(folder, 'glue.js')).toString('base64');
  const { makeGlue } = await import(`data:text/javascript;base64,${text}`);
  const glue = makeGlue();
  const { memory } = await glue({ module_or_path: compiled });
  return { Chart: glue.Chart, memory };
}

let wasm;
let translated;

before(async () => {
  wasm = await instance(full, new WebAssembly.Module(fs.readFileSync(path.join(full.folder, 'thuoc_do.wasm'))));
  // As an ES module, which node would not see in a file ending in .js.
  const core = fs.readFileSync(path.join(twin.folder, 'core.js')).toString('base64');
  translated = await instance(twin, (await import(`data:text/javascript;base64,${core}`)).core);
});

/** All that a document becomes without a page, as one text; or the error it is refused with. */
function outcome(glue, text, options) {
  let chart;
  try {
    chart = glue.Chart.fromJson(text, options);
  } catch (error) {
    // A trap is none of these, and ends the test.
    assert.equal(error.name, 'ThuocDoError');
    return `${error.code} ${error.message}`;
  }
  const parts = [JSON.stringify(chart.report()), chart.toCSV(), chart.toCSVFor('excel'), chart.toCSVFor('machine'), chart.toSVG(), chart.warnings()];
  chart.free();
  return parts.join('\n');
}

function assertSame(name, text, options) {
  const one = outcome(wasm, text, options);
  const other = outcome(translated, text, options);
  if (one === other) return one;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  assert.fail(`${name} ${JSON.stringify(options)} parts at ${at}:\n  wasm …${one.slice(at - 60, at + 60)}…\n  twin …${other.slice(at - 60, at + 60)}…`);
}

/** Name and text of every real scorecard and of every case of judging. */
function documents() {
  const below = (folder, inside) => fs.readdirSync(path.join(repo, folder)).map((name) => path.join(folder, name, inside)).filter((name) => name.endsWith('.json')).sort();
  return [...below('www/examples', ''), ...below('tests/cases/judge', 'scorecard.json')].map((name) => ({ name, text: fs.readFileSync(path.join(repo, name), 'utf8') }));
}

test('every example and every case of judging, in each view and both languages', (t) => {
  const all = documents();
  assert.ok(all.length >= 100, `only ${all.length} documents`);
  let bytes = 0;
  for (const { name, text } of all) {
    for (const view of ['scorecard', 'timeline', 'table']) for (const lang of ['vi', 'en']) bytes += assertSame(name, text, { view, lang }).length;
  }
  t.diagnostic(`${all.length} documents, ${bytes} characters`);
});

test('the broken documents: refused in the same words', () => {
  const folder = path.join(repo, 'tests/cases/bad');
  const files = fs.readdirSync(folder).map((name) => path.join(folder, name, 'input.json')).filter((file) => fs.existsSync(file));
  assert.ok(files.length > 10);
  for (const file of files) for (const lang of ['vi', 'en']) assertSame(path.relative(repo, file), fs.readFileSync(file, 'utf8'), { lang });
});

/** Numbers from 0 to 1 which are the same each time (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Where 64 bits are two halves, a mistake shows at the edges of a half, of the sign, of what a figure may be.
const EDGES = ['0', '-0', '1', '-1', '0.00000001', '-0.00000001', '42.94967295', '42.94967296', '-42.94967296', '21.47483647', '21.47483648', '9999999999', '-9999999999', '9999999999.99999999', '10000000000', '1e3', '"83,0"', '"68,06"', 'null'];

test('two thousand documents with other figures in them', { timeout: 240_000 }, (t) => {
  const next = random(20261125);
  const among = (list) => list[Math.floor(next() * list.length)];
  const all = documents().filter(({ text }) => text.length < 20_000);
  let judged = 0;
  for (let round = 0; round < 2000; round++) {
    const { name, text } = among(all);
    const changed = text.replace(/(?<=[:[,]\s*)-?\d+(\.\d+)?(?=\s*[,\]}])/g, (figure) => {
      if (next() > 0.05) return figure;
      return next() < 0.4 ? among(EDGES) : (next() * 10 ** Math.floor(next() * 10)).toFixed(Math.floor(next() * 9));
    });
    const seen = assertSame(`${name}, round ${round}`, changed, { view: among(['scorecard', 'timeline', 'table']), lang: among(['vi', 'en']) });
    if (seen.startsWith('{')) judged += 1;
  }
  t.diagnostic(`${judged} of 2000 were judged, the others refused`);
  assert.ok(judged > 700, `only ${judged} were judged`);
});

test('a document that makes the memory grow', () => {
  const card = JSON.parse(fs.readFileSync(path.join(repo, 'www/examples/ninh-thuan-2023.json'), 'utf8'));
  const [first] = card.indicators;
  for (let count = 0; count < 300; count++) card.indicators.push({ ...first, id: `more-${count}`, name: `${first.name} số ${count}` });
  const text = JSON.stringify(card);
  assert.ok(text.length > 300_000 && text.length < 2_000_000, `${text.length} characters`);
  const before = translated.memory.buffer.byteLength;
  assertSame('a long document', text, { lang: 'vi' });
  assert.ok(translated.memory.buffer.byteLength > before, `it did not: ${before} bytes before and after`);
});

test('dist holds the twin under both names, and each is the same', () => {
  const dist = path.dirname(twin.file);
  const { version } = JSON.parse(fs.readFileSync(path.join(dist, 'split/manifest.json'), 'utf8'));
  const text = fs.readFileSync(twin.file);
  assert.deepEqual(fs.readFileSync(path.join(dist, `thuoc-do-${version}.twin.js`)), text);
  assert.ok(pathToFileURL(twin.file).href.endsWith('/dist/thuoc-do.twin.js'));
  const { script } = JSON.parse(fs.readFileSync(path.join(dist, 'split/manifest.json'), 'utf8'))['thuoc-do.twin'];
  assert.deepEqual(fs.readFileSync(path.join(dist, 'split', script)), text);
});
