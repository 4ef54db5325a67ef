/** The custom element `<thuoc-do>`. Its children are the author's content; the chart is drawn in its shadow root. */
import { ChartOnPage } from './chart';
import { OPTION_ATTRIBUTES, readOptions, rereads } from './options';
import { readFrom } from './source';
import { inPlace } from './surface';

export const TAG = 'thuoc-do';

/** Charts whose first start is under way or done; `ready` waits for them. */
type Started = (start: Promise<unknown>) => void;

export function defineElement(started: Started): void {
  if (customElements.get(TAG)) return;
  customElements.define(TAG, elementClass(started));
}

interface Chartable extends HTMLElement {
  retryIfEmpty(): void;
  /** Leaves the element to a chart mounted through the API. */
  yieldPlace(): void;
}

export function isChartable(element: Element): element is Chartable {
  return typeof (element as Partial<Chartable>).retryIfEmpty === 'function';
}

function elementClass(started: Started): CustomElementConstructor {
  return class extends HTMLElement implements Chartable {
    static readonly observedAttributes = OPTION_ATTRIBUTES;
    private readonly chart = new ChartOnPage(
      this,
      inPlace(this),
      () => readFrom(this),
      () => readOptions(this),
    );
    private live = false;
    private yielded = false;

    connectedCallback(): void {
      // A move is a removal and an insertion in one task: the chart just goes on.
      if (!this.live) this.begin();
    }

    disconnectedCallback(): void {
      setTimeout(() => {
        if (this.isConnected || !this.live) return;
        this.live = false;
        if (!this.yielded) this.chart.stop();
      }, 0);
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (!this.live || this.yielded || before === now) return;
      if (rereads(name) || !this.chart.drawn) this.begin();
      else this.chart.refreshOptions();
    }

    /** Frameworks often insert an element first and fill it afterwards. */
    retryIfEmpty(): void {
      if (this.live && !this.yielded && this.chart.code === 'no-data') this.begin();
    }

    yieldPlace(): void {
      if (this.live && !this.yielded) this.chart.stop();
      this.yielded = true;
    }

    private begin(): void {
      this.live = true;
      // A failure has been told by the chart itself: attribute, event, message.
      if (!this.yielded) started(this.chart.start().catch(() => undefined));
    }
  };
}
