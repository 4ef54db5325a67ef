/** Pictures of every example, to be looked at: two widths, light and dark, both views. `npm run pictures`. */
import fs from 'node:fs';
import path from 'node:path';
import { startChromium } from './lib/chromium.mjs';
import { exampleNames, pictures, startSite } from './lib/site.mjs';
import { openDrawn } from './lib/waiting.mjs';

fs.mkdirSync(pictures, { recursive: true });
const site = await startSite();
const browser = await startChromium();
try {
  for (const scheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      const session = await browser.session({ width, scheme });
      for (const name of exampleNames()) {
        await openDrawn(session, `${site.origin}/examples/${name}.thuoc-do.html`);
        for (const view of ['scorecard', 'timeline']) {
          await session.eval(
            (v, theme) => {
              const host = document.querySelector('thuoc-do');
              host.setAttribute('view', v);
              host.setAttribute('theme', theme);
              document.documentElement.style.colorScheme = theme;
            },
            view,
            scheme,
          );
          await session.screenshot(path.join(pictures, `${name}-${view}-${width}-${scheme}.png`));
        }
      }
      await session.close();
    }
  }
  console.log(`pictures: ${pictures}`);
} finally {
  await browser.close();
  site.close();
}
