/** The charts of the page that this copy draws: finds what is marked, now and when the page changes, and lets go of it. */
import { ChartOnPage } from './chart';
import type { Copy } from './hub';
import { hub, TAG } from './hub';
import { atHand, isChartLink, whenNear } from './link';
import { readOptions, rereads } from './options';
import { isTable, parsed, readFrom } from './source';
import { before, inPlace } from './surface';

/** A figure, for the block editor of WordPress puts an author's class there. */
const MARKED = 'table.thuoc-do, div.thuoc-do, figure.thuoc-do, a[href*=".thuoc-do.html"]';
const INSIDE_ANOTHER = TAG + ', .thuoc-do';

interface Found {
  chart: ChartOnPage;
  /** Holds the shadow root: the owner itself, or an element before it. */
  host: HTMLElement;
}

const found = new Map<HTMLElement, Found>();
let done: Promise<unknown> = Promise.resolve();

function begin(chart: ChartOnPage): void {
  // A failure has been told by the chart itself: attribute, event, message.
  const start = chart.start().catch(() => undefined);
  // Without their values: each would hold the one before, and all reports of a long life.
  done = Promise.all([done, start]).then(() => undefined);
}

function claim(owner: HTMLElement): void {
  const { owners } = hub();
  if (owners.has(owner)) return;
  owners.set(owner, copy);
  const surface = owner.localName === TAG ? inPlace(owner) : before(owner);
  const chart = new ChartOnPage(
    owner,
    surface,
    () => readFrom(owner),
    () => readOptions(owner),
  );
  found.set(owner, { chart, host: surface.host });
  if (isChartLink(owner)) {
    whenNear(owner, () => {
      if (found.has(owner)) begin(chart);
    });
  } else begin(chart);
}

function release(owner: HTMLElement): void {
  const each = found.get(owner);
  found.delete(owner);
  hub().owners.delete(owner);
  if (each) each.chart.stop();
}

function scan(root: ParentNode): void {
  const marked = Array.from(root.querySelectorAll<HTMLElement>(MARKED));
  if (root instanceof HTMLElement && root.matches(MARKED)) marked.push(root);
  for (const owner of marked) {
    // A table inside `<thuoc-do>`, or a marked table inside a marked div, belongs to the outer chart.
    if (owner.parentElement && owner.parentElement.closest(INSIDE_ANOTHER)) continue;
    if (isTable(owner) || (isChartLink(owner) ? atHand(owner) : owner.querySelector('table'))) claim(owner);
  }
}

/** Charts whose element or drawing the page took away are given up; a moved table gets its drawing back beside it. */
function sweep(): void {
  found.forEach(({ chart, host }, owner) => {
    if (!owner.isConnected || (chart.drawn && !host.isConnected)) release(owner);
    else if (host !== owner && host.isConnected && host.nextSibling !== owner) (owner.parentNode as Node).insertBefore(host, owner);
  });
}

let waiting = false;
/** What came onto the page since the last look. */
let added: Element[] = [];
/** Of more than this many, each perhaps inside another, a look at the whole page is cheaper. */
const MANY = 50;

/** Once per burst of changes, whatever the page did in it. A move is a removal and an insertion: the chart just goes on. */
function lookSoon(): void {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    const places: ParentNode[] = added.length > MANY ? [document] : added;
    waiting = false;
    added = [];
    sweep();
    if (hub().best === copy) places.forEach((place) => place.isConnected && scan(place));
  }, 0);
}

/** This copy, as the others on the page see it. */
export const copy: Copy = {
  version: THUOC_DO_VERSION,
  full: THUOC_DO_FULL,
  twin: THUOC_DO_IS_TWIN,
  serve: () => undefined,
  claim,
  release,
  changed(owner, attribute) {
    const each = found.get(owner);
    if (!each) return;
    if (rereads(attribute) || !each.chart.drawn) begin(each.chart);
    else each.chart.refreshOptions();
  },
  gone: lookSoon,
  handOver() {
    const undrawn: HTMLElement[] = [];
    // MooTools has its own Array.from, which knows no iterators.
    found.forEach(({ chart }, owner) => {
      if (!chart.drawn) undrawn.push(owner);
    });
    undrawn.forEach(release);
    return undrawn;
  },
  scan,
  settled: () => parsed.then(() => scan(document)).then(() => done).then(() => undefined),
};

/** Once a page: afterwards this copy looks for charts whenever it is the one that serves. */
export function watch(): void {
  new MutationObserver((records) => {
    let left = false;
    for (const { target, addedNodes, removedNodes } of records) {
      // Frameworks often insert an element first and fill it afterwards: a chart may get its data, a marked div its table.
      const around = (target as Element).closest ? (target as Element).closest(INSIDE_ANOTHER) : null;
      const near = around && found.get(around as HTMLElement);
      if (near && near.chart.code === 'no-data') begin(near.chart);
      addedNodes.forEach((node) => {
        if (node.nodeType === Node.ELEMENT_NODE) added.push(around || (node as Element));
      });
      left = left || removedNodes.length > 0;
    }
    // A clock or a line of running text changes words alone, many times a minute: nothing to look for.
    if (left || added.length > 0) lookSoon();
  }).observe(document, { childList: true, subtree: true });
}

/** Leaves the element to a chart mounted through the API, whichever copy had it. */
export function yieldPlace(owner: HTMLElement): void {
  const { owners } = hub();
  const earlier = owners.get(owner);
  if (earlier) earlier.release(owner);
  owners.set(owner, copy);
}
