/** docs/security.md names a test for each of its claims: each of them is there. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const read = (place) => fs.readFileSync(fileURLToPath(new URL(`../${place}`, import.meta.url)), 'utf8');
const rows = read('docs/security.md').split('\n').filter((line) => /^\| (?!claim)[^-]/.test(line));

test('every claim has a test', () => {
  assert.ok(rows.length > 15, `only ${rows.length} claims were found`);
  assert.deepEqual(
    rows.filter((row) => !/`tests\/[\w./-]+`: "[^"]+" \|$/.test(row)),
    [],
  );
});

for (const row of rows) {
  const [, claim, place, title] = /^\| (.*?) \| `(.*?)`: "(.*)" \|$/.exec(row);
  test(claim, () => {
    // Titles stand in quotes or in templates; an apostrophe may be escaped.
    assert.ok(read(place).replaceAll("\\'", "'").includes(title), `${place} holds no test "${title}"`);
  });
}
