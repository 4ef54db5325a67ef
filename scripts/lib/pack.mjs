// Packs the wasm into printable ASCII so that a classic script can carry it, sorted so that gzip and brotli shrink it best.
// The format is described at the head of www/embed/unpack.ts; what is said here is why it is like that.
//
// - ASCII without the quote, "<" and the backslash stands in a string literal, in a script, in an HTML file, as it is. Unlike base64 it
//   keeps the boundaries of bytes and numbers, so a compressor still sees repetitions.
// - Instructions, numbers of locals, constants, offsets, functions called: each kind follows its own habits. In the module they are mixed,
//   and a compressor learns none of them well. Apart, the whole script is 12 % smaller in brotli and in gzip.
// - A constant is foretold best by what is done with it, so constants are sorted by the next instruction (1 kB); alignments by their own
//   instruction (1.3 kB). Numbers, most significant digit first, beat the bytes of LEB128 (0.7 kB).
// - Bytes outside the bodies are texts for the most part: letters stand for themselves, as brotli's model of text expects.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { brotliCompressSync, constants } from "node:zlib";
import { root } from "./paths.mjs";

const alphabet = [];
for (let code = 0x20; code < 0x7f; code++) if (!'"<\\'.includes(String.fromCharCode(code))) alphabet.push(code);
const single = 64;
const frequent = 90;

export function brotli(data) {
  const buffer = Buffer.from(data);
  return brotliCompressSync(buffer, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: buffer.length,
    },
  }).length;
}

/** A number, of which the digits below `last` are the final ones. */
function digits(value, last = single) {
  const more = alphabet.length - last;
  let text = String.fromCharCode(alphabet[value % last]);
  for (let rest = Math.floor(value / last); rest > 0; rest = Math.floor((rest - 1) / more)) {
    text = String.fromCharCode(alphabet[last + ((rest - 1) % more)]) + text;
  }
  return text;
}

const list = (values) => Array.from(values, (value) => digits(value)).join("");

/** Reads the module from place to place. */
class Reader {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  take(count) {
    this.at += count;
    return [...this.bytes.subarray(this.at - count, this.at)];
  }

  leb() {
    const start = this.at;
    while (this.bytes[this.at] > 127) this.at++;
    return [...this.bytes.subarray(start, ++this.at)];
  }

  number() {
    const bytes = this.leb();
    const value = bytes.reduce((sum, byte, index) => sum + (byte & 127) * 128 ** index, 0);
    if (value >= 2 ** 31) throw new Error(`the wasm has a number at ${this.at} which is too great to pack`);
    return this.shortest(bytes, value, 0, 0);
  }

  /** Of 32 bits, given without its sign: that packs better. */
  signed() {
    const bytes = this.leb();
    const value = bytes.reduce((sum, byte, index) => sum | ((byte & 127) << (7 * index)), 0);
    const unused = Math.max(0, 32 - 7 * bytes.length);
    const whole = (value << unused) >> unused;
    return this.shortest(bytes, whole >>> 0, whole < 0 ? 127 : 0, 64);
  }

  /** The page writes the shortest form, so a last byte which only repeats the sign would be lost; wasm-opt writes none. */
  shortest(bytes, value, filler, sign) {
    const [last, previous] = [...bytes].reverse();
    if (bytes.length > 1 && last === filler && (previous & sign) === (filler & sign)) throw new Error(`the wasm has a number at ${this.at} which is not in its shortest form`);
    return value;
  }
}

const accesses = (op) => op >= 0x28 && op <= 0x3e;
const blocks = new Set([0x02, 0x03, 0x04]);
const withoutOperand = (op) => [0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b].includes(op) || (op >= 0x45 && op <= 0xc4);
const withNumber = (op) => blocks.has(op) || [0x0c, 0x0d, 0x0e, 0x10, 0x11, 0x20, 0x21, 0x22, 0x23, 0x24, 0x3f, 0x40].includes(op);

/** The code section taken apart: {program, buckets, others}, and where its bodies start and end. */
function takeApart(module) {
  const code = { program: [], buckets: new Map(), others: [], start: module.length, end: module.length };
  const reader = new Reader(module, 8);
  while (reader.at < module.length) {
    const [id] = reader.take(1);
    const size = reader.number();
    if (id === 10) {
      code.end = reader.at + size;
      const count = reader.number();
      code.start = reader.at;
      for (let index = 0; index < count; index++) readBody(reader, code);
      if (reader.at !== code.end) throw new Error("the bodies of the wasm do not fill its code section");
    } else {
      reader.at += size;
    }
  }
  return code;
}

