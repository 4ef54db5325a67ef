/** Scorecards that strain a page, by name; tests/hostile.rs has the same shapes for the core. */

function indicator(id, { name = 'Chỉ số thử', unit = 'điểm', scale = [0, 100], years = [2020, 2021, 2022, 2023], score = (year) => year - 1950, target = 75 } = {}) {
  return {
    id: `i${id}`,
    name,
    unit,
    editions: years.map((year) => ({ year, scale, units: 63 })),
    results: years.filter((year) => score(year) !== null).map((year) => ({ year, score: score(year) })),
    targets: years.map((year) => ({
      id: `t${id}-${year}`,
      year,
      all: [{ score: { at_least: target } }],
      explanation: name.length > 200 ? name : undefined,
    })),
  };
}

const card = (...indicators) => ({
  version: 1,
  title: 'Bảng thử',
  unit: { id: 'tinh-thu', name: 'Tỉnh thử' },
  as_of: '2070-01-01',
  indicators: indicators.map((one, id) => indicator(id, one)),
});

const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);

export const HOSTILE = {
  'names of 300 letters': card({ name: 'Tỷ lệ hồ sơ giải quyết đúng hạn trên tổng số hồ sơ '.repeat(6).trim() }, { name: 'x'.repeat(300) }),
  '200 indicators': card(...range(0, 200).map(() => ({ years: [2023] }))),
  'all missing': card({ score: () => null }),
  'all equal': card({ score: () => 75 }),
  'far outside, negative, 0–1, 0–1000': card(
    { scale: [0, 100000000], target: 99999999 },
    { scale: [-100, 100], score: (year) => 2000 - year, target: -10 },
    { scale: [0, 1], score: (year) => (year - 1500) / 1000, target: 0.5 },
    { scale: [0, 1000], score: (year) => year - 1100, target: 950.25 },
  ),
  '40 years': card({ years: range(2000, 2040) }),
};

/** Many targets of all kinds: one indicator with three, some missed, some met, four without a figure, one explained. */
export function manyTargets() {
  const one = (id, score, target, more = {}) => ({
    id,
    name: `Chỉ tiêu ${id}`,
    unit: '%',
    editions: [{ year: 2023, scale: [0, 100], units: 63 }],
    results: score === null ? [] : [{ year: 2023, score, provenance: 'published', source: 's' }],
    targets: [{ id: `T-${id}`, year: 2023, all: [{ score: { at_least: target } }], ...more }],
  });
  const grouped = {
    id: 'nhom',
    name: 'Chỉ số nhóm',
    unit: '%',
    results: [2021, 2022, 2023].map((year) => ({ year, score: year - 1950 })),
    targets: [2021, 2022, 2023].map((year) => ({ id: `N-${year}`, year, all: [{ score: { at_least: 72 } }] })),
  };
  return {
    version: 1,
    title: 'Nhiều chỉ tiêu: thử',
    sources: [{ id: 's', title: 'Báo cáo thử', url: 'https://example.org/bao-cao' }],
    unit: { id: 'tinh-thu', name: 'Tỉnh thử' },
    as_of: '2024-05-10',
    indicators: [
      one('it', 80, 82, { explanation: 'Do bão lũ, nhiều hồ sơ phải nộp lại.' }),
      grouped,
      one('dat', 95, 90),
      one('nhieu', 40, 90),
      ...['a', 'b', 'c', 'd'].map((id) => one(id, null, 90)),
    ],
  };
}
