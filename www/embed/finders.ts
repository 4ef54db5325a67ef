/** Finds `table.thuoc-do` and `div.thuoc-do` holding a table, now and when the page changes. */
import { ChartOnPage } from './chart';
import { TAG, isChartable } from './element';
import { readOptions } from './options';
import { isTable, readFrom } from './source';
import { before } from './surface';

const MARKED = 'table.thuoc-do, div.thuoc-do';
const INSIDE_ANOTHER = TAG + ', .thuoc-do';

interface Found {
  chart: ChartOnPage;
  host: HTMLElement;
}

const found = new Map<HTMLElement, Found>();

/** Starts a chart for each marked table below `root` that has none yet, and returns their starts. */
export function scanBelow(root: ParentNode): Promise<unknown>[] {
  const starts: Promise<unknown>[] = [];
  const marked = Array.from(root.querySelectorAll<HTMLElement>(MARKED));
  if (root instanceof HTMLElement && root.matches(MARKED)) marked.unshift(root);
  for (const owner of marked) {
    if (found.has(owner) || !isOutermost(owner) || !(isTable(owner) || owner.querySelector('table'))) continue;
    const surface = before(owner);
    const chart = new ChartOnPage(
      owner,
      surface,
      () => readFrom(owner),
      () => readOptions(owner),
    );
    found.set(owner, { chart, host: surface.host });
    starts.push(chart.start().catch(() => undefined));
  }
  return starts;
}

/** A table inside `<thuoc-do>`, or a marked table inside a marked div, belongs to the outer chart. */
function isOutermost(owner: Element): boolean {
  return !owner.parentElement || !owner.parentElement.closest(INSIDE_ANOTHER);
}

/** Charts whose table or drawing the page took away are given up; a moved table gets its drawing back beside it. */
function sweep(): void {
  found.forEach((each, owner) => {
    const { chart, host } = each;
    if (!owner.isConnected || (chart.drawn && !host.isConnected)) {
      found.delete(owner);
      chart.stop();
    } else if (host.isConnected && host.nextSibling !== owner) {
      (owner.parentNode as Node).insertBefore(host, owner);
    }
  });
}

export function watch(started: (start: Promise<unknown>) => void): void {
  let waiting = false;
  const look = (): void => {
    waiting = false;
    sweep();
    scanBelow(document).forEach(started);
  };
  new MutationObserver((records) => {
    for (const record of records) {
      const near = record.target instanceof Element ? record.target.closest(TAG) : null;
      if (near && isChartable(near)) near.retryIfEmpty();
    }
    // Once per burst of changes, whatever the page did in it.
    if (!waiting) {
      waiting = true;
      setTimeout(look, 0);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}
