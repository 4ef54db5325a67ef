/**
 * The years of a timeline: one stop for Tab, arrows, Home and End inside, typing a year goes to it; pointing at a column tells its
 * year, choosing it keeps it told. Full edition only. The buttons and what they tell are drawn by Rust (src/render/full/years.rs).
 */

/** How long apart two typed digits belong to one year. */
const TYPING_MS = 1000;

let typed = '';
let typedAt = 0;

const buttonsOf = (panel: Element): HTMLElement[] => Array.from(panel.querySelectorAll<HTMLElement>('.year'));
const chosenOf = (buttons: HTMLElement[]): number => buttons.findIndex((each) => each.getAttribute('aria-pressed') === 'true');

/** The years that readers have chosen, by plot: a chart that draws itself again is brought back to them. */
const kept = new WeakMap<ShadowRoot, Map<string, string>>();

function keptOf(root: ShadowRoot): Map<string, string> {
  const known = kept.get(root) || new Map<string, string>();
  kept.set(root, known);
  return known;
}

const panelKey = (panel: Element): string => panel.getAttribute('data-panel') || '';

/** Chooses them again in what was just drawn. */
export function keepYears(root: ShadowRoot): void {
  const years = kept.get(root);
  if (!years || years.size === 0) return;
  root.querySelectorAll('.panel').forEach((panel) => {
    const year = years.get(panelKey(panel));
    const button = buttonsOf(panel).filter((each) => each.getAttribute('data-year') === year)[0];
    if (button) choose(panel, button);
  });
}

/** The years chosen, each as `2022.` and the key of its plot. */
export function yearsOf(root: ShadowRoot): string[] {
  const all: string[] = [];
  keptOf(root).forEach((year, panel) => all.push(year + '.' + panel));
  return all;
}

/** Takes years in that form. */
export function takeYears(root: ShadowRoot, years: string[]): void {
  const known = keptOf(root);
  for (const each of years) if (/^\d{4}\./.test(each)) known.set(each.slice(5), each.slice(0, 4));
}

/** Copies what a year's button says to readers of the screen into the line under the plot. */
function tell(panel: Element, button: HTMLElement | undefined): void {
  const line = panel.querySelector('.tell');
  if (!line || !button || !button.firstElementChild) return;
  while (line.firstChild) line.removeChild(line.firstChild);
  const words = button.firstElementChild.cloneNode(true) as Element;
  words.removeAttribute('class');
  line.appendChild(words);
}

function choose(panel: Element, button: HTMLElement): void {
  for (const each of buttonsOf(panel)) {
    each.setAttribute('aria-pressed', String(each === button));
    each.setAttribute('tabindex', each === button ? '0' : '-1');
  }
  tell(panel, button);
}

/** The reader's own choice, to be kept. */
function chosen(panel: Element, button: HTMLElement): void {
  choose(panel, button);
  keptOf(panel.getRootNode() as ShadowRoot).set(panelKey(panel), button.getAttribute('data-year') || '');
}

/** The button that a key leads to from the one focused. */
function led(buttons: HTMLElement[], from: number, event: KeyboardEvent): HTMLElement | undefined {
  const last = buttons.length - 1;
  const to = ({ ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last } as { [key: string]: number })[event.key];
  if (to !== undefined) return buttons[Math.max(0, Math.min(last, to))];
  if (!/^[0-9]$/.test(event.key)) return undefined;
  typed = event.timeStamp - typedAt < TYPING_MS ? typed + event.key : event.key;
  typedAt = event.timeStamp;
  const year = (each: HTMLElement): string => each.getAttribute('data-year') || '';
  const found = buttons.filter((each) => year(each).indexOf(typed) === 0);
  return found[0] || buttons.filter((each) => year(each).slice(-typed.length) === typed)[0];
}

/** Takes an event of a timeline; gives what is to be said aloud for it, null where it was not about a year. */
export function takeYear(event: Event): string | null {
  const target = event.target as Element;
  const panel = target.closest('.panel');
  if (!panel) return null;
  const buttons = buttonsOf(panel);
  const button = target.closest<HTMLElement>('.year');
  if (event.type === 'keydown') {
    const keys = event as KeyboardEvent;
    if (!button || keys.ctrlKey || keys.altKey || keys.metaKey) return null;
    const next = led(buttons, buttons.indexOf(button), keys);
    if (!next) return null;
    event.preventDefault();
    chosen(panel, next);
    // Focus moves on, and a screen reader says the button: nothing more to be said.
    next.focus();
    return '';
  }
  if (event.type === 'mouseover' || event.type === 'mouseout') {
    if (button) tell(panel, event.type === 'mouseover' ? button : buttons[chosenOf(buttons)]);
    return '';
  }
  const step = target.closest('[data-step]');
  if (event.type !== 'click' || (!button && !step)) return null;
  const next = button || buttons[chosenOf(buttons) + Number(step && step.getAttribute('data-step'))];
  if (!next) return '';
  chosen(panel, next);
  return (next.textContent || '').trim();
}
