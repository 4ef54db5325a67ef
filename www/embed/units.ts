/**
 * The units of a ranking: one stop for Tab in its plot, arrows, Home and End inside, typing a name goes to it; a tap or the pointer
 * finds the nearest; a field finds by name. Full edition only. The buttons and what they tell are drawn by Rust
 * (src/render/full/standing.rs).
 */
import { plain } from './plain';

/** How long apart two typed letters belong to one name. */
const TYPING_MS = 1000;
/** So many names are listed that fit what was typed. */
const MOST_FOUND = 8;
/** How far PageUp and PageDown go. */
const PAGE = 10;

/** The unit chosen in each ranking, by root and the ranking's key: what it was called, so that it outlives a redraw. */
const chosen = new WeakMap<Node, { [key: string]: string }>();

let typed = '';
let typedAt = 0;

const buttonsOf = (panel: Element): SVGGElement[] => Array.from(panel.querySelectorAll<SVGGElement>('.unit'));
const toldOf = (button: Element | undefined): string => (button && button.getAttribute('aria-label')) || '';
/** What stands before the first colon is the name; a row of the table has it too, but not for units without a place. */
const nameOf = (button: Element | undefined): string => toldOf(button).split(':')[0] as string;
const chosenOf = (buttons: Element[]): number => buttons.findIndex((each) => each.getAttribute('aria-pressed') === 'true');

function tell(panel: Element, button: Element | undefined): void {
  const line = panel.querySelector('.tell');
  if (line && button) line.textContent = toldOf(button);
}

function choose(panel: Element, button: Element): void {
  for (const each of buttonsOf(panel)) {
    each.setAttribute('aria-pressed', String(each === button));
    each.setAttribute('tabindex', each === button ? '0' : '-1');
  }
  tell(panel, button);
  const root = panel.getRootNode();
  const kept = chosen.get(root) || {};
  kept[panel.getAttribute('data-ranking') || ''] = nameOf(button);
  chosen.set(root, kept);
}

/** Chooses again what was chosen before the chart was drawn anew. */
export function restoreUnits(root: ShadowRoot): void {
  const kept = chosen.get(root);
  if (!kept) return;
  root.querySelectorAll('.ranking').forEach((panel) => {
    const name = kept[panel.getAttribute('data-ranking') || ''];
    const same = name === undefined ? undefined : buttonsOf(panel).filter((each) => nameOf(each) === name)[0];
    if (same) choose(panel, same);
  });
}

/** The units whose names fit what was typed: those that begin so first, then those with a word that does. */
function fitting(panel: Element, text: string): SVGGElement[] {
  const wanted = plain(text);
  if (!wanted) return [];
  const place = (each: Element): number => (' ' + plain(nameOf(each))).indexOf(' ' + wanted);
  const found = buttonsOf(panel).filter((each) => place(each) >= 0);
  return found.filter((each) => place(each) === 0).concat(found.filter((each) => place(each) > 0));
}

/** The unit that a key leads to from the one focused. */
function led(panel: Element, buttons: SVGGElement[], from: number, event: KeyboardEvent): SVGGElement | undefined {
  const last = buttons.length - 1;
  const steps: { [key: string]: number } = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, PageUp: -PAGE, PageDown: PAGE, Home: -last, End: last };
  const step = steps[event.key];
  if (step !== undefined) return buttons[Math.max(0, Math.min(last, from + step))];
  if (event.key.length > 1 || (event.key === ' ' && event.timeStamp - typedAt > TYPING_MS)) return undefined;
  typed = event.timeStamp - typedAt < TYPING_MS ? typed + event.key : event.key;
  typedAt = event.timeStamp;
  // One letter again and again goes through all that begin with it.
  const again = /^(.)\1+$/.test(typed);
  const found = fitting(panel, again ? event.key : typed).filter((each) => plain(nameOf(each)).indexOf(plain(again ? event.key : typed)) === 0);
  return again ? found[(found.indexOf(buttons[from] as SVGGElement) + 1) % found.length] : found[0];
}

