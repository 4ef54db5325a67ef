/** Chart.js with what these two charts need, as its documentation says to register it. */
import { BarController, BarElement, CategoryScale, Chart, Legend, LineController, LineElement, LinearScale, PointElement, ScatterController, Tooltip } from 'chart.js';
import { begin } from './app.mjs';

Chart.register(BarController, BarElement, CategoryScale, Legend, LineController, LineElement, LinearScale, PointElement, ScatterController, Tooltip);
Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;

const fill = {
  scorecard(chart, { names, results, targets }) {
    chart.labels = names;
    chart.datasets[0].data = results;
    chart.datasets[1].data = targets.map((x, index) => ({ x, y: names[index] }));
  },
  timeline(chart, { years, ranks, targets }) {
    chart.labels = years;
    chart.datasets[0].data = ranks;
    chart.datasets[1].data = targets;
  },
};

const configurations = {
  scorecard: () => ({
    type: 'bar',
    data: { datasets: [{ label: 'Kết quả', backgroundColor: '#00705c' }, { type: 'scatter', label: 'Mục tiêu', pointStyle: 'line', rotation: 90, radius: 14, borderColor: '#12202c', borderWidth: 3, order: -1 }] },
    options: { indexAxis: 'y', scales: { x: { min: 0, max: 100 } } },
  }),
  timeline: ({ most }) => ({
    type: 'line',
    data: { datasets: [{ label: 'Hạng', borderColor: '#12202c' }, { label: 'Mục tiêu', borderColor: '#5f6e7b', borderDash: [5, 4], pointRadius: 0 }] },
    options: { scales: { y: { reverse: true, min: 1, max: most } } },
  }),
};

begin((element, data) => {
  const canvas = element.appendChild(document.createElement('canvas'));
  const configuration = configurations[data.kind](data);
  Object.assign(configuration.options, { animation: false, maintainAspectRatio: false });
  fill[data.kind](configuration.data, data);
  const chart = new Chart(canvas, configuration);
  return {
    update(next) {
      fill[next.kind](chart.data, next);
      chart.update('none');
    },
    destroy() {
      chart.destroy();
      canvas.remove();
    },
  };
});
