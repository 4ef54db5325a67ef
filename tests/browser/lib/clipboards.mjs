/**
 * What programs put on the clipboard for one table, written after their habits: Word's paragraphs and conditional comments,
 * Excel's title row, widths and hidden last row, LibreOffice's fonts and sdval, a spreadsheet on the web, a portal's page.
 * The programs themselves do not run here.
 */

export const HEADER = ['Chỉ tiêu', 'Năm', 'Mục tiêu', 'Kết quả', 'Đơn vị tính'];
export const ROWS = [
  ['Tỷ lệ hồ sơ đúng hạn', '2023', 'từ 89,64% trở lên', '95,2', '%'],
  ['Tỷ lệ hồ sơ trực tuyến', '2023', 'từ 60% trở lên', '55,0', '%'],
];

const all = [HEADER, ...ROWS];
const lines = (row) => all.map(row).join('');

const word = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} table.MsoTableGrid {border:solid windowtext 1.0pt;} --></style></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>${lines(
  (row, index) =>
    `\n <tr style='mso-yfti-irow:${index}'>${row
      .map((text) => `\n  <td width=119 valign=top style='width:89.3pt;padding:0cm 5.4pt'>\n  <p class=MsoNormal align=center><span lang=VI style='font-size:13.0pt;font-family:"Times New Roman",serif'>${text.replace(/ (?=\d)/g, '&nbsp;').replace(/(\S+ \S+) /, '$1\n  ')}<o:p></o:p></span></p>\n  </td>`)
      .join('')}\n </tr>`,
)}\n <![if !supportMisalignedColumns]><tr height=0><td width=119 style='border:none'></td><td width=119 style='border:none'></td></tr><![endif]></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`;

const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>
<style>.xl65 {mso-number-format:"\\@";}</style></head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=640 style='border-collapse:collapse;width:480pt'>
<!--StartFragment--><col width=200 style='mso-width-source:userset'><col width=64 span=4>
<tr height=20><td colspan=5 height=20 class=xl65>KẾT QUẢ NĂM 2023</td></tr>${lines((row) => `\n<tr height=20 style='height:15.0pt'>${row.map((text) => `<td class=xl65>${text}<span style='mso-spacerun:yes'>&nbsp;</span></td>`).join('')}</tr>`)}
<tr height=20><td></td><td></td><td></td><td></td><td></td></tr>
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=200></td><td width=64></td></tr><![endif]><!--EndFragment--></table></body></html>`;

const libreOffice = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta name="generator" content="LibreOffice 7.4"/>
<style type="text/css">body,div,table { font-family:"Liberation Sans"; font-size:x-small }</style></head><body><table cellspacing="0" border="0"><colgroup width="181"></colgroup>${lines(
  (row) => `\n<tr>${row.map((text) => `<td height="17" align="left" sdval="${text.replace(',', '.')}" sdnum="1066;"><font face="Liberation Serif">${text}</font></td>`).join('')}</tr>`,
)}</table></body></html>`;

const webSheet = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style><table xmlns="http://www.w3.org/1999/xhtml" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody>${lines(
  (row) => `<tr style="height:21px;">${row.map((text) => `<td style="padding:2px 3px;" data-sheets-value="{&quot;1&quot;:2}">${text}</td>`).join('')}</tr>`,
)}</tbody></table>`;

const page = `<div class="layout"><table><tr><td>Trình đơn</td><td><table class="news"><caption>Kết quả năm 2023</caption><thead><tr>${HEADER.map((text) => `<th scope="col"><strong>${text}</strong></th>`).join('')}</tr></thead><tbody>${ROWS.map(
  (row) => `<tr>${row.map((text) => `<td><p>${text}</p></td>`).join('')}</tr>`,
).join('')}</tbody></table></td></tr></table></div>`;

export const text = all.map((row) => row.join('\t')).join('\r\n') + '\r\n';

/** By program: the HTML, and the text that goes with it. */
export const clipboards = {
  Word: { html: word, text },
  Excel: { html: excel, text: `KẾT QUẢ NĂM 2023\t\t\t\t\r\n${text}` },
  LibreOffice: { html: libreOffice, text },
  'bảng tính trên web': { html: webSheet, text },
  'trang web': { html: page, text },
  'chữ cách nhau bằng Tab': { html: '', text },
  'chữ tách rời dấu (NFD)': { html: '', text: text.normalize('NFD') },
};
