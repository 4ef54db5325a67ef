/** What a reader does in a chart of the full edition and Rust need not know: Escape, tapping a row, years, units, files. */
import { save } from './save';
import type { Use } from './save';
import { copyLink, isAlone, offerLink } from './share';
import { restoreUnits, takeUnit } from './units';
import { keepYears, takeYear } from './years';

/** Besides those of every edition. */
export const READER_EVENTS = ['mouseover', 'mouseout', 'mousemove'];

/** What of a chart a page's own style may reach with ::part. */
const PARTS: [string, string][] = [
  ['article', 'chart'],
  ['h2', 'message'],
  ['.lead', 'lead'],
  ['.tiles', 'tiles'],
  ['.tabs', 'tabs'],
  ['.tools', 'tools'],
  ['.save', 'files'],
  ['.key', 'key'],
  ['tr[data-target]', 'row'],
  ['.verdict', 'verdict'],
  ['.panel', 'panel'],
  ['.thumb', 'thumb'],
  ['.foot', 'foot'],
];

/** Where an English chart has the document's own words, and the letters that tell Vietnamese ones. */
const OWN_WORDS = '.eye > span:first-child, .name b, .name small, .heading b, .heading small, .panel h3, .thumb b, .figures tbody th, .foot p';
const VIETNAMESE = /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;

/** Completes what was just drawn: names its parts, marks Vietnamese, chooses the reader's years. */
export function finish(root: ShadowRoot): void {
  const article = root.querySelector('article');
  if (!article) return;
  const mark = (each: Element, name: string, value: string): void => {
    if (each.getAttribute(name) !== value) each.setAttribute(name, value);
  };
  for (const [selector, name] of PARTS) root.querySelectorAll(selector).forEach((each) => mark(each, 'part', name));
  restoreUnits(root);
  const english = article.lang === 'en';
  root.querySelectorAll(OWN_WORDS).forEach((each) => {
    if (english && VIETNAMESE.test(each.textContent || '')) mark(each, 'lang', 'vi');
    else if (each.hasAttribute('lang')) each.removeAttribute('lang');
  });
  keepYears(root);
  if (isAlone(root.host)) offerLink(root);
}

/** Runs work that draws anew while somebody may be reading: the menu of files stays open. */
export function keepMenu(root: ShadowRoot, work: () => void): void {
  const open = root.querySelector('.save[open]') !== null;
  work();
  const menu = root.querySelector<HTMLDetailsElement>('details.save');
  if (open && menu) menu.open = true;
}

/** The node whose children the chart replaces, and beside it a line that outlives them, for screen readers. */
export function stage(root: ShadowRoot): Node {
  const before = root.querySelector('.canvas');
  if (before) return before;
  const status = document.createElement('p');
  status.className = 'status';
  status.setAttribute('role', 'status');
  root.appendChild(status);
  const canvas = document.createElement('div');
  canvas.className = 'canvas';
  return root.appendChild(canvas);
}

/** How long a supposition stands still before it is said: a drag passes many. */
const SETTLES_MS = 700;

let settling = 0;

const wordsOf = (root: ShadowRoot, selector: string): string | null => {
  const found = root.querySelector(selector);
  return found && found.textContent;
};

/** Says what follows of a supposition once it stands still. */
function saySettled(root: ShadowRoot): void {
  clearTimeout(settling);
  settling = setTimeout(() => say(root, wordsOf(root, '.settled') || ''), SETTLES_MS);
}

export function say(root: ShadowRoot, text: string): void {
  const status = root.querySelector('.status');
  if (status && text) status.textContent = text;
}

/** Runs work that may draw anew; says which rows are shown now if that has changed. */
export function sayShown(root: ShadowRoot, work: () => void): void {
  const before = wordsOf(root, '.shown');
  const supposed = wordsOf(root, '.settled');
  work();
  const now = wordsOf(root, '.shown');
  if (before !== null && now !== null && now !== before) say(root, now);
  if (supposed !== wordsOf(root, '.settled')) saySettled(root);
}

/** Closes the menu or the details around an element and goes back to what opened them. */
function close(root: ShadowRoot, target: Element): boolean {
  const menu = target.closest<HTMLDetailsElement>('details[open]');
  if (menu) {
    menu.open = false;
    const summary = menu.querySelector('summary');
    if (summary) summary.focus();
    return true;
  }
  const detail = target.closest('.detail, .panel');
  const opener = Array.from(root.querySelectorAll<HTMLElement>('[data-row][aria-expanded="true"]')).filter(
    (each) => each === target || (detail && each.getAttribute('aria-controls') === detail.id),
  )[0];
  if (!opener) return false;
  opener.focus();
  // Its own click, so that Rust hears of it as of any other.
  opener.click();
  return true;
}

/** A tap anywhere on a row that is not about something else opens its details. */
function tapped(target: Element): HTMLElement | null {
  const row = target.closest('tr[data-target]');
  if (!row || target.closest('a, button') || String(getSelection() || '')) return null;
  return row.querySelector<HTMLElement>('.more');
}

/** Takes an event; true where Rust need not hear of it. */
export function take(root: ShadowRoot, event: Event, use: Use): boolean {
  const target = event.target as Element;
  const unit = takeUnit(event);
  const told = unit === null ? takeYear(event) : unit;
  if (told !== null) {
    say(root, told);
    return true;
  }
  if (event.type === 'keydown' && (event as KeyboardEvent).key === 'Escape' && close(root, target)) event.preventDefault();
  if (event.type !== 'click') return event.type !== 'change' && event.type !== 'input';
  const kind = target.closest('[data-save]');
  if (kind) {
    const article = root.querySelector('article');
    const lang = article && article.lang === 'en' ? 'en' : 'vi';
    const name = kind.getAttribute('data-save') || '';
    (name === 'link' ? copyLink(root, use) : save(root, name, use, lang)).then((told) => say(root, told));
    return true;
  }
  const opener = tapped(target);
  if (opener) opener.click();
  return opener !== null;
}
