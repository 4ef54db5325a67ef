/** The live chart: the same code that draws on a portal's page. */
import { ChartOnPage } from '../embed/chart';
import type { Source as Read } from '../embed/source';
import { inPlace } from '../embed/surface';
import type { Options, Report } from '../embed/thuoc-do';
import type { DeskChart } from './desk';
import type { Source } from './sheet';
import { toElement } from './sheet';
import { the } from './words';

let source: Source = { json: '' };
let options: Options = {};
let chart: ChartOnPage | null = null;

function reading(): Promise<Read> {
  return Promise.resolve('json' in source ? { text: source.json } : { table: toElement(source.sheet) });
}

/** Draws; null where it cannot be drawn, or a later call has overtaken this one. */
export async function draw(next: Source, shown: Options): Promise<Report | null> {
  source = next;
  options = shown;
  const owner = the('chart');
  if (!chart) chart = new ChartOnPage(owner, inPlace(owner), reading, () => options);
  try {
    return await chart.start();
  } catch {
    return null;
  }
}

/** Takes the drawing away: what it shows is no longer what was given. */
export function clear(): void {
  if (chart) chart.stop();
}

/** A call on the drawn chart; undefined where there is none. */
export function use<T>(work: (chart: DeskChart) => T): T | undefined {
  return chart ? chart.use((drawn) => work(drawn as DeskChart)) : undefined;
}
