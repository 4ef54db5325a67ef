/** What every chart of the comparison shows: four targets of Ninh Thuận for 2023 and its places in PAPI, as in www/examples. */

const units = 63;
const years = [2019, 2020, 2021, 2022, 2023, 2024];
const papi = [37, 58, 14, 4, 6, 5];
const most = 20;
/** Name, result and target; of a rank the best is 1, of a score the scale ends at 100. */
const rows = [
  { id: 'par-index', name: 'PAR INDEX 2023', rank: 36, target: 30 },
  { id: 'papi', name: 'PAPI 2023', rank: 6, target: most },
  { id: 'ddci-so', name: 'DDCI, sở ngành', score: 72.58, target: 83 },
  { id: 'ddci-huyen', name: 'DDCI, huyện, thành phố', score: 71.83, target: 80 },
];

const edition = (year) => ({ year, scale: [0, 100], units });

function indicator({ id, name, rank, score, target }) {
  return {
    id, name, unit: 'điểm', editions: [edition(2023)], results: [{ year: 2023, ...(score === undefined ? { rank } : { score }), source: 's' }],
    targets: [{ id, year: 2023, source: 's', all: [score === undefined ? { rank: { at_most: target } } : { score: { at_least: target } }] }],
  };
}

function series(places) {
  return {
    id: 'papi', name: 'PAPI', unit: 'điểm', editions: years.map(edition), results: years.map((year, at) => ({ year, rank: places[at], source: 's' })),
    targets: [{ id: 'papi', source: 's', set_on: '2020-05-27', all: [{ each: [2020, 2024], rank: { at_most: most } }] }],
  };
}

/** The figures with another place of PAPI, the one which an update changes. */
const changed = {
  scorecard: (place) => rows.map((row) => (row.id === 'papi' ? { ...row, rank: place } : row)),
  timeline: (place) => [...papi.slice(0, -1), place],
};

/** The document as our script takes it. */
export function scorecard(kind, place = 6) {
  const indicators = kind === 'timeline' ? [series(changed.timeline(place))] : changed.scorecard(place).map(indicator);
  return { version: 1, as_of: '2025-05-31', unit: { id: 'ninh-thuan', name: 'Ninh Thuận' }, sources: [{ id: 's', title: '1894/QĐ-UBND, 23/12/2022' }], indicators };
}

/** A place as its distance from the last one, in hundredths of what is possible. */
const share = (rank) => Math.round(((units - rank) / (units - 1)) * 1000) / 10;

/** The same figures as arrays, which a charting library takes. */
export function arrays(kind, place = 6) {
  if (kind === 'timeline') return { kind, years, ranks: changed.timeline(place), targets: years.map((year) => (year < 2020 ? null : most)), most: units };
  const drawn = changed.scorecard(place);
  return {
    kind,
    names: drawn.map(({ name }) => name),
    results: drawn.map(({ rank, score }) => (score === undefined ? share(rank) : score)),
    targets: drawn.map(({ score, target }) => (score === undefined ? share(target) : target)),
  };
}
