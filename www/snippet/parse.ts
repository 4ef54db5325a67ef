/**
 * Pasted HTML → the texts and spans of its tables. The HTML is parsed into a document of its own, which runs no script and
 * loads nothing, and only text leaves it.
 */
import type { Cell, Sheet } from './sheet';
import { trimmed } from './sheet';

/** Nothing a person reads. */
const UNSEEN = /^(script|style|template|noscript|head|title|meta|link|object|embed|iframe|svg|math|del)$/;
const BLOCK = /^(p|div|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|pre|table|tr|section|article)$/;
/** Word and Excel keep helper rows, comments and marks of footnotes in the clipboard and hide them by style. */
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-footnote-id|mso-element\s*:\s*comment/i;
/** Deeper than any table a person makes; browsers stop near it too. */
const DEEPEST = 600;

interface Factory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): { createHTML(text: string): string };
}

let wrap: ((text: string) => string) | undefined;

/** Where Trusted Types are enforced, one policy of ours may hand text to the parser; the page's policy may refuse even that. */
function allowed(text: string): string {
  if (!wrap) {
    const factory = (window as unknown as { trustedTypes?: Factory }).trustedTypes;
    const policy = factory && factory.createPolicy('thuoc-do-paste', { createHTML: (html) => html });
    wrap = policy ? (html) => policy.createHTML(html) : (html) => html;
  }
  return wrap(text);
}

/**
 * The same with its styles and handlers under other names: what is parsed falls under this page's policy, and would fill the
 * console with refusals of what nobody was going to apply or run. Only tags are changed, never words.
 */
function quieted(html: string): string {
  return html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, '').replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s/"'])((?:style|on[a-z]+)\s*=)/gi, '$1data-$2'));
}

/** The tables in a text of HTML, in its order; null where this page may not parse HTML. */
export function tablesIn(html: string): Sheet[] | null {
  let parsed: Document;
  try {
    parsed = new DOMParser().parseFromString(allowed(quieted(html)), 'text/html');
  } catch {
    return null;
  }
  const sheets = Array.from(parsed.querySelectorAll('table'))
    // A table that lays out others is no table of figures.
    .filter((table) => !table.querySelector('table') || table.rows.length > 2)
    .map(sheetOf);
  return sheets.filter((sheet) => sheet.rows.length > 1 && sheet.rows.some((row) => row.length > 1));
}

function sheetOf(table: HTMLTableElement): Sheet {
  const rows: Cell[][] = [];
  for (const row of Array.from(table.rows)) {
    if (hidden(row)) continue;
    const cells = Array.from(row.cells).filter((each) => !hidden(each));
    rows.push(
      cells.map((each) => ({
        text: textOf(each),
        header: each.localName === 'th',
        rows: each.rowSpan,
        columns: each.colSpan,
      })),
    );
  }
  return trimmed({ caption: table.caption ? textOf(table.caption) : '', rows });
}

function hidden(element: Element): boolean {
  return element.hasAttribute('hidden') || HIDDEN.test(element.getAttribute('data-style') || '');
}

/** The text as it is seen: blocks and breaks on lines of their own, runs of spaces as one. */
export function textOf(element: Element): string {
  let out = '';
  const visit = (node: Node, depth: number): void => {
    if (node.nodeType === Node.TEXT_NODE) out += (node.nodeValue || '').replace(/[\t\n\r\f ]+/g, ' ');
    if (node.nodeType !== Node.ELEMENT_NODE || depth > DEEPEST) return;
    const name = (node as Element).localName;
    if (name === 'br') out += '\n';
    if (UNSEEN.test(name) || hidden(node as Element)) return;
    const block = BLOCK.test(name);
    if (block) out += '\n';
    node.childNodes.forEach((child) => visit(child, depth + 1));
    if (block) out += '\n';
  };
  element.childNodes.forEach((child) => visit(child, 0));
  return out.replace(/[ \u00a0]*\n[ \u00a0\n]*/g, '\n').replace(/ {2,}/g, ' ').trim().normalize('NFC');
}
