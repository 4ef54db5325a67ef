/** Chromium: several copies of the script on one page. The fullest and newest serves whatever is not drawn yet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { drawers, release } from './lib/copies.mjs';
import { element, inScript, scorecard, table } from './lib/documents.mjs';
import { readOwners, settled } from './lib/inpage.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertDrawn, assertQuiet, openDrawn, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

/** Puts a release at an address of its own. */
const script = (edition, version, mark) => shared.site.page(release(edition, version, mark), { name: `${mark}.js` });
const tag = (url) => `<script src="${url}"></script>`;

/** In the page: loads a script and waits until it has run. */
function load(url) {
  return new Promise((done) => {
    const made = document.createElement('script');
    made.src = url;
    made.onload = () => done();
    document.body.append(made);
  });
}

/** In the page: one more element with this document. */
function insert(text) {
  const host = document.createElement('thuoc-do');
  const json = document.createElement('script');
  json.type = 'application/json';
  json.textContent = text;
  host.append(json);
  document.querySelector('main').append(host);
}

const PAIRS = [
  ['the small edition and the full one', ['small', '0.1.0'], ['full', '0.1.0']],
  ['an old and a new small edition', ['small', '0.9.0'], ['small', '0.10.0']],
  ['an old and a new full edition', ['full', '1.2.3'], ['full', '1.10.0']],
  ['a newer small edition and an older full one', ['small', '2.0.0'], ['full', '1.0.0']],
];

for (const [what, worse, better] of PAIRS) {
  for (const order of ['worse first', 'better first']) {
    const files = () => {
      const both = [script(...worse, 'worse'), script(...better, 'better')];
      return order === 'worse first' ? both : both.reverse();
    };
    test(`${what}, ${order}, both before the page is parsed: the better one draws everything, once`, () =>
      inSession(async (session) => {
        const [first, second] = files();
        await openDrawn(session, shared.site.page(html(element() + tag(first) + table() + tag(second), { script: null })));
        await assertDrawn(session, 2);
        assert.deepEqual(await session.eval(drawers), ['better', 'better']);
        assert.equal(await session.eval(() => window.ThuocDo.version), better[1]);
        await assertQuiet(session);
      }));

    test(`${what}, ${order}, the second when the first has drawn: what stands stays, what comes is the better one's`, () =>
      inSession(async (session) => {
        const [first, second] = files();
        const kept = order === 'worse first' ? 'worse' : 'better';
        await openDrawn(session, shared.site.page(html(element() + table() + tag(first), { script: null })));
        await session.click('thuoc-do button[aria-expanded]');
        await session.eval(load, second);
        await session.eval(insert, inScript(scorecard()));
        await until(session, settled);
        assert.deepEqual(await session.eval(drawers), [kept, kept, 'better']);
        assert.equal(await session.eval(() => window.ThuocDo.version), better[1]);
        await session.click('.thuoc-do-host button[aria-expanded]');
        const open = () =>
          Array.from(document.querySelectorAll('thuoc-do, .thuoc-do-host')).map(
            (each) => each.shadowRoot.querySelectorAll('[aria-expanded="true"]').length,
          );
        assert.deepEqual(await session.eval(open), [1, 1, 0], 'the earlier charts still answer, and the open row stayed open');
        await assertQuiet(session);
      }));
  }
}

test('an element that leaves and comes back is drawn by the better copy; an option changed later reaches whoever drew it', () =>
  inSession(async (session) => {
    await openDrawn(session, shared.site.page(html(element() + element() + tag(script('small', '0.1.0', 'worse')), { script: null })));
    await session.eval(load, script('full', '0.1.0', 'better'));
    const langs = await session.eval(async () => {
      const [first, second] = document.querySelectorAll('thuoc-do');
      second.remove();
      await new Promise((go) => setTimeout(go, 50));
      document.querySelector('main').append(second);
      while (!second.shadowRoot.querySelector('article.td')) await new Promise((go) => setTimeout(go, 20));
      for (const each of [first, second]) each.setAttribute('lang', 'en');
      return [first, second].map((each) => each.shadowRoot.querySelector('article.td').lang);
    });
    assert.deepEqual(langs, ['en', 'en']);
    assert.deepEqual(await session.eval(drawers), ['worse', 'better']);
    await assertQuiet(session);
  }));

