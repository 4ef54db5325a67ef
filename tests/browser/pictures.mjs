/**
 * Pictures to be looked at: every example in every view at three widths, light and dark; and one of each view as people see it who tell
 * red from green badly or not at all, without colours, with colours of their own, and on paper. `npm run pictures`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { startChromium } from './lib/chromium.mjs';
import { exampleNames, pictures, startSite } from './lib/site.mjs';
import { VIEWS, WIDTHS } from './lib/views.mjs';
import { openDrawn } from './lib/waiting.mjs';

/** What the browser imitates, and what the file is called. */
const EYES = { protanopia: 'protanopia', deuteranopia: 'deuteranopia', tritanopia: 'tritanopia', achromatopsia: 'greyscale' };
const SHOWN = 'ninh-thuan-2023';

fs.mkdirSync(pictures, { recursive: true });
const site = await startSite();
const browser = await startChromium();

/** A view as it stands when it is opened, or with the first rows and plots open. */
async function show(session, view, theme, open = false) {
  await session.eval(
    (v, t, opens) => {
      const host = document.querySelector('thuoc-do');
      host.setAttribute('view', v);
      host.setAttribute('theme', t);
      document.documentElement.style.colorScheme = t;
      for (let i = 0; i < (opens ? 2 : 0); i++) {
        const closed = host.shadowRoot.querySelector('[data-row][aria-expanded="false"]');
        if (closed) closed.click();
      }
    },
    view,
    theme,
    open,
  );
}

const shoot = (session, ...words) => session.screenshot(path.join(pictures, `${words.join('-')}.png`));
const open = (session, name) => openDrawn(session, `${site.origin}/examples/${name}.thuoc-do.html`);

try {
  for (const scheme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      const session = await browser.session({ width, scheme });
      for (const name of exampleNames()) {
        await open(session, name);
        for (const view of Object.keys(VIEWS)) {
          await show(session, view, scheme);
          await shoot(session, name, view, width, scheme);
        }
      }
      await session.close();
    }
  }
  for (const width of [360, 1280]) {
    const session = await browser.session({ width });
    const protocol = await session.page.context().newCDPSession(session.page);
    await open(session, SHOWN);
    for (const view of Object.keys(VIEWS)) {
      await show(session, view, 'light', true);
      for (const [type, word] of Object.entries(EYES)) {
        await protocol.send('Emulation.setEmulatedVisionDeficiency', { type });
        await shoot(session, SHOWN, view, width, word);
      }
      await protocol.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' });
      for (const colorScheme of ['light', 'dark']) {
        await session.page.emulateMedia({ forcedColors: 'active', colorScheme });
        await shoot(session, SHOWN, view, width, 'forced', colorScheme);
      }
      await session.page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
      if (width > 360) await session.page.pdf({ format: 'A4', path: path.join(pictures, `${SHOWN}-${view}.pdf`) });
    }
    await session.close();
  }
  console.log(`pictures: ${pictures}`);
} finally {
  await browser.close();
  site.close();
}
