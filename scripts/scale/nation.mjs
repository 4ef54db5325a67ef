// node scripts/scale/nation.mjs [SEED]: a made-up nation on standard output, a scorecard a line: 34 provinces, then their 3,321 communes.
// Sizes as since 1 July 2025 (34 provinces; 3,321 communes, wards and special zones). Every name and figure is made up, and says so.
import { writeSync } from "node:fs";

const provinces = 34;
const communes = 3321;
const years = [2022, 2023, 2024, 2025];

/** Numbers that look random and depend on the seed alone (Steele, Lea and Flood 2014, SplitMix), in 32 bits. */
function generator(seed) {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % most;
  };
}

const padded = (number, width) => String(number).padStart(width, "0");
const hundredths = (number) => (number / 100).toFixed(2);

// id, name, unit, what is asked of the last year
const indicators = [
  ["par-index", "PAR INDEX (số liệu giả)", "%", (any) => ({ all: [{ score: { at_least: 80 + any(8) } }, { rank: { at_most: 10 + any(20) } }] })],
  ["sipas", "SIPAS (số liệu giả)", "%", (any) => ({ all: [{ score: { at_least: 80 + any(10) } }] })],
  ["papi", "PAPI (số liệu giả)", "điểm", () => ({ all: [{ gain: { above: 0, in: "points", from: "previous" } }] })],
  ["dti", "DTI (số liệu giả)", "điểm", (any) => ({ any: [{ rank: { at_most: 15 + any(20) } }, { rank_gain: { at_least: 2, from: "previous" } }] })],
  ["ho-so-dung-han", "Hồ sơ giải quyết đúng hạn (số liệu giả)", "%", (any) => ({ all: [{ score: { at_least: 90 + any(9) } }] })],
  ["truc-tuyen", "Hồ sơ trực tuyến (số liệu giả)", "%", (any) => ({ all: [{ gain: { at_least: 3 + any(5), in: "percent", from: 2024 } }] })],
];

function scorecard(id, name, units, any) {
  return {
    version: 1,
    title: `Dữ liệu tổng hợp để đo tốc độ, không có thật: ${name}`,
    as_of: "2026-05-10",
    unit: { id, name },
    sources: [{ id: "gia", title: "Số liệu giả do scripts/scale/nation.mjs sinh ra" }],
    indicators: indicators.map(([indicator, called, unit, asked]) => ({
      id: indicator,
      name: called,
      unit,
      editions: years.map((year) => ({ year, scale: [0, 100], units })),
      // One figure in twelve is missing, as in real plans.
      results: years.filter(() => any(12) > 0).map((year) => ({ year, score: Number(hundredths(7000 + any(3000))), rank: 1 + any(units), source: "gia" })),
      targets: [{ id: `${indicator}-2025`, year: 2025, source: "gia", ...asked(any) }],
    })),
  };
}

const any = generator(Number(process.argv[2] || 20250701));
const lines = [];
for (let at = 1; at <= provinces; at++) lines.push(scorecard(`tinh-${padded(at, 2)}`, `Tỉnh ${padded(at, 2)}`, provinces, any));
for (let at = 1; at <= communes; at++) {
  const province = 1 + ((at - 1) % provinces);
  lines.push(scorecard(`xa-${padded(at, 4)}`, `Xã ${padded(at, 4)}, Tỉnh ${padded(province, 2)}`, 97 + (province <= communes % provinces ? 1 : 0), any));
}
// Written whole before the program ends, also into a pipe.
const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
for (let at = 0; at < text.length; ) at += writeSync(1, text, at);
