/** dist/sbom.json against CycloneDX's own schema, Cargo.lock and the files it names. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const repo = fileURLToPath(new URL('../../', import.meta.url));
const read = (place) => fs.readFileSync(path.join(repo, place), 'utf8');
const bom = JSON.parse(read('dist/sbom.json'));

test('it is what CycloneDX 1.6 says a bill of materials is', () => {
  const library = path.dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'));
  const schema = (name) => JSON.parse(fs.readFileSync(path.join(library, `res/schema/${name}.SNAPSHOT.schema.json`), 'utf8'));
  // Forms of dates and addresses are a library of their own; there are none to get wrong here but one address.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  for (const name of ['spdx', 'jsf-0.82']) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const valid = ajv.compile(schema('bom-1.6'));
  assert.ok(valid(bom), JSON.stringify(valid.errors, null, 1));
  assert.ok(!valid({ ...bom, components: [{ ...bom.components[0], type: 'crate' }] }), 'the schema refuses what is wrong');
});

test('every crate with its version and sum stands in Cargo.lock, every reference leads somewhere', () => {
  const lock = read('Cargo.lock');
  const crates = bom.components.filter(({ purl }) => purl);
  assert.ok(crates.length > 10);
  for (const { name, version, hashes, licenses } of crates) {
    assert.ok(lock.includes(`name = "${name}"\nversion = "${version}"\n`), `${name} ${version}`);
    assert.ok(lock.includes(`checksum = "${hashes[0].content}"`), `the sum of ${name}`);
    assert.ok(licenses[0].expression, `the licence of ${name}`);
  }
  const known = new Set([bom.metadata.component, ...bom.components].map((each) => each['bom-ref']));
  assert.deepEqual(
    bom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !known.has(ref)),
    [],
  );
});

test('the sums of the files are theirs, and THIRD-PARTY.txt names the same crates', () => {
  const files = bom.metadata.component.components;
  assert.deepEqual(files.map(({ name }) => name), ['thuoc-do.js', 'thuoc-do.full.js', 'thuoc-do.twin.js']);
  for (const { name, hashes } of files) assert.equal(createHash('sha256').update(read(`dist/${name}`)).digest('hex'), hashes[0].content, name);
  const noticed = Array.from(read('dist/THIRD-PARTY.txt').matchAll(/^- (\S+) (\S+) \(/gm), ([, name, version]) => `${name} ${version}`);
  assert.deepEqual(bom.components.filter(({ purl }) => purl).map(({ name, version }) => `${name} ${version}`), noticed);
});
