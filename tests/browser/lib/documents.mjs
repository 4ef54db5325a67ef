/** Small documents and snippets the tests put on pages. */

/** A scorecard with one met and one missed target. */
export function scorecard({ title = 'Bảng thử', name = 'Chỉ số thử', explanation = undefined } = {}) {
  return {
    version: 1,
    title,
    unit: { id: 'tinh-thu', name: 'Tỉnh thử' },
    as_of: '2024-05-10',
    sources: [{ id: 's', title: 'Nguồn thử', url: 'https://example.org/nguon' }],
    indicators: [
      {
        id: 'chi-so-thu',
        name,
        short: 'THỬ',
        unit: '%',
        better: 'higher',
        editions: [
          { year: 2022, scale: [0, 100], units: 63, geography: 'vn-63' },
          { year: 2023, scale: [0, 100], units: 63, geography: 'vn-63' },
        ],
        results: [
          { year: 2022, score: 85.5, rank: 31, provenance: 'published', source: 's' },
          { year: 2023, score: 86.55, rank: 20, provenance: 'published', source: 's' },
        ],
        targets: [
          { id: 'T-dat', year: 2023, source: 's', explanation, all: [{ rank: { at_most: 30, of: 63 } }] },
          { id: 'T-chua-dat', year: 2023, source: 's', all: [{ score: { at_least: 90 } }] },
        ],
      },
    ],
  };
}

/** JSON inside a script element: no `<` may stand in it. */
export function inScript(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/</g, '\\u003c');
}

/** `<thuoc-do>` holding a scorecard and a line of the author's own. */
export function element(value = scorecard(), attributes = '') {
  return `<thuoc-do ${attributes}><script type="application/json">${inScript(value)}</script><p class="author">Nội dung của tác giả</p></thuoc-do>`;
}

/** The same as an editor's table: one met, one missed. */
export function table(className = 'thuoc-do', attributes = '') {
  return `<table class="${className} author" ${attributes}><caption>Bảng của tác giả</caption><tr><th>Chỉ tiêu</th><th>Năm</th><th>Mục tiêu</th><th>Kết quả</th><th>Đơn vị tính</th></tr><tr><td>Tỷ lệ hồ sơ đúng hạn</td><td>2023</td><td>từ 89,64% trở lên</td><td>95,2</td><td>%</td></tr><tr><td>Tỷ lệ hồ sơ trực tuyến</td><td>2023</td><td>từ 60% trở lên</td><td>55,0</td><td>%</td></tr></table>`;
}
