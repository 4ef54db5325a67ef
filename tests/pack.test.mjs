// The packing of the wasm: the build's encoder against the page's own decoder.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { pack, unpack } from "../scripts/lib/pack.mjs";

const real = new URL("../.cache/build/full/thuoc_do.wasm", import.meta.url);

const leb = (value) => (value > 127 ? [(value & 127) | 128, ...leb(value >>> 7)] : [value]);
const vector = (items) => [...leb(items.length), ...items.flat()];
const section = (id, content) => [id, ...leb(content.length), ...content];
const sized = (content) => [...leb(content.length), ...content];
const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** A module around bodies (each with its locals): one type () -> (), a table, a memory, a global, and bytes of every value as data. */
function moduleOf(bodies) {
  return Uint8Array.from([
    ...header,
    ...section(1, vector([[0x60, 0, 0]])),
    ...section(3, vector(bodies.map(() => [0]))),
    ...section(4, vector([[0x70, 0, 1]])),
    ...section(5, vector([[0, 1]])),
    ...section(6, vector([[0x7f, 1, 0x41, 0, 0x0b]])),
    ...section(10, vector(bodies.map(sized))),
    ...section(11, vector([[0, 0x41, 0, 0x0b, ...sized([...Array(256).keys()])]])),
  ]);
}

const end = 0x0b;
const drop = 0x1a;
// 300 locals: indices of two bytes.
const locals = [4, ...leb(150), 0x7f, 50, 0x7e, 50, 0x7d, ...leb(50), 0x7c];

const signed = {
  "zero": [0], "63": [63], "64": [0xc0, 0], "-1": [0x7f], "-64": [0x40], "-65": [0xbf, 0x7f], "8191": [0xff, 0x3f], "1 MiB": [0x80, 0x80, 0xc0, 0],
  "greatest": [0xff, 0xff, 0xff, 0xff, 0x07], "least": [0x80, 0x80, 0x80, 0x80, 0x78],
};
const signed64 = {
  ...signed,
  "greatest of 64": [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00], "least of 64": [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f],
};
const loads = Array.from({ length: 14 }, (_, index) => [0x41, 0, 0x28 + index, 0, ...leb([0, 63, 64, 127, 128, 70000][index % 6]), drop]);
const stores = [[0x36, 0x41, 2], [0x37, 0x42, 3], [0x3a, 0x41, 0], [0x3b, 0x41, 1], [0x3e, 0x42, 2]]
  .map(([op, constant, alignment]) => [0x41, 0, constant, 0, op, alignment, ...leb(300)]);
const everyKind = [
  ...locals,
  ...Object.values(signed).flatMap((bytes) => [0x41, ...bytes, drop]),
  ...Object.values(signed64).flatMap((bytes) => [0x42, ...bytes, drop]),
  0x43, 0, 1, 0x80, 0x7f, drop,
  0x44, 0, 1, 2, 0x0b, 0x80, 0xff, 0xf0, 0x7f, drop,
  ...loads.flat(), ...stores.flat(),
  0x20, ...leb(149), 0x22, 0, 0x21, 127,
  0x23, 0, 0x24, 0,
  0x3f, 0, 0x40, 0, drop,
  0x02, 0x40, 0x03, 0x40, 0x41, 1, 0x0d, 1, 0x0c, 0, end, end,
  0x41, 0, 0x04, 0x7f, 0x41, 5, 0x05, 0x41, 6, end, drop,
  0x02, 0x40, 0x41, 0, 0x0e, 2, 0, 1, 0, end,
  0x41, 0, 0x0e, 0, 0,
  0x10, 1, 0x41, 0, 0x11, 0, 0,
  0x01, 0x0f, 0x00, end,
];
// Empty bodies, and bodies whose sizes take one, two and three bytes.
const repeated = (times) => [0, ...Array.from({ length: times }, () => [0x20 + 0x21, 7, drop]).flat(), end];

function returns(module) {
  const packed = pack(module);
  assert.equal(packed.size, module.length);
  assert.match(packed.packed, /^[ -~]*$/);
  assert.doesNotMatch(packed.packed, /["<\\]/);
  assert.deepEqual(Buffer.from(unpack(packed)), Buffer.from(module));
  return packed;
}

test("the real module comes back byte for byte, and compiles", { skip: !existsSync(real) && "nothing is built" }, () => {
  const module = readFileSync(real);
  const packed = returns(module);
  assert.ok(packed.packed.length < module.length * 1.1, "packing must not swell the module");
  assert.ok(new WebAssembly.Module(unpack(packed)));
});

test("a module with an operand of every kind", () => {
  const module = moduleOf([everyKind, [0, end], repeated(40), repeated(6000)]);
  assert.ok(WebAssembly.validate(module), "the test's own module must be one");
  returns(module);
});

test("a module without a code section, and one whose code section is its end", () => {
  returns(Uint8Array.from([...header, ...section(1, vector([[0x60, 0, 0]]))]));
  returns(Uint8Array.from(header));
  const whole = moduleOf([[0, 0x41, 7, drop, end]]);
  const data = section(11, vector([[0, 0x41, 0, end, ...sized([...Array(256).keys()])]]));
  returns(whole.subarray(0, whole.length - data.length));
});

test("a wrong length is refused", () => {
  const { packed, size } = pack(moduleOf([everyKind, [0, end]]));
  assert.throws(() => unpack({ packed, size: size + 1 }), RangeError);
  assert.throws(() => unpack({ packed, size: size - 1 }), RangeError);
  assert.throws(() => unpack({ packed: `${packed} `, size }), RangeError);
  for (const cut of [1, 2, 10, 100]) assert.throws(() => unpack({ packed: packed.slice(0, -cut), size }), RangeError);
});

test("what would not come back is not packed", () => {
  assert.throws(() => pack(moduleOf([[0, 0x20, 0x81, 0x00, drop, end]])), /shortest form/);
  assert.throws(() => pack(moduleOf([[0, 0x41, 0x80, 0x80, 0x00, drop, end]])), /shortest form/);
  assert.throws(() => pack(moduleOf([[0, 0xfc, 0x0a, 0, 0, end]])), /opcode 252/);
});
