/**
 * Reads an author's `src` again every few minutes. Full edition only. Nothing is read while the page is hidden or the chart out
 * of sight; what is due then is read on return. What is drawn stays whatever the server does; a line in the chart tells how old it is.
 */
import type { Failure } from './errors';
import { failure, toFailure } from './errors';
import { load } from './source';
import type { Source } from './source';
import type { Lang, Options } from './thuoc-do';

/** Minutes between two readings. */
const LEAST = 1;
const MOST = 24 * 60;
/** Readers of one page must not come in step: up to a fifth is added to every wait. */
const SPREAD = 0.2;
/** Each failure doubles the wait, up to this many times. */
const DOUBLINGS = 5;
/** An answer that takes longer has failed. */
const PATIENCE_MS = 30000;
const MINUTE_MS = 60000;

/** The chart, as far as it matters here. */
export interface Renewable {
  readonly owner: HTMLElement;
  readonly host: HTMLElement;
  readonly drawn: boolean;
  options(): Options;
  /** Draws other data as the reader has the chart; what is drawn stays if that fails. */
  renew(source: Source): Promise<void>;
  /** A reading has ended: with a failure, or with data that are new or the same. */
  renewed(trouble: Failure | null, isNew: boolean): void;
}

/** Minutes an author has asked for, within the limits; nought where none are. */
export function minutesOf({ src, refresh }: Options): number {
  const asked = Number(String(refresh).replace(',', '.'));
  return src && asked > 0 ? Math.min(Math.max(asked, LEAST), MOST) : 0;
}

export class Refresh {
  /** The moment of the last good reading. */
  at: Date | null = null;
  trouble: Failure | null = null;
  private failures = 0;
  private timer = 0;
  private due = false;
  private away = false;
  private ended = false;
  private running: AbortController | null = null;
  private readonly observer: IntersectionObserver | null = null;

  /** `text` is what was last read of the source; null where what is drawn came from elsewhere: the source is then read at once. */
  constructor(
    private readonly chart: Renewable,
    private text: string | null,
  ) {
    if (text !== null) this.at = new Date();
    document.addEventListener('visibilitychange', this);
    if (typeof IntersectionObserver !== 'undefined') {
      this.observer = new IntersectionObserver((seen) => {
        this.away = !seen[seen.length - 1]!.isIntersecting;
        this.handleEvent();
      });
      this.observer.observe(chart.host);
    }
    // Not at once what has just failed.
    this.plan(text === null && chart.drawn);
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this);
    if (this.observer) this.observer.disconnect();
    if (this.running) this.running.abort();
  }

  /** The page or the chart has come into sight, or gone. */
  handleEvent(): void {
    if (this.due && !this.away && !document.hidden) void this.read();
  }

  private plan(now: boolean): void {
    const wait = minutesOf(this.chart.options()) * MINUTE_MS * 2 ** Math.min(this.failures, DOUBLINGS);
    this.timer = setTimeout(
      () => {
        this.due = true;
        this.handleEvent();
      },
      now ? 0 : wait * (1 + SPREAD * Math.random()),
    ) as unknown as number;
  }

  /** One at a time: the next is planned when this one has ended. */
  private async read(): Promise<void> {
    this.due = false;
    let trouble: Failure | null = null;
    let isNew = false;
    try {
      const text = await this.fetched();
      if (this.ended) return;
      isNew = text !== this.text;
      if (isNew) await this.chart.renew({ text });
      this.text = text;
    } catch (error) {
      trouble = toFailure(error, this.lang());
    }
    if (this.ended) return;
    this.failures = trouble ? this.failures + 1 : 0;
    if (!trouble) this.at = new Date();
    this.trouble = trouble;
    this.chart.renewed(trouble, isNew && !trouble);
    // A page on disk will not read files however often it is asked.
    if (!trouble || trouble.code !== 'src-on-file') this.plan(false);
  }

  private async fetched(): Promise<string> {
    const { owner } = this.chart;
    const stop = typeof AbortController === 'undefined' ? null : new AbortController();
    this.running = stop;
    let timer;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => {
        fail(failure('fetch', this.lang()));
        if (stop) stop.abort();
      }, PATIENCE_MS);
    });
    try {
      return await Promise.race([load(this.chart.options().src || '', owner, stop ? stop.signal : undefined), late]);
    } finally {
      clearTimeout(timer);
      this.running = null;
    }
  }

  private lang(): Lang {
    return this.chart.options().lang || 'vi';
  }
}

const TEXTS = {
  at: { vi: 'Số liệu cập nhật lúc ', en: 'Figures updated at ' },
  fetch: { vi: 'Chưa lấy được số liệu mới, sẽ thử lại.', en: 'New figures could not be had; trying again later.' },
  'src-on-file': { vi: 'Trang mở từ đĩa không tự cập nhật được.', en: 'A page opened from disk cannot update itself.' },
  data: {
    vi: 'Tệp số liệu mới không đọc được, vẫn giữ số liệu trước, sẽ thử lại.',
    en: 'The new data file cannot be read; the earlier figures stay; trying again later.',
  },
};

const two = (number: number): string => (number < 10 ? '0' : '') + number;

/** HH:MM dd/mm/yyyy, by the reader's clock. */
export function moment(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())} ${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
}

/** How old the figures are, and whether newer ones could not be had. */
export function ageOf({ at, trouble }: Refresh, lang: Lang): string[] {
  const told = at ? [TEXTS.at[lang] + moment(at)] : [];
  if (!trouble) return told;
  const { code } = trouble;
  return told.concat(TEXTS[code === 'fetch' || code === 'src-on-file' ? code : 'data'][lang]);
}

/** Writes it under the message of a chart just drawn; drawing again takes it away. */
export function showAge(root: ShadowRoot, told: string[]): void {
  const head = root.querySelector('.head');
  if (!head) return;
  let line = head.querySelector('.age');
  if (!line) {
    line = document.createElement('p');
    line.className = 'age';
    line.setAttribute('part', 'age');
    head.appendChild(line);
  }
  line.textContent = told.join(' · ');
}
