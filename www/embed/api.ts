/** The JavaScript API: evaluate without drawing, and mount a chart in an element of the page's own choosing. */
import { ChartOnPage } from './chart';
import { call, getEngine } from './engine';
import { failure, isRaised, toFailure } from './errors';
import { yieldPlace } from './finders';
import { hub } from './hub';
import { readOptions } from './options';
import { fromScorecard } from './source';
import { before, inPlace } from './surface';
import type { Handle, Options, Report, Scorecard } from './thuoc-do';

/** Elements that may hold a shadow root; in any other the chart is drawn before it, in its place. */
const HOLDS_SHADOW = /^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span|.+-.+)$/;

const mounted = new WeakMap<HTMLElement, Handle>();

export async function evaluate(scorecard: Scorecard): Promise<Report> {
  const source = fromScorecard(scorecard) as { text: string };
  try {
    const engine = await getEngine();
    return call(engine, () => {
      const chart = engine.glue.Chart.fromJson(source.text, {});
      const report = chart.report();
      chart.free();
      return report;
    });
  } catch (error) {
    if (isElsewhere()) return window.ThuocDo.evaluate(scorecard);
    throw isRaised(error) ? error : toFailure(error, 'vi');
  }
}

/** After a failure: does another copy serve, the twin perhaps where WebAssembly is refused? Then it is asked. */
function isElsewhere(): boolean {
  return !THUOC_DO_IS_TWIN && hub().best.twin;
}

function kept(text: string | undefined): string {
  if (text === undefined) throw failure('no-data', 'vi');
  return text;
}

export async function mount(element: HTMLElement, scorecard: Scorecard, options?: Options): Promise<Handle> {
  const earlier = mounted.get(element);
  if (earlier) earlier.destroy();
  yieldPlace(element);

  let source = fromScorecard(scorecard);
  let chosen: Options = Object.assign({}, options);
  let ended = false;
  const surface = HOLDS_SHADOW.test(element.localName) ? inPlace(element) : before(element);
  const chart = new ChartOnPage(
    element,
    surface,
    () => Promise.resolve(source),
    () => Object.assign(readOptions(element), chosen),
  );
  const draw = async (): Promise<Report> => {
    const report = await chart.start();
    // Destroyed, or updated again, before it was drawn.
    if (!report) throw failure('no-data', 'vi');
    return report;
  };
  const handle: Handle = {
    update(next) {
      source = fromScorecard(next);
      return ended ? Promise.reject(failure('no-data', 'vi')) : draw();
    },
    select(next) {
      chosen = Object.assign({}, chosen, next);
      chart.refreshOptions();
    },
    toCSV: (csv) => (THUOC_DO_FULL && csv && (csv.excel || csv.machine) ? kept(chart.use((drawn) => drawn.toCSVFor(csv.excel ? 'excel' : 'machine'))) : chart.toCSV()),
    destroy() {
      if (ended) return;
      ended = true;
      mounted.delete(element);
      chart.stop();
    },
  };
  if (THUOC_DO_FULL) handle.toSVG = () => kept(chart.use((drawn) => drawn.toSVG()));
  mounted.set(element, handle);
  try {
    await draw();
  } catch (error) {
    if (!isElsewhere()) throw error;
    handle.destroy();
    return window.ThuocDo.mount(element, scorecard, options);
  }
  return handle;
}
