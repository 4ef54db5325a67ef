/** The engine with what only this page's edition has. Types follow src/web/desk.rs. */
import type { Glue, WasmChart, WasmOptions } from '../embed/border';
import { call, getEngine } from '../embed/engine';
import type { Source } from './sheet';
import { toElement } from './sheet';
import { language } from './words';

export interface Remark {
  /** In a table, from 1, spans expanded. */
  row?: number;
  column?: number;
  place: string;
  found: string;
  expected: string;
  advice: string;
  /** Nothing can be drawn because of it. */
  refused: boolean;
}

export interface DeskChart extends WasmChart {
  toPage(script: string): string;
  toSVGFile(): string;
  toJSON(): string;
  name(): string;
  form(form: string, table: HTMLTableElement | undefined, parts: { [name: string]: string }): string;
}

interface DeskGlue extends Glue {
  remarksOfTable(table: HTMLTableElement, options: WasmOptions): Remark[];
  remarksOfJson(text: string, options: WasmOptions): Remark[];
  cellsOf(text: string, options: WasmOptions): { rows: string[][]; remarks: Remark[] };
  scriptLine(address: string, sum: string): string;
}

async function ask<T>(work: (glue: DeskGlue) => T): Promise<T> {
  const engine = await getEngine();
  return call(engine, () => work(engine.glue as DeskGlue));
}

export function remarksOn(source: Source, asOf: string): Promise<Remark[]> {
  const options = { lang: language(), asOf };
  return ask((glue) => ('json' in source ? glue.remarksOfJson(source.json, options) : glue.remarksOfTable(toElement(source.sheet), options)));
}

export function cellsOf(text: string): Promise<{ rows: string[][]; remarks: Remark[] }> {
  return ask((glue) => glue.cellsOf(text, { lang: language() }));
}

export function scriptLine(address: string, sum: string): Promise<string> {
  return ask((glue) => glue.scriptLine(address, sum));
}
