// The two changes made to the bytes of a wasm module itself, section by section.

function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function number(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}

/** Reads a name at a place: [name, the place after it]. */
function readName(bytes, at) {
  const [length, start] = readNumber(bytes, at);
  return [bytes.subarray(start, start + length).toString("utf8"), start + length];
}

const name = (text) => [...number(Buffer.byteLength(text)), ...Buffer.from(text)];

/** The module with each section's content as `change(id, content)` gives it. */
function mapSections(module, change) {
  const parts = [module.subarray(0, 8)];
  let at = 8;
  while (at < module.length) {
    const id = module[at];
    const [size, start] = readNumber(module, at + 1);
    const content = change(id, module.subarray(start, start + size));
    parts.push(Buffer.from([id, ...number(content.length)]), content);
    at = start + size;
  }
  return Buffer.concat(parts);
}

const dropped = new Set(["reference-types", "multivalue", "call-indirect-overlong"]);

/**
 * Keeps a ready-made std from claiming wasm features our own code does not use: wasm-bindgen reads the section target_features and would
 * otherwise write glue (an externref table, multi-value returns) which needs browsers of 2021 and an import no classic script has.
 */
export function dropFeatures(module) {
  return mapSections(module, (id, content) => {
    if (id !== 0) return content;
    const [title, list] = readName(content, 0);
    if (title !== "target_features") return content;
    const [count, first] = readNumber(content, list);
    const kept = [];
    for (let index = 0, at = first; index < count; index++) {
      const [feature, end] = readName(content, at + 1);
      if (!dropped.has(feature)) kept.push(content.subarray(at, end));
      at = end;
    }
    return Buffer.concat([content.subarray(0, list), Buffer.from(number(kept.length)), ...kept]);
  });
}

const digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const short = (index) => (index < digits.length ? "" : short(Math.floor(index / digits.length) - 1)) + digits[index % digits.length];

/**
 * Gives the imports short names: {module, from, names}, where `from` is the one module name they had (now "a") and `names` the pairs
 * old → new. wasm-bindgen's names hold a hash each, which no compression shrinks and which stands twice, in the wasm and in the glue.
 */
export function shortImports(module) {
  const names = new Map();
  const sources = new Set();
  const changed = mapSections(module, (id, content) => {
    if (id !== 2) return content;
    const [count, first] = readNumber(content, 0);
    const entries = [];
    for (let index = 0, at = first; index < count; index++) {
      const [source, field] = readName(content, at);
      const [old, kind] = readName(content, field);
      if (content[kind] !== 0) throw new Error(`the import ${old} is no function`);
      const [, end] = readNumber(content, kind + 1);
      sources.add(source);
      if (!names.has(old)) names.set(old, short(names.size));
      entries.push(...name("a"), ...name(names.get(old)), ...content.subarray(kind, end));
      at = end;
    }
    return Buffer.from([...number(count), ...entries]);
  });
  if (sources.size !== 1) throw new Error(`imports from ${sources.size} modules, not one`);
  return { module: changed, from: [...sources][0], names };
}
