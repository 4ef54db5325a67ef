/** A table as the page keeps it: text and spans of its cells, nothing else of where it came from. */

export interface Cell {
  /** A line break as a newline; letters composed. */
  text: string;
  header: boolean;
  rows: number;
  columns: number;
}

export interface Sheet {
  caption: string;
  rows: Cell[][];
}

/** What the chart is made of: a table, or a document's text. */
export type Source = { sheet: Sheet } | { json: string };

export function cell(text: string, header = false): Cell {
  return { text, header, rows: 1, columns: 1 };
}

/** Rows of texts; the first is the header. */
export function fromTexts(rows: string[][], caption = ''): Sheet {
  return trimmed({ caption, rows: rows.map((row, index) => row.map((text) => cell(text, index === 0))) });
}

export function copyOf(sheet: Sheet): Sheet {
  return { caption: sheet.caption, rows: sheet.rows.map((row) => row.map((each) => Object.assign({}, each))) };
}

export function hasSpans(sheet: Sheet): boolean {
  return sheet.rows.some((row) => row.some((each) => each.rows !== 1 || each.columns !== 1));
}

/** How many cells its widest row has, spans counted. */
export function width(sheet: Sheet): number {
  return sheet.rows.reduce((most, row) => Math.max(most, row.reduce((sum, each) => sum + each.columns, 0)), 0);
}

/** Without the empty rows and columns that a selection in a spreadsheet drags along. */
export function trimmed(sheet: Sheet): Sheet {
  const { rows } = sheet;
  const empty = (row: Cell[] | undefined): boolean => !!row && row.every((each) => !each.text.trim());
  while (rows.length > 0 && empty(rows[rows.length - 1])) rows.pop();
  while (rows.length > 0 && empty(rows[0])) rows.shift();
  const last = (row: Cell[]): Cell | undefined => row[row.length - 1];
  if (hasSpans(sheet)) return sheet;
  for (let most = width(sheet); most > 1; most--) {
    if (rows.some((row) => row.length === most && (last(row) as Cell).text.trim())) break;
    rows.forEach((row) => row.length === most && row.pop());
  }
  return sheet;
}

/** The table as an element, in no document's tree: what Rust reads, and a form of embedding is written from. */
export function toElement(sheet: Sheet): HTMLTableElement {
  const table = document.createElement('table');
  if (sheet.caption) table.createCaption().textContent = sheet.caption;
  for (const row of sheet.rows) {
    const line = document.createElement('tr');
    for (const each of row) {
      const made = document.createElement(each.header ? 'th' : 'td');
      made.textContent = each.text;
      if (each.rows !== 1) made.rowSpan = each.rows;
      if (each.columns !== 1) made.colSpan = each.columns;
      line.appendChild(made);
    }
    table.appendChild(line);
  }
  return table;
}

/** For each cell the place where it begins, from 0, spans of cells above counted. */
export function places(sheet: Sheet): number[][] {
  const reach: number[] = [];
  return sheet.rows.map((row) => {
    let at = 0;
    const line = row.map((each) => {
      while ((reach[at] || 0) > 0) at++;
      const begin = at;
      for (let i = 0; i < each.columns; i++, at++) reach[at] = each.rows;
      return begin;
    });
    for (let i = 0; i < reach.length; i++) reach[i] = Math.max(0, (reach[i] || 0) - 1);
    return line;
  });
}
