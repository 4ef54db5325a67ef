/** The five ways into an article, and the line that loads the script. The texts themselves are written by Rust. */
import { spell } from '../embed/options';
import type { Report } from '../embed/thuoc-do';
import * as choices from './choices';
import { copy } from './copy';
import { scriptLine } from './desk';
import { use } from './preview';
import { scripts } from './release';
import type { Source } from './sheet';
import { toElement } from './sheet';
import { clear, made, say, the } from './words';

/** Letter, what it is, when to use it, whether it points to files on a server. */
const WAYS: [string, string, string, boolean][] = [
  ['A', 'Thẻ <thuoc-do>|The element <thuoc-do>', 'Trang riêng, hoặc bài mà quản trị viên dán được mã HTML.|Pages of your own, or articles that take raw HTML.', false],
  ['B', 'Bảng có đánh dấu|A marked table', 'Hầu hết các cổng. Không có mã thì bảng vẫn đọc được.|Most portals. Without the script the table still reads well.', false],
  ['C', 'Liên kết tới trang tự đủ|A link to a self-contained page', 'Cổng chỉ giữ chữ và liên kết.|Portals that keep words and links only.', true],
  ['D', 'Khung trang tự đủ|A frame of that page', 'Cổng cho dùng khung (iframe).|Portals that keep frames.', true],
  ['E', 'Hình, bảng và liên kết|Picture, table and link', 'Nơi không được dùng mã nào.|Where no script may run at all.', true],
];

/** As docs/editors.md has it. */
const SYSTEMS: [string, string][] = [
  ['B', 'WordPress'],
  ['B', 'NukeViet'],
  ['B', 'Joomla'],
  ['C', 'Drupal (basic_html)'],
  ['B', 'Drupal (full_html)'],
  ['A', 'Liferay, DNN, SharePoint (Script Editor)'],
  ['C', 'SharePoint (ô HTML|HTML field)'],
  ['C', 'CKEditor (mặc định|default)'],
  ['B', 'TinyMCE'],
  ['C', 'Khác, hoặc không biết: cách C cho tới khi đã thử dán|Other or unknown: way C until the paste test is done'],
];

/** The paste test links here with the way it found. */
const asked = /^#([A-E])$/.exec(location.hash);
const fields = { way: (asked && asked[1]) || 'B', system: '', folder: 'https://tinh.gov.vn/thuoc-do/', code: 'https://tinh.gov.vn/thuoc-do/', disk: '', edition: '0', line: 'yes' };
let source: Source | null = null;
let report: Report | null = null;

/** Ends with a slash; null where it is no address on the web. */
function address(text: string): string | null {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && !url.search && !url.hash ? url.href.replace(/\/?$/, '/') : null;
  } catch {
    return null;
  }
}

const NOT_WEB = 'Cần địa chỉ thư mục trên máy chủ, bắt đầu bằng https://|The folder’s address is needed, beginning with https://';

/** Does the chosen way point to files on a server? */
function isServed(): boolean {
  return WAYS.some(([letter, , , needs]) => letter === fields.way && needs);
}

/** The script's line, or null where its address is none. */
async function line(): Promise<string | null> {
  const script = scripts()[Number(fields.edition)];
  if (!script) return null;
  if (fields.disk) return scriptLine(script.file, '');
  const folder = address(fields.code);
  return folder && scriptLine(folder + script.versioned, script.sum);
}

async function text(): Promise<{ text: string; said: string }> {
  const served = isServed();
  const folder = address(fields.folder);
  if (served && !folder) return { text: '', said: say(NOT_WEB) };
  const script = await line();
  if (fields.way === 'A' && fields.line && script === null) return { text: '', said: say(NOT_WEB) };
  const name = choices.fileName();
  const options = choices.options();
  const now = source;
  if (!now || !report) return { text: '', said: '' };
  const ofTable = 'sheet' in now;
  // A document tells its day itself; in a table made of it the day has to be said, and its one indicator is all there is.
  const asClasses = spell(ofTable ? options : Object.assign({}, options, { asOf: report.as_of, indicator: undefined }));
  const made = use((chart) =>
    chart.form(fields.way, ofTable ? toElement(now.sheet) : undefined, {
      title: chart.name(),
      script: fields.line && script ? script : '',
      attributes: spell(options).attributes,
      classes: asClasses.classes,
      page: folder + name + '.thuoc-do.html',
      picture: folder + name + '.png',
    }),
  );
  if (!made) return { text: '', said: say('Tệp dữ liệu này có điều mà một bảng không nói được: dùng cách A hoặc C.|This data file says what a table cannot: use way A or C.') };
  const first = say('Dán ở chế độ Mã nguồn (Source, HTML, <>) của khung soạn thảo.|Paste in the editor’s source view (Source, HTML, <>).');
  const files = fields.way === 'E' ? say('Trước đó tải lên máy chủ hai tệp lưu ở mục 5: {0} và {1}.|Before that put two files of part 5 on the server: {0} and {1}.', name + '.thuoc-do.html', name + '.png') : served ? say('Trước đó tải lên máy chủ tệp lưu ở mục 5: {0}.|Before that put the file of part 5 on the server: {0}.', name + '.thuoc-do.html') : '';
  return { text: made, said: [files, first].filter(Boolean).join(' ') };
}

let turn = 0;

