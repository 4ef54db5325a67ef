/** Types of the public page API, `window.ThuocDo`. Import them for types only: nothing here exists at run time. */

/** The small edition shows `scorecard` in place of `standing` and `parts`. */
export type View = 'scorecard' | 'timeline' | 'standing' | 'parts' | 'table';
export type Lang = 'vi' | 'en';
export type Theme = 'light' | 'dark' | 'auto';
export type Verdict = 'met' | 'not_met' | 'cannot_tell' | 'not_due';

/** The same names serve as attributes (`view`), data attributes (`data-thuoc-do-view`) and class tokens (`thuoc-do-timeline`). */
export interface Options {
  view?: View;
  lang?: Lang;
  /** The id of the only indicator shown. */
  indicator?: string;
  theme?: Theme;
  /** yyyy-mm-dd: the day up to which a table's results are known; a JSON scorecard states its own. */
  asOf?: string;
  /** An address on the page's own server, where the JSON is. To `mount` it matters only with `refresh`. */
  src?: string;
  /**
   * Minutes after which `src` is read again, at least 1 and at most 1440 (less and more count as these). Not while the page is hidden
   * or the chart out of sight. What is drawn stays when that fails. Full edition only.
   */
  refresh?: number | string;
}

/** Why a verdict is open. */
export type Reason =
  | 'break_geo'
  | 'break_method'
  | 'undefined_band'
  | 'conflict'
  | 'ambiguous'
  | 'suppressed'
  | 'not_published'
  | 'no_base'
  | 'no_figure'
  | 'partial_interval';

export interface ClauseReport {
  verdict: Verdict;
  reason: Reason | null;
  /** What it asks, and what was found. */
  text: string;
  value: string;
  /** Its parts, where it is a combination. */
  clauses?: ClauseReport[];
}

export interface TargetReport {
  indicator: string;
  target: string;
  name: string;
  years: string;
  verdict: Verdict;
  reason: Reason | null;
  /** The verdict as one sentence. */
  sentence: string;
  clauses: ClauseReport[];
}

/** The main fields of the report; the command prints the same one, and the JSON has more. */
export interface Report {
  lang: Lang;
  title?: string;
  as_of: string;
  /** The message in one sentence. */
  message: string;
  summary: { met: number; not_met: number; cannot_tell: number; not_due: number };
  targets: TargetReport[];
}

/**
 * A scorecard as JSON text, or as an object. Text keeps figures as they are printed: an object
 * cannot tell 83,0 from 83 unless the figure is written as a string.
 */
export type Scorecard = string | object;

export type ErrorCode = 'no-wasm' | 'csp' | 'bad-json' | 'bad-data' | 'too-large' | 'no-data' | 'fetch' | 'src-on-file' | 'trap';

export interface ThuocDoError extends Error {
  name: 'ThuocDoError';
  code: ErrorCode;
}

/** What `mount` gives back. After `destroy` the other methods reject or throw. */
export interface Handle {
  /** Draws another scorecard in the same place. Rejects with a ThuocDoError if it cannot. */
  update(scorecard: Scorecard): Promise<Report>;
  /** Shows another view, language, indicator or theme; what is not named stays as it is. */
  select(options: Options): void;
  /**
   * The figures as CSV, as the table view shows them; or with numbers in columns of their own, for a program (`machine`: commas,
   * decimal points) or for Excel by a double click (`excel`: semicolons, in Vietnamese a decimal comma). The two are of the full
   * edition; the small one always gives the first.
   */
  toCSV(csv?: { machine?: boolean; excel?: boolean }): string;
  /** The view shown, as a stand-alone SVG of 760 px. Full edition only. */
  toSVG?(): string;
  /** Frees the chart and puts back what the element held before. */
  destroy(): void;
}

export interface Api {
  readonly version: string;
  /** Fulfilled when the page is parsed and every chart found in it is drawn or has failed. Never rejects. */
  readonly ready: Promise<void>;
  /** Finds charts below `root` (default: the document) that are not drawn yet. */
  scan(root?: ParentNode): void;
  evaluate(scorecard: Scorecard): Promise<Report>;
  mount(element: HTMLElement, scorecard: Scorecard, options?: Options): Promise<Handle>;
}

declare global {
  var ThuocDo: Api;
  interface HTMLElementTagNameMap {
    'thuoc-do': HTMLElement;
  }
  interface HTMLElementEventMap {
    'thuoc-do:ready': CustomEvent<{ report: Report }>;
    /** Also when a drawn chart's `src` could not be read again: the chart then stays, and the element has `data-thuoc-do-stale`. */
    'thuoc-do:error': CustomEvent<{ code: ErrorCode; message: string }>;
  }
}