function readBody(reader, code) {
  const end = reader.number() + reader.at;
  const groups = reader.number();
  code.others.push(groups);
  for (let group = 0; group < groups; group++) code.others.push(reader.number(), 127 - reader.take(1)[0]);
  while (reader.at < end) readInstruction(reader, code);
}

function readInstruction(reader, { program, buckets, others }) {
  const [op] = reader.take(1);
  program.push(op);
  const put = (bucket, value) => buckets.set(bucket, (buckets.get(bucket) || "") + digits(value));
  // Called when the operand has been read: then the next byte is the next instruction.
  const byNext = () => (op << 8) + reader.bytes[reader.at];
  if (accesses(op)) {
    put(op << 8, reader.number());
    put(op < 0x36 ? 0x4200 : 0x4201, reader.number());
  } else if (op === 0x41) {
    const value = reader.signed();
    put(byNext(), value);
  } else if (op === 0x42) {
    others.push(...reader.leb());
  } else if (op === 0x43 || op === 0x44) {
    others.push(...reader.take(op === 0x43 ? 4 : 8));
  } else if (withNumber(op)) {
    const value = reader.number();
    put(op === 0x20 ? byNext() : op << 8, value);
    if (op === 0x0e) for (let index = 0; index <= value; index++) others.push(reader.number());
    if (op === 0x11 && reader.number() !== 0) throw new Error("the wasm has more tables than one");
  } else if (!withoutOperand(op)) {
    throw new Error(`the wasm has the opcode ${op}, which the packing does not know`);
  }
}

/** Letters stand for themselves where they can: brotli's model of text then still fits the strings among the data. */
function likeText(bytes) {
  const table = new Array(frequent);
  const others = [];
  for (const byte of [...bytes].sort((a, b) => a - b)) {
    const place = alphabet.indexOf(byte);
    if (place >= 0 && place < frequent) table[place] = byte;
    else others.push(byte);
  }
  for (let place = 0; place < frequent; place++) if (table[place] === undefined) table[place] = others.shift();
  return table;
}

/** The bytes outside the bodies, under the table of a few which brotli likes best. */
function packOutside(bytes) {
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte]++;
  const ranked = [...count.keys()].sort((a, b) => count[b] - count[a] || a - b);
  const letters = Array.from(" abcdefghijklmnopqrstuvwxyz", (letter) => letter.charCodeAt(0));
  const often = ranked.slice(0, frequent);
  let best = null;
  for (const table of [likeText(often), likeText(new Set([...new Set([...letters, ...ranked])].slice(0, frequent))), [...often].sort((a, b) => a - b)]) {
    const rare = [...count.keys()].filter((byte) => !table.includes(byte));
    const place = new Map([...table, ...rare].map((byte, index) => [byte, index]));
    const text = Array.from(bytes, (byte) => digits(place.get(byte), frequent)).join("");
    const cost = brotli(text);
    if (best === null || cost < best.cost) best = { table, text, cost };
  }
  return best;
}

/** {packed, size}: the text, and how many bytes the module has. */
export function pack(module) {
  const { program, buckets, others, start, end } = takeApart(module);
  const bytes = [...module.subarray(0, start), ...module.subarray(end)];
  const outside = packOutside(bytes);
  const used = [...new Set(program)].sort((a, b) => a - b);
  const place = new Map(used.map((op, index) => [op, index]));
  const parts = [
    list(outside.table.map((byte, index) => (byte - alphabet[index]) & 255)),
    list([start, bytes.length, program.length]),
    outside.text,
    list([used.length, ...used.map((op, index) => op - (index > 0 ? used[index - 1] + 1 : 0))]),
    program.map((op) => digits(place.get(op), frequent)).join(""),
    ...[...buckets.keys()].sort((a, b) => a - b).map((bucket) => buckets.get(bucket)),
    list(others),
  ];
  return { packed: parts.join(""), size: module.length };
}

/** The inverse is the page's own decoder, so that a build proves what it ships. */
export function unpack({ packed, size }) {
  const source = readFileSync(join(root, "www/embed/unpack.ts"), "utf8");
  // Asked for only here: the build reads this file before it has installed esbuild.
  const { code } = createRequire(import.meta.url)("esbuild").transformSync(source, { loader: "ts", format: "iife", globalName: "decoder", target: "es2017", minify: true });
  return runInThisContext(`(() => { ${code}; return decoder; })()`).unpack(packed, size);
}
