/** Chromium: the calculation breaks off in one chart. That chart steps back, the others live on a fresh instance. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element, table } from './lib/documents.mjs';
import { readOwners, settled } from './lib/inpage.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { openDrawn, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

/** Puts a fuse into the instance: the named exports fail as Rust's `unreachable` does while `window.fuse(name)` says so. */
function fuse() {
  const real = WebAssembly.instantiate;
  window.instances = 0;
  window.fuse = () => false;
  WebAssembly.instantiate = async function (source, imports) {
    const made = await real.call(WebAssembly, source, imports);
    const { exports } = made instanceof WebAssembly.Instance ? made : made.instance;
    window.instances++;
    const open = {};
    for (const name of Object.keys(exports)) {
      open[name] = exports[name];
      if (!/^chart_(draw|event)$/.test(name)) continue;
      window.fused = true;
      open[name] = (...args) => {
        if (window.fuse(name)) throw new WebAssembly.RuntimeError('unreachable');
        return exports[name](...args);
      };
    }
    return { exports: open, instance: { exports: open }, module: source };
  };
}

test('a trap while drawing: that chart steps back, the others are drawn on a fresh instance', () =>
  inSession(
    async (session) => {
      await session.open(shared.site.page(html(`${element()}${element()}${table()}`, { script: null })));
      await session.eval(() => {
        let draws = 0;
        window.fuse = (name) => name === 'chart_draw' && ++draws === 2;
        const script = document.createElement('script');
        script.src = 'thuoc-do.js';
        document.body.append(script);
      });
      await until(session, settled);
      await until(session, () => window.instances === 2, [], { what: 'a second instance is made' });
      await until(session, settled);
      await session.eval(() => new Promise((go) => setTimeout(go, 200)));
      const owners = await session.eval(readOwners);
      assert.deepEqual(
        owners.map((each) => [each.code, each.drawn, each.visible]),
        [
          [null, true, false],
          ['trap', false, true],
          [null, true, false],
        ],
      );
      await session.click('thuoc-do button[aria-expanded]');
      assert.equal(
        await session.eval(() => document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[aria-expanded="true"]').length),
        1,
        'the first chart still works',
      );
      assert.equal(await session.eval(() => window.fused), true, 'the fuse was never put in');
      assert.deepEqual(
        session.console().filter((line) => line.type !== 'info'),
        [],
      );
    },
    { init: fuse },
  ));

test("a trap while used: the chart gives the author's content back, the other one goes on", () =>
  inSession(
    async (session) => {
      await openDrawn(session, shared.site.page(html(element() + table())));
      await session.eval(() => {
        window.fuse = (name) => name === 'chart_event';
      });
      await session.click('thuoc-do button[aria-expanded]');
      await until(session, () => document.querySelector('thuoc-do').getAttribute('data-thuoc-do-error') === 'trap');
      await session.eval(() => {
        window.fuse = () => false;
      });
      await until(session, () => window.instances === 2, [], { what: 'a second instance is made' });
      await session.eval(() => new Promise((go) => setTimeout(go, 200)));
      const owners = await session.eval(readOwners);
      assert.deepEqual(
        owners.map((each) => [each.code, each.drawn, each.visible]),
        [
          ['trap', false, true],
          [null, true, false],
        ],
      );
      await session.click('.thuoc-do-host button[aria-expanded]');
      assert.equal(
        await session.eval(() => document.querySelector('.thuoc-do-host').shadowRoot.querySelectorAll('[aria-expanded="true"]').length),
        1,
      );
      assert.deepEqual(
        session.console().filter((line) => line.type !== 'info'),
        [],
      );
    },
    { init: fuse },
  ));
