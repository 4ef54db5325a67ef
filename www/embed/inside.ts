/** The wasm of the one-file script: packed as text in the script itself, so that nothing has to be fetched or found. */
import { packed, size } from 'thuoc-do:wasm';
import { unpack } from './unpack';

export function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(unpack(packed, size));
}
