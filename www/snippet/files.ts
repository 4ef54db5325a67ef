/** Saving: a page whole in one file, pictures, figures, data. Each is what the command would write. */
import { download, toPNG } from '../embed/save';
import { fileName } from './choices';
import { use } from './preview';
import { widget } from './release';
import type { Source } from './sheet';
import { clear, made, say, the } from './words';

/** Ending, what it is. */
const FILES: [string, string][] = [
  ['.thuoc-do.html', 'Trang tự đủ (.thuoc-do.html)|Self-contained page (.thuoc-do.html)'],
  ['.png', 'Ảnh (PNG)|Picture (PNG)'],
  ['.svg', 'Hình vẽ (SVG)|Drawing (SVG)'],
  ['-excel.csv', 'Số liệu cho Excel (CSV)|Figures for Excel (CSV)'],
  ['.csv', 'Số liệu cho máy (CSV)|Figures for programs (CSV)'],
  ['.json', 'Dữ liệu (JSON)|Data (JSON)'],
];

async function content(ending: string, source: Source): Promise<Blob | null> {
  const text = (type: string, words: string | undefined): Blob | null => (words === undefined ? null : new Blob([words], { type: type + ';charset=utf-8' }));
  if (ending === '.png') {
    const svg = use((chart) => chart.toSVG());
    return svg === undefined ? null : toPNG(svg);
  }
  if (ending === '.svg') return text('image/svg+xml', use((chart) => chart.toSVGFile()));
  if (ending === '.json') return text('application/json', 'json' in source ? source.json : use((chart) => chart.toJSON()));
  if (ending === '.csv') return text('text/csv', use((chart) => chart.toCSVFor('machine')));
  if (ending === '-excel.csv') return text('text/csv', use((chart) => chart.toCSVFor('excel')));
  return text('text/html', use((chart) => chart.toPage(widget())));
}

export function show(source: () => Source): void {
  const box = the('files');
  clear(box);
  for (const [ending, label] of FILES) {
    const button = box.appendChild(made('button', say(label)));
    button.type = 'button';
    if (ending === '.thuoc-do.html') button.className = 'main';
    button.addEventListener('click', async () => {
      const name = fileName() + ending;
      const made = await content(ending, source());
      if (made) download(made, name);
      the('kept').textContent = made ? say('Đã lưu {0}.|Saved {0}.', name) : say('Không lưu được {0}.|{0} could not be saved.', name);
    });
  }
}
