/** Links to self-contained pages (`*.thuoc-do.html`), which are read from and drawn in the link's place. */

const PAGE = /\.thuoc-do\.html$/;

/** Elements that only dress the words inside. */
const DRESS = /^(a|b|em|font|i|small|span|strong|u)$/;

/** The JSON of a self-contained page: the command writes this tag, and no `<` after it before its end. */
const DOCUMENT = /<script type="application\/json">([^<]*)</;

export function isPage(path: string): boolean {
  return PAGE.test(path);
}

export function isChartLink(element: Element): element is HTMLAnchorElement {
  return element.localName === 'a';
}

/**
 * Can the page behind the link be read, and does a chart fit where the link is? It must lie on this page's own server, and the
 * link must stand alone in its paragraph: inside a sentence, in a list, a menu or a column of links it stays what its author wrote.
 */
export function atHand(link: HTMLAnchorElement): boolean {
  if (!/^http/.test(location.protocol) || link.origin !== location.origin) return false;
  if (!isPage(link.pathname) || link.pathname === location.pathname || link.hasAttribute('download')) return false;
  let box: Element = link;
  while (DRESS.test(box.localName) && box.parentElement) box = box.parentElement;
  const words = (element: Element): string => (element.textContent || '').trim();
  if (box.closest('li, nav') || words(box) !== words(link)) return false;
  const cell = box.closest('td, th');
  if (cell && words(cell) === words(link)) return false;
  return box.querySelectorAll('a, img').length === link.querySelectorAll('img').length + 1;
}

/** A link costs a request, so it waits until it is less than a screen away. */
export function whenNear(link: Element, then: () => void): void {
  if (typeof IntersectionObserver === 'undefined') {
    then();
    return;
  }
  const observer = new IntersectionObserver(
    (seen) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: '100%' },
  );
  observer.observe(link);
}

/** The document inside a self-contained page's text. */
export function documentIn(page: string): string | undefined {
  const match = DOCUMENT.exec(page);
  return match ? match[1] : undefined;
}
