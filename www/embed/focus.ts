/** Keeps a keyboard reader's place when a chart redraws itself and its old buttons are gone. */

/** What tells one control of a chart from another, in this order; the last ones within the same plot or details. */
const KEYS = THUOC_DO_FULL
  ? ['data-row', 'id', 'aria-controls', 'data-view', 'data-lang', 'data-year', 'data-step', 'href', 'aria-label']
  : ['id', 'aria-controls', 'data-view', 'data-lang'];

function around(element: Element): string | null {
  const box = element.closest('.detail, .panel');
  return box && (box.getAttribute('data-panel') || box.id);
}

/** Runs `redraws`; if it says that it redrew, focus goes to the control that took the focused one's place. */
export function keepFocus(root: ShadowRoot, redraws: () => boolean): void {
  const old = root.activeElement;
  if (!redraws() || !old || root.activeElement) return;
  for (const key of KEYS) {
    const value = old.getAttribute(key);
    if (!value) continue;
    const same = Array.from(root.querySelectorAll('[' + key + ']'));
    // Compared rather than put into a selector: ids come from the author's document.
    // A single language button names the other language once it was used, hence the last resort.
    const found =
      same.filter((each) => each.getAttribute(key) === value && (!THUOC_DO_FULL || around(each) === around(old)))[0] || (key === 'data-lang' && same[0]);
    if (found) {
      (found as HTMLElement).focus({ preventScroll: true });
      return;
    }
  }
}
