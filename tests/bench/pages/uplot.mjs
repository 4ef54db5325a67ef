/** uPlot, with what it can draw: the lines; the bars upright, with the targets as points. It has no accessible form. */
import uPlot from 'uplot';
import css from 'uplot/dist/uPlot.min.css';
import { begin } from './app.mjs';

const sheet = new globalThis.CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [sheet];

const columns = {
  scorecard: ({ names, results, targets }) => [names.map((_, index) => index), results, targets],
  timeline: ({ years, ranks, targets }) => [years, ranks, targets],
};

const options = {
  scorecard: ({ names }) => ({
    scales: { x: { time: false, range: [-0.5, names.length - 0.5] }, y: { range: [0, 100] } },
    axes: [{ splits: names.map((_, index) => index), values: () => names }, {}],
    series: [{}, { label: 'Kết quả', fill: '#00705c', paths: uPlot.paths.bars({ size: [0.6, 80] }), points: { show: false } }, { label: 'Mục tiêu', stroke: '#12202c', paths: () => null, points: { show: true, size: 10 } }],
  }),
  timeline: ({ years, most }) => ({
    scales: { x: { time: false }, y: { dir: -1, range: [1, most] } },
    axes: [{ splits: years, values: (_, splits) => splits.map(String) }, {}],
    series: [{}, { label: 'Hạng', stroke: '#12202c', width: 2, points: { show: true } }, { label: 'Mục tiêu', stroke: '#5f6e7b', dash: [5, 4] }],
  }),
};

/** Of the height the legend takes its own; the rest is the plot's. */
const LEGEND = 30;

begin((element, data) => {
  const { width, height } = element.getBoundingClientRect();
  const plot = new uPlot({ width, height: height - LEGEND, ...options[data.kind](data) }, columns[data.kind](data), element);
  return { update: (next) => plot.setData(columns[next.kind](next)), destroy: () => plot.destroy() };
});
