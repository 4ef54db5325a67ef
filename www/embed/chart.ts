/** One chart on a page: reads its data, holds its wasm handle, draws it, passes events in, and steps back on failure. */
import type { WasmChart } from './border';
import type { Engine } from './engine';
import { breathe, call, getEngine, inTurn } from './engine';
import type { Failure } from './errors';
import { failure, isRaised, sayOnce, shownMessage, toFailure } from './errors';
import { keepFocus } from './focus';
import { Living } from './living';
import { paint } from './paint';
import type { Item } from './paint';
import { READER_EVENTS, sayShown, take } from './reader';
import type { Source } from './source';
import type { Surface } from './surface';
import type { ErrorCode, Options, Report } from './thuoc-do';

/** Listened for once each on the shadow root; which element was meant is decided inside. */
const EVENTS = ['click', 'keydown', 'change', 'input'].concat(THUOC_DO_FULL ? READER_EVENTS : []);
const ERROR_ATTRIBUTE = 'data-thuoc-do-error';

let count = 0;

export class ChartOnPage {
  /** Why the last start failed, or null. */
  code: ErrorCode | null = null;
  private chart: WasmChart | null = null;
  engine: Engine | null = null;
  /** What it is drawn in. */
  root: ShadowRoot | null = null;
  private canvas: Node | null = null;
  /** What `canvas` shows; null where nothing of ours. */
  private shown: Item[] | null = null;
  /** Grows with each start and stop, so that a slow start notices that it is no longer wanted. */
  turn = 0;
  private busy = false;
  private readonly id = 'td' + ++count;
  private readonly living = (THUOC_DO_FULL ? new Living(this) : null) as Living;

  constructor(
    readonly owner: HTMLElement,
    private readonly surface: Surface,
    private readonly read: () => Promise<Source>,
    readonly options: () => Options,
  ) {}

  /** Draws from the data as they are now, or from those given. Null if it was stopped or started again meanwhile. */
  async start(given?: Source | null): Promise<Report | null> {
    const turn = ++this.turn;
    if (THUOC_DO_FULL && !given) this.living.unwatch();
    try {
      const source = given || (await this.read());
      for (;;) {
        const report = await this.once(source, turn);
        if (report !== undefined) return report;
      }
    } catch (error) {
      if (turn !== this.turn) return null;
      throw this.fail(error);
    } finally {
      if (THUOC_DO_FULL && turn === this.turn) this.living.watch();
    }
  }

  /** Draws, unless it is no longer wanted (null) or has to be tried on a new instance (undefined). */
  async once(source: Source, turn: number): Promise<Report | null | undefined> {
    const engine = await getEngine();
    return inTurn(() => this.draw(source, engine, turn));
  }

  /** Frees the handle and shows the author's content. */
  stop(): void {
    this.turn++;
    this.release();
    if (THUOC_DO_FULL) this.living.stop();
    this.code = null;
    this.owner.removeAttribute(ERROR_ATTRIBUTE);
    this.close(null);
  }

  get host(): HTMLElement {
    return this.surface.host;
  }

  get drawn(): boolean {
    return this.chart !== null;
  }

  refreshOptions(): void {
    this.use((chart) => {
      chart.setOptions(this.wasmOptions());
      this.paint(chart);
    });
    if (THUOC_DO_FULL) this.living.watch();
  }

  toCSV(): string {
    const text = this.use((chart) => chart.toCSV());
    if (text === undefined) throw failure('no-data', this.lang());
    return text;
  }

  handleEvent(event: Event): void {
    const root = this.root;
    // Redrawing removes the focused element, and some browsers send events while it goes.
    if (this.busy || !root) return;
    const hear = (): void => keepFocus(root, () => this.use((chart) => chart.event(event) && this.paint(chart)) === true);
    if (!THUOC_DO_FULL) hear();
    else if (!take(root, event, (work) => this.use(work))) sayShown(root, hear);
  }