test('a better copy that comes while the first one is still starting: it draws everything, and `ready` of the first waits for it', () =>
  inSession(
    async (session) => {
      await session.open(shared.site.page(html(element() + table() + tag(script('small', '0.1.0', 'worse')), { script: null })));
      await until(session, () => window.held === true, [], { what: 'the first copy asks for its instance' });
      const ready = await session.eval(async (url) => {
        const early = window.ThuocDo;
        const made = document.createElement('script');
        made.src = url;
        await new Promise((done) => {
          made.onload = done;
          document.body.append(made);
        });
        window.letGo();
        await early.ready;
        await window.ThuocDo.ready;
        return document.querySelector('thuoc-do').shadowRoot.querySelectorAll('article.td').length;
      }, script('full', '0.1.0', 'better'));
      assert.equal(ready, 1);
      await assertDrawn(session, 2);
      assert.deepEqual(await session.eval(drawers), ['better', 'better']);
      await assertQuiet(session);
    },
    {
      init: () => {
        const real = WebAssembly.instantiate;
        const gate = new Promise((open) => (window.letGo = open));
        WebAssembly.instantiate = async (...args) => {
          window.held = true;
          await gate;
          return real.apply(WebAssembly, args);
        };
      },
    },
  ));

test('what the first copy could not draw, the better one draws, and the reason is gone', () =>
  inSession(
    async (session) => {
      await openDrawn(session, shared.site.page(html(element() + table() + tag(script('small', '0.1.0', 'worse')), { script: null })));
      const codes = (await session.eval(readOwners)).map((each) => each.code);
      assert.deepEqual(codes, ['no-wasm', 'no-wasm']);
      await session.eval(() => {
        window.WebAssembly = window.kept;
      });
      await session.eval(load, script('full', '0.1.0', 'better'));
      await until(session, () => !document.querySelector('[data-thuoc-do-error]'), [], { what: 'no reason is left' });
      await until(session, settled);
      assert.deepEqual(await session.eval(drawers), ['better', 'better']);
    },
    {
      init: () => {
        window.kept = window.WebAssembly;
        delete window.WebAssembly;
      },
    },
  ));

test('a chart mounted through the API of the first copy stays its own; through the better one it takes the place over', () =>
  inSession(async (session) => {
    await openDrawn(session, shared.site.page(html(element() + '<div id="place"></div>' + tag(script('small', '0.1.0', 'worse')), { script: null })));
    const seen = await session.eval(
      async (url, card) => {
        const early = window.ThuocDo;
        const place = document.getElementById('place');
        const handle = await early.mount(place, card);
        const made = document.createElement('script');
        made.src = url;
        await new Promise((done) => {
          made.onload = done;
          document.body.append(made);
        });
        early.scan();
        handle.select({ lang: 'en' });
        const lang = place.shadowRoot.querySelector('article.td').lang;
        await window.ThuocDo.mount(document.querySelector('thuoc-do'), card);
        return lang;
      },
      script('full', '0.1.0', 'better'),
      scorecard(),
    );
    assert.equal(seen, 'en');
    assert.deepEqual(await session.eval(drawers), ['better', 'worse']);
    await assertQuiet(session);
  }));

test("an element of this name that is somebody else's: nothing is drawn and nothing breaks", () =>
  inSession(async (session) => {
    const foreign = "<script>customElements.define('thuoc-do', class extends HTMLElement {});</script>";
    await session.open(shared.site.page(html(foreign + element() + table())));
    await session.eval(() => new Promise((go) => setTimeout(go, 300)));
    const owners = await session.eval(readOwners);
    assert.deepEqual(
      owners.map((each) => [each.visible, each.drawn]),
      [
        [true, false],
        [true, false],
      ],
    );
    await assertQuiet(session);
  }));
