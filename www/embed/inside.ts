/** The wasm of the one-file script: packed as text in the script itself, so that nothing has to be fetched or found. */
import { packed, size } from 'thuoc-do:wasm';
import type { Compiled } from './border';
import { unpack } from './unpack';

export function compile(): Promise<Compiled> {
  return WebAssembly.compile(unpack(packed, size));
}
