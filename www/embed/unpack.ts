/**
 * Puts the wasm together again from the text which the build packs it into (scripts/lib/pack.mjs): printable ASCII
 * without the double quote, `<` and the backslash, 92 digits in code order. The text is numbers only: digits below
 * `single` end a number; those before them, most significant first, count from `single` as 1.
 *
 * Like stands beside like, for so gzip and brotli see more of it. In this order, `single` being 64 or as said:
 *   - the table of bytes: for each of the first 90 digits a byte, as its distance from the character's own code;
 *     the 166 other bytes follow, counting upwards;
 *   - three counts: bytes before the bodies of the functions, bytes outside the bodies, instructions inside;
 *   - the bytes outside, as places in that table (single 90);
 *   - the opcodes in use: how many, then for each the number of opcodes left out before it;
 *   - the instructions of all bodies, as places among those opcodes (single 90);
 *   - the operands, bucket by bucket (see below), within a bucket in the order of the module;
 *   - the few others in the order of the module: the locals of a body (how many groups, then for each its count and
 *     127 less its type), the targets of a table of branches, the bytes of constants of other types than i32.
 * The sizes of bodies are left out: a body ends with the `end` that closes no block in it.
 */

const SINGLE = 64;
const FREQUENT = 90;
const DIGITS = 92;

const END = 0x0b;
const BRANCH_TABLE = 0x0e;
const CALL_INDIRECT = 0x11;
const LOCAL_GET = 0x20;
const FIRST_STORE = 0x36;
const I32 = 0x41;
const I64 = 0x42;
const F64 = 0x44;

/** What the opcodes from 0x00 to 0x41 have, added up: 1 an operand in a bucket, 2 an offset besides, 4 a body that `end` closes. */
const KINDS = '005550000000111011000000000000001111100033333333333333333333333111';
/** A bucket is an opcode and, where the next opcode foretells much, that one. Offsets have two more, for loads and for stores. */
const LOADS = 0x4200;
const STORES = 0x4201;

export function unpack(packed: string, size: number): Uint8Array<ArrayBuffer> {
  const place = new Uint8Array(128);
  const codes: number[] = [];
  for (let code = 32; code < 127; code++) if (code !== 34 && code !== 60 && code !== 92) place[code] = codes.push(code) - 1;

  let at = 0;
  // Past the end a digit is undefined and the number NaN, which ends every loop below.
  const number = (single: number): number => {
    let value = 0;
    let digit;
    while ((digit = place[packed.charCodeAt(at++)] as number) >= single) value = value * (DIGITS - single) + digit - single + 1;
    return value * single + digit;
  };

  const table = codes.slice(0, FREQUENT).map((code) => (code + number(SINGLE)) & 255);
  for (let byte = 0; byte < 256; byte++) if (!table.includes(byte)) table.push(byte);
  const before = number(SINGLE);
  const outside = number(SINGLE);
  const length = number(SINGLE);
  const bytes = new Uint8Array(size);
  for (let index = 0; index < outside; index++) bytes[index < before ? index : index + size - outside] = table[number(FREQUENT)] as number;

  const used: number[] = [];
  for (let op = 0, left = number(SINGLE); left > 0; left--, op++) used.push((op += number(SINGLE)));
  const program = new Uint8Array(length);
  for (let index = 0; index < length; index++) program[index] = used[number(FREQUENT)] as number;

  const kinds = new Uint8Array(256).map((_, op) => KINDS.charCodeAt(op) & 7);
  // Bucket 0 is for what has no operand: the opcode 0 has none.
  const buckets = new Uint16Array(length);
  // How many operands a bucket has, then where its next one is.
  const places = new Uint32Array(STORES + 1);
  for (let index = 0; index < length; index++) {
    const op = program[index] as number;
    const kind = kinds[op] as number;
    buckets[index] = (kind & 1) * ((op << 8) + (op === LOCAL_GET || op === I32 ? (program[index + 1] as number) : 0));
    (places[buckets[index] as number] as number)++;
    if (kind & 2) (places[op < FIRST_STORE ? LOADS : STORES] as number)++;
  }
  let total = 0;
  for (let bucket = 1; bucket <= STORES; bucket++) {
    total += places[bucket] as number;
    places[bucket] = total - (places[bucket] as number);
  }
  const operands = new Int32Array(total);
  for (let index = 0; index < total; index++) operands[index] = number(SINGLE);

  let end = before;
  let start = before;
  let depth = 0;
  /** As LEB128: `most` is 127 where the number has no sign and 63 where it has one. */
  const write = (value: number, most: number): void => {
    for (; value > most || value < -64; value >>= 7) bytes[end++] = value | 128;
    bytes[end++] = value & 127;
  };
  const writeLocals = (): void => {
    let groups = number(SINGLE);
    for (write(groups, 127); groups > 0 && at < packed.length; groups--) {
      write(number(SINGLE), 127);
      bytes[end++] = 127 - number(SINGLE);
    }
  };
  /** Makes room for the size before the body. */
  const writeSize = (): void => {
    const content = end - start;
    let room = 1;
    for (let rest = content; rest > 127; rest >>= 7) room++;
    bytes.copyWithin(start + room, start, end);
    end = start;
    write(content, 127);
    start = end += content;
  };
  for (let index = 0; index < length; index++) {
    const op = program[index] as number;
    const kind = kinds[op] as number;
    const bucket = buckets[index] as number;
    if (depth === 0) {
      depth = 1;
      writeLocals();
    }
    bytes[end++] = op;
    let value = 0;
    if (bucket > 0) {
      value = operands[(places[bucket] as number)++] as number;
      write(value, op === I32 ? 63 : 127);
    }
    if (kind & 2) {
      write(operands[(places[op < FIRST_STORE ? LOADS : STORES] as number)++] as number, 127);
    } else if (kind & 4) {
      depth++;
    } else if (op > I32) {
      if (op === I64) while ((bytes[end++] = number(SINGLE)) > 127);
      else if (op <= F64) for (let left = op < F64 ? 4 : 8; left > 0; left--) bytes[end++] = number(SINGLE);
    } else if (op === BRANCH_TABLE) {
      for (; value >= 0 && at < packed.length; value--) write(number(SINGLE), 127);
    } else if (op === CALL_INDIRECT) {
      // Which table: the first edition has one.
      bytes[end++] = 0;
    } else if (op === END && --depth === 0) {
      writeSize();
    }
  }
  // A file cut short or re-encoded on its way must not reach the compiler as something else.
  if (end !== size - outside + before || at !== packed.length) throw new RangeError('thuoc-do: damaged file');
  return bytes;
}
