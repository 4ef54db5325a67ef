/** What could not be read: where, what was found, what is needed, what to do. */
import type { Remark } from './desk';
import { fieldOf, mark } from './edit';
import { clear, made, say, the } from './words';

/** More would be read by nobody; the rest is counted. */
const LISTED = 30;

export function list(remarks: Remark[]): void {
  const title = the('remarks-title');
  const box = the('remarks');
  clear(box);
  mark(remarks.slice(0, LISTED));
  title.textContent = remarks.length === 0 ? say('Đã hiểu cả bảng.|All of it was understood.') : say('Cần xem lại: {0}|To look at again: {0}', remarks.length);
  if (remarks.length === 0) return;
  const items = box.appendChild(document.createElement('ol'));
  remarks.slice(0, LISTED).forEach((each, index) => items.appendChild(item(each, index)));
  if (remarks.length > LISTED) box.appendChild(made('p', say('Và {0} điều nữa.|And {0} more.', remarks.length - LISTED)));
}

function item(remark: Remark, index: number): HTMLLIElement {
  const box = document.createElement('li');
  box.id = 'remark-' + index;
  const place = remark.place || say('Cả phần vừa đưa vào|The whole input');
  const field = fieldOf(remark);
  if (field) {
    const go = box.appendChild(made('button', upper(place), 'place'));
    go.type = 'button';
    go.addEventListener('click', () => {
      field.focus();
      field.scrollIntoView({ block: 'center', inline: 'center' });
    });
  } else box.appendChild(made('b', upper(place)));
  const found = remark.found ? say('Thấy “{0}”, cần {1}.|Found “{0}”, expected {1}.', remark.found, remark.expected) : say('Không thấy gì, cần {0}.|Found nothing, expected {0}.', remark.expected);
  box.appendChild(made('p', found.replace(/\.\.$/, '.')));
  box.appendChild(made('p', remark.advice));
  return box;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
