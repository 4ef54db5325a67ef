/** Every view of every example at three widths, in the engine that THUOC_DO_ENGINE names. `npm run test:views`. */
import { test } from 'node:test';
import { exampleNames } from '../browser/lib/site.mjs';
import { suite } from '../browser/lib/suite.mjs';
import { assertQuiet } from '../browser/lib/waiting.mjs';
import { VIEWS, WIDTHS, assertViews } from '../browser/lib/views.mjs';

const engine = process.env.THUOC_DO_ENGINE || 'chromium';
const starts = {
  chromium: () => import('../browser/lib/chromium.mjs').then((module) => module.startChromium()),
  firefox: () => import('../browser/lib/firefox.mjs').then((module) => module.startFirefox()),
  webkit: () => import('../browser/lib/webkit.mjs').then((module) => module.startWebKit()),
};
const shared = suite(starts[engine]);

for (const name of exampleNames()) {
  test(`${engine}, ${name}: ${Object.keys(VIEWS).join(', ')} at ${WIDTHS.join(', ')} px`, () =>
    shared.inSession(async (session) => {
      await assertViews(session, shared.site, name);
      // WebKit's driver hands out no console.
      if (engine !== 'webkit') await assertQuiet(session);
    }));
}
