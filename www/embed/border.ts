/** Types of the wasm border, as wasm-bindgen makes it. Types only. */
import type { Options, Report } from './thuoc-do';

/** One scorecard inside the wasm instance. Every call may throw. */
export interface WasmChart {
  /** The drawing as it is now, for `paint`. */
  draw(): string;
  /** True where it is to be drawn again. */
  event(event: Event): boolean;
  setOptions(options: WasmOptions): void;
  report(): Report;
  /** What was passed over in the input, a sentence on each line. */
  warnings(): string;
  toCSV(): string;
  /** Full edition only, as the next one. */
  toSVG(): string;
  /** How its reader has it, and back to that: src/web/full.rs says in which form. */
  state(): string;
  restore(state: string): void;
  /** `machine` or `excel`. */
  toCSVFor(form: string): string;
  /** What a reader supposes of parts: `part=7.5,part=6`. Full edition only, as the next one. */
  whatIf(): string;
  setWhatIf(text: string): void;
  free(): void;
  /** wasm-bindgen's own: gives the object up without calling into the instance. */
  __destroy_into_raw?(): number;
}

export interface WasmOptions extends Options {
  /** Prefix of element ids, unique in the page. */
  id?: string;
}

/** What an instance is made of: a module, or in the twin a function that takes the imports and gives the exports. */
export type Compiled = WebAssembly.Module | ((imports: object) => object);

export interface Glue {
  (input: { module_or_path: Compiled }): Promise<unknown>;
  Chart: {
    fromJson(text: string, options: WasmOptions): WasmChart;
    fromTable(table: HTMLTableElement, options: WasmOptions): WasmChart;
  };
}
