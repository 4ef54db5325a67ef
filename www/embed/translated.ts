/** The core of the twin: JavaScript made of the wasm by the build, for pages where WebAssembly is refused. */
import { core } from 'thuoc-do:core';
import type { Compiled } from './border';

export function compile(): Promise<Compiled> {
  return Promise.resolve(core);
}
