/** What an editor gives: a paste, typed rows, a file. All of it becomes a source, or a sentence on why not; nothing is thrown away. */
import { documentIn } from '../embed/link';
import type { Remark } from './desk';
import { cellsOf } from './desk';
import { tablesIn } from './parse';
import type { Source } from './sheet';
import { fromTexts } from './sheet';
import { say } from './words';

export interface Taken {
  source?: Source;
  /** What was taken, or why nothing was. */
  said: string;
  remarks?: Remark[];
}

const NO_TABLE = 'Không thấy bảng nào trong phần vừa dán. Hãy chép cả bảng, kể cả hàng tên cột.|No table was found in what was pasted. Copy the whole table with its heading row.';

/** What the clipboard, or a drop, holds. */
export async function fromTransfer(data: { html: string; text: string }): Promise<Taken> {
  const tables = data.html ? tablesIn(data.html) : [];
  if (tables && tables.length > 0) {
    const biggest = tables.reduce((best, each) => (each.rows.length > best.rows.length ? each : best));
    const said =
      tables.length === 1
        ? ''
        : say('Trong phần dán có {0} bảng; đã lấy bảng nhiều hàng nhất, thứ {1}.|{0} tables were pasted; the one with the most rows was taken, number {1}.', tables.length, tables.indexOf(biggest) + 1);
    return { source: { sheet: biggest }, said };
  }
  const taken = await fromText(data.text);
  if (tables === null) {
    const refused = say('Trang này không được phép đọc bảng có định dạng, nên chỉ đọc chữ: ô gộp và xuống dòng trong ô có thể sai.|This page may not read formatted tables, so only the text was read: merged cells and breaks inside cells may be wrong.');
    taken.said = refused + ' ' + taken.said;
  }
  return taken;
}

/** Text that is a document, or rows of cells. */
export async function fromText(text: string): Promise<Taken> {
  const plain = text.replace(/^\uFEFF/, '').normalize('NFC');
  if (/^\s*[{[]/.test(plain)) return { source: { json: plain }, said: '' };
  const { rows, remarks } = await cellsOf(plain);
  if (remarks.length > 0) return { said: say('Chưa đọc được các hàng này.|These rows could not be read.'), remarks };
  const sheet = fromTexts(rows.filter((row) => row.some((each) => each.trim())));
  if (sheet.rows.length < 2 || !sheet.rows.some((row) => row.length > 1)) return { said: say(NO_TABLE) };
  return { source: { sheet }, said: '' };
}

export async function fromFile(file: File): Promise<Taken> {
  const name = file.name;
  if (/\.(xlsx?|docx?|ods|odt|pdf)$/i.test(name)) {
    return { said: say('{0}: tệp này trình duyệt không đọc được. Mở nó bằng chương trình của nó, chọn bảng, chép (Ctrl+C) rồi dán vào đây.|{0}: a browser cannot read this file. Open it in its own program, select the table, copy it (Ctrl+C) and paste it here.', name) };
  }
  let text: string;
  try {
    text = decoded(await bytesOf(file));
  } catch {
    return { said: say('{0}: không phải tệp chữ UTF-8. Trong Excel chọn “Lưu thành”, kiểu “CSV UTF-8”.|{0}: no text in UTF-8. In Excel choose “Save as”, type “CSV UTF-8”.', name) };
  }
  if (/\.html?$/i.test(name)) {
    const json = documentIn(text);
    if (json !== undefined) return { source: { json }, said: '' };
    return fromTransfer({ html: text, text: '' });
  }
  const taken = await fromText(text);
  if (!taken.source && /\.json$/i.test(name)) return { source: { json: text }, said: '' };
  return taken;
}

/** `Blob.arrayBuffer` is younger than the browsers this runs in. */
function bytesOf(file: File): Promise<ArrayBuffer> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as ArrayBuffer);
    reader.onerror = () => failed(reader.error);
    reader.readAsArrayBuffer(file);
  });
}

/** Excel's “Unicode text” is UTF-16 with a byte order mark; everything else has to be UTF-8. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const sixteen = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  return new TextDecoder(sixteen || 'utf-8', { fatal: true }).decode(bytes);
}
