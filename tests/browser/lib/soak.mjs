/** Long use in small: comings and goings on a page, and what is left of them in memory. */

/** Runs before any script of the page: keeps hold of each instance's memory, counts what charts say, and times the longest task. */
export function watchMemory() {
  window.memories = [];
  window.longest = 0;
  document.addEventListener('DOMContentLoaded', () => {
    const note = (list) => list.getEntries().forEach((each) => (window.longest = Math.max(window.longest, each.duration)));
    new window.PerformanceObserver(note).observe({ type: 'longtask' });
  });
  window.said = { ready: 0, error: 0 };
  for (const name of Object.keys(window.said)) document.addEventListener(`thuoc-do:${name}`, () => window.said[name]++);
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...args) => {
    const made = await real.apply(WebAssembly, args);
    const { exports } = made instanceof WebAssembly.Instance ? made : made.instance;
    window.memories.push(exports.memory);
    return made;
  };
}

/** {heap, wasm (bytes), nodes, listeners, documents} after what can be collected has been. */
export async function measured(session) {
  const protocol = await session.page.context().newCDPSession(session.page);
  await protocol.send('Performance.enable');
  for (let i = 0; i < 3; i++) await protocol.send('HeapProfiler.collectGarbage');
  const { metrics } = await protocol.send('Performance.getMetrics');
  const { nodes, jsEventListeners: listeners, documents } = await protocol.send('Memory.getDOMCounters');
  await protocol.detach();
  const heap = metrics.find((each) => each.name === 'JSHeapUsedSize').value;
  const wasm = await session.eval(() => window.memories.reduce((sum, each) => sum + each.buffer.byteLength, 0));
  return { heap, wasm, nodes, listeners, documents };
}

/** One line of figures. */
export const told = ({ heap, wasm, nodes, listeners }) => `JS heap ${(heap / 1e6).toFixed(2)} MB, wasm ${(wasm / 1e6).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners`;

/** What has grown between two measurements beyond what a browser's own caches take. */
export function grown(before, after) {
  const limits = { heap: before.heap * 0.05 + 400_000, wasm: 0, nodes: 60, listeners: 20, documents: 1 };
  return Object.keys(limits)
    .filter((name) => after[name] > before[name] + limits[name])
    .map((name) => `${name} grew from ${before[name]} to ${after[name]}`);
}

/**
 * In the page: so many charts come, each in one of three ways (element, marked table, API), are used now and then, and go.
 * Gives how many were drawn; throws where one is not.
 */
export async function comeAndGo(count, atOnce, card) {
  const pause = () => new Promise((go) => setTimeout(go, 0));
  const place = document.getElementById('place');
  const patterns = Array.from(document.getElementById('patterns').content.children);
  const shown = (owner) => {
    const before = owner.previousElementSibling;
    // Before its own host is put in, the element before a table is another chart.
    const host = owner.localName !== 'table' ? owner : before && before.matches('.thuoc-do-host') ? before : null;
    const root = host && host.shadowRoot;
    return root && root.querySelector('article.td') ? root : null;
  };
  let drawn = 0;
  for (let at = 0; at < count; at += atOnce) {
    const owners = [];
    const handles = [];
    for (let i = 0; i < Math.min(atOnce, count - at); i++) {
      const kind = i % (patterns.length + 1);
      const owner = kind < patterns.length ? patterns[kind].cloneNode(true) : document.createElement('div');
      place.append(owner);
      owners.push(owner);
      if (kind === patterns.length) handles.push(window.ThuocDo.mount(owner, card));
    }
    const held = await Promise.all(handles);
    for (let wait = 0; !owners.every(shown); wait++) {
      if (wait > 3000) throw new Error(`${owners.filter((each) => !shown(each)).length} of ${owners.length} charts are not drawn after ${at}`);
      await pause();
    }
    drawn += owners.length;
    for (const selector of ['button[aria-expanded]', '[data-lang=en]', '[data-view=timeline]', '[data-view=table]']) {
      const button = shown(owners[at % owners.length]).querySelector(selector);
      if (button) button.click();
    }
    await Promise.all(held.map((each, index) => (index % 2 ? each.update(card) : each.select({ view: 'timeline' }))));
    await pause();
    held.forEach((each) => each.destroy());
    place.replaceChildren();
    await pause();
    await pause();
  }
  return drawn;
}

/** In the page: every chart goes. */
export async function leave() {
  document.getElementById('place').replaceChildren();
  await new Promise((go) => setTimeout(go, 100));
}
