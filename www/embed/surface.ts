/** Where on the page a chart is drawn, and how the author's content gives way to it and comes back. */
import fullCss from '../../src/render/full.css';
import smallCss from '../../src/render/style.css';
import { stage } from './reader';

const css = THUOC_DO_FULL ? smallCss + fullCss : smallCss;

export interface Surface {
  /** Holds the shadow root. */
  readonly host: HTMLElement;
  /** Hides the author's content and gives the shadow root to draw in and the node whose children the chart replaces. */
  open(): { root: ShadowRoot; canvas: Node };
  /** Shows the author's content again, with a message beside it if there is one. */
  close(message: string | null): void;
}

const HOST = 'thuoc-do-host';

let sheet: CSSStyleSheet | null | undefined;

/** One sheet for all charts; null where the browser cannot construct one. */
function sharedSheet(): CSSStyleSheet | null {
  if (sheet === undefined) {
    try {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    } catch {
      sheet = null;
    }
  }
  return sheet;
}

function clear(root: ShadowRoot): void {
  while (root.firstChild) root.removeChild(root.firstChild);
}

function dress(root: ShadowRoot): Node {
  const shared = sharedSheet();
  if (shared && root.adoptedStyleSheets) {
    // The chart replaces what is drawn by itself, so an earlier drawing may stay until then.
    root.adoptedStyleSheets = [shared];
    return THUOC_DO_FULL ? stage(root) : root;
  }
  clear(root);
  const style = document.createElement('style');
  style.textContent = css;
  root.appendChild(style);
  // The chart replaces all children of its canvas, and the style must outlive that.
  return THUOC_DO_FULL ? stage(root) : root.appendChild(document.createElement('div'));
}

/** Without our style sheet: the sheet's :host rules would change how the author's content beside it looks. */
function undress(root: ShadowRoot): void {
  clear(root);
  if (root.adoptedStyleSheets) root.adoptedStyleSheets = [];
}

function notice(message: string): HTMLElement {
  const box = document.createElement('p');
  box.className = 'problem';
  box.setAttribute('role', 'status');
  box.textContent = message;
  box.style.margin = '0.5em 0';
  box.style.padding = '0.25em 0.75em';
  box.style.borderLeft = '4px solid #b3261e';
  return box;
}

/** Draws in the element's own shadow root; a slot brings its children back. */
export function inPlace(host: HTMLElement): Surface {
  const rootOf = (): ShadowRoot => host.shadowRoot || host.attachShadow({ mode: 'open' });
  return {
    host,
    open() {
      const root = rootOf();
      const slot = root.querySelector('slot');
      if (slot) undress(root);
      return { root, canvas: dress(root) };
    },
    close(message) {
      if (!host.shadowRoot && message === null) return;
      const root = rootOf();
      undress(root);
      if (message !== null) root.appendChild(notice(message));
      root.appendChild(document.createElement('slot'));
    },
  };
}

/** Draws in a new element before the author's, which is hidden meanwhile. */
export function before(owner: HTMLElement): Surface {
  const host = document.createElement('div');
  host.className = HOST;
  // A page put back from a copy of its markup, as Turbolinks does: an empty host, and the author's content as it was hidden.
  const dead = owner.previousElementSibling;
  if (dead && dead.className === HOST && !dead.shadowRoot) {
    dead.remove();
    owner.removeAttribute('hidden');
    owner.style.removeProperty('display');
  }
  let hidden = false;
  let wasHidden: string | null = null;
  let display = '';
  let priority = '';

  const place = (): ShadowRoot => {
    if (host.nextSibling !== owner && owner.parentNode) owner.parentNode.insertBefore(host, owner);
    return host.shadowRoot || host.attachShadow({ mode: 'open' });
  };
  const show = (): void => {
    if (!hidden) return;
    hidden = false;
    if (wasHidden === null) owner.removeAttribute('hidden');
    else owner.setAttribute('hidden', wasHidden);
    owner.style.setProperty('display', display, priority);
    if (!owner.getAttribute('style')) owner.removeAttribute('style');
  };
  const hide = (): void => {
    if (hidden) return;
    hidden = true;
    wasHidden = owner.getAttribute('hidden');
    display = owner.style.getPropertyValue('display');
    priority = owner.style.getPropertyPriority('display');
    owner.setAttribute('hidden', '');
    // Many themes set `table { display: block }`, which would win over the attribute.
    owner.style.setProperty('display', 'none', 'important');
  };
  return {
    host,
    open() {
      const root = place();
      if (root.querySelector('.problem')) undress(root);
      const canvas = dress(root);
      hide();
      return { root, canvas };
    },
    close(message) {
      show();
      if (message === null) {
        host.remove();
        return;
      }
      const root = place();
      undress(root);
      root.appendChild(notice(message));
    },
  };
}
