/** What every page of a rival does: draw the figures found in the page, and keep `mount` for the measures. */

/** `mount(element, data)` gives {update(data), destroy()}. */
export function begin(mount) {
  globalThis.bench = { mount };
  for (const element of document.querySelectorAll('.chart')) mount(element, JSON.parse(element.querySelector('script').textContent));
  if (globalThis.drawn) globalThis.drawn();
}
