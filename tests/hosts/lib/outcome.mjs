/** The words of the table in docs/editors.md, and the row of one system in it. */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WORDS } from './forms.mjs';

export const guide = fileURLToPath(new URL('../../../docs/editors.md', import.meta.url));

/** A word of the table for what a reader gets of a form, and whether that is well. */
export function outcome(form, seen) {
  if (seen.garbage) return form.risky ? ['chữ thừa', true] : ['LỖI: chữ thừa', false];
  if (form.keeps === 'nothing') {
    if (!seen.frame) return ['mất', true];
    if (seen.frame[0] === '') return seen.frame[1] > 600 ? ['vẽ', true] : ['LỖI: khung không giãn', false];
    return ['hình tĩnh', true];
  }
  if (seen.drawn.length > 0) return seen.drawn.join() === form.verdicts ? ['vẽ', true] : ['LỖI: vẽ sai', false];
  if (form.keeps === 'link') return seen.link ? ['liên kết', true] : ['LỖI: mất liên kết', false];
  if (seen.words < WORDS.length) return ['LỖI: mất số liệu', false];
  return [seen.table ? 'bảng' : 'chữ', true];
}

/** {form: word} as the guide promises it for a system. */
export function promised(system) {
  const rows = fs.readFileSync(guide, 'utf8').split('\n').filter((line) => line.startsWith('| ')).map((line) => line.slice(2, -2).split(' | '));
  const head = rows.find((cells) => cells[0] === 'hệ thống' && cells.includes('B, Gutenberg'));
  const row = rows.find((cells) => cells[0] === system && cells.length === head.length);
  return Object.fromEntries(head.slice(1).map((form, index) => [form, row[index + 1]]));
}
