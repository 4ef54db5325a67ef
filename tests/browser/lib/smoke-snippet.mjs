/** The editor's page in the engines other than Chromium, from disk: a paste of both flavours, a remark, the text, the saved page. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { clipboards } from './clipboards.mjs';
import { readCharts } from './inpage.mjs';
import { dist } from './site.mjs';
import { BOTH, until } from './waiting.mjs';

/** These drivers reach no clipboard: the event a paste sends is sent by hand, with the same data. */
function pasted({ html, text }) {
  const data = new DataTransfer();
  data.setData('text/html', html);
  data.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
  // Firefox keeps nothing of what a script puts in there.
  if (!event.clipboardData || !event.clipboardData.getData('text/html')) Object.defineProperty(event, 'clipboardData', { value: { getData: (type) => (type === 'text/html' ? html : text), files: [] } });
  document.getElementById('paste').dispatchEvent(event);
}

export function smokeSnippet(inSession) {
  test('the snippet page from disk: pastes are read and drawn, the text follows, the saved page is whole', () =>
    inSession(async (session) => {
      await session.open(pathToFileURL(path.join(dist, 'snippet/index.html')).href);
      for (const clipboard of [clipboards.Word, clipboards.Excel]) {
        await session.eval(pasted, clipboard);
        await until(session, () => document.getElementById('said').textContent.includes('Vẽ được 2 mục tiêu.') && document.getElementById('text').value.includes('đúng hạn'));
        const charts = await session.eval(readCharts);
        assert.deepEqual(charts.map((chart) => chart.rows.map((row) => row.shown).sort()), [BOTH]);
      }
      assert.match(await session.eval(() => document.getElementById('text').value), /^<table class="thuoc-do">.*<\/table>$/);
      await session.eval(() => {
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          blob.text().then((text) => (window.textSaved = text));
          return create.call(URL, blob);
        };
        // The file itself is the browser's business: only what would be in it is looked at.
        HTMLAnchorElement.prototype.click = () => {};
        document.querySelector('#files button').click();
      });
      const page = await until(session, () => window.textSaved);
      assert.match(page, /^<!doctype html>\n.*<thuoc-do>.*<script>.*<\/script>\n<\/body>\n<\/html>\n$/s);
      await session.eval(() => document.getElementById('switch').click());
      await until(session, () => document.getElementById('said').textContent.includes('Targets drawn: 2.'));
    }));
}
