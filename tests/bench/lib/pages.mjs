/** The pages compared: each library's bundle on a server, and pages around it that differ in nothing else. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { dist } from '../../browser/lib/site.mjs';
import { arrays, scorecard } from './figures.mjs';

export const kinds = ['scorecard', 'timeline'];

const ours = (name, file) => ({ name, script: () => readFileSync(`${dist}/${file}`), ours: true });

function rival(name, page) {
  const script = async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(`../pages/${page}.mjs`, import.meta.url))],
      bundle: true, minify: true, write: false, format: 'iife', target: 'es2017', legalComments: 'none', loader: { '.css': 'text' },
    });
    return Buffer.from(outputFiles[0].contents);
  };
  return { name, script, ours: false };
}

/** In the order of the table's columns; ratios are against the last three. */
export const contestants = [ours('ours', 'thuoc-do.js'), ours('ours, full', 'thuoc-do.full.js'), rival('SVG floor', 'floor'), rival('Chart.js', 'chartjs'), rival('uPlot', 'uplot')];

/** What a contestant's `mount` and `update` take. */
export function data(contestant, kind, place) {
  return contestant.ours ? { view: kind, scorecard: scorecard(kind, place) } : arrays(kind, place);
}

const safe = (value) => JSON.stringify(value).replace(/</g, '\\u003c');

function chart(contestant, kind) {
  if (!contestant.ours) return `<div class="chart ${kind}"><script type="application/json">${safe(arrays(kind))}</script></div>`;
  const options = kind === 'timeline' ? ' view="timeline"' : '';
  return `<div class="${kind}"><thuoc-do${options}><script type="application/json">${safe(scorecard(kind))}</script></thuoc-do></div>`;
}

// Fulfilled with the time since navigation when the frame that shows the last of `count` charts has been made.
const head = (count) => `<script>
globalThis.shown = new Promise((done) => {
  globalThis.drawn = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  });
});
let left = ${count};
document.addEventListener('thuoc-do:ready', () => { left -= 1; if (left === 0) drawn(); });
</script>`;

// Our API in the form which the rivals' pages give theirs.
const adapter = `<script>
globalThis.bench = {
  async mount(element, { view, scorecard }) {
    const handle = await ThuocDo.mount(element, scorecard, { view });
    return { update: (next) => handle.update(next.scorecard), destroy: handle.destroy };
  },
};
</script>`;

function page(contestant, script, count, heights) {
  const sizes = kinds.map((kind) => `.${kind}{width:720px;${contestant.ours ? '' : `height:${heights[kind]}px`}}`).join('');
  const charts = Array.from({ length: count }, (_, index) => chart(contestant, kinds[index % 2])).join('\n');
  const place = `<div class="place" style="width:720px;height:${heights.timeline}px"></div>`;
  // A font that has Vietnamese letters, as those of readers' devices do: searching others for each letter would be most of a first drawing.
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${contestant.name}</title><style>body{font:16px "Noto Sans",sans-serif}${sizes}</style>
${head(count)}<script src="${script}" defer></script></head><body><h1>Trang đo</h1>
${charts}${count === 0 ? place + (contestant.ours ? adapter : '') : ''}</body></html>`;
}

/** Puts the pages of a contestant on the server: {text, one, many, none}, the script's text and addresses of pages with 1, `copies` and no charts. */
export async function put(server, contestant, { heights, copies }) {
  const text = await contestant.script();
  const name = contestant.name.replace(/\W+/g, '-');
  server.put(`bench/${name}.js`, text);
  server.put(`bench/${name}.js.br`, brotliCompressSync(text));
  const at = (count) => server.put(`bench/${name}-${count}.html`, page(contestant, `${name}.js`, count, heights));
  return { text, one: at(1), pair: at(2), many: at(copies), none: at(0) };
}
