/** The page on which an editor makes a chart: a table in, a look at it, text for the article and files out. Nothing is sent. */
import { toFailure } from '../embed/errors';
import type { Report } from '../embed/thuoc-do';
import * as choices from './choices';
import type { Remark } from './desk';
import { remarksOn } from './desk';
import * as edit from './edit';
import * as files from './files';
import * as preview from './preview';
import { list } from './remarks';
import type { Source } from './sheet';
import { cell, copyOf, fromTexts, width } from './sheet';
import type { Taken } from './take';
import { fromFile, fromText, fromTransfer } from './take';
import { language, say, setLanguage, the, whenSaid } from './words';
import * as ways from './ways';

const HEADER = ['Chỉ tiêu', 'Năm', 'Mục tiêu', 'Kết quả', 'Đơn vị tính', 'Nguồn'];
/** Public figures of the gallery. */
const SAMPLE = [
  ['Chỉ tiêu', 'Năm', 'Mục tiêu', 'Kết quả', 'Nguồn'],
  ['PAR INDEX', '2023', 'Top 30', '36/63', 'Suy từ kết quả năm 2024 do báo chí đưa'],
  ['PAPI', '2023', 'Top 20', '6/61', 'Tính từ bảng điểm PAPI 2023'],
  ['SIPAS', '2023', 'từ 89,64% trở lên', '', ''],
];

/** What is on the page, and what was there before each paste, file or deletion. */
let source: Source | null = null;
const past: (Source | null)[] = [];

function snapshot(): Source | null {
  return source && ('json' in source ? { json: source.json } : { sheet: copyOf(source.sheet) });
}

let turn = 0;

/** Reads, draws and tells anew; `lead` begins what is said. */
async function refresh(lead = ''): Promise<void> {
  const mine = ++turn;
  const now = source;
  for (const id of ['work', 'choose', 'copy', 'keep']) the(id).hidden = !now;
  the('trouble').hidden = true;
  the<HTMLButtonElement>('undo').disabled = past.length === 0;
  if (!now) {
    the('said').textContent = lead;
    return;
  }
  let remarks: Remark[];
  try {
    remarks = await remarksOn(now, choices.options().asOf || '');
  } catch (error) {
    if (mine === turn) trouble(error);
    return;
  }
  if (mine !== turn) return;
  // What cannot be judged is told by the remarks; the chart would only repeat the first of them.
  const refused = remarks.some((each) => each.refused);
  const report = refused ? null : await preview.draw(now, choices.options());
  if (mine !== turn) return;
  if (!report) preview.clear();
  the('chart-none').hidden = report !== null;
  list(remarks);
  the('said').textContent = [lead, sentence(now, report, remarks)].filter(Boolean).join(' ');
  for (const id of ['choose', 'copy', 'keep']) the(id).hidden = !report;
  if (!report) return;
  choices.learn(report, preview.use((chart) => chart.name()) || '', 'json' in now);
  choices.show(chosen);
  ways.update(now, report);
}

function sentence(now: Source, report: Report | null, remarks: Remark[]): string {
  const read = 'json' in now ? say('Đã đọc tệp dữ liệu.|The data file was read.') : say('Bảng có {0} hàng, {1} cột.|The table has {0} rows and {1} columns.', now.sheet.rows.length, width(now.sheet));
  const drawn = report ? say('Vẽ được {0} mục tiêu.|Targets drawn: {0}.', report.targets.length) : say('Chưa vẽ được biểu đồ.|No chart can be drawn yet.');
  const again = remarks.length > 0 ? say('{0} điều cần xem lại.|To look at again: {0}.', remarks.length) : '';
  return [read, drawn, again].filter(Boolean).join(' ');
}

/** The engine itself cannot work here: nothing on this page can. */
function trouble(error: unknown): void {
  const box = the('trouble');
  box.hidden = false;
  box.textContent = toFailure(error, language()).message;
}

/** A source in place of the one there was, which undo brings back. */
function replace(next: Source, lead = ''): Promise<void> {
  past.push(snapshot());
  source = next;
  choices.forget();
  edit.show(next, hooks);
  return refresh(lead);
}

async function take(taken: Promise<Taken>): Promise<void> {
  let got: Taken;
  try {
    got = await taken;
  } catch (error) {
    trouble(error);
    return;
  }
  if (got.source) {
    await replace(got.source, got.said);
    return;
  }
  // What was there stays; the text that could not be read stays in its field.
  const about = got.remarks && got.remarks[0];
  the('said').textContent = [got.said, about ? about.place + ': ' + about.advice : '', source ? say('Bảng đang có vẫn giữ nguyên.|The table there is stays as it is.') : ''].filter(Boolean).join(' ');
}

