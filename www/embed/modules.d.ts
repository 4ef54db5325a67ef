/** Types of what the build puts under the loader: the wasm glue, the packed wasm, the style sheet, the version. */

declare const THUOC_DO_VERSION: string;
/** This is the full edition. */
declare const THUOC_DO_FULL: boolean;

/** Name of the wasm file beside the script; in dist/split only. */
declare const THUOC_DO_WASM: string;

declare module 'thuoc-do:compile' {
  /** The module inside the script, or the one beside it: inside.ts or beside.ts. */
  export function compile(): Promise<WebAssembly.Module>;
}

declare module 'thuoc-do:glue' {
  /** A fresh copy of the glue, with no instance yet: the glue's state is one instance's state. */
  export function makeGlue(): import('./border').Glue;
}

declare module 'thuoc-do:wasm' {
  /** The wasm as printable ASCII; unpack.ts reads it. */
  export const packed: string;
  /** Bytes of the wasm. */
  export const size: number;
}

declare module '*.css' {
  const text: string;
  export default text;
}
