/** The floor: SVG made by hand, no library, the least that shows the same figures. */
import { begin } from './app.mjs';

const SVG = 'http://www.w3.org/2000/svg';

/** Room for the names. */
const LEFT = 200;

function add(parent, name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  if (text !== undefined) node.textContent = text;
  return parent.appendChild(node);
}

function scorecard(svg, { names, results, targets }, width, height) {
  const row = height / names.length;
  const at = (value) => (LEFT + (value / 100) * (width - LEFT - 20)).toFixed(1);
  names.forEach((name, index) => {
    const top = index * row;
    const group = add(svg, 'g', { tabindex: 0, 'aria-label': `${name}: ${results[index]}, mục tiêu ${targets[index]}` });
    add(group, 'text', { x: 0, y: top + row / 2 }, name);
    add(group, 'rect', { x: LEFT, y: top + row * 0.3, width: at(results[index]) - LEFT, height: row * 0.4, fill: '#00705c' });
    add(group, 'path', { d: `M${at(targets[index])} ${top + row * 0.2}v${row * 0.6}`, stroke: '#12202c', 'stroke-width': 3 });
  });
}

function timeline(svg, { years, ranks, targets, most }, width, height) {
  const x = (index) => (40 + (index / (years.length - 1)) * (width - 60)).toFixed(1);
  const y = (rank) => (20 + ((rank - 1) / (most - 1)) * (height - 60)).toFixed(1);
  const path = (values) => values.map((value, index) => (value === null ? '' : `${index === 0 || values[index - 1] === null ? 'M' : 'L'}${x(index)} ${y(value)}`)).join('');
  for (const tick of [1, 20, 40, 60]) {
    add(svg, 'path', { d: `M40 ${y(tick)}H${width - 20}`, stroke: '#dce2e8' });
    add(svg, 'text', { x: 0, y: y(tick) }, tick);
  }
  years.forEach((year, index) => add(svg, 'text', { x: x(index), y: height - 10, 'text-anchor': 'middle' }, year));
  add(svg, 'path', { d: path(targets), fill: 'none', stroke: '#5f6e7b', 'stroke-dasharray': '5 4' });
  add(svg, 'path', { d: path(ranks), fill: 'none', stroke: '#12202c', 'stroke-width': 2 });
  ranks.forEach((rank, index) => add(svg, 'circle', { cx: x(index), cy: y(rank), r: 5, tabindex: 0, 'aria-label': `${years[index]}: ${rank}` }));
}

begin((element, data) => {
  const { width, height } = element.getBoundingClientRect();
  const svg = add(element, 'svg', { width, height, role: 'group' });
  const draw = (next) => (next.kind === 'timeline' ? timeline : scorecard)(svg, next, width, height);
  draw(data);
  return {
    update(next) {
      svg.replaceChildren();
      draw(next);
    },
    destroy: () => svg.remove(),
  };
});
