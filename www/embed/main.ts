/** Entry of the one script a page loads. A second copy on the page only asks the first to look again. */
import { evaluate, mount } from './api';
import { defineElement } from './element';
import { scanBelow, watch } from './finders';
import { parsed } from './source';
import type { Api } from './thuoc-do';

function begin(): void {
  // Without these two nothing can be drawn safely beside a page's own styles; the author's content stays.
  if (typeof customElements === 'undefined' || !Element.prototype.attachShadow) return;

  let settled: Promise<unknown> = Promise.resolve();
  const started = (start: Promise<unknown>): void => {
    settled = Promise.all([settled, start]);
  };
  const scan = (root: ParentNode): void => scanBelow(root).forEach(started);

  defineElement(started);
  watch(started);
  const ready = parsed.then(() => {
    scan(document);
    return settled.then(() => undefined);
  });
  const api: Api = {
    version: THUOC_DO_VERSION,
    ready,
    scan: (root) => scan(root || document),
    evaluate,
    mount,
  };
  window.ThuocDo = Object.freeze(api);
}

// An element with the id ThuocDo would be found under this name too, hence the look for scan().
if (window.ThuocDo && typeof window.ThuocDo.scan === 'function') window.ThuocDo.scan();
else begin();
