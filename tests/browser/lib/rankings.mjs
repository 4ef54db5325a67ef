/** Documents with whole rankings, real and made up; tests/rankings.rs has the same shapes for the core. */
import fs from 'node:fs';
import { exampleFile } from './site.mjs';

/** The real one, as written: PAPI of 61 provinces in 2023 and 2024, Ninh Thuận among them. */
export const papi = () => fs.readFileSync(exampleFile('ninh-thuan-papi').replace('.thuoc-do.html', '.json'), 'utf8');

const range = (count) => Array.from({ length: count }, (_, index) => index);

/** A document whose panel has a row for each unit: its name, then the cells. */
export function ranking(columns, rows, { tops = [20], before = [], edition = {}, better = 'higher' } = {}) {
  const panel = (year, cells) => ({ indicator: 'i', year, columns: ['unit', ...columns], rows: cells });
  return {
    version: 1,
    title: 'Bảng xếp hạng thử',
    unit: { id: 'nt', name: 'Ninh Thuận' },
    as_of: '2025-06-01',
    indicators: [
      {
        id: 'i',
        name: 'Chỉ số thử',
        unit: 'điểm',
        better,
        editions: [{ year: 2023 }, { year: 2024, ...edition }],
        targets: tops.map((top) => ({ id: `t${top}`, year: 2024, all: [{ rank: { at_most: top } }] })),
      },
    ],
    panels: [panel(2024, rows), ...(before.length ? [panel(2023, before)] : [])],
  };
}

const named = (at) => (at === 9 ? 'Ninh Thuận' : `Đơn vị ${at}`);
const scored = (count, score, name = named) => ranking(['total'], range(count).map((at) => [name(at), score(at)]));

export const RANKINGS = {
  'long names, 27 departments': scored(27, (at) => 90 - at, (at) =>
    at === 9 ? 'Ninh Thuận' : `Ban quản lý các khu kinh tế và khu công nghiệp số ${at} `.repeat(5).trim(),
  ),
  'the own name is long': (() => {
    const long = 'Sở Nông nghiệp và Phát triển nông thôn '.repeat(7).trim();
    const card = scored(34, (at) => 90 - at, (at) => (at === 9 ? long : named(at)));
    card.unit.name = long;
    return card;
  })(),
  'all equal': scored(63, () => 75),
  'below nought': scored(63, (at) => -at),
  'one unit': scored(1, () => 75, () => 'Ninh Thuận'),
  'two units': scored(2, (at) => 75 - at, (at) => ['Khác', 'Ninh Thuận'][at]),
  'ranks alone, after others': ranking(['rank'], range(63).map((at) => [named(at), at + 1]), { before: range(63).map((at) => [named(at), 63 - at]) }),
  'bands alone': ranking(['band'], range(60).map((at) => [named(at), ['Cao nhất', 'Trung bình cao', 'Thấp nhất'][Math.floor(at / 20)]]), {
    edition: { units: 60, bands: ['Cao nhất', 'Trung bình cao', 'Thấp nhất'].map((name) => ({ name, units: 20 })) },
  }),
  'the first 30 alone printed': ranking(['rank', 'total'], range(63).map((at) => [named(at), at < 30 ? at + 1 : null, at < 30 ? 90 - at : null]), { edition: { units: 63 } }),
};
