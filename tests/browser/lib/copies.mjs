/** Builds of the script as other releases would leave them: the real files of dist/ with another version and a mark on what they draw. */
import fs from 'node:fs';
import path from 'node:path';
import { dist } from './site.mjs';

function replaced(text, from, to) {
  if (!text.includes(from)) throw new Error(`the script does not hold ${from}`);
  return text.split(from).join(to);
}

const FILES = { small: 'thuoc-do.js', full: 'thuoc-do.full.js', twin: 'thuoc-do.twin.js' };

/** The script of an edition, or the twin; its drawings carry `mark` as the custom property --copy, and it says it is of `version`. */
export function release(edition, version, mark) {
  const text = fs.readFileSync(path.join(dist, FILES[edition]), 'utf8');
  const [, own] = /^\/\*! thuoc-do (\S+) /.exec(text);
  return replaced(replaced(text, `"${own}"`, `"${version}"`), '.td{--ground:', `.td{--copy:${mark};--ground:`);
}

/** In the page: which copies drew the charts, in the order of the page. */
export function drawers() {
  return Array.from(document.querySelectorAll('*'))
    .map((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td'))
    .filter(Boolean)
    .map((article) => getComputedStyle(article).getPropertyValue('--copy').trim());
}
