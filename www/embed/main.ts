/** Entry of the one script a page loads. Of several copies on a page the fullest and newest serves. */
import { evaluate, mount } from './api';
import { copy, watch } from './finders';
import { frame } from './frame';
import { hub, join } from './hub';
import { parsed } from './source';
import type { Api } from './thuoc-do';

function begin(): void {
  // Without these two nothing can be drawn safely beside a page's own styles; the author's content stays.
  if (typeof customElements === 'undefined' || !Element.prototype.attachShadow) return;
  if (!join(copy)) return;
  watch();
  frame();
  const api: Api = {
    version: THUOC_DO_VERSION,
    // Asked when the page is parsed: a better copy may serve it by then.
    ready: parsed.then(() => hub().best.settled()),
    scan: (root) => hub().best.scan(root || document),
    evaluate,
    mount,
  };
  window.ThuocDo = Object.freeze(api);
}

begin();
