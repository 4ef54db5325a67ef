/** One site and one browser for the tests of a file, and a fresh session for each test. */
import { after, before } from 'node:test';
import { startSite } from './site.mjs';

/** `site` and `browser` are there once the tests run. */
export function suite(start) {
  const shared = {
    site: null,
    browser: null,
    async inSession(work, options = {}) {
      const session = await shared.browser.session(options);
      try {
        await work(session);
      } finally {
        await session.close();
      }
    },
  };
  before(async () => {
    shared.site = await startSite();
    shared.browser = await start();
  });
  after(async () => {
    await shared.browser?.close();
    shared.site?.close();
  });
  return shared;
}
