// Stamps: a step whose inputs have not changed since it last succeeded is not done again.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cache, root } from "./paths.mjs";

export function hash(...parts) {
  const digest = createHash("sha256");
  // The length goes in first, so that moving a byte from one part to the next changes the hash.
  for (const part of parts) digest.update(`${part.length}:`).update(part);
  return digest.digest("hex");
}

/** All files below the given files and folders (relative to the root), sorted; what is absent is left out. */
export function files(...places) {
  const found = [];
  const visit = (place) => {
    const full = join(root, place);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) visit(`${place}/${name}`);
    else found.push(place);
  };
  places.forEach(visit);
  return found;
}

/** One hash over names and contents. */
export function hashFiles(...places) {
  return hash(...files(...places).flatMap((file) => [file, readFileSync(join(root, file))]));
}

const stampFile = (name) => join(cache, "stamps", name);

export function stamped(name) {
  const file = stampFile(name);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

export function writeStamp(name, value) {
  const file = stampFile(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}
