/** Functions that run inside the page under test: what a reader sees of a form. */

/** Is whatever this page can draw drawn, failed or too late? Links and frames count, too. */
export function finished() {
  if (document.readyState !== 'complete') return false;
  const marked = Array.from(document.querySelectorAll('thuoc-do, table.thuoc-do, div.thuoc-do, figure.thuoc-do')).filter((each) => !each.parentElement.closest('thuoc-do, .thuoc-do'));
  return marked.every((owner) => {
    const host = owner.localName === 'thuoc-do' ? owner : owner.previousElementSibling;
    return owner.hasAttribute('data-thuoc-do-error') || Boolean(host && host.shadowRoot && host.shadowRoot.querySelector('article.td'));
  });
}

/** {drawn, frame, table, words (of those asked for), link, garbage}, of everything in `main`. */
export function readForm(words) {
  const seen = (each) => each.getClientRects().length > 0;
  const text = document.querySelector('main').innerText.normalize('NFC').replace(/\s+/g, ' ');
  const verdicts = Array.from(document.querySelectorAll('*'))
    .filter((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td') && seen(each))
    .map((each) => Array.from(each.shadowRoot.querySelectorAll('[data-target]')).map((row) => row.getAttribute('data-verdict')).sort().join());
  const frame = document.querySelector('main iframe');
  return {
    drawn: verdicts,
    frame: frame ? [frame.hasAttribute('sandbox') ? `sandbox="${frame.getAttribute('sandbox')}"` : '', frame.offsetHeight] : null,
    table: Array.from(document.querySelectorAll('main table')).some(seen),
    words: words.filter((each) => text.includes(each)).length,
    link: Array.from(document.querySelectorAll('main a')).some((each) => seen(each) && /\.thuoc-do\.html$/.test(each.pathname)),
    code: document.querySelector('[data-thuoc-do-error]') ? document.querySelector('[data-thuoc-do-error]').getAttribute('data-thuoc-do-error') : null,
    garbage: /"version"|“version|”version|&lt;|<\/?(thuoc-do|table|tr|td|script|div|p)\b/.test(text),
  };
}

/**
 * The same for the parts of a post, each behind a paragraph "Mốc: NAME": {NAME: …}. The last such paragraph ends the last part.
 * The parts are siblings: a form that broke out of its place takes its neighbour along, and the test notices.
 */
export function readParts(words) {
  const seen = (each) => each.getClientRects().length > 0;
  const parts = {};
  const marks = Array.from(document.querySelectorAll('main p')).filter((each) => /^Mốc: /.test(each.textContent));
  for (const mark of marks.slice(0, -1)) {
    const inside = [];
    let text = '';
    for (let next = mark.nextSibling; next && !marks.includes(next); next = next.nextSibling) {
      // Text that lost its element stands bare.
      text += ` ${next.nodeType === Node.TEXT_NODE ? next.data : next.innerText || ''}`;
      if (next.nodeType === Node.ELEMENT_NODE) inside.push(next, ...next.querySelectorAll('*'));
    }
    text = text.normalize('NFC').replace(/\s+/g, ' ');
    const frame = inside.find((each) => each.localName === 'iframe');
    const failed = inside.find((each) => each.hasAttribute('data-thuoc-do-error'));
    parts[mark.textContent.slice(5)] = {
      drawn: inside
        .filter((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td') && seen(each))
        .map((each) => Array.from(each.shadowRoot.querySelectorAll('[data-target]')).map((row) => row.getAttribute('data-verdict')).sort().join()),
      frame: frame ? [frame.hasAttribute('sandbox') ? `sandbox="${frame.getAttribute('sandbox')}"` : '', frame.offsetHeight] : null,
      table: inside.some((each) => each.localName === 'table' && seen(each)),
      words: words.filter((each) => text.includes(each)).length,
      link: inside.some((each) => each.localName === 'a' && seen(each) && /\.thuoc-do\.html$/.test(each.pathname)),
      code: failed ? failed.getAttribute('data-thuoc-do-error') : null,
      garbage: /"version"|“version|”version|&lt;|<\/?(thuoc-do|table|tr|td|script|div|p)\b|\[\/?thuoc-do/.test(text),
    };
  }
  return parts;
}

/** Has every link of `main` to a page become its chart, and every frame of one its height? */
export function linksAndFrames() {
  const left = Array.from(document.querySelectorAll('main a[href*=".thuoc-do.html"]:not([download])')).filter((each) => each.getClientRects().length > 0);
  return left.length === 0 && Array.from(document.querySelectorAll('main iframe')).every((each) => each.offsetHeight > 600);
}
