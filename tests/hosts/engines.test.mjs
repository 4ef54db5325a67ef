/** What chromium's tests show of odd pages and servers, in short, in Firefox and WebKit. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { element, table } from '../browser/lib/documents.mjs';
import { startFirefox } from '../browser/lib/firefox.mjs';
import { readOwners } from '../browser/lib/inpage.mjs';
import { dist, exampleFile, exampleNames, html } from '../browser/lib/site.mjs';
import { suite } from '../browser/lib/suite.mjs';
import { assertDrawn, openDrawn, until } from '../browser/lib/waiting.mjs';
import { startWebKit } from '../browser/lib/webkit.mjs';
import { oldPrototypes } from './lib/prototypes.mjs';

const BODY = element() + table();
const STRICTEST = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
const ours = fs.readFileSync(path.join(dist, 'thuoc-do.js'), 'utf8');
const HOSTILE = '*{color:red!important;position:absolute!important;width:10px!important;margin:-5px!important}svg,button,ul,li,span,div,thuoc-do{display:none!important;height:0!important}';
const ascii = (text) => text.replace(/[^ -~\n]/g, (letter) => `&#${letter.codePointAt(0)};`);

const drawn = (count) => Array.from(document.querySelectorAll('*')).filter((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td')).length === count;

/** Page → what it must hold besides two charts, both right. */
const PAGES = {
  "the strictest policy, Trusted Types enforced, trusted-types 'none'": (site) => site.page(html(BODY), { headers: { 'content-security-policy': STRICTEST } }),
  'quirks mode': (site) => site.page(html(BODY).replace('<!doctype html>', '')),
  'polluted prototypes': (site) => site.page(html(BODY, { head: `<script>(${oldPrototypes})()</script>` })),
  'a base address elsewhere': (site) => site.page(html(BODY, { head: '<base href="http://localhost:9/khac/">', script: `${site.origin}/thuoc-do.js` })),
  'the script sent as octet-stream': (site) => site.page(html(BODY, { script: site.page(ours, { name: 'octet.js', headers: { 'content-type': 'application/octet-stream' } }) })),
  'the script given as text, without an address': (site) => site.page(html(`${BODY}<script>${ours}</script>`, { script: null })),
  'an AMD loader': (site) => site.page(html(BODY, { head: '<script>window.define=function(){};window.define.amd={};window.module={exports:{}};window.exports=window.module.exports</script>' })),
  'a windows-1252 page': (site) => site.page(ascii(html(BODY)).replace('<meta charset="utf-8">', ''), { headers: { 'content-type': 'text/html; charset=windows-1252' } }),
};

/** WebKit's driver takes whatever the page has put on Object and Array along into its answers: text is safe from that. */
const asText = (session) => ({
  ...session,
  eval: async (fn, ...args) => JSON.parse(await session.eval(`function () { return JSON.stringify((${fn}).apply(null, arguments)) }`, ...args)),
});

for (const [engine, start] of Object.entries({ Firefox: startFirefox, WebKit: startWebKit })) {
  const shared = suite(start);
  const { inSession } = shared;

  for (const [what, page] of Object.entries(PAGES)) {
    test(`${engine}: ${what}: drawn, each verdict right`, () =>
      inSession(async (session) => {
        const teller = engine === 'WebKit' ? asText(session) : session;
        await openDrawn(teller, page(shared.site));
        await assertDrawn(teller, 2);
      }));
  }

  test(`${engine}: a style that spares nothing: the chart is there and can be read`, () =>
    inSession(async (session) => {
      await openDrawn(session, shared.site.page(html(element(), { head: `<style>${HOSTILE}</style>` })));
      const seen = await session.eval(() => {
        const host = document.querySelector('thuoc-do');
        const rows = Array.from(host.shadowRoot.querySelectorAll('[data-target]'));
        return [host.getBoundingClientRect().height > 100, rows.filter((each) => each.getClientRects().length > 0).length];
      });
      assert.deepEqual(seen, [true, 2]);
    }));

  test(`${engine}: no WebAssembly: the twin beside the script draws`, () =>
    inSession(async (session) => {
      await openDrawn(session, shared.site.page(html(BODY, { head: '<script>delete window.WebAssembly</script>' })));
      await assertDrawn(session, 2);
    }));

  test(`${engine}: no WebAssembly and no twin: every table stays, the reason is no-wasm`, () =>
    inSession(async (session) => {
      const script = shared.site.page(ours, { name: 'alone.js' });
      await openDrawn(session, shared.site.page(html(BODY, { script, head: '<script>delete window.WebAssembly</script>' })));
      assert.deepEqual((await session.eval(readOwners)).map((each) => [each.code, each.visible]), [['no-wasm', true], ['no-wasm', true]]);
    }));

  test(`${engine}: sent as text/plain with nosniff the script does not run, and the content stays`, () =>
    inSession(async (session) => {
      const script = shared.site.page(ours, { name: 'plain.js', headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' } });
      await session.open(shared.site.page(html(BODY, { script })));
      assert.deepEqual((await session.eval(readOwners)).map((each) => [each.code, each.visible, each.drawn]), [[null, true, false], [null, true, false]]);
    }));

  test(`${engine}: inserted late, replaced by a copy of its markup, removed: drawn each time, and nothing left`, () =>
    inSession(async (session) => {
      await session.open(shared.site.page(html(`<div id="place"></div><template id="later">${BODY}</template>`)));
      await session.eval(() => document.getElementById('place').append(document.getElementById('later').content.cloneNode(true)));
      await until(session, drawn, [2]);
      await assertDrawn(session, 2);
      await session.eval(() => {
        const place = document.getElementById('place');
        place.replaceWith(place.cloneNode(true));
      });
      await until(session, drawn, [2]);
      await assertDrawn(session, 2);
      await session.eval(() => document.getElementById('place').replaceChildren());
      await until(session, () => document.querySelectorAll('.thuoc-do-host').length === 0);
      await until(session, drawn, [0]);
    }));

  for (const way of ['page', 'file']) {
    test(`${engine}: a self-contained page in a sandboxed frame (${way === 'page' ? 'http' : 'file'}) is drawn and takes its height`, () =>
      inSession(async (session) => {
        const inner = shared.site[way](fs.readFileSync(exampleFile(exampleNames()[0]), 'utf8'), { name: `khung-${engine}.thuoc-do.html` });
        await session.open(shared.site[way](html(`<iframe sandbox="allow-scripts" src="${inner}" title="Trong" width="100%" height="90"></iframe>`)));
        await until(session, () => document.querySelector('iframe').offsetHeight > 600);
      }));
  }
}
