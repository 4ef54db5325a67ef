/** Chromium: WebAssembly is refused and the JavaScript twin draws; where it may not be asked for, the author's content stays. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { drawers, release } from './lib/copies.mjs';
import { element, inScript, scorecard, table } from './lib/documents.mjs';
import { readOwners, settled } from './lib/inpage.mjs';
import { dist, exampleFile, exampleNames, html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertDrawn, assertQuiet, assertVerdicts, openDrawn, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

const TWIN = '/thuoc-do.twin.js';
const policy = (text) => ({ headers: { 'content-security-policy': text } });
const REFUSED = policy("default-src 'self'");
const removed = {
  init: () => {
    delete window.WebAssembly;
  },
};

const askedFor = (place) => shared.site.requests.filter((each) => each === place).length;

/** Opens the page and gives how often the twin was asked for meanwhile. */
async function open(session, body, options, headers) {
  const before = askedFor(TWIN);
  await openDrawn(session, shared.site.page(html(body, options), headers));
  return askedFor(TWIN) - before;
}

async function assertRefused(session, code) {
  const owners = await session.eval(readOwners);
  assert.deepEqual(
    owners.map((each) => [each.code, each.visible, each.drawn]),
    [
      [code, true, false],
      [code, true, false],
    ],
  );
}

for (const script of ['thuoc-do.js', 'thuoc-do.full.js']) {
  test(`${script} under a policy without wasm: the twin is asked for once and draws, in use as usual`, () =>
    inSession(async (session) => {
      assert.equal(await open(session, element() + table(), { script }, REFUSED), 1);
      await assertDrawn(session, 2);
      await session.click('thuoc-do button[aria-expanded]');
      for (const view of ['timeline', 'table', 'scorecard']) await session.click(`thuoc-do nav.tabs button[data-view="${view}"]`);
      assert.equal(await session.eval(() => document.querySelectorAll('[data-thuoc-do-error]').length), 0);
      // The browser itself reports the refusal of WebAssembly; nothing else is said.
      assert.deepEqual(
        session.console().filter((line) => !/WebAssembly/.test(line.text)),
        [],
      );
    }));
}

test('WebAssembly removed: the twin draws, the console is empty; an element that comes later is drawn, too', () =>
  inSession(async (session) => {
    assert.equal(await open(session, element() + table(), {}, {}), 1);
    await session.eval((text) => {
      const host = document.createElement('thuoc-do');
      const json = document.createElement('script');
      json.type = 'application/json';
      json.textContent = text;
      host.append(json);
      document.querySelector('main').append(host);
    }, inScript(scorecard()));
    await until(session, settled);
    await assertDrawn(session, 3);
    await assertQuiet(session);
  }, removed));

test('with WebAssembly the twin is not asked for', () =>
  inSession(async (session) => {
    assert.equal(await open(session, element() + table(), {}, {}), 0);
    await assertDrawn(session, 2);
  }));

test('a browser without a just-in-time compiler, and so without WebAssembly: the twin draws', async () => {
  const browser = await startChromium(['--js-flags=--jitless']);
  try {
    const session = await browser.session();
    assert.equal(await open(session, element() + table(), {}, {}), 1);
    assert.equal(await session.eval(() => typeof WebAssembly), 'undefined');
    await assertDrawn(session, 2);
    await assertQuiet(session);
  } finally {
    await browser.close();
  }
});

test('the API of the script that was refused goes on: evaluate, mount and ready wait for the twin and are answered by it', () =>
  inSession(async (session) => {
    const files = { script: null };
    const early = `${element()}<div id="place"></div><script src="thuoc-do.js"></script>`;
    await session.open(shared.site.page(html(early, files)));
    const seen = await session.eval(async (card) => {
      const api = window.ThuocDo;
      const report = await api.evaluate(card);
      const handle = await api.mount(document.getElementById('place'), card);
      await api.ready;
      const bad = await api.evaluate('{').then(String, (error) => error.code);
      return {
        verdicts: report.targets.map((target) => target.verdict),
        csv: handle.toCSV().length > 100,
        bad,
        drawn: [document.querySelector('thuoc-do'), document.getElementById('place')].map((each) => each.shadowRoot.querySelectorAll('article.td').length),
      };
    }, scorecard());
    assert.deepEqual(seen, { verdicts: ['met', 'not_met'], csv: true, bad: 'bad-json', drawn: [1, 1] });
    await assertQuiet(session);
  }, removed));

test('a policy with a nonce: the twin is allowed by that of the script', () =>
  inSession(async (session) => {
    const body = `${element()}${table()}<script nonce="abc" src="thuoc-do.js"></script>`;
    assert.equal(await open(session, body, { script: null }, policy("script-src 'nonce-abc'")), 1);
    await assertDrawn(session, 2);
  }));

test("enforced Trusted Types: the twin is not asked for, the author's content stays; with a default policy that allows it, it draws", () =>
  inSession(async (session) => {
    const strict = policy("script-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'");
    assert.equal(await open(session, element() + table(), {}, strict), 0);
    await assertRefused(session, 'csp');
    const allowing = "<script>trustedTypes.createPolicy('default', { createScriptURL: (url) => url })</script>";
    assert.equal(await open(session, allowing + element() + table(), {}, strict), 1);
    await assertDrawn(session, 2);
  }));

