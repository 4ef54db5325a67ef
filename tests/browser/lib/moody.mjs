/** A data file on a server of moods: well, failing, silent, cut off, talking nonsense, or without end. */
import { setTimeout as wait } from 'node:timers/promises';
import { scorecard } from './documents.mjs';

/** The same scorecard with another score; 86.55 is the one missing its target, above 90 both are met. */
export function cardWith(score, change = (card) => card) {
  const card = scorecard();
  card.indicators[0].results[1].score = score;
  return JSON.stringify(change(card));
}

const json = { 'content-type': 'application/json' };

export const MOODS = {
  well: (text) => (_, response) => response.writeHead(200, json).end(text),
  failing: () => (_, response) => response.writeHead(500, json).end('{}'),
  missing: () => (_, response) => response.writeHead(404).end('404'),
  'cut off': (text) => (request, response) => {
    response.writeHead(200, { ...json, 'content-length': text.length * 2 });
    response.write(text.slice(0, 100));
    setTimeout(() => request.socket.destroy(), 20);
  },
  /** Says nothing, ever. */
  silent: () => () => {},
  /** Begins well and says no more. */
  stalling: (text) => (_, response) => {
    response.writeHead(200, json);
    response.write(text.slice(0, 100));
  },
  'half a document': (text) => (_, response) => response.writeHead(200, json).end(text.slice(0, text.length / 2)),
  'a page of HTML': () => (_, response) => response.writeHead(200, json).end('<!doctype html><script>window.ran = true</script><h1>Bảo trì</h1>'),
  'bytes of no text': () => (_, response) => response.writeHead(200, json).end(Buffer.from([0xff, 0xfe, 0, 1, 2, 0xc3, 0x28])),
  nothing: () => (_, response) => response.writeHead(200, json).end(''),
  'another document': () => (_, response) => response.writeHead(200, json).end('{"version":1,"unit":{"id":"x"}}'),
  'without end': () => (request, response) => {
    response.writeHead(200, json);
    const more = Buffer.alloc(64 * 1024, ' ');
    const go = () => {
      while (!request.socket.destroyed && response.write(more));
      if (!request.socket.destroyed) response.once('drain', go);
    };
    go();
  },
};

/** Puts a moody file on a site. `mood` changes it; `asked` counts, `open` are the answers that have not ended. */
export function moody(site, text, name) {
  let answer = MOODS.well(text);
  const file = { asked: 0, open: 0, most: 0, url: '' };
  file.mood = (mood, now = text) => {
    answer = MOODS[mood](now);
  };
  file.url = site.live(name, (request, response) => {
    file.asked++;
    file.open++;
    file.most = Math.max(file.most, file.open);
    response.on('close', () => file.open--);
    answer(request, response);
  });
  return file;
}

export const MINUTE = 60_000;

/** In the page: the words a person sees, what was said aloud, whether anything was drawn anew. */
export function look() {
  const host = document.querySelector('thuoc-do');
  const root = host.shadowRoot;
  const age = root.querySelector('.age');
  return {
    age: age && age.getClientRects().length > 0 ? age.textContent : null,
    verdicts: Array.from(root.querySelectorAll('.verdict')).map((each) => each.textContent),
    stale: host.getAttribute('data-thuoc-do-stale'),
    error: host.getAttribute('data-thuoc-do-error'),
    said: window.said,
    anew: root.querySelector('article') !== window.first,
  };
}

/** Under Playwright's clock: lets the longest wait between two readings pass, and then waits for what they bring. */
export async function pass(session, file, minutes = 1.2) {
  const before = file.asked;
  await session.page.clock.fastForward(minutes * MINUTE + 1000);
  for (let i = 0; i < 100 && file.asked === before; i++) await wait(20);
  await wait(150);
}
