/** The plugin in PHP 7.4, the oldest it promises (compiled to WebAssembly): every file is understood, and tables come out as in newer ones. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { getPHPLoaderModule } from '@php-wasm/node-7-4';
import { loadPHPRuntime, PHP } from '@php-wasm/universal';

const plugin = fileURLToPath(new URL('../../www/wordpress/thuoc-do/', import.meta.url));

/** What the functions under test ask WordPress for. */
const WORDPRESS = `
function add_action() {}
function add_filter() {}
function esc_html($text) { return htmlspecialchars($text, ENT_QUOTES); }
`;

/** The answer of a piece of PHP, with every remark of the language in it. */
async function run(code, files) {
  const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
  php.mkdir('/plugin/includes');
  for (const file of fs.readdirSync(plugin, { recursive: true }).filter((name) => name.endsWith('.php'))) php.writeFile(`/plugin/${file}`, fs.readFileSync(path.join(plugin, file), 'utf8'));
  for (const [name, text] of Object.entries(files)) php.writeFile(`/${name}`, text);
  const { text } = await php.run({ code: `<?php error_reporting(E_ALL); ini_set('display_errors', '1'); define('ABSPATH', '/'); ${WORDPRESS} require '/plugin/thuoc-do.php'; echo PHP_VERSION, "\n"; ${code}` });
  return text.split('\n');
}

test('tables of CSV and of JSON: separators, quotes, line breaks, markup, printed zeros', async () => {
  const json = '{"title":"A <b> \\"1.50\\"","indicators":[{"name":"Chỉ số","unit":"%","results":[{"year":2023,"score":40.7460,"rank":2},{"year":2022},{"year":2021,"score":{"from":1,"to":2}}]},7]}';
  const code = "echo thuoc_do_csv_table(file_get_contents('/a.csv'), 'Tên <i>'), \"\\n\", thuoc_do_csv_table(file_get_contents('/b.csv'), ''), \"\\n\", thuoc_do_csv_table(file_get_contents('/c.csv'), ''), \"\\n\", thuoc_do_json_table(file_get_contents('/d.json'), 'vi'), \"\\n\", thuoc_do_json_table('[1]', 'vi');";
  const lines = await run(code, { 'a.csv': '"Chỉ tiêu";Năm;"a ""b"", c"\r\n"<b>";2023;1,5\r\n\r\n', 'b.csv': 'a\tb\n1\t"2\n3"', 'c.csv': 'chỉ một dòng', 'd.json': json });
  assert.match(lines[0], /^7\.4\./);
  assert.deepEqual(lines.slice(1), [
    '<table><caption>Tên &lt;i&gt;</caption><thead><tr><th>Chỉ tiêu</th><th>Năm</th><th>a &quot;b&quot;, c</th></tr></thead><tbody><tr><td>&lt;b&gt;</td><td>2023</td><td>1,5</td></tr></tbody></table>',
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2<br>3</td></tr></tbody></table>',
    '',
    '<table><caption>A &lt;b&gt; &quot;1.50&quot;</caption><thead><tr><th>Chỉ tiêu</th><th>Năm</th><th>Kết quả</th><th>Đơn vị tính</th><th>Hạng</th></tr></thead><tbody><tr><td>Chỉ số</td><td>2023</td><td>40,7460</td><td>%</td><td>2</td></tr></tbody></table>',
    '',
  ]);
});

test('options as people write them: words alone, curly quotes, values that are none', async () => {
  const [, options, marked] = await run(
    "echo json_encode(thuoc_do_read_options(['Timeline', 'en', 'x', 'theme' => '“dark”', 'file' => ' 12 ', 'indicator' => 'papi', 'as-of' => '', 'view' => '', 'onclick' => 'alert(1)'])), \"\\n\", json_encode(array_map('thuoc_do_is_marked', ['<p class=\"a thuoc-do b\">', '<thuoc-do>', '<a href=\"/a.thuoc-do.html\">', '<p class=\"thuoc-do-remark\">', 'thuoc-do']));",
    {},
  );
  assert.deepEqual(JSON.parse(options), { view: 'timeline', lang: 'en', theme: 'dark', file: '12', indicator: 'papi' });
  assert.deepEqual(JSON.parse(marked), [true, true, true, false, false]);
});