/** The unit nearest to a point of the plot: over the lines from the edition before that of the nearest line, else of the nearest dot. */
function nearest(plot: SVGSVGElement, event: MouseEvent): SVGGElement | undefined {
  const box = plot.getBoundingClientRect();
  const x = event.clientX - box.left;
  const y = event.clientY - box.top;
  let found: SVGGElement | undefined;
  let least = Infinity;
  for (const each of buttonsOf(plot)) {
    const dot = each.querySelector('circle') as SVGCircleElement;
    const from = each.querySelector<SVGLineElement>('.from');
    const edge = from ? from.x2.baseVal.value : 0;
    let away = Math.hypot(dot.cx.baseVal.value - x, dot.cy.baseVal.value - y);
    if (from && x < edge) {
      const [start, end] = [from.y1.baseVal.value, from.y2.baseVal.value];
      away = Math.min(away, Math.abs(start + ((end - start) * Math.max(0, x)) / edge - y));
    }
    if (away < least) {
      least = away;
      found = each;
    }
  }
  return found;
}

/** Lists the names that fit; gives what is to be said of them. */
function list(panel: Element, field: HTMLInputElement): string {
  const out = panel.querySelector('.found') as HTMLElement;
  while (out.firstChild) out.removeChild(out.firstChild);
  if (!plain(field.value)) return '';
  const found = fitting(panel, field.value);
  for (const each of found.slice(0, MOST_FOUND)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('data-pick', each.getAttribute('data-unit') || '');
    button.textContent = nameOf(each);
    out.appendChild(document.createElement('li')).appendChild(button);
  }
  const said = found.length ? found.length + ' ' + (out.getAttribute('data-many') || '') : out.getAttribute('data-none') || '';
  if (!found.length || found.length > MOST_FOUND) out.appendChild(document.createElement('li')).textContent = said;
  const [only] = found;
  if (found.length !== 1 || !only) return said;
  choose(panel, only);
  return toldOf(only);
}

/** Chooses one of those listed and puts the list away. */
function pick(panel: Element, button: Element | undefined): string {
  if (!button) return '';
  const field = panel.querySelector<HTMLInputElement>('[data-find]');
  if (field) {
    field.value = '';
    list(panel, field);
    field.focus();
  }
  choose(panel, button);
  return toldOf(button);
}

function pressed(panel: Element, target: Element, event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const buttons = buttonsOf(panel);
  const field = target.closest<HTMLInputElement>('[data-find]');
  const find = target.closest('.find');
  if (find && event.key === 'Escape') {
    const input = find.querySelector<HTMLInputElement>('[data-find]') as HTMLInputElement;
    input.value = '';
    list(panel, input);
    input.focus();
  } else if (field) {
    if (event.key !== 'Enter') return null;
    event.preventDefault();
    return pick(panel, fitting(panel, field.value)[0]);
  } else {
    const unit = target.closest<SVGGElement>('.unit');
    if (!unit) return null;
    // Back to the unit the page is about.
    const own = event.key === 'Escape' ? buttons.filter((each) => each.matches('.own'))[0] : undefined;
    // Enter and Space press the button they are on; where letters were typed just before, Space belongs to the name.
    const next = own || led(panel, buttons, buttons.indexOf(unit), event) || (/^(Enter| )$/.test(event.key) ? unit : undefined);
    if (!next) return null;
    choose(panel, next);
    // Focus moves on, and a screen reader says the button: nothing more to be said.
    next.focus();
  }
  event.preventDefault();
  return '';
}

/** Takes an event of a ranking; gives what is to be said aloud for it, null where it was not about a unit. */
export function takeUnit(event: Event): string | null {
  const target = event.target as Element;
  const panel = target.closest('.ranking');
  if (!panel) return null;
  if (event.type === 'keydown') return pressed(panel, target, event as KeyboardEvent);
  const field = target.closest<HTMLInputElement>('[data-find]');
  if (field) return event.type === 'input' ? list(panel, field) : '';
  const plot = target.closest<SVGSVGElement>('.units');
  const buttons = buttonsOf(panel);
  if (event.type === 'mousemove' || event.type === 'mouseout') {
    if (plot) tell(panel, event.type === 'mousemove' ? nearest(plot, event as MouseEvent) : buttons[chosenOf(buttons)]);
    return '';
  }
  if (event.type !== 'click') return null;
  const picked = target.closest('[data-pick]');
  if (picked) return pick(panel, buttons.filter((each) => each.getAttribute('data-unit') === picked.getAttribute('data-pick'))[0]);
  const step = target.closest('[data-step]');
  // A screen reader's click has a target and no place.
  const named = (event as MouseEvent).detail === 0 && target.closest<SVGGElement>('.unit');
  const next = named ? named : plot ? nearest(plot, event as MouseEvent) : step ? buttons[chosenOf(buttons) + Number(step.getAttribute('data-step'))] : null;
  if (next === null) return null;
  if (!next) return '';
  choose(panel, next);
  return toldOf(next);
}
