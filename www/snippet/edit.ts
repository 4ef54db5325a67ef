/** The table, or the document's text, where the editor can change it. */
import type { Remark } from './desk';
import type { Cell, Sheet, Source } from './sheet';
import { hasSpans, places } from './sheet';
import { clear, made, say, the } from './words';

/** Rows shown at first, and at each further asking: each cell is a field, and a page of thousands is slow. */
const SHOWN = 100;

interface Hooks {
  /** A cell or the text has another content. */
  changed(): void;
  /** Row number `index` is to go. */
  drop(index: number): void;
}

/** By `row,column` from 1, as remarks name them. */
let fields = new Map<string, HTMLTextAreaElement>();

function field(label: string, text: string, write: (text: string) => void): HTMLTextAreaElement {
  const area = document.createElement('textarea');
  area.setAttribute('aria-label', label);
  area.spellcheck = false;
  area.value = text;
  const fit = (): void => {
    // For browsers without field-sizing: a guess from the letters.
    area.rows = area.value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 22)), 0);
  };
  fit();
  area.addEventListener('input', () => {
    fit();
    write(area.value.normalize('NFC'));
  });
  return area;
}

export function show(source: Source, hooks: Hooks): void {
  const box = the('sheet');
  clear(box);
  fields = new Map();
  the('sheet-tools').hidden = 'json' in source;
  if ('json' in source) {
    const area = field(say('Dữ liệu JSON|JSON data'), source.json, (text) => {
      source.json = text;
      hooks.changed();
    });
    area.id = 'json';
    area.rows = 16;
    box.appendChild(area);
    return;
  }
  table(box, source.sheet, hooks);
}

function table(box: Element, sheet: Sheet, hooks: Hooks): void {
  const caption = field(say('Tên bảng|Caption'), sheet.caption, (text) => {
    sheet.caption = text;
    hooks.changed();
  });
  caption.id = 'caption';
  const label = made('label', say('Tên bảng (hiện trên biểu đồ)|Caption (shown on the chart)'));
  label.htmlFor = 'caption';
  const scroll = made('div', '', 'scroll');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', say('Bảng|Table'));
  const body = scroll.appendChild(made('table', '', 'sheet')).appendChild(made('tbody'));
  const more = made('button');
  more.type = 'button';
  const begin = places(sheet);
  const titles = headings(sheet, begin);
  const droppable = !hasSpans(sheet);
  let shown = 0;
  const add = (): void => {
    const end = Math.min(sheet.rows.length, shown + SHOWN);
    for (; shown < end; shown++) body.appendChild(row(sheet.rows[shown] as Cell[], shown, begin[shown] as number[], titles, droppable, hooks));
    more.hidden = shown >= sheet.rows.length;
    more.textContent = say('Hiện thêm; còn {0} hàng|Show more; {0} rows left', sheet.rows.length - shown);
  };
  more.addEventListener('click', add);
  add();
  box.appendChild(label);
  box.appendChild(caption);
  box.appendChild(scroll);
  box.appendChild(more);
}

/** What stands above each column, for those who hear a cell and do not see its column. */
function headings(sheet: Sheet, begin: number[][]): string[] {
  const titles: string[] = [];
  const first = sheet.rows.findIndex((each) => each.filter((one) => one.text).length > 1);
  (sheet.rows[first] || []).forEach((each, index) => {
    const at = (begin[first] as number[])[index] as number;
    for (let i = 0; i < each.columns; i++) titles[at + i] = each.text.replace(/\s+/g, ' ');
  });
  return titles;
}

function row(cells: Cell[], index: number, begin: number[], titles: string[], droppable: boolean, hooks: Hooks): HTMLTableRowElement {
  const line = document.createElement('tr');
  const tool = line.appendChild(made('td', '', 'tool'));
  if (droppable) {
    const drop = tool.appendChild(made('button', '×'));
    drop.type = 'button';
    drop.title = say('Xóa hàng {0}|Delete row {0}', index + 1);
    drop.setAttribute('aria-label', drop.title);
    drop.addEventListener('click', () => hooks.drop(index));
  } else tool.textContent = String(index + 1);
  cells.forEach((each, at) => {
    const box = line.appendChild(document.createElement(each.header ? 'th' : 'td'));
    box.rowSpan = each.rows;
    box.colSpan = each.columns;
    const column = (begin[at] as number) + 1;
    const title = titles[column - 1];
    const label = say('Hàng {0}, cột {1}|Row {0}, column {1}', index + 1, column) + (title && index > 0 ? ': ' + title : '');
    const area = box.appendChild(
      field(label, each.text, (text) => {
        each.text = text;
        hooks.changed();
      }),
    );
    area.rows = Math.min(area.rows, 6);
    fields.set(index + 1 + ',' + column, area);
  });
  return line;
}

/** The field a remark is about; a merged cell is named by its first place. */
export function fieldOf(remark: Remark): HTMLTextAreaElement | undefined {
  return fields.get(remark.row + ',' + remark.column);
}

export function mark(remarks: Remark[]): void {
  fields.forEach((each) => {
    each.removeAttribute('aria-invalid');
    each.removeAttribute('aria-describedby');
  });
  remarks.forEach((each, index) => {
    const about = fieldOf(each);
    if (!about) return;
    about.setAttribute('aria-invalid', 'true');
    about.setAttribute('aria-describedby', 'remark-' + index);
  });
}
