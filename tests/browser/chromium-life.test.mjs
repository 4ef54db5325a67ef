/** Chromium: charts over time: inserted late, moved, removed, many at once, driven through the API. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { element, inScript, scorecard, table } from './lib/documents.mjs';
import { html } from './lib/site.mjs';
import { suite } from './lib/suite.mjs';
import { assertDrawn, assertQuiet, BOTH, openDrawn, until } from './lib/waiting.mjs';

const shared = suite(startChromium);
const { inSession } = shared;

const drawnCount = (count) =>
  Array.from(document.querySelectorAll('*')).filter((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td')).length ===
  count;

test('inserted late: by markup, node by node, and as a marked table', () =>
  inSession(async (session) => {
    const later = `<template id="later">${element()}${table()}</template>`;
    await session.open(shared.site.page(html(`<div id="place"></div>${later}`)));
    await session.eval(() => document.getElementById('place').append(document.getElementById('later').content.cloneNode(true)));
    await until(session, drawnCount, [2], { what: 'markup inserted late is drawn' });
    await session.eval((text) => {
      const host = document.createElement('thuoc-do');
      document.getElementById('place').append(host);
      const script = document.createElement('script');
      script.type = 'application/json';
      script.textContent = text;
      setTimeout(() => host.append(script), 100);
    }, inScript(scorecard()));
    await until(session, drawnCount, [3], { what: 'an element filled after insertion is drawn' });
    await assertDrawn(session, 3);
  }));

test('removed and re-inserted: drawn again; a removed table is visible again; a move keeps the open row', () =>
  inSession(async (session) => {
    await openDrawn(session, shared.site.page(html(element() + table() + '<div id="elsewhere"></div>')));
    const seen = await session.eval(async () => {
      const pause = () => new Promise((go) => setTimeout(go, 50));
      const host = document.querySelector('thuoc-do');
      const marked = document.querySelector('table.thuoc-do');
      const parent = host.parentNode;
      host.remove();
      marked.remove();
      await pause();
      const gone = {
        slot: host.shadowRoot.querySelectorAll('slot').length,
        article: host.shadowRoot.querySelectorAll('article').length,
        hidden: marked.hidden,
        style: marked.getAttribute('style'),
        hosts: document.querySelectorAll('.thuoc-do-host').length,
      };
      parent.append(host, marked);
      return gone;
    });
    assert.deepEqual(seen, { slot: 1, article: 0, hidden: false, style: null, hosts: 0 });
    await until(session, drawnCount, [2], { what: 'both are drawn again' });
    await session.click('thuoc-do button[aria-expanded]');
    await session.eval(async () => {
      document.getElementById('elsewhere').append(document.querySelector('thuoc-do'), document.querySelector('table.thuoc-do'));
      await new Promise((go) => setTimeout(go, 50));
    });
    await until(session, drawnCount, [2]);
    const moved = await session.eval(() => ({
      open: document.querySelector('thuoc-do').shadowRoot.querySelectorAll('[aria-expanded="true"]').length,
      beside: document.querySelector('#elsewhere .thuoc-do-host + table.thuoc-do') !== null,
    }));
    assert.deepEqual(moved, { open: 1, beside: true });
    await assertDrawn(session, 2);
    await assertQuiet(session);
  }));

test('a marked div that gets its table later, and many tables at once', () =>
  inSession(async (session) => {
    await session.open(shared.site.page(html(`<div class="thuoc-do" id="box"></div><template id="later">${table()}</template>`)));
    await session.eval(() => document.getElementById('box').append(document.getElementById('later').content.cloneNode(true)));
    await until(session, drawnCount, [1], { what: 'the div is drawn' });
    await session.eval(() => {
      for (let i = 0; i < 60; i++) document.querySelector('main').append(document.getElementById('later').content.cloneNode(true));
    });
    await until(session, drawnCount, [61], { what: 'each of sixty is drawn' });
    await assertQuiet(session);
  }));

test('a page without a chart: nothing is compiled, and running text makes the script look for nothing', () =>
  inSession(
    async (session) => {
      await session.open(shared.site.page(html('<p id="clock">0</p>')));
      const looks = await session.eval(async () => {
        await window.ThuocDo.ready;
        await new Promise((go) => setTimeout(go, 100));
        const before = window.looks;
        for (let i = 0; i < 20; i++) {
          document.getElementById('clock').textContent = String(i);
          await new Promise((go) => setTimeout(go, 5));
        }
        return window.looks - before;
      });
      // Text is replaced by taking the old node away, which may have held a chart; that costs no search.
      assert.equal(looks, 0);
      assert.equal(await session.eval(() => window.compiled), 0);
      await session.eval((text) => {
        const host = document.createElement('thuoc-do');
        const script = document.createElement('script');
        script.type = 'application/json';
        script.textContent = text;
        host.append(script);
        document.querySelector('main').append(host);
      }, inScript(scorecard()));
      await until(session, drawnCount, [1]);
      assert.equal(await session.eval(() => window.compiled), 1);
    },
    {
      init: () => {
        window.looks = 0;
        window.compiled = 0;
        for (const kind of [Document, Element]) {
          const real = kind.prototype.querySelectorAll;
          kind.prototype.querySelectorAll = function (selector) {
            window.looks++;
            return real.call(this, selector);
          };
        }
        const compile = WebAssembly.compile;
        WebAssembly.compile = (...args) => {
          window.compiled++;
          return compile.apply(WebAssembly, args);
        };
      },
    },
  ));

test('put back from a copy of its markup, as pages are that change without loading: drawn again, once, and whole without us', () =>
  inSession(async (session) => {
    await openDrawn(session, shared.site.page(html(element() + table())));
    await session.eval(() => {
      const main = document.querySelector('main');
      main.replaceWith(main.cloneNode(true));
    });
    await until(session, drawnCount, [2], { what: 'the copies are drawn' });
    await assertDrawn(session, 2);
    const seen = await session.eval(async () => {
      const marked = document.querySelector('table.thuoc-do');
      const hosts = document.querySelectorAll('.thuoc-do-host').length;
      marked.remove();
      await new Promise((go) => setTimeout(go, 50));
      return [hosts, marked.hidden, marked.getAttribute('style')];
    });
    assert.deepEqual(seen, [1, false, null]);
    await assertQuiet(session);
  }));

test('the API: ready, evaluate, mount, update, select, toCSV, destroy, and errors that are Errors', () =>
  inSession(async (session) => {
    await session.open(shared.site.page(html('<div id="place"><p class="author">Trước</p></div>')));
    const seen = await session.eval(async (card) => {
      const out = {};
      await window.ThuocDo.ready;
      out.version = typeof window.ThuocDo.version;
      const report = await window.ThuocDo.evaluate(card);
      out.verdicts = report.targets.map((each) => each.verdict).sort();
      const place = document.getElementById('place');
      const events = [];
      document.addEventListener('thuoc-do:ready', (event) => events.push(event.detail.report.targets.length));
      document.addEventListener('thuoc-do:error', (event) => events.push(event.detail.code));
      const handle = await window.ThuocDo.mount(place, card, { lang: 'en' });
      const article = () => place.shadowRoot.querySelector('article.td');
      out.lang = article().lang;
      handle.select({ lang: 'vi' });
      out.selected = article().lang;
      out.csv = handle.toCSV().split('\n').length > 2;
      await handle.update(JSON.stringify(card));
      const wrong = await handle.update('{').then(
        () => null,
        (error) => error,
      );
      out.error = [wrong instanceof Error, wrong.name, wrong.code];
      await handle.update(card);
      out.again = Boolean(article());
      handle.destroy();
      out.after = [Boolean(article()), place.querySelector('.author').getClientRects().length, place.hasAttribute('data-thuoc-do-error')];
      out.late = await handle.update(card).then(
        () => 'drawn',
        (error) => error.name,
      );
      out.events = events;
      out.bad = await window.ThuocDo.evaluate({ version: 7 }).then(
        () => null,
        (error) => [error instanceof Error, error.name, error.code],
      );
      return out;
    }, scorecard());
    assert.deepEqual(seen, {
      version: 'string',
      verdicts: BOTH,
      lang: 'en',
      selected: 'vi',
      csv: true,
      error: [true, 'ThuocDoError', 'bad-json'],
      again: true,
      after: [false, 1, false],
      late: 'ThuocDoError',
      events: [2, 2, 'bad-json', 2],
      bad: [true, 'ThuocDoError', 'bad-data'],
    });
  }));

test('each handle made is freed: after removal, after five comings and goings, and after going before being drawn', () =>
  inSession(
    async (session) => {
      await openDrawn(session, shared.site.page(html(element() + table())));
      const seen = await session.eval(async () => {
        const pause = (ms) => new Promise((go) => setTimeout(go, ms));
        const host = document.querySelector('thuoc-do');
        const parent = host.parentNode;
        const copy = host.cloneNode(true);
        const out = [];
        const note = () => out.push(window.made - window.freed);
        note();
        for (let i = 0; i < 5; i++) {
          host.remove();
          await pause(30);
          parent.append(host);
          for (let wait = 0; wait < 100 && !host.shadowRoot.querySelector('article.td'); wait++) await pause(30);
        }
        note();
        for (let round = 0; round < 10; round++) {
          const many = Array.from({ length: 10 }, () => copy.cloneNode(true));
          parent.append(...many);
          await pause(round);
          for (const each of many) each.remove();
        }
        await pause(500);
        note();
        document.querySelector('table.thuoc-do').remove();
        await pause(30);
        note();
        return { live: out, several: window.made > 8 };
      });
      assert.deepEqual(seen, { live: [2, 2, 2, 1], several: true });
      await assertQuiet(session);
    },
    {
      init: () => {
        window.made = 0;
        window.freed = 0;
        const real = WebAssembly.instantiate;
        WebAssembly.instantiate = async (source, imports) => {
          const made = await real.call(WebAssembly, source, imports);
          const exports = Object.assign({}, (made instanceof WebAssembly.Instance ? made : made.instance).exports);
          const count = (wanted, key) => {
            for (const name of Object.keys(exports).filter((each) => wanted.test(each))) {
              const plain = exports[name];
              exports[name] = (...args) => {
                window[key]++;
                return plain(...args);
              };
            }
          };
          count(/chart_from(Json|Table)$/, 'made');
          count(/chart_free$/, 'freed');
          return { exports, instance: { exports }, module: source };
        };
      },
    },
  ));

test('fifty charts: all are drawn, and no task of ours holds the page for 100 ms', () =>
  inSession(
    async (session) => {
      await openDrawn(session, shared.site.page(html(element().repeat(50))));
      await assertDrawn(session, 50);
      const longest = await session.eval(() => window.longest);
      assert.ok(longest < 100, `a task of ${Math.round(longest)} ms`);
    },
    {
      init: () => {
        window.longest = 0;
        document.addEventListener('DOMContentLoaded', () => {
          new window.PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
          }).observe({ type: 'longtask' });
        });
      },
    },
  ));
