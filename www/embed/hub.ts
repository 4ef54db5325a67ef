/**
 * Where the copies of this script that one page loads meet: releases and editions may differ. A page can define the
 * element once, so its class holds the hub, and passes everything on to the copy that serves.
 */
import { OPTION_ATTRIBUTES } from './options';
import { loadTwin } from './twin';

export const TAG = 'thuoc-do';

/** What a copy offers to the others. Later releases may add to it, but must keep what is here. */
export interface Copy {
  readonly version: string;
  readonly full: boolean;
  /** It needs no WebAssembly. */
  readonly twin: boolean;
  /** Called whenever this copy becomes the one that serves. main.ts fills it in. */
  serve: () => void;
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
  /** The best of the twins here, and whether the page has refused WebAssembly to any copy. */
  twin?: Copy;
  refused?: boolean;
  /** Whose an element is. One without a chart here is a chart's that was mounted through the API. */
  readonly owners: WeakMap<Element, Copy>;
}

let own: Hub;

/** The hub, for a copy that serves or has served. */
export function hub(): Hub {
  return own;
}

export function join(copy: Copy): void {
  const defined = customElements.get(TAG) as { hub?: Hub } | undefined;
  if (!defined) {
    own = { best: copy, owners: new WeakMap() };
    if (THUOC_DO_IS_TWIN) own.twin = copy;
    customElements.define(TAG, elementClass(own));
    copy.serve();
    return;
  }
  // Somebody else's element of this name holds no hub: nothing is drawn in it, nor beside it.
  if (!defined.hub) return;
  own = defined.hub;
  if (THUOC_DO_IS_TWIN && (!own.twin || isBetter(copy, own.twin))) own.twin = copy;
  if (isBetter(copy, own.best)) takeOver(copy);
  else own.best.scan(document);
}

function takeOver(copy: Copy): void {
  const earlier = own.best;
  own.best = copy;
  copy.serve();
  earlier.handOver().forEach(copy.claim);
}

/** WebAssembly is refused to this copy, and so to every other: a twin serves, one that is here or one that can be had. */
export async function refused(): Promise<void> {
  // The editor's page has charts and joins no others.
  if (!(own as Hub | undefined)) return;
  own.refused = true;
  // One that is fetched takes over as it joins. Where the page forbids to fetch it, all stays as it is.
  if (!own.twin) await loadTwin().catch(() => undefined);
  else if (own.best !== own.twin) takeOver(own.twin);
}

/** The full edition draws all that the small one does; of two alike the newer one has more and fewer errors. */
function isBetter(one: Copy, other: Copy): boolean {
  if (own.refused && other.twin !== THUOC_DO_IS_TWIN) return THUOC_DO_IS_TWIN;
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
