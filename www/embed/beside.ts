/** The wasm of dist/split: a file beside the script, compiled while it arrives. Fetched when the first chart is met. */
import type { Compiled } from './border';
import { failure } from './errors';
import { script } from './twin';

export async function compile(): Promise<Compiled> {
  // Joined with other scripts, or run from text, the script has no address of its own: this form cannot work there.
  if (!script || !script.src) throw failure('fetch', 'vi');
  const answer = await fetch(new URL(THUOC_DO_WASM, script.src).href).catch(() => null);
  if (!answer || !answer.ok) throw failure('fetch', 'vi');
  // A browser streams nothing that is served under another type; then the bytes do.
  const streams = typeof WebAssembly.compileStreaming === 'function' && /^application\/wasm\b/.test(answer.headers.get('content-type') || '');
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}
