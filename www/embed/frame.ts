/**
 * A self-contained page in a frame tells the page around it how high it is, and that page sizes the frame. Both may lie on any
 * server and in any sandbox, so messages go to `*`: they hold a height and nothing else.
 */
import { isPage } from './link';
import { parsed } from './source';

const HEIGHT = 'thuoc-do:height';
const ASK = 'thuoc-do:ask';
/** CSS px. A page that says more is not believed: it would push all else out of sight. */
const MOST = 20000;

function frames(): HTMLIFrameElement[] {
  return Array.from(document.querySelectorAll<HTMLIFrameElement>('iframe[src*=".thuoc-do.html"]')).filter(({ src }) =>
    isPage(src.replace(/[?#].*/, '')),
  );
}

function size(source: unknown, height: unknown): void {
  if (typeof height !== 'number' || !(height > 0)) return;
  for (const frame of frames()) {
    if (frame.contentWindow !== source) continue;
    const borders = frame.offsetHeight - frame.clientHeight;
    frame.style.setProperty('height', Math.min(height, MOST) + borders + 'px', 'important');
  }
}

export function frame(): void {
  const tell = (): void => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    parent.postMessage({ type: HEIGHT, height }, '*');
  };
  const inside = parent !== window && isPage(location.pathname);
  if (inside && typeof ResizeObserver !== 'undefined') new ResizeObserver(tell).observe(document.documentElement);

  addEventListener('message', ({ data, source }) => {
    if (!data) return;
    if (data.type === HEIGHT) size(source, data.height);
    else if (data.type === ASK && inside && source === parent) tell();
  });
  // A frame that was ready before this script has told its height to nobody.
  void parsed.then(() => frames().forEach(({ contentWindow }) => contentWindow && contentWindow.postMessage({ type: ASK }, '*')));
}
