/** Waiting, and the checks every browser suite shares. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { readCharts, settled } from './inpage.mjs';
import { expectedOf } from './site.mjs';

/** Asks the page until the answer is true; fails with the question's name. */
export async function until(session, fn, args = [], { what = fn.name, timeout = 15_000 } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await session.eval(fn, ...args);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`still not true after ${timeout} ms: ${what}`);
    await wait(50);
  }
}

export async function openDrawn(session, url) {
  await session.open(url);
  await until(session, settled);
}

export async function assertQuiet(session) {
  const lines = await session.console();
  assert.deepEqual(lines, [], 'the console must stay empty');
}

/** The verdicts of every made-up document and table: one target met, one missed. */
export const BOTH = ['met', 'not_met'];

/** So many charts are drawn, each with both verdicts. */
export async function assertDrawn(session, count) {
  const charts = await session.eval(readCharts);
  assert.equal(charts.length, count, 'number of charts drawn');
  for (const chart of charts) assert.deepEqual(chart.rows.map((row) => row.shown).sort(), BOTH);
}

/** Compares what a chart shows with the judgement expected of an example, target by target, clause by clause. */
export async function assertVerdicts(session, name, index = 0) {
  const charts = await session.eval(readCharts);
  assert.ok(charts.length > index, `${name}: no chart is drawn`);
  const { rows } = charts[index];
  const expected = expectedOf(name);
  assert.deepEqual(rows.map((row) => row.target).sort(), Object.keys(expected).sort(), `${name}: the targets with a row`);
  const wrong = [];
  for (const row of rows) {
    const target = expected[row.target];
    if (row.shown !== target.verdict) wrong.push(`${row.target} shows ${row.shown}, expected ${target.verdict}`);
    if (row.attribute !== row.shown) wrong.push(`${row.target} shows "${row.word}" but is marked ${row.attribute}`);
    const shown = row.clauses.map(spell).join(', ');
    const wanted = (target.clauses || []).map(spell).join(', ');
    if (shown !== wanted) wrong.push(`${row.target} has the clauses ${shown}, expected ${wanted}`);
  }
  assert.deepEqual(wrong, [], `${name}: verdicts on the page`);
  assert.ok(
    rows.some((row) => row.visible),
    `${name}: no row is visible`,
  );
}

function spell({ verdict, reason }) {
  return reason ? `${verdict} (${reason})` : verdict;
}