  /** Null if it is no longer wanted, undefined if another chart's trap took the instance: then once more on a new one. */
  private async draw(source: Source, engine: Engine, turn: number): Promise<Report | null | undefined> {
    if (turn !== this.turn) return null;
    if (engine.dead) return undefined;
    const options = this.wasmOptions();
    const { Chart } = engine.glue;
    const made = call(engine, () => ('text' in source ? Chart.fromJson(source.text, options) : Chart.fromTable(source.table, options)));
    // On a slow phone reading and drawing in one go would hold the page too long.
    await breathe();
    if (turn !== this.turn || engine.dead) {
      giveUp(engine, made);
      return turn === this.turn ? undefined : null;
    }
    // Of what is drawn, before it goes.
    const state = (THUOC_DO_FULL && this.engine && !this.engine.dead && this.use((chart) => chart.state())) || '';
    this.release();
    this.chart = made;
    this.engine = engine;
    engine.whenLost.add(this.restart);
    const { root, canvas } = this.surface.open();
    this.root = root;
    this.canvas = canvas;
    const put = (): true => this.guarded(() => this.paint(made));
    if (THUOC_DO_FULL) this.living.draw(made, source, state, put);
    else put();
    const report = this.guarded(() => made.report());
    for (const type of EVENTS) root.addEventListener(type, this);
    this.code = null;
    this.owner.removeAttribute(ERROR_ATTRIBUTE);
    this.tell('ready', { report });
    return report;
  }

  /** A call on the live handle. Undefined if there is none, or if the instance trapped: the chart has then stepped back. */
  use<T>(work: (chart: WasmChart) => T): T | undefined {
    const chart = this.chart;
    if (!chart) return undefined;
    try {
      return this.guarded(() => work(chart));
    } catch (error) {
      this.turn++;
      this.fail(error);
      return undefined;
    }
  }

  /** Draws `chart` as it is now, inside a guarded call. */
  paint(chart: WasmChart): true {
    this.shown = paint(this.canvas as Node, chart.draw(), this.shown);
    if (THUOC_DO_FULL) this.living.finish();
    return true;
  }

  private close(message: string | null): void {
    this.shown = null;
    this.surface.close(message);
  }

  private guarded<T>(work: () => T): T {
    this.busy = true;
    try {
      return call(this.engine as Engine, work);
    } finally {
      this.busy = false;
    }
  }

  /** Another chart's trap took the instance with it: this one was sound and is drawn again on a new one. */
  private readonly restart = (): void => {
    if (this.chart) this.start(THUOC_DO_FULL ? this.living.source : null).catch(() => undefined);
  };

  private fail(error: unknown): Failure {
    const reason = toFailure(error, this.lang());
    this.release();
    this.code = reason.code;
    this.close(shownMessage(reason, this.lang()));
    this.owner.setAttribute(ERROR_ATTRIBUTE, reason.code);
    sayOnce(reason);
    this.tell('error', { code: reason.code, message: reason.message });
    return reason;
  }

  private release(): void {
    const chart = this.chart;
    const engine = this.engine;
    this.chart = null;
    this.engine = null;
    if (this.root) for (const type of EVENTS) this.root.removeEventListener(type, this);
    if (!chart || !engine) return;
    engine.whenLost.delete(this.restart);
    giveUp(engine, chart);
  }

  private wasmOptions(): Options & { id: string } {
    return Object.assign({ id: this.id }, this.options());
  }

  private lang(): 'vi' | 'en' {
    return this.options().lang === 'en' ? 'en' : 'vi';
  }

  tell(name: string, detail: object): void {
    this.owner.dispatchEvent(new CustomEvent('thuoc-do:' + name, { bubbles: true, composed: true, detail }));
  }
}

function giveUp(engine: Engine, chart: WasmChart): void {
  if (engine.dead) {
    // Otherwise the glue would free it on garbage collection, inside an instance that is not to be trusted.
    if (chart.__destroy_into_raw) chart.__destroy_into_raw();
    return;
  }
  try {
    call(engine, () => chart.free());
  } catch (error) {
    // The instance is discarded by then and the handle is given up anyway.
    if (!isRaised(error)) throw error;
  }
}
