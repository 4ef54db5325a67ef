/**
 * Where the copies of this script that one page loads meet: releases and editions may differ. A page can define the
 * element once, so its class holds the hub, and passes everything on to the copy that serves.
 */
import { OPTION_ATTRIBUTES } from './options';

export const TAG = 'thuoc-do';

/** What a copy offers to the others. Later releases may add to it, but must keep what is here. */
export interface Copy {
  readonly version: string;
  readonly full: boolean;
  /** Draws this element, unless a copy has it already. */
  claim(owner: HTMLElement): void;
  /** Gives this element up and shows the author's content. */
  release(owner: HTMLElement): void;
  /** An option of an element of this copy has changed. */
  changed(owner: HTMLElement, attribute: string): void;
  /** An element of this copy has left its place, perhaps for another one. */
  gone(): void;
  /** Gives up every element it has not drawn, and returns them. */
  handOver(): HTMLElement[];
  /** Claims what is marked below `root` and has no chart. */
  scan(root: ParentNode): void;
  /** Fulfilled when every chart claimed so far is drawn or has failed. */
  settled(): Promise<void>;
}

export interface Hub {
  /** Serves whatever is not drawn yet. */
  best: Copy;
  /** Whose an element is. One without a chart here is a chart's that was mounted through the API. */
  readonly owners: WeakMap<Element, Copy>;
}

let own: Hub;

/** The hub, for a copy that serves or has served. */
export function hub(): Hub {
  return own;
}

/** True where this copy now serves the page; false where one that is as good or better does. */
export function join(copy: Copy): boolean {
  const defined = customElements.get(TAG) as { hub?: Hub } | undefined;
  if (!defined) {
    own = { best: copy, owners: new WeakMap() };
    customElements.define(TAG, elementClass(own));
    return true;
  }
  // Somebody else's element of this name holds no hub: nothing is drawn in it, nor beside it.
  if (!defined.hub) return false;
  own = defined.hub;
  const earlier = own.best;
  if (!isBetter(copy, earlier)) {
    earlier.scan(document);
    return false;
  }
  own.best = copy;
  earlier.handOver().forEach(copy.claim);
  return true;
}

/** The full edition draws all that the small one does; of two alike the newer one has more and fewer errors. */
function isBetter(one: Copy, other: Copy): boolean {
  if (one.full !== other.full) return one.full;
  return one.version.localeCompare(other.version, 'en', { numeric: true }) > 0;
}

function elementClass(shared: Hub): CustomElementConstructor {
  const { owners } = shared;
  return class extends HTMLElement {
    static readonly observedAttributes = OPTION_ATTRIBUTES;
    static readonly hub = shared;

    connectedCallback(): void {
      shared.best.claim(this);
    }

    disconnectedCallback(): void {
      const copy = owners.get(this);
      if (copy) copy.gone();
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      const copy = owners.get(this);
      if (copy && before !== now) copy.changed(this, name);
    }
  };
}
