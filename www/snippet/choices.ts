/** How the chart is shown. Names and values are those of the one table of options; here are only their labels. */
import type { Name } from '../embed/options';
import { valuesOf } from '../embed/options';
import { nameOf } from '../embed/save';
import type { Options, Report } from '../embed/thuoc-do';
import { clear, made, say, the } from './words';

const LABELS: { [value: string]: string } = {
  scorecard: 'Mục tiêu|Targets',
  timeline: 'Theo năm|Over time',
  table: 'Bảng số|Table',
  standing: 'Vị trí|Standing',
  parts: 'Thành phần|Parts',
  vi: 'Tiếng Việt|Vietnamese',
  en: 'Tiếng Anh|English',
  auto: 'Theo trang|As the page',
  light: 'Sáng|Light',
  dark: 'Tối|Dark',
};

const CLOSED: [Name, string, string][] = [
  ['view', 'Cách xem|View', 'scorecard'],
  ['lang', 'Ngôn ngữ của biểu đồ|Language of the chart', 'vi'],
  ['theme', 'Nền|Background', 'auto'],
];

const chosen: { [name: string]: string } = { view: 'scorecard', lang: 'vi', theme: 'auto', indicator: '', 'as-of': '', name: '' };
let indicators: [string, string][] = [];
let title = '';
let states = false;

export function options(): Options {
  const { view, lang, theme, indicator } = chosen;
  const asOf = states ? '' : chosen['as-of'];
  return Object.assign({ view, lang, theme }, indicator ? { indicator } : {}, asOf ? { asOf } : {}) as Options;
}

/** The name of saved files, without an ending. */
export function fileName(): string {
  return nameOf(chosen.name || title);
}

/** Learns of what is drawn: its indicators, its title, and whether it states its day itself. */
export function learn(report: Report, name: string, document: boolean): void {
  const all = new Map<string, string>();
  report.targets.forEach((each) => all.has(each.indicator) || all.set(each.indicator, each.name));
  indicators = Array.from(all);
  title = name;
  states = document;
}

/** Another source: what was chosen about the old one's indicators says nothing of it. */
export function forget(): void {
  chosen.indicator = '';
}

function labelled(name: string, label: string, control: HTMLElement, hint = ''): HTMLElement {
  const box = made('p', '', 'field');
  control.id = 'option-' + name;
  const text = box.appendChild(made('label', label));
  text.htmlFor = control.id;
  box.appendChild(control);
  if (hint) {
    const more = box.appendChild(made('span', hint, 'hint'));
    more.id = control.id + '-hint';
    control.setAttribute('aria-describedby', more.id);
  }
  return box;
}

export function select(values: [string, string][], value: string, changed: (value: string) => void): HTMLSelectElement {
  const control = document.createElement('select');
  for (const [each, label] of values) {
    const option = control.appendChild(made('option', label));
    option.value = each;
  }
  control.value = value;
  control.addEventListener('change', () => changed(control.value));
  return control;
}

export function input(type: string, value: string, changed: (value: string) => void): HTMLInputElement {
  const control = document.createElement('input');
  control.type = type;
  control.value = value;
  control.addEventListener('change', () => changed(control.value.trim()));
  return control;
}

export { labelled };

export function show(changed: (indicator: boolean) => void): void {
  const box = the('choices');
  const focused = document.activeElement && document.activeElement.id;
  clear(box);
  const keep = (name: string) => (value: string): void => {
    chosen[name] = value;
    changed(name === 'indicator');
  };
  for (const [name, label] of CLOSED) {
    const values = valuesOf(name).map((value): [string, string] => [value, say(LABELS[value] || value)]);
    box.appendChild(labelled(name, say(label), select(values, chosen[name] as string, keep(name))));
  }
  const every: [string, string] = ['', say('Tất cả|All')];
  box.appendChild(labelled('indicator', say('Chỉ tiêu|Indicator'), select([every].concat(indicators), chosen.indicator as string, keep('indicator'))));
  const day = input('date', states ? '' : (chosen['as-of'] as string), keep('as-of'));
  day.disabled = states;
  const hint = states ? say('Tệp dữ liệu tự ghi ngày này.|The data file says it itself.') : say('Để trống: theo các năm trong bảng.|Empty: by the years in the table.');
  box.appendChild(labelled('as-of', say('Số liệu tính đến ngày|Figures known up to'), day, hint));
  const name = input('text', chosen.name || fileName(), keep('name'));
  box.appendChild(labelled('name', say('Tên tệp khi lưu|Name of saved files'), name, say('Chữ thường không dấu.|Plain small letters.')));
  const again = focused && document.getElementById(focused);
  if (again) again.focus();
}
