/** Our scorecard and timeline beside the same figures in other hands, side by side in one run. Prints figures and judges none. */
import { startChromium } from '../browser/lib/chromium.mjs';
import { startNginx } from '../hosts/lib/nginx.mjs';
import { bytes, coldStart, life, many, update } from './lib/measures.mjs';
import { contestants, kinds, put } from './lib/pages.mjs';

const COPIES = 50;
const MOUNTS = 500;

const median = (values) => [...values].sort((one, two) => one - two)[Math.floor(values.length / 2)];

/** Rivals get boxes of the size that our charts take. */
async function heightsOfOurs(browser, server) {
  const { pair } = await put(server, contestants[0], { heights: {}, copies: COPIES });
  const session = await browser.session();
  try {
    await session.open(pair);
    await session.eval(() => globalThis.shown);
    return await session.eval((names) => Object.fromEntries(names.map((name) => [name, Math.round(document.querySelector(`.${name}`).getBoundingClientRect().height)])), kinds);
  } finally {
    await session.close();
  }
}

/** Is the script really sent in brotli? */
async function proveBrotli(url) {
  const answer = await fetch(url.replace(/-\d+\.html$/, '.js'), { headers: { 'accept-encoding': 'br' } });
  if (answer.headers.get('content-encoding') !== 'br') throw new Error(`nginx does not send ${url} in brotli`);
}

/** `measure` of each contestant, `rounds` times in an order that turns, after one round that is thrown away; medians by name of the figure. */
async function alternated(all, rounds, measure) {
  const found = all.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < all.length; turn++) {
      const index = (turn + Math.max(round, 0)) % all.length;
      const result = await measure(all[index]);
      if (round >= 0) found[index].push(result);
    }
  }
  const names = Object.keys(found[0][0]);
  return Object.fromEntries(names.map((name) => [name, found.map((results) => median(results.map((result) => result[name])))]));
}

const figure = (digits, unit) => (value) => `${value.toFixed(digits)} ${unit}`;
const ms = figure(1, 'ms');
const fine = figure(3, 'ms');
const plain = (value) => String(value);
const megabytes = (value) => figure(2, 'MB')(value / 1e6);
const kilobytes = (value) => figure(0, 'kB')(value / 1e3);

/** [what, how a figure is written, a figure for each contestant, whether ratios make sense]. */
async function rows(browser, all, rounds) {
  const sizes = all.map(({ text }) => bytes(text));
  const made = ['raw', 'gzip', 'brotli'].map((name) => [`bytes of the script, ${name}`, plain, sizes.map((size) => size[name]), true]);
  for (const [what, throttled, times] of [['cold start', false, 3 * rounds], ['cold start, CPU ×4, 1.6 Mbit/s, 150 ms', true, rounds]]) {
    const cold = await alternated(all, times, ({ one }) => coldStart(browser, one, throttled));
    made.push([what, ms, cold.time, true]);
    // As the browser slows a processor down by holding the thread up, it counts the same work.
    if (!throttled) made.push(['  work of the main thread', ms, cold.work, true]);
  }
  const page = await alternated(all, rounds, ({ many: url }) => many(browser, url));
  made.push([`${COPIES} charts on a page`, ms, page.time, true], ['  tasks over 50 ms', plain, page.tasks], ['  the longest of them', ms, page.longest]);
  made.push(['  heap, nodes and wasm', megabytes, page.heap, true], ['    of which wasm', megabytes, page.wasm], ['  pixels of canvases besides', megabytes, page.pixels]);
  for (const kind of kinds) {
    const one = await alternated(all, rounds, ({ none, contestant }) => update(browser, none, contestant, kind));
    made.push([`one update of a ${kind}, script`, fine, one.script, true], ['  work of the main thread until the frame', fine, one.work, true]);
  }
  const lives = await alternated(all, rounds, ({ none, contestant }) => life(browser, none, contestant, MOUNTS));
  made.push([`${MOUNTS} mounts and unmounts`, ms, lives.time, true], ['  growth of the heap', kilobytes, lives.growth], ['    of which wasm', kilobytes, lives.wasm]);
  return made;
}

function print(table) {
  const names = contestants.map(({ name }) => name);
  const against = names.slice(2);
  const line = (first, cells, ratios) => console.log(`${first.padEnd(42)}${cells.map((cell) => cell.padStart(13)).join('')}${ratios.map((ratio) => ratio.padStart(13)).join('')}`);
  line('in Chromium', names, against.map((name) => `÷ ${name}`));
  for (const [what, write, values, compared] of table) {
    const ratio = (index) => (compared && values[index] > 0 ? (values[0] / values[index]).toFixed(2) : '');
    line(what, values.map(write), against.map((_, index) => ratio(index + 2)));
  }
}

/** The whole comparison; some minutes. `rounds` is how often each measure is taken, cold starts three times that. */
export async function compare(rounds) {
  const server = await startNginx();
  const browser = await startChromium();
  try {
    const heights = await heightsOfOurs(browser, server);
    const all = [];
    for (const contestant of contestants) all.push({ contestant, ...(await put(server, contestant, { heights, copies: COPIES })) });
    await proveBrotli(all[0].one);
    console.log(`Boxes of 720 × ${heights.scorecard} (scorecard) and 720 × ${heights.timeline} (timeline); medians of ${rounds} alternated runs, of ${3 * rounds} for the first cold start.`);
    print(await rows(browser, all, rounds));
  } finally {
    await browser.close();
    server.close();
  }
}
