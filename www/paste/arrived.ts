/** The test block, and what of it stands in the source of a published page. */

const HOST = 'https://example.org/thuoc-do-thu.thuoc-do.html';
const PICTURE = 'https://example.org/thuoc-do-thu.png';

function rows(number: number): string {
  return '<thead><tr><th>Chỉ tiêu</th><th>Năm</th></tr></thead><tbody><tr><td>TD-THU-' + number + '</td><td>2023</td></tr></tbody>';
}

/** Every way of embedding, numbered. */
export const BLOCK = [
  '<p>TD-THU-1</p>',
  '<thuoc-do><table>' + rows(2) + '</table></thuoc-do>',
  '<table class="thuoc-do" data-thuoc-do-view="table"><caption>Thử dán</caption>' + rows(3) + '</table>',
  '<div class="thuoc-do"><table>' + rows(4) + '</table></div>',
  '<p><a href="' + HOST + '">TD-THU-5</a></p>',
  '<iframe src="' + HOST + '" title="TD-THU-6" width="100%" height="90"></iframe>',
  '<p><img src="' + PICTURE + '" alt="TD-THU-9" width="64" height="40"></p>',
  '<script type="application/json">{"TD-THU-7":1}</' + 'script>',
  '<p>TD-THU-8</p>',
].join('\n');

export interface Outcome {
  /** What to use, a phrase; or why nothing can be told. */
  advice: string;
  /** The letter of the way to use; empty where nothing can be told. */
  way: string;
  /** Each way: kept, and a phrase on it. */
  kept: [boolean, string][];
}

/** Null where the block is not in the text. */
export function arrived(text: string): Outcome | null {
  const from = text.indexOf('TD-THU-1');
  const to = text.lastIndexOf('TD-THU-8');
  if (from < 0 || to < from) return null;
  const part = text.slice(from, to);
  if (/&lt;(table|div|p|thuoc-do)\b/i.test(part)) {
    return { advice: 'Khối đã dán nhầm ở chế độ soạn thảo: các thẻ hiện ra thành chữ. Dán lại ở chế độ Mã nguồn.|The block was pasted into the visual view: its tags became words. Paste it again in the source view.', way: '', kept: [] };
  }
  const has = (pattern: RegExp): boolean => pattern.test(part);
  const frame = /<iframe\b[^>]*\.thuoc-do\.html[^>]*>/i.exec(part);
  const element = has(/<thuoc-do[\s>]/i);
  const json = has(/<script\b[^>]*application\/json[^>]*>\s*\{[^<]*TD-THU-7/i);
  const table = has(/<table\b[^>]*\bclass="?[^">]*\bthuoc-do\b/i);
  const box = has(/<div\b[^>]*\bclass="?[^">]*\bthuoc-do\b/i);
  const data = has(/<table\b[^>]*data-thuoc-do-view/i);
  const link = has(/<a\b[^>]*\bhref="[^"]*\.thuoc-do\.html"/i);
  const framed = frame !== null && !/\bsandbox\b/i.test(frame[0]);
  const [way, advice] = table
    ? ['B', 'Cách B: bảng, <table class="thuoc-do">.|Way B: a table, <table class="thuoc-do">.']
    : box
      ? ['B', 'Cách B: khối quanh bảng, <div class="thuoc-do">.|Way B: a box around the table, <div class="thuoc-do">.']
      : link
        ? ['C', 'Cách C: liên kết tới trang .thuoc-do.html, bảng đặt ngay dưới.|Way C: a link to a page .thuoc-do.html, with the table below it.']
        : ['E', 'Cách E: không cách nào còn nguyên, nên dùng hình tĩnh, bảng và liên kết.|Way E: nothing arrived whole, so use a picture, the table and a link.'];
  return {
    advice: advice as string,
    way: way as string,
    kept: [
      [element, 'A: thẻ <thuoc-do>|A: the element <thuoc-do>'],
      [json, 'A: JSON trong <script>' + (!json && has(/TD-THU-7/) ? ': thẻ bị cắt nhưng chữ bên trong hiện ra, đừng dùng|A: JSON inside <script>: the tag is cut and its text shows, do not use it' : '|A: JSON inside <script>')],
      [table, 'B: bảng có lớp thuoc-do' + (table && !data ? '; thuộc tính data- bị bỏ, nên ghi lựa chọn bằng lớp|B: a table with the class thuoc-do; data- attributes are dropped, so choices go into classes' : '|B: a table with the class thuoc-do')],
      [box, 'B: khối div có lớp thuoc-do|B: a div with the class thuoc-do'],
      [link, 'C: liên kết tới trang .thuoc-do.html|C: a link to a page .thuoc-do.html'],
      [framed, 'D: khung iframe' + (frame && !framed ? ': còn, nhưng bị thêm sandbox, chỉ hiện hình tĩnh|D: a frame: kept, but in a sandbox, so it shows the still picture only' : '|D: a frame')],
      [has(/<img\b[^>]*\bsrc="[^"]*thuoc-do-thu\.png"/i), 'E: hình tĩnh|E: a picture'],
    ],
  };
}
