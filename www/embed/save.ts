/** Saving a chart as a file: its drawing, an image of it, its figures. Full edition only. Nothing leaves the page. */
import type { WasmChart } from './border';
import { plain } from './plain';
import type { Lang } from './thuoc-do';

/** A call on the drawn chart; undefined where there is none any more. */
export type Use = (work: (chart: WasmChart) => string) => string | undefined;

const REFUSED = {
  vi: 'Trang này không cho phép tạo ảnh PNG. Hãy tải hình vẽ (SVG).',
  en: 'This page does not allow a PNG to be made. Download the drawing (SVG) instead.',
};

/** Pixels of an image for one of the drawing, and the most an image may be high in any browser. */
const SHARPNESS = 2;
const HIGHEST = 16000;

/** A file name of the chart's title: no marks, no spaces, so that every system and mail program takes it. */
export const nameOf = (title: string): string => plain(title).replace(/ /g, '-').slice(0, 60) || 'thuoc-do';

export function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Later: some browsers begin to read it only after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Null where the page's policy refuses images of its own making, or the canvas its size. */
export function toPNG(svg: string): Promise<Blob | null> {
  return new Promise((done) => {
    const image = new Image();
    image.onerror = () => done(null);
    image.onload = () => {
      const canvas = document.createElement('canvas');
      const scale = Math.min(SHARPNESS, HIGHEST / image.height);
      canvas.width = image.width * scale;
      canvas.height = image.height * scale;
      const brush = canvas.getContext('2d');
      if (!brush) return done(null);
      brush.drawImage(image, 0, 0, canvas.width, canvas.height);
      try {
        canvas.toBlob(done, 'image/png');
      } catch {
        // An old browser that counts every SVG as foreign.
        done(null);
      }
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
  });
}

/** Saves as `kind`; a refusal is shown beside the buttons and given back to be said aloud. */
export async function save(root: ShadowRoot, kind: string, use: Use, lang: Lang): Promise<string> {
  const title = root.querySelector('.eye span, h2');
  const name = nameOf((title && title.textContent) || '');
  if (kind === 'svg' || kind === 'png') {
    const svg = use((chart) => chart.toSVG());
    if (svg === undefined) return '';
    if (kind === 'svg') {
      download(new Blob([svg], { type: 'image/svg+xml' }), name + '.svg');
      return '';
    }
    const image = await toPNG(svg);
    if (image) download(image, name + '.png');
    const shown = root.querySelector<HTMLElement>('.refused');
    if (shown) {
      shown.textContent = image ? '' : REFUSED[lang];
      shown.hidden = image !== null;
    }
    return image ? '' : REFUSED[lang];
  }
  const text = use((chart) => chart.toCSVFor(kind));
  if (text !== undefined) download(new Blob([text], { type: 'text/csv;charset=utf-8' }), name + (kind === 'excel' ? '-excel' : '') + '.csv');
  return '';
}