let waiting = 0;
const hooks = {
  changed(): void {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void refresh(), 300);
  },
  drop(index: number): void {
    if (!source || 'json' in source || source.sheet.rows.length < 2) return;
    const sheet = copyOf(source.sheet);
    sheet.rows.splice(index, 1);
    void replace({ sheet }, say('Đã xóa hàng {0}.|Row {0} was deleted.', index + 1)).then(() => the('undo').focus());
  },
};

function chosen(): void {
  void refresh();
}

/** The table with one row or column more. */
function grow(row: boolean): void {
  if (!source || 'json' in source) return;
  const { rows } = source.sheet;
  if (row) rows.push(Array.from({ length: Math.max(1, width(source.sheet)) }, () => cell('')));
  else rows.forEach((each) => each.push(cell('', each.length > 0 && each.every((one) => one.header))));
  edit.show(source, hooks);
  const areas = the('sheet').querySelectorAll<HTMLTextAreaElement>(row ? 'tr:last-child textarea' : 'tr:first-child th:last-child textarea, tr:first-child td:last-child textarea');
  if (areas[0]) areas[0].focus();
  void refresh();
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(textarea|input|select)$/.test(target.localName) && target.id !== 'paste';
}

function listen(): void {
  document.addEventListener('paste', (event) => {
    const data = event.clipboardData;
    // In a cell, or another field, a paste is a few words.
    if (!data || isField(event.target)) return;
    const given = { html: data.getData('text/html'), text: data.getData('text/plain') };
    const rows = /[\t\n;]/.test(given.text.trim());
    if (!/<table/i.test(given.html) && !rows && event.target === the('paste')) return;
    const file = data.files[0];
    if (!given.html && !given.text && !file) return;
    event.preventDefault();
    void take(given.html || given.text || !file ? fromTransfer(given) : fromFile(file));
  });
  const drop = document.querySelector('.drop') as HTMLElement;
  document.addEventListener('dragover', (event) => {
    if (isField(event.target)) return;
    event.preventDefault();
    drop.classList.add('over');
  });
  document.addEventListener('dragleave', () => drop.classList.remove('over'));
  document.addEventListener('drop', (event) => {
    drop.classList.remove('over');
    if (isField(event.target) || !event.dataTransfer) return;
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    void take(file ? fromFile(file) : fromTransfer({ html: event.dataTransfer.getData('text/html'), text: event.dataTransfer.getData('text/plain') }));
  });
  the('read').addEventListener('click', () => void take(fromText(the<HTMLTextAreaElement>('paste').value)));
  const picker = the<HTMLInputElement>('file');
  the('open').addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    const file = picker.files && picker.files[0];
    if (file) void take(fromFile(file));
    picker.value = '';
  });
  the('blank').addEventListener('click', () => {
    const empty = HEADER.map(() => '');
    const sheet = { caption: '', rows: [HEADER.map((text) => cell(text, true)), empty.map((text) => cell(text)), empty.map((text) => cell(text)), empty.map((text) => cell(text))] };
    void replace({ sheet }).then(() => (the('sheet').querySelectorAll<HTMLElement>('td textarea')[0] as HTMLElement).focus());
  });
  the('sample').addEventListener('click', () => void replace({ sheet: fromTexts(SAMPLE, 'Ninh Thuận: một số mục tiêu năm 2023') }));
  the('undo').addEventListener('click', () => {
    source = past.pop() || null;
    if (source) edit.show(source, hooks);
    void refresh(say('Đã trở lại như trước.|Back to what was there before.'));
  });
  the('add-row').addEventListener('click', () => grow(true));
  the('add-column').addEventListener('click', () => grow(false));
  const other = the('switch');
  other.addEventListener('click', () => {
    setLanguage(language() === 'vi' ? 'en' : 'vi');
    other.textContent = language() === 'vi' ? 'English' : 'Tiếng Việt';
    other.lang = language() === 'vi' ? 'en' : 'vi';
  });
}

listen();
ways.listen();
whenSaid(() => {
  document.title = say('Thước Đo: soạn biểu đồ|Thước Đo: make a chart');
  if (source) edit.show(source, hooks);
  choices.show(chosen);
  ways.show();
  files.show(() => source as Source);
  void refresh();
});