test('a script that is pinned by its sum, or has no address of its own: no request, the content stays', () =>
  inSession(async (session) => {
    const { createHash } = await import('node:crypto');
    const text = fs.readFileSync(path.join(dist, 'thuoc-do.js'), 'utf8');
    const sum = createHash('sha256').update(text).digest('base64');
    for (const tag of [`<script src="thuoc-do.js" integrity="sha256-${sum}"></script>`, `<script>${text}</script>`]) {
      assert.equal(await open(session, element() + table() + tag, { script: null }, {}), 0);
      await assertRefused(session, 'no-wasm');
    }
  }, removed));

test('from disk nothing is asked for and the content stays; the twin put there by hand draws', () =>
  inSession(async (session) => {
    await openDrawn(session, shared.site.file(html(element() + table())));
    await assertRefused(session, 'no-wasm');
    await openDrawn(session, shared.site.file(html(element() + table(), { script: 'thuoc-do.twin.js' })));
    await assertDrawn(session, 2);
  }, removed));

test('no twin on the server: the reason and the content stay', () =>
  inSession(async (session) => {
    shared.site.page(release('small', '0.1.0', 'x'), { name: 'thuoc-do-9.js' });
    await openDrawn(session, shared.site.page(html(element() + table(), { script: 'thuoc-do-9.js?x=1' })));
    assert.equal(askedFor('/thuoc-do-9.twin.js'), 1);
    await assertRefused(session, 'no-wasm');
  }, removed));

/** In the page: loads a script and waits until it has run. */
function load(url) {
  return new Promise((done) => {
    const made = document.createElement('script');
    made.src = url;
    made.onload = () => done();
    document.body.append(made);
  });
}

test('a newer full copy beside a twin put there by hand: it takes over, is refused, and gives all back to the twin', () =>
  inSession(async (session) => {
    const both = [release('twin', '1.0.0', 'twin'), release('full', '2.0.0', 'wasm')].map((text, at) => shared.site.page(text, { name: `copy-${at}.js` }));
    const tags = both.map((url) => `<script src="${url}"></script>`);
    await openDrawn(session, shared.site.page(html(element() + tags[0] + table() + tags[1], { script: null })));
    await assertDrawn(session, 2);
    assert.deepEqual(await session.eval(drawers), ['twin', 'twin']);
    assert.equal(await session.eval(() => window.ThuocDo.version), '1.0.0');
    await session.eval(load, shared.site.page(release('full', '3.0.0', 'late'), { name: 'late.js' }));
    await session.eval((markup) => {
      const host = document.createElement('div');
      host.className = 'thuoc-do';
      host.append(document.importNode(document.querySelector(markup), true));
      document.querySelector('main').append(host);
    }, 'table');
    await until(session, settled);
    assert.deepEqual(await session.eval(drawers), ['twin', 'twin', 'twin']);
    await assertQuiet(session);
  }, removed));

test('with WebAssembly a twin and a newer full copy agree as any two: the newer one draws', () =>
  inSession(async (session) => {
    const both = [release('twin', '1.0.0', 'twin'), release('full', '2.0.0', 'wasm')].map((text, at) => shared.site.page(text, { name: `both-${at}.js` }));
    const tags = both.map((url) => `<script src="${url}"></script>`);
    await openDrawn(session, shared.site.page(html(element() + tags[0] + table() + tags[1], { script: null })));
    assert.deepEqual(await session.eval(drawers), ['wasm', 'wasm']);
    await assertQuiet(session);
  }));

test('a trap in the twin: that chart steps back, the others are drawn on a fresh instance', () =>
  inSession(async (session) => {
    await session.open(shared.site.page(html(element() + element() + element(), { script: null })));
    await session.eval(() => {
      // What a chart cannot have foreseen: the browser throws while the second one is drawn.
      const real = Document.prototype.createElementNS;
      let articles = 0;
      Document.prototype.createElementNS = function (space, name) {
        if (name === 'article' && ++articles === 2) throw new Error('no more elements');
        return real.call(this, space, name);
      };
      const script = document.createElement('script');
      script.src = 'thuoc-do.twin.js';
      document.body.append(script);
    });
    await until(session, settled);
    await session.eval(() => new Promise((go) => setTimeout(go, 200)));
    await until(session, settled);
    const owners = await session.eval(readOwners);
    assert.deepEqual(
      owners.map((each) => [each.code, each.drawn]),
      [
        [null, true],
        ['trap', false],
        [null, true],
      ],
    );
  }, removed));

for (const name of exampleNames()) {
  test(`${name}: the same chart from the twin as from the WebAssembly, node by node`, () =>
    inSession(async (session) => {
      const page = fs.readFileSync(exampleFile(name), 'utf8');
      const drawing = async (script) => {
        const text = page.replace(/<script>[^]*<\/script>/, `<script src="${script}"></script>`);
        assert.ok(text.length < page.length - 200_000, 'the page held its script');
        await openDrawn(session, shared.site.page(text));
        await assertVerdicts(session, name);
        const views = [];
        for (const view of ['scorecard', 'timeline', 'table']) {
          await session.click(`thuoc-do nav.tabs button[data-view="${view}"]`);
          views.push(await session.eval(() => new XMLSerializer().serializeToString(document.querySelector('thuoc-do').shadowRoot.querySelector('article.td'))));
        }
        return views;
      };
      assert.deepEqual(await drawing('thuoc-do.twin.js'), await drawing('thuoc-do.full.js'));
    }));
}
