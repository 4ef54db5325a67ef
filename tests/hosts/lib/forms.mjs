/** What an editor pastes, each on one line, and what a reader must still find when nothing is drawn. */
import { inScript, scorecard } from '../../browser/lib/documents.mjs';

const ROWS =
  '<tr><th>Chỉ tiêu</th><th>Năm</th><th>Mục tiêu</th><th>Kết quả</th><th>Đơn vị tính</th></tr><tr><td>Tỷ lệ hồ sơ đúng hạn</td><td>2023</td><td>từ 89,64% trở lên</td><td>95,2</td><td>%</td></tr><tr><td>Tỷ lệ hồ sơ trực tuyến</td><td>2023</td><td>từ 60% trở lên</td><td>55,0</td><td>%</td></tr>';
const HEADED = ROWS.replace('</tr>', '</tr></thead><tbody>').replace('<tr>', '<thead><tr>') + '</tbody>';

/** As Word puts a table on the clipboard: paragraphs, classes and styles of its own, no header cells, fixed spaces. */
const WORD = ROWS.replace(/<t[hd]>(.*?)<\/t[hd]>/g, (_, text) => {
  const words = text.replace(/ /g, (space, at) => (at % 2 ? '&nbsp;' : space));
  return `<td width="119" style="width:89.3pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt"><p class="MsoNormal" align="center" style="margin-bottom:0cm"><span lang="VI" style="font-size:13.0pt;font-family:&quot;Times New Roman&quot;,serif">${words}<o:p></o:p></span></p></td>`;
});

/** `page`: the address of a self-contained page, absolute as editors and cleaners want it; `expected`: the judgement of its targets. */
export function forms(page, expected) {
  const link = `<p><a href="${page}">Biểu đồ kết quả năm 2023 (bấm để xem)</a></p>`;
  const table = `<table><caption>Kết quả năm 2023</caption>${HEADED}</table>`;
  const made = {
    A: { what: '`<thuoc-do>` quanh bảng', html: `<thuoc-do>${table}</thuoc-do>`, keeps: 'table' },
    'A, JSON': {
      what: '`<thuoc-do>` quanh JSON và bảng',
      html: `<thuoc-do><script type="application/json">${inScript(scorecard())}</script>${table}</thuoc-do>`,
      keeps: 'table',
      // Where the tag is cut its text stays on the page: the guide says to paste this form nowhere but in pages of one's own.
      risky: true,
    },
    'B, bảng': { what: '`<table class="thuoc-do">`', html: `<table class="thuoc-do thuoc-do-scorecard" data-thuoc-do-lang="vi">${ROWS}</table><p>Nguồn: Sở Nội vụ.</p>`, keeps: 'table' },
    'B, khối': { what: '`<div class="thuoc-do">` quanh bảng', html: `<div class="thuoc-do">${table}</div>`, keeps: 'table' },
    'B, Word': { what: '`<div class="thuoc-do">` quanh bảng chép từ Word', html: `<div class="thuoc-do"><table class="MsoTableGrid" border="1" cellspacing="0">${WORD}</table></div>`, keeps: 'table' },
    'B, Gutenberg': {
      what: 'khối Bảng của WordPress, lớp CSS bổ sung `thuoc-do`',
      html: `<figure class="wp-block-table thuoc-do"><table class="has-fixed-layout"><tbody>${ROWS.replace(/(<\/?)th>/g, '$1td>')}</tbody></table><figcaption class="wp-element-caption">Kết quả năm 2023</figcaption></figure>`,
      keeps: 'table',
    },
    C: { what: 'liên kết tới trang `.thuoc-do.html`', html: link, keeps: 'link' },
    D: { what: '`<iframe>` trang `.thuoc-do.html`', html: `<iframe src="${page}" title="Kết quả năm 2023" width="100%" height="420"></iframe>`, keeps: 'nothing' },
    E: { what: 'bảng và liên kết, trang không có mã', html: `<p><img src="${new URL('/none.png', page).href}" alt="Một mục tiêu đạt, một chưa đạt" width="64" height="40"></p>${table}${link}`, keeps: 'table', script: false },
  };
  for (const form of Object.values(made)) form.verdicts = form.keeps === 'table' ? 'met,not_met' : Object.values(expected).map((target) => target.verdict).sort().join();
  return made;
}

/** What a reader of the table must find: its words, whatever a typographer made of dashes and spaces. */
export const WORDS = ['Tỷ lệ hồ sơ đúng hạn', 'từ 89,64% trở lên', '95,2', 'Tỷ lệ hồ sơ trực tuyến', 'từ 60% trở lên', '55,0'];
