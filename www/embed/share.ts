/**
 * A link to a stand-alone page (`*.thuoc-do.html`) as its reader has it: full edition only, and never on a page of somebody else's.
 * It ends in `#thuoc-do?` and, in the form of a query, what src/web/full.rs keeps of a chart, with the years chosen:
 *
 *     #thuoc-do?view=timeline&lang=vi&open=~par-index&year=2022.par-index
 *
 * `view`, `lang`, `sort`, `filter`, `fold=open`, `if` (what is supposed of parts, `part=7.5,part=6`), `open` for each row (its
 * target's id) and each large plot (`~` and its key),
 * `year` for each plot (the year, a dot, the key). Whatever is not understood is passed over, so a view may add entries of its own
 * to the chart's state. Longer ones than 2000 characters are passed over whole.
 */
import { isPage } from './link';
import type { Use } from './save';
import type { Lang } from './thuoc-do';
import { takeYears, yearsOf } from './years';

const MARK = '#thuoc-do?';
const LONGEST = 2000;

const WORDS = {
  copy: { vi: 'Chép liên kết', en: 'Copy link' },
  copied: { vi: 'Đã chép liên kết tới đúng cách xem này.', en: 'The link to this very view was copied.' },
  take: { vi: 'Hãy chép liên kết này:', en: 'Copy this link:' },
};

/** Is this the one chart of a stand-alone page? */
export function isAlone(owner: Element): boolean {
  return isPage(location.pathname) && owner === document.querySelector('thuoc-do');
}

/** What the page's address asks for: a `name=value` on each line, as the chart takes it. */
export function asked(): string {
  const { hash } = location;
  if (hash.indexOf(MARK) !== 0 || hash.length > LONGEST) return '';
  let state = '';
  // A line break inside a value would begin another entry.
  new URLSearchParams(hash.slice(MARK.length)).forEach((value, name) => {
    state += name + '=' + value.replace(/\n/g, ' ') + '\n';
  });
  return state;
}

/** The years among it, which are the loader's own. */
export function askedYears(root: ShadowRoot, state: string): void {
  takeYears(root, state.split('\n').filter((line) => line.indexOf('year=') === 0).map((line) => line.slice(5)));
}

function linkTo(root: ShadowRoot, state: string): string {
  const entries = new URLSearchParams();
  for (const line of state.split('\n')) {
    const at = line.indexOf('=');
    if (at > 0) entries.append(line.slice(0, at), line.slice(at + 1));
  }
  yearsOf(root).forEach((year) => entries.append('year', year));
  return location.href.replace(/#.*/, '') + MARK + entries;
}

const langOf = (root: ShadowRoot): Lang => (root.querySelector('article.td[lang=en]') ? 'en' : 'vi');

/** Puts the control into the menu of a chart just drawn. */
export function offerLink(root: ShadowRoot): void {
  const menu = root.querySelector('.save ul');
  const known = menu && menu.querySelector('[data-save=link]');
  if (known) known.textContent = WORDS.copy[langOf(root)];
  if (!menu || known) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.id = menu.parentElement!.querySelector('summary')!.id + '-link';
  button.setAttribute('data-save', 'link');
  button.textContent = WORDS.copy[langOf(root)];
  menu.appendChild(document.createElement('li')).appendChild(button);
}

/** Copies the link, or shows it to be copied by hand; gives what is to be said aloud. */
export async function copyLink(root: ShadowRoot, use: Use): Promise<string> {
  const state = use((chart) => chart.state());
  const shown = root.querySelector<HTMLElement>('.refused');
  if (state === undefined || !shown) return '';
  const link = linkTo(root, state);
  const lang = langOf(root);
  try {
    // Absent on plain http, refused in some frames.
    await navigator.clipboard.writeText(link);
    shown.textContent = WORDS.copied[lang];
    shown.hidden = false;
    return WORDS.copied[lang];
  } catch {
    const field = document.createElement('input');
    field.readOnly = true;
    field.value = link;
    const label = document.createElement('label');
    label.textContent = WORDS.take[lang];
    label.appendChild(field);
    shown.textContent = '';
    shown.appendChild(label);
    shown.hidden = false;
    field.focus();
    field.select();
    return '';
  }
}
