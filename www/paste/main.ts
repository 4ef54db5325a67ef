/** The page on which an editor finds out what a portal keeps. */
import { copy } from '../snippet/copy';
import { clear, language, made, say, setLanguage, the, whenSaid } from '../snippet/words';
import { BLOCK, arrived } from './arrived';

function tell(): void {
  const outcome = the('outcome');
  const text = the<HTMLTextAreaElement>('page').value;
  const found = arrived(text);
  clear(outcome);
  if (!found) {
    outcome.appendChild(made('p', text.trim() ? say('Không thấy khối thử trong mã nguồn này: bài chưa được lưu, hoặc chưa chép hết.|The test block is not in this source: the article was not saved, or not all was copied.') : say('Chưa có mã nguồn.|No source yet.')));
    return;
  }
  const advice = outcome.appendChild(made('p'));
  advice.appendChild(made('b', say(found.advice)));
  if (found.kept.length === 0) return;
  const go = made('a', say('Soạn biểu đồ theo cách {0}|Make a chart for way {0}', found.way));
  go.href = '../snippet/index.html#' + found.way;
  outcome.appendChild(made('p')).appendChild(go);
  const list = outcome.appendChild(document.createElement('ul'));
  for (const [kept, what] of found.kept) list.appendChild(made('li', (kept ? say('✓ còn: |✓ kept: ') : say('✗ mất: |✗ lost: ')) + say(what), kept ? 'kept' : 'lost'));
}

the<HTMLTextAreaElement>('block').value = BLOCK;
the('page').addEventListener('input', tell);
the('copy-block').addEventListener('click', async () => {
  const copied = await copy(the<HTMLTextAreaElement>('block'));
  the('copied').textContent = copied ? say('Đã chép khối thử.|The block was copied.') : say('Trình duyệt không cho chép tự động. Chữ đã được chọn: bấm Ctrl+C.|The browser does not let pages copy. The text is selected: press Ctrl+C.');
});
const other = the('switch');
other.addEventListener('click', () => {
  setLanguage(language() === 'vi' ? 'en' : 'vi');
  other.textContent = language() === 'vi' ? 'English' : 'Tiếng Việt';
  other.lang = language() === 'vi' ? 'en' : 'vi';
});
whenSaid(() => {
  document.title = say('Thước Đo: thử dán|Thước Đo: paste test');
  tell();
});
