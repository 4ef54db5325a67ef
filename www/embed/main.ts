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
  const settled = (): Promise<void> => hub().best.settled();
  let api: Api | undefined;
  // More than once where this copy gives way to one to which the page then refuses WebAssembly.
  copy.serve = () => {
    if (!api) {
      watch();
      frame();
      api = {
        version: THUOC_DO_VERSION,
        // Asked when the page is parsed, for a better copy may serve it by then; and again, for the twin may have taken over.
        ready: parsed.then(settled).then(settled),
        scan: (root) => hub().best.scan(root || document),
        evaluate,
        mount,
      };
    }
    window.ThuocDo = Object.freeze(api);
  };
  join(copy);
}

begin();
