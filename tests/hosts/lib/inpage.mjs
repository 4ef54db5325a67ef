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

/** {drawn, frame, table, words (of those asked for), links, garbage}. */
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
