/** The one kind of error that leaves the loader, its codes, and its sentences. */
import type { ErrorCode, Lang } from './thuoc-do';

/** Sentences of the codes the loader itself gives; the Rust side words its own. */
const SENTENCES = {
  'no-wasm': {
    vi: 'Trình duyệt này không chạy được WebAssembly.',
    en: 'This browser does not run WebAssembly.',
  },
  csp: {
    vi: 'Chính sách bảo mật nội dung (CSP) của trang không cho phép WebAssembly.',
    en: "The page's content security policy does not allow WebAssembly.",
  },
  'no-data': {
    vi: 'Biểu đồ chưa có dữ liệu: không có JSON, bảng hay thuộc tính src.',
    en: 'The chart has no data: neither JSON, nor a table, nor a src attribute.',
  },
  fetch: {
    vi: 'Không tải được tệp dữ liệu từ máy chủ của trang.',
    en: "The data file could not be loaded from the page's own server.",
  },
  'src-on-file': {
    vi: 'Trang mở từ đĩa không tải được tệp dữ liệu qua src.',
    en: 'A page opened from disk cannot load a data file through src.',
  },
  trap: {
    vi: 'Phần tính toán gặp lỗi và đã dừng.',
    en: 'The calculation failed and was stopped.',
  },
};
type OwnCode = keyof typeof SENTENCES;

/** The author can mend these in the data, so they are said on the page and not only in an attribute. */
const SHOWN: ErrorCode[] = ['bad-json', 'bad-data', 'too-large'];

export class Failure extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'ThuocDoError';
    this.code = code;
  }
}

export function failure(code: OwnCode, lang: Lang): Failure {
  return new Failure(code, SENTENCES[code][lang]);
}

/** Is this an error which Rust raised on purpose, leaving its instance sound? */
export function isRaised(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'ThuocDoError';
}

/** Whatever was thrown, as a Failure in the reader's language. */
export function toFailure(error: unknown, lang: Lang): Failure {
  if (!isRaised(error)) return failure('trap', lang);
  return error.code in SENTENCES ? failure(error.code as OwnCode, lang) : new Failure(error.code, error.message);
}

/** The text to show beside the author's content, or null where the page should stay silent. */
export function shownMessage(error: Failure, lang: Lang): string | null {
  if (SHOWN.indexOf(error.code) < 0) return null;
  const lead = lang === 'en' ? 'The chart could not be drawn. ' : 'Không vẽ được biểu đồ. ';
  return lead + error.message;
}

let said = false;

/** One line a page at most: a console is the page owner's, not ours. */
export function sayOnce(error: Failure): void {
  if (said || typeof console === 'undefined') return;
  said = true;
  console.info('thuoc-do: ' + error.code + ': ' + error.message);
}
