/** Where a chart's data comes from: a JSON script, the author's table, a file of the page's own server; in this order. */
import { failure } from './errors';
import { documentIn, isChartLink } from './link';
import { readLang, readSrc } from './options';
import type { Scorecard } from './thuoc-do';

export type Source = { text: string } | { table: HTMLTableElement };

/** Children exist only after parsing: an element met while the page streams in is still empty. */
export const parsed: Promise<void> = new Promise((done) => {
  if (document.readyState !== 'loading') done();
  else document.addEventListener('DOMContentLoaded', () => done(), { once: true });
});

export async function readFrom(owner: HTMLElement): Promise<Source> {
  await parsed;
  if (isChartLink(owner)) {
    const text = documentIn(await load(owner.href, owner));
    if (text === undefined) throw failure('no-data', readLang(owner));
    return { text };
  }
  const script = owner.querySelector('script[type="application/json"]');
  // Names typed on any keyboard must match: composed letters, as the command makes them too.
  if (script) return { text: (script.textContent || '').normalize('NFC') };
  const table = isTable(owner) ? owner : owner.querySelector('table');
  if (table) return { table: withBreaks(table) };
  const src = readSrc(owner);
  if (src !== undefined) return { text: await load(src, owner) };
  throw failure('no-data', readLang(owner));
}

/** By name, for a node that came from a frame is no instance of this window's classes. */
export function isTable(element: Element): element is HTMLTableElement {
  return element.localName === 'table';
}

/** A copy whose line breaks are text, for cells are read by their text alone. */
function withBreaks(table: HTMLTableElement): HTMLTableElement {
  const copy = table.cloneNode(true) as HTMLTableElement;
  copy.querySelectorAll('br').forEach((each) => each.replaceWith('\n'));
  return copy;
}

export function fromScorecard(scorecard: Scorecard): Source {
  return { text: (typeof scorecard === 'string' ? scorecard : JSON.stringify(scorecard)).normalize('NFC') };
}

/** The only request the script ever makes, and only to the page's own origin. */
async function load(src: string, owner: Element): Promise<string> {
  const lang = readLang(owner);
  if (location.protocol === 'file:') throw failure('src-on-file', lang);
  try {
    const url = new URL(src, document.baseURI);
    if (url.origin === location.origin) {
      // Mode same-origin also refuses a redirect that leads elsewhere.
      const answer = await fetch(url.href, { mode: 'same-origin', credentials: 'same-origin' });
      if (answer.ok) return (await answer.text()).normalize('NFC');
    }
  } catch {
    // A malformed address, a refused redirect and a dead network are one case to the reader.
  }
  throw failure('fetch', lang);
}
