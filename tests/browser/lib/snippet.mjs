/** What an editor does on dist/snippet, and what the page then shows. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCharts } from './inpage.mjs';
import { dist } from './site.mjs';
import { until } from './waiting.mjs';

export const onDisk = pathToFileURL(path.join(dist, 'snippet/index.html')).href;

export const field = (session, id) => session.eval((name) => document.getElementById(name).value, id);
export const verdicts = async (session) => (await session.eval(readCharts)).flatMap((chart) => chart.rows.map((row) => row.shown));
export const cells = (session) => session.eval(() => Array.from(document.querySelectorAll('#sheet tr')).map((row) => Array.from(row.querySelectorAll('textarea')).map((each) => each.value)));

/** Until nothing more is on its way: what is said, and what is drawn. */
export async function settledPage(session, wanted) {
  await until(session, (text) => document.getElementById('said').textContent.includes(text), [wanted], { what: `the page says ${wanted}` });
  await session.page.waitForTimeout(80);
}

/** Copies as a program does, both flavours untouched, from another page; then presses Ctrl+V in the page under test. */
export async function paste(site, session, { html: markup, text }, into = '#paste') {
  const other = await session.page.context().newPage();
  await other.goto(site.page('<!doctype html><title>x</title><p>x</p>'));
  await other.evaluate((given) => {
    document.addEventListener('copy', (event) => {
      event.preventDefault();
      if (given.markup) event.clipboardData.setData('text/html', given.markup);
      event.clipboardData.setData('text/plain', given.text);
    });
  }, { markup, text });
  await other.locator('p').dblclick();
  await other.keyboard.press('Control+C');
  await other.close();
  await session.page.bringToFront();
  if (into) await session.page.locator(into).first().focus();
  await session.page.keyboard.press('Control+V');
}

export async function saved(session, button) {
  const waiting = session.page.waitForEvent('download');
  await session.page.getByRole('button', { name: button, exact: true }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: fs.readFileSync(await file.path()) };
}

export const PAGE = 'Trang tự đủ (.thuoc-do.html)';
export const openFile = (session, name, text) => session.page.locator('#file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
