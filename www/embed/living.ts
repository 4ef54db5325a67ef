/** What a chart of the full edition keeps while it is on the page: its source read again, and its reader's choices. */
import type { WasmChart } from './border';
import type { ChartOnPage } from './chart';
import type { Failure } from './errors';
import { keepFocus } from './focus';
import { finish, keepMenu, say } from './reader';
import { Refresh, ageOf, minutesOf, showAge } from './refresh';
import { asked, askedYears, isAlone } from './share';
import type { Source } from './source';
import type { Lang, Options } from './thuoc-do';

/** What is drawn is older than its source: why. */
const STALE_ATTRIBUTE = 'data-thuoc-do-stale';

export class Living {
  /** What is drawn. */
  source: Source | null = null;
  private refresh: Refresh | null = null;
  /** What its author asked for when that was last heard. */
  private heard = '';

  constructor(private readonly chart: ChartOnPage) {}

  get owner(): HTMLElement {
    return this.chart.owner;
  }

  get host(): HTMLElement {
    return this.chart.host;
  }

  get drawn(): boolean {
    return this.chart.drawn;
  }

  options(): Options {
    return this.chart.options();
  }

  /** Begins, goes on or ends reading the source again, as the options now ask. */
  watch(): void {
    const { source } = this;
    this.heard = JSON.stringify(this.options());
    if (minutesOf(this.options()) === 0) this.unwatch();
    else if (!this.refresh) this.refresh = new Refresh(this, source && 'text' in source && source.read ? source.text : null);
    this.showAge();
  }

  unwatch(): void {
    if (this.refresh) this.refresh.end();
    this.refresh = null;
  }

  stop(): void {
    this.unwatch();
    this.source = null;
    removeEventListener('hashchange', this);
    this.owner.removeAttribute(STALE_ATTRIBUTE);
  }

  /** Draws `made` from a source where its reader is perhaps looking; `state` is that of what was drawn there before. */
  draw(made: WasmChart, source: Source, state: string, draw: () => void): void {
    const root = this.chart.root as ShadowRoot;
    // An author who asks for another view or language has the last word.
    const kept = JSON.stringify(this.options()) === this.heard ? state : state.replace(/^(view|lang)=.*\n/gm, '');
    if (kept) this.chart.use(() => made.restore(kept));
    keepFocus(root, () => {
      keepMenu(root, draw);
      return true;
    });
    if (!this.source && isAlone(this.owner)) {
      addEventListener('hashchange', this);
      this.handleEvent();
    }
    this.source = source;
  }

  /** Something was drawn, or drawn again. */
  finish(): void {
    const { root } = this.chart;
    if (!root) return;
    finish(root);
    this.showAge();
  }

  /** The address of a stand-alone page asks for a view of it. */
  handleEvent(): void {
    const { root } = this.chart;
    const state = asked();
    if (!state || !root) return;
    askedYears(root, state);
    this.chart.use((drawn) => {
      drawn.restore(state);
      this.chart.paint(drawn);
    });
  }

  /** Draws other data as the reader has the chart; what is drawn stays if they cannot be. */
  async renew(source: Source): Promise<void> {
    const good = this.source;
    if (!this.drawn) {
      await this.chart.start(source);
      return;
    }
    try {
      const { turn } = this.chart;
      while ((await this.chart.once(source, turn)) === undefined);
    } catch (error) {
      // It trapped, and with the instance the handle of what was drawn is gone.
      const { engine } = this.chart;
      if (good && (!engine || engine.dead)) await this.chart.start(good);
      throw error;
    }
  }

  /** A reading of the source has ended. */
  renewed(trouble: Failure | null, isNew: boolean): void {
    const { root } = this.chart;
    const { owner, refresh } = this;
    if (!root || !refresh || !this.drawn) return;
    const before = owner.getAttribute(STALE_ATTRIBUTE);
    if (trouble) owner.setAttribute(STALE_ATTRIBUTE, trouble.code);
    else owner.removeAttribute(STALE_ATTRIBUTE);
    this.showAge();
    const told = ageOf(refresh, this.lang());
    // Aloud once when trouble begins, and never where nothing has changed.
    if (trouble && before !== trouble.code) {
      this.chart.tell('error', { code: trouble.code, message: trouble.message });
      say(root, told[told.length - 1] || '');
    } else if (isNew) {
      const message = root.querySelector('h2');
      say(root, told.concat((message && message.textContent) || '').join('. '));
    }
  }

  private showAge(): void {
    const { root } = this.chart;
    if (root && this.drawn && this.refresh) showAge(root, ageOf(this.refresh, this.lang()));
  }

  /** The reader's, who may have chosen another than the author. */
  private lang(): Lang {
    const { root } = this.chart;
    return root && root.querySelector('article.td[lang=en]') ? 'en' : 'vi';
  }
}
