/** Run inside the page: each is sent as text and sees nothing of this file. */

/** Before any script of the page: keeps the memories of wasm instances, which no count of JavaScript's heap holds, and long tasks. */
export function watch() {
  const instantiate = WebAssembly.instantiate;
  globalThis.memories = [];
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    globalThis.memories.push((made.instance || made).exports.memory);
    return made;
  };
  globalThis.longTasks = [];
  new globalThis.PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
}

/** Bytes beside the heap: memories of wasm, and the pixels of canvases, which lie outside the page's process. */
export function beside() {
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  return {
    wasm: sum(globalThis.memories.map(({ buffer }) => buffer.byteLength)),
    pixels: sum([...document.querySelectorAll('canvas')].map(({ width, height }) => width * height * 4)),
  };
}

/** Milliseconds of one update of a chart, by script alone: the median of batches of ten, for clocks of pages are coarse. */
export async function updates(data, count) {
  const element = document.querySelector('.place');
  const handle = await globalThis.bench.mount(element, data[0]);
  const times = [];
  for (let batch = 0; batch < count + 3; batch += 1) {
    const start = performance.now();
    for (let one = 0; one < 10; one += 1) await handle.update(data[(one + 1) % 2]);
    if (batch >= 3) times.push((performance.now() - start) / 10);
  }
  globalThis.handle = handle;
  return times.sort((one, two) => one - two)[Math.floor(times.length / 2)];
}

/** So many frames, each with an update or, as a base, without. */
export async function frames(data, count) {
  for (let one = 0; one < count; one += 1) {
    if (data) await globalThis.handle.update(data[(one + 1) % 2]);
    await new Promise((done) => requestAnimationFrame(done));
  }
}

/** Milliseconds of so many mounts and unmounts, scorecard and timeline in turn. */
export async function mounts(data, count) {
  const element = document.querySelector('.place');
  const start = performance.now();
  for (let one = 0; one < count; one += 1) (await globalThis.bench.mount(element, data[one % 2])).destroy();
  return performance.now() - start;
}
