/** Where a chart's data comes from: a JSON script, the author's table, a file of the page's own server; in this order. */
import { Failure, failure, isRaised } from './errors';
import { documentIn, isChartLink } from './link';
import { readLang, readSrc } from './options';
import type { Lang, Scorecard } from './thuoc-do';

/** `read`: the text is that of `src`. */
export type Source = { text: string; read?: boolean } | { table: HTMLTableElement };

/** The core takes no more of a document either (src/web). */
const MOST_BYTES = 2000000;

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
  if (src !== undefined) return { text: await load(src, owner), read: true };
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
export async function load(src: string, owner: Element, signal?: AbortSignal): Promise<string> {
  const lang = readLang(owner);
  if (location.protocol === 'file:') throw failure('src-on-file', lang);
  try {
    const url = new URL(src, document.baseURI);
    if (url.origin === location.origin) {
      // Mode same-origin also refuses a redirect that leads elsewhere.
      // With a signal it is not the first time: then a copy in the cache counts only if the server says so.
      const more: RequestInit = THUOC_DO_FULL && signal ? { signal, cache: 'no-cache' } : {};
      const answer = await fetch(url.href, Object.assign(more, { mode: 'same-origin', credentials: 'same-origin' }));
      if (answer.ok) return (await (THUOC_DO_FULL && signal ? bounded(answer, lang) : answer.text())).normalize('NFC');
    }
  } catch (error) {
    if (THUOC_DO_FULL && isRaised(error)) throw error;
    // A malformed address, a refused redirect and a dead network are one case to the reader.
  }
  throw failure('fetch', lang);
}

/** The text of an answer; one that goes on beyond what the core takes is not read to its end. */
async function bounded(answer: Response, lang: Lang): Promise<string> {
  if (!answer.body || typeof TextDecoder === 'undefined') return answer.text();
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) {
      void reader.cancel();
      throw new Failure('too-large', lang === 'en' ? 'The data file is too large.' : 'Tệp dữ liệu quá lớn.');
    }
    text += decoder.decode(value, { stream: true });
  }
}