/** Writes the texts anew. */
async function write(): Promise<void> {
  const mine = ++turn;
  const now = await text();
  const script = (await line()) || '';
  if (mine !== turn) return;
  the<HTMLTextAreaElement>('text').value = now.text;
  the('text-label').textContent = say('Mã để dán, cách {0}|Text to paste, way {0}', fields.way);
  the('way-advice').textContent = now.said;
  the<HTMLButtonElement>('copy-text').disabled = now.text === '';
  the<HTMLTextAreaElement>('script').value = script;
  the<HTMLButtonElement>('copy-script').disabled = script === '';
  the('script-hint').textContent = fields.disk
    ? say('Cho trang mở từ đĩa: tệp mã nằm cạnh trang, không ghi integrity vì trình duyệt không kiểm được.|For pages opened from disk: the script lies beside the page, without integrity, which browsers cannot check there.')
    : script
      ? say('Đặt trước </body> của mẫu trang. integrity giữ cho không ai đổi được tệp mã; lên bản mới thì chép lại dòng này.|Put it before </body> of the template. With integrity nobody can change the file; copy the line anew with each release.')
      : say(NOT_WEB);
}

/** The fields below the choice of a way; only those that the way needs. */
function showFields(): void {
  const served = isServed();
  const box = the('addresses');
  clear(box);
  const set = (name: keyof typeof fields) => (value: string): void => {
    fields[name] = value;
    if (name === 'disk') showScript();
    void write();
  };
  if (served) box.appendChild(choices.labelled('folder', say('Thư mục trên máy chủ, nơi đặt trang và hình|Folder on the server for page and picture'), choices.input('url', fields.folder, set('folder'))));
  if (fields.way === 'A') {
    const values: [string, string][] = [['yes', say('Có|Yes')], ['', say('Không: cổng đã nạp mã|No: the portal loads it')]];
    box.appendChild(choices.labelled('line', say('Kèm dòng mã|With the script’s line'), choices.select(values, fields.line, set('line'))));
  }
}

function showScript(): void {
  const box = the('script-fields');
  const focused = document.activeElement && document.activeElement.id;
  clear(box);
  const set = (name: keyof typeof fields) => (value: string): void => {
    fields[name] = value;
    if (name === 'disk') showScript();
    void write();
  };
  const where: [string, string][] = [['', say('Trên cổng (https)|On the portal (https)')], ['yes', say('Mở từ đĩa|Opened from disk')]];
  box.appendChild(choices.labelled('disk', say('Trang nằm ở đâu|Where the page is'), choices.select(where, fields.disk, set('disk'))));
  const editions: [string, string][] = [['0', say('Đầy đủ: sắp xếp, lọc, tải về|Full: sorting, filters, downloads')], ['1', say('Gọn: nhẹ hơn|Small: lighter')]];
  box.appendChild(choices.labelled('edition', say('Bản mã|Edition'), choices.select(editions, fields.edition, set('edition'))));
  if (!fields.disk) box.appendChild(choices.labelled('code', say('Thư mục đặt mã|Folder of the script'), choices.input('url', fields.code, set('code'))));
  const again = focused && document.getElementById(focused);
  if (again) again.focus();
}

function showWays(): void {
  const box = the('ways');
  while (box.children.length > 1) box.removeChild(box.lastElementChild as Element);
  for (const [letter, what, when] of WAYS) {
    const label = box.appendChild(made('label', '', 'way'));
    const radio = label.appendChild(document.createElement('input'));
    radio.type = 'radio';
    radio.name = 'way';
    radio.value = letter;
    radio.checked = letter === fields.way;
    radio.addEventListener('change', () => choose(letter));
    const words = label.appendChild(made('span'));
    words.appendChild(made('b', letter + '. ' + say(what) + '. '));
    words.appendChild(document.createTextNode(say(when)));
  }
}

function choose(way: string): void {
  fields.way = way;
  showFields();
  void write();
}

export function show(): void {
  showWays();
  showFields();
  showScript();
  const old = the<HTMLSelectElement>('system');
  const values = SYSTEMS.map(([, name], index): [string, string] => [String(index), localised(name)]);
  const first: [string, string] = ['', say('Chọn để được gợi ý cách|Choose, and a way is proposed')];
  const next = choices.select([first].concat(values), fields.system, (value) => {
    fields.system = value;
    const proposed = SYSTEMS[Number(value)];
    if (!value || !proposed) return;
    fields.way = proposed[0];
    showWays();
    choose(proposed[0]);
  });
  next.id = 'system';
  old.replaceWith(next);
  void write();
}

/** Most names are the same in both languages. */
function localised(name: string): string {
  return name.indexOf('|') < 0 ? name : say(name);
}

/** Another drawing, or other choices. */
export function update(now: Source, of: Report): void {
  source = now;
  report = of;
  void write();
}

export function listen(): void {
  const said = the('copied');
  const from = (id: string, done: () => string) => async (): Promise<void> => {
    const area = the<HTMLTextAreaElement>(id);
    const copied = await copy(area);
    said.textContent = copied ? done() : say('Trình duyệt không cho chép tự động. Chữ đã được chọn: bấm Ctrl+C.|The browser does not let pages copy. The text is selected: press Ctrl+C.');
  };
  const letters = (id: string): number => the<HTMLTextAreaElement>(id).value.length;
  the('copy-text').addEventListener('click', from('text', () => say('Đã chép mã cách {0} ({1} chữ).|Copied the text of way {0} ({1} letters).', fields.way, letters('text'))));
  the('copy-script').addEventListener('click', from('script', () => say('Đã chép dòng mã cho người quản trị.|Copied the script’s line.')));
}
