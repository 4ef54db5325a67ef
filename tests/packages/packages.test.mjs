/** The npm package as npm packs and installs it: in a plain page, in a Vite and in a webpack project, and for TypeScript. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import webpack from 'webpack';
import { startChromium } from '../browser/lib/chromium.mjs';
import { element, scorecard, table } from '../browser/lib/documents.mjs';
import { html } from '../browser/lib/site.mjs';
import { assertDrawn, assertQuiet, openDrawn, until } from '../browser/lib/waiting.mjs';

const repo = fileURLToPath(new URL('../../', import.meta.url));
const pkg = path.join(repo, 'pkg');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };

let project;
let browser;
let server;
let origin;

const write = (place, text) => {
  fs.mkdirSync(path.dirname(path.join(project, place)), { recursive: true });
  fs.writeFileSync(path.join(project, place), text);
};

function run(program, args, cwd) {
  const ran = spawnSync(program, args, { cwd, encoding: 'utf8', timeout: 240_000 });
  assert.equal(ran.status, 0, `${program} ${args.join(' ')}: ${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

/** What a project's own script does: draws what the page holds, and judges a scorecard through the module. */
const MAIN = `import init, { Chart, version } from 'thuoc-do';
import 'thuoc-do/full';
import schema from 'thuoc-do/scorecard.schema.json';
await init();
const chart = Chart.fromJson(${JSON.stringify(JSON.stringify(scorecard()))}, { lang: 'vi' });
window.seen = { version: version(), verdicts: chart.report().targets.map((target) => target.verdict), schema: typeof schema.$schema };
`;

before(async () => {
  project = fs.mkdtempSync(path.join(os.tmpdir(), 'thuoc-do-package-'));
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', project], pkg));
  write('package.json', JSON.stringify({ name: 'portal', version: '1.0.0', private: true, type: 'module' }));
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], project);
  server = http.createServer((request, response) => {
    const file = path.join(project, path.normalize(new URL(request.url, 'http://x').pathname));
    const there = file.startsWith(project) && fs.existsSync(file) && fs.statSync(file).isFile();
    response.writeHead(there ? 200 : 404, { 'content-type': TYPES[path.extname(file)] || 'text/plain' });
    response.end(there ? fs.readFileSync(file) : '');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  if (project) fs.rmSync(project, { recursive: true, force: true });
});

async function inSession(work) {
  const session = await browser.session();
  try {
    await work(session);
  } finally {
    await session.close();
  }
}

const installed = (place) => path.join(project, 'node_modules/thuoc-do', place);

test('the installed package holds every file that its exports name, and its licences', () => {
  const made = JSON.parse(fs.readFileSync(installed('package.json'), 'utf8'));
  const named = Object.values(made.exports).flatMap((each) => (typeof each === 'string' ? [each] : Object.values(each))).filter((each) => !each.includes('*'));
  assert.ok(named.length >= 10);
  assert.deepEqual(
    [...named, 'LICENSE-MIT', 'LICENSE-APACHE', 'THIRD-PARTY.txt', 'sbom.json'].filter((each) => !fs.existsSync(installed(each))),
    [],
  );
  const { version, ...pairs } = JSON.parse(fs.readFileSync(installed('split/manifest.json'), 'utf8'));
  assert.equal(version, made.version);
  const missing = Object.values(pairs).flatMap(Object.values).filter((each) => !fs.existsSync(installed(`split/${each}`)));
  assert.deepEqual(missing, []);
  for (const file of ['thuoc-do.js', 'thuoc-do.full.js', 'thuoc-do.twin.js']) {
    assert.deepEqual(fs.readFileSync(installed(file)), fs.readFileSync(path.join(repo, 'dist', file)), file);
  }
});

for (const file of ['thuoc-do.js', 'thuoc-do.full.js', 'thuoc-do.twin.js']) {
  test(`a plain page with ${file} from the package: drawn`, () =>
    inSession(async (session) => {
      write('plain.html', html(element() + table(), { head: '<link rel="icon" href="data:,">', script: `node_modules/thuoc-do/${file}` }));
      await openDrawn(session, `${origin}/plain.html`);
      await assertDrawn(session, 2);
      await assertQuiet(session);
    }));
}

async function assertProject(session, place) {
  await openDrawn(session, `${origin}/${place}/index.html`);
  await assertDrawn(session, 2);
  const seen = await until(session, () => window.seen);
  const { version } = JSON.parse(fs.readFileSync(installed('package.json'), 'utf8'));
  assert.deepEqual(seen, { version, verdicts: ['met', 'not_met'], schema: 'string' });
  await assertQuiet(session);
}

test('a Vite project: built, opened, drawn, and the module judges', () =>
  inSession(async (session) => {
    write('vite/index.html', html(`${element()}${table()}<link rel="icon" href="data:,"><script type="module" src="./main.js"></script>`, { script: null }));
    write('vite/main.js', MAIN);
    await build({ root: path.join(project, 'vite'), base: './', logLevel: 'error', configFile: false, build: { target: 'es2022', outDir: 'made' } });
    await assertProject(session, 'vite/made');
  }));

test('a webpack project: built, opened, drawn, and the module judges', () =>
  inSession(async (session) => {
    write('webpack/main.js', MAIN);
    const config = { mode: 'production', context: path.join(project, 'webpack'), entry: './main.js', output: { path: path.join(project, 'webpack/made'), filename: 'main.js' }, performance: false };
    const stats = await new Promise((done, failed) => webpack(config, (error, result) => (error ? failed(error) : done(result))));
    assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString({ errors: true, warnings: true }));
    write('webpack/made/index.html', html(`${element()}${table()}<link rel="icon" href="data:,">`, { script: 'main.js' }));
    await assertProject(session, 'webpack/made');
  }));

for (const resolution of ['bundler', 'node16']) {
  test(`TypeScript finds the types (${resolution})`, () => {
    write('types.ts', `import init, { Chart } from 'thuoc-do';
import 'thuoc-do/full';
import type { Report, Verdict } from 'thuoc-do/thuoc-do.js';
await init();
const judged: Promise<Report> = window.ThuocDo.evaluate('{}');
const verdict: Verdict = (await judged).targets[0]!.verdict;
export const chart: Chart | Verdict = verdict;
// @ts-expect-error There is no such verdict.
export const wrong: Verdict = 'perhaps';
`);
    const kind = resolution === 'bundler' ? ['--module', 'esnext'] : ['--module', 'node16'];
    const args = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--lib', 'es2022,dom,esnext.disposable', ...kind, '--moduleResolution', resolution, 'types.ts'];
    run(process.execPath, [path.join(repo, 'node_modules/typescript/bin/tsc'), ...args], project);
  });
}
