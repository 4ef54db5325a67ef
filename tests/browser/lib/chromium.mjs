/** Chromium, driven through playwright-core. */
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `flags` go to the browser beside the usual ones. */
export async function startChromium(flags = []) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true,
    args: [...FLAGS, ...flags],
  });
  return {
    name: 'chromium',
    /** A fresh profile. Options: width, height, scheme (light|dark), scripting (false: off), init (a function run before any page script). */
    async session({ width = 900, height = 900, scheme = 'light', scripting = true, init = null } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        javaScriptEnabled: scripting,
        locale: 'vi-VN',
      });
      const page = await context.newPage();
      const protocol = await context.newCDPSession(page);
      const log = [];
      page.on('console', (line) => log.push({ type: line.type(), text: line.text() }));
      page.on('pageerror', (error) => log.push({ type: 'uncaught', text: String(error) }));
      if (init) await context.addInitScript(init);
      return {
        page,
        open: (url) => page.goto(url, { waitUntil: 'load' }),
        async eval(fn, ...args) {
          // Straight through the protocol: unlike an eval in the page it is not subject to the page's policy.
          const expression = `(${fn}).apply(null, ${JSON.stringify(args)})`;
          const { result, exceptionDetails } = await protocol.send('Runtime.evaluate', {
            expression,
            returnByValue: true,
            awaitPromise: true,
          });
          if (exceptionDetails) throw new Error(exceptionDetails.exception?.description || exceptionDetails.text);
          return result.value;
        },
        click: (selector) => page.locator(selector).first().click(),
        hover: (selector) => page.locator(selector).first().hover(),
        press: (key) => page.keyboard.press(key),
        screenshot: (path) => page.screenshot({ path, fullPage: true }),
        resize: (w, h = height) => page.setViewportSize({ width: w, height: h }),
        console: () => log,
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}
