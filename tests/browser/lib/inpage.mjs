/**
 * Functions that run inside the page under test. Each must stand alone: drivers send its source text.
 * They read what a person would see, not the page API.
 */

/** Has every chart of the page been drawn or failed, and is there at least one? */
export function settled() {
  if (document.readyState === 'loading') return false;
  const owners = Array.from(document.querySelectorAll('thuoc-do, table.thuoc-do, div.thuoc-do'));
  const outer = owners.filter((each) => !each.parentElement.closest('thuoc-do, .thuoc-do'));
  return (
    outer.length > 0 &&
    outer.every((owner) => {
      if (owner.hasAttribute('data-thuoc-do-error')) return true;
      const host = owner.localName === 'thuoc-do' ? owner : owner.previousElementSibling;
      // Before its own host is put in, the element before a table may be another chart.
      const own = host && (host === owner || host.matches('.thuoc-do-host'));
      return Boolean(own && host.shadowRoot && host.shadowRoot.querySelector('article.td'));
    })
  );
}

/** Every drawn chart of the page, row by row: target, the word shown, the verdict meant, clauses. */
export function readCharts() {
  const words = [
    ['Chưa thể kết luận', 'cannot_tell'],
    ['Chưa đến hạn', 'not_due'],
    ['Chưa đạt', 'not_met'],
    ['Đạt', 'met'],
  ];
  const meaning = (text) => {
    const found = words.find(([word]) => text.normalize('NFC').includes(word));
    return found ? found[1] : `unreadable: ${text}`;
  };
  const articles = Array.from(document.querySelectorAll('*'))
    .map((each) => each.shadowRoot && each.shadowRoot.querySelector('article.td'))
    .filter(Boolean);
  return articles.map((article) => ({
    lang: article.getAttribute('lang'),
    rows: Array.from(article.querySelectorAll('[data-target]')).map((row) => {
      const word = row.querySelector('.verdict');
      const items = Array.from(row.querySelectorAll('[data-clause]'));
      return {
        target: row.getAttribute('data-target'),
        word: word ? word.textContent.trim() : '',
        shown: word ? meaning(word.textContent) : 'no .verdict in the row',
        attribute: row.getAttribute('data-verdict'),
        visible: row.getClientRects().length > 0,
        clauses: items
          .filter((item) => !item.parentElement.closest('[data-clause]'))
          .map((item) => ({ verdict: item.getAttribute('data-verdict'), reason: item.getAttribute('data-reason') || null })),
      };
    }),
  }));
}

/** Is the author's own content visible, and what does each owner say about itself? */
export function readOwners() {
  const owners = Array.from(document.querySelectorAll('thuoc-do, table.thuoc-do, div.thuoc-do'));
  return owners.map((owner) => {
    const probe = owner.querySelector('.author') || owner;
    const before = owner.previousElementSibling;
    const host = owner.localName === 'thuoc-do' ? owner : before && before.matches('.thuoc-do-host') ? before : null;
    const root = host && host.shadowRoot;
    const status = root ? root.querySelector('[role="status"]') : null;
    const box = status && status.getBoundingClientRect();
    return {
      code: owner.getAttribute('data-thuoc-do-error'),
      visible: probe.getClientRects().length > 0 && getComputedStyle(probe).visibility === 'visible',
      text: probe.textContent.trim(),
      drawn: Boolean(root && root.querySelector('article.td')),
      message: status && box.height > 0 ? status.textContent : null,
      covers: Boolean(box && box.bottom > probe.getBoundingClientRect().top + 1 && box.top < probe.getBoundingClientRect().bottom - 1),
    };
  });
}

/** What of the drawn charts sticks out of its host, and which texts inside one svg overlap or leave it. */
export function readLayout() {
  const problems = [];
  const round = (box) => [box.left, box.top, box.right, box.bottom].map((n) => Math.round(n)).join(' ');
  const clipped = (each, host) => {
    for (let up = each.parentElement; up && up !== host; up = up.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  for (const host of document.querySelectorAll('*')) {
    const article = host.shadowRoot && host.shadowRoot.querySelector('article.td');
    if (!article) continue;
    const edge = host.getBoundingClientRect();
    if (host.scrollWidth > host.clientWidth + 1) problems.push(`host scrolls: ${host.scrollWidth} > ${host.clientWidth}`);
    for (const each of article.querySelectorAll('*')) {
      if (each.ownerSVGElement || !each.getClientRects().length || clipped(each, host)) continue;
      const box = each.getBoundingClientRect();
      if (box.width > 1 && (box.right > edge.right + 1 || box.left < edge.left - 1)) {
        problems.push(`${each.localName}.${each.getAttribute('class')} at ${round(box)} sticks out of the host at ${round(edge)}`);
      }
    }
    for (const svg of article.querySelectorAll('svg')) {
      if (!svg.getClientRects().length) continue;
      const frame = svg.getBoundingClientRect();
      const texts = Array.from(svg.querySelectorAll('text'))
        .filter((text) => text.textContent.trim() && text.getClientRects().length)
        .map((text) => ({ text: text.textContent.trim(), box: text.getBoundingClientRect() }));
      texts.forEach((a, i) => {
        // A text may hang out of its svg where nothing clips it, but not out of the chart.
        const room = getComputedStyle(svg).overflowX === 'visible' ? edge : frame;
        if (a.box.right > room.right + 1.5 || a.box.left < room.left - 1.5)
          problems.push(`svg text "${a.text}" at ${round(a.box)} leaves its room at ${round(room)}`);
        for (const b of texts.slice(i + 1)) {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          // Line boxes are taller than the letters: a fifth of the height may be shared before ink meets ink.
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (across > 0.5 && down > 0.2 * Math.min(a.box.height, b.box.height))
            problems.push(`svg texts "${a.text}" and "${b.text}" overlap`);
        }
      });
    }
  }
  if (document.documentElement.scrollWidth > window.innerWidth + 1)
    problems.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} > ${window.innerWidth}`);
  return problems;
}

/** The focused control inside a chart, told by the attributes that name it. */
export function focused() {
  let active = document.activeElement;
  while (active && active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return null;
  const read = (name) => active.getAttribute(name);
  const controls = read('aria-controls');
  const root = active.getRootNode();
  const details = controls && root.getElementById ? root.getElementById(controls) : null;
  return {
    name: active.localName,
    controls,
    expanded: read('aria-expanded'),
    view: read('data-view'),
    lang: read('data-lang'),
    chosen: read('aria-current') || read('aria-pressed') || read('aria-selected'),
    detailsVisible: Boolean(details && details.getClientRects().length > 0),
  };
}
