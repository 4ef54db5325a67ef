/** Types of what the build puts under the loader: the wasm glue, the packed wasm, the style sheet, the version. */

declare const THUOC_DO_VERSION: string;
/** This is the full edition. */
declare const THUOC_DO_FULL: boolean;

/** This is the JavaScript twin of the full edition. */
declare const THUOC_DO_IS_TWIN: boolean;

/** Names of the wasm file and of the twin beside the script; in dist/split only, the second is empty elsewhere. */
declare const THUOC_DO_WASM: string;
declare const THUOC_DO_TWIN: string;

declare module 'thuoc-do:compile' {
  /** The module inside the script, the one beside it, or what was made of it: inside.ts, beside.ts or translated.ts. */
  export function compile(): Promise<import('./border').Compiled>;
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

declare module 'thuoc-do:core' {
  /** wasm2js's translation: gives the exports of a fresh instance. */
  export function core(imports: object): object;
}

declare module '*.css' {
  const text: string;
  export default text;
}
