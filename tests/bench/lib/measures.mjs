/** The measures, each of one contestant in a browser profile of its own. Times are milliseconds, memory is bytes. */
import { gzipSync } from 'node:zlib';
import { brotli } from '../../../scripts/lib/pack.mjs';
import { beside, frames, mounts, updates, watch } from './inpage.mjs';
import { data } from './pages.mjs';

/** A slow phone on a slow network, by the browser's own emulation. */
const slow = { cpu: 4, network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 } };

export function bytes(text) {
  return { raw: text.length, gzip: gzipSync(text, { level: 9 }).length, brotli: brotli(text) };
}

async function visit(browser, options, work) {
  const session = await browser.session({ width: 900, height: 900, ...options });
  try {
    const protocol = await session.page.context().newCDPSession(session.page);
    return await work(session, protocol);
  } finally {
    await session.close();
  }
}

/**
 * What the page's main thread has worked so far: scripts, styles, layout, painting, collecting garbage. Its own time on a processor, which
 * other programs on a busy machine hardly change, unlike the time on a clock.
 */
async function worked(protocol) {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

const countWork = (protocol) => protocol.send('Performance.enable', { timeDomain: 'threadTicks' });

/** From navigation to the frame that shows the first chart, with an empty cache, and what the main thread worked for it. */
export function coldStart(browser, url, throttled) {
  return visit(browser, {}, async (session, protocol) => {
    await countWork(protocol);
    if (throttled) {
      await protocol.send('Network.enable');
      await protocol.send('Network.emulateNetworkConditions', slow.network);
      await protocol.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
    }
    await session.open(url);
    return { time: await session.eval(() => globalThis.shown), work: await worked(protocol) };
  });
}

/** Heap of scripts and nodes, memories of wasm, pixels of canvases. */
async function memory(session, protocol) {
  for (let time = 0; time < 3; time++) await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0 } = await protocol.send('Runtime.getHeapUsage');
  const { wasm, pixels } = await session.eval(beside);
  return { heap: usedSize + embedderHeapUsedSize + wasm, wasm, pixels };
}

/** A page of many charts. */
export function many(browser, url) {
  return visit(browser, { init: watch }, async (session, protocol) => {
    await session.open(url);
    const time = await session.eval(() => globalThis.shown);
    await session.page.waitForTimeout(200);
    const tasks = await session.eval(() => globalThis.longTasks);
    return { time, tasks: tasks.length, longest: Math.max(0, ...tasks), ...(await memory(session, protocol)) };
  });
}

/** One update with new figures and the same verdicts: the script's time, and what the main thread works until the frame is made. */
export function update(browser, url, contestant, kind) {
  const both = [data(contestant, kind, 6), data(contestant, kind, 9)];
  return visit(browser, {}, async (session, protocol) => {
    await countWork(protocol);
    await session.open(url);
    const script = await session.eval(updates, both, 30);
    const per = 60;
    const spent = async (given) => {
      const start = await worked(protocol);
      await session.eval(frames, given, per);
      return (await worked(protocol)) - start;
    };
    const idle = await spent(null);
    return { script, work: ((await spent(both)) - idle) / per };
  });
}

/** Mounts and unmounts: what they take, and how much more memory there is afterwards. */
export function life(browser, url, contestant, count) {
  const both = [data(contestant, 'scorecard'), data(contestant, 'timeline')];
  return visit(browser, { init: watch }, async (session, protocol) => {
    await session.open(url);
    await session.eval(mounts, both, 50);
    const before = await memory(session, protocol);
    const time = await session.eval(mounts, both, count);
    const after = await memory(session, protocol);
    return { time, growth: after.heap - before.heap, wasm: after.wasm - before.wasm };
  });
}
