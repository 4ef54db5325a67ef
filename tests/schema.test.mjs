/** The JSON Schema that the build leaves agrees with the reader: what the one takes, the other takes. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const json = (...parts) => JSON.parse(fs.readFileSync(path.join(root, ...parts), 'utf8'));
const folders = (...parts) => fs.readdirSync(path.join(root, ...parts)).sort();
const validate = new Ajv({ allErrors: true, strict: false }).compile(json('dist/scorecard.schema.json'));
const told = () => JSON.stringify(validate.errors, null, 1);

test('the real scorecards satisfy it', () => {
  const names = folders('www/examples').filter((name) => name.endsWith('.json'));
  assert.ok(names.length >= 5);
  for (const name of names) assert.ok(validate(json('www/examples', name)), `${name}: ${told()}`);
});

test('every scorecard of the judging cases satisfies it', () => {
  const names = folders('tests/cases/judge');
  assert.ok(names.length > 90);
  for (const name of names) assert.ok(validate(json('tests/cases/judge', name, 'scorecard.json')), `${name}: ${told()}`);
});

// The faults a schema can see by itself; references, order and ranges between fields are the reader's alone.
const seen = ['wrong-types', 'unknown-version', 'rank-nought', 'rank-fraction', 'rank-in-quotes', 'year-far-away', 'no-version', 'not-an-object'];
for (const name of seen) {
  test(`it refuses what the reader refuses: ${name}`, () => {
    assert.equal(validate(json('tests/cases/bad', name, 'input.json')), false);
  });
}
