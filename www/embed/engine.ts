/** The wasm instance: made once on first use, thrown away if it ever traps, made again from the kept module. */
import { compile } from 'thuoc-do:compile';
import { makeGlue } from 'thuoc-do:glue';
import type { Compiled, Glue } from './border';
import type { Failure } from './errors';
import { failure, isRaised } from './errors';
import { refused } from './hub';

export interface Engine {
  readonly glue: Glue;
  dead: boolean;
  /** Called once, later, when this instance was thrown away. */
  readonly whenLost: Set<() => void>;
}

let compiled: Promise<Compiled> | null = null;
let current: Promise<Engine> | null = null;

/** A refusal is kept: asking again on the same page would only be refused, and reported, again. */
export function getEngine(): Promise<Engine> {
  if (!current) current = start();
  return current;
}

async function start(): Promise<Engine> {
  try {
    if (!THUOC_DO_IS_TWIN && (typeof WebAssembly !== 'object' || typeof WebAssembly.instantiate !== 'function')) throw failure('no-wasm', 'vi');
    if (!compiled) compiled = compile();
    const module = await compiled;
    const glue = makeGlue();
    // Some engines let compile pass and refuse only here, so nothing short of an instance proves anything.
    await glue({ module_or_path: module });
    return { glue, dead: false, whenLost: new Set() };
  } catch (error) {
    throw THUOC_DO_IS_TWIN ? failure('trap', 'vi') : await afterTwin(error);
  }
}

/** Why there is no instance. By then the charts of this copy have gone over to a twin, if there is one, and nobody hears of it. */
async function afterTwin(error: unknown): Promise<Failure> {
  const reason = isRaised(error) ? error : failure(isRefusal(error) ? 'csp' : 'no-wasm', 'vi');
  // Only dist/split fetches: a wasm that is not there says nothing of WebAssembly.
  if (!THUOC_DO_TWIN || reason.code !== 'fetch') await refused();
  return reason;
}

/** Chromium and Firefox refuse with a CompileError, WebKit with an EvalError; want of memory is a RangeError. */
function isRefusal(error: unknown): boolean {
  return error instanceof WebAssembly.CompileError || error instanceof EvalError;
}

/**
 * The only way into the instance. An error that Rust raised on purpose passes through; any other
 * (an unreachable, a stack overflow, an exception of the DOM) may have left Rust's state half
 * changed, so the instance is not used again.
 */
export function call<T>(engine: Engine, work: () => T): T {
  if (engine.dead) throw failure('trap', 'vi');
  try {
    return work();
  } catch (error) {
    if (isRaised(error)) throw error;
    discard(engine);
    throw failure('trap', 'vi');
  }
}

function discard(engine: Engine): void {
  engine.dead = true;
  current = null;
  // Later, so that the chart which trapped has recorded its failure before the others start again.
  setTimeout(() => {
    engine.whenLost.forEach((tell) => tell());
    engine.whenLost.clear();
  }, 0);
}

/** How long charts may be drawn in one go before the page gets its turn. */
const SLICE_MS = 12;
let line: Promise<void> = Promise.resolve();
let sliceStart = 0;
let waiting = 0;

/** Goes on in a new task if this one has lasted long enough. */
export async function breathe(): Promise<void> {
  if (performance.now() - sliceStart < SLICE_MS) return;
  // Not setTimeout, which browsers make wait for 4 ms where many follow each other.
  await new Promise<unknown>((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = go;
    port2.postMessage(0);
  });
  sliceStart = performance.now();
}

/** Runs work in turn, letting the page breathe between charts: many charts must not make one long task. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // One that finds nobody in the line need not wait for a task of its own.
  if (!waiting++) sliceStart = performance.now();
  const mine = line.then(breathe).then(work);
  line = mine.then(leave, leave);
  return mine;
}

/** A failed chart must not hold up the line; its own caller hears of the failure. */
function leave(): void {
  waiting--;
}
