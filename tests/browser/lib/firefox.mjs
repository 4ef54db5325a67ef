/** Firefox, driven through puppeteer-core (WebDriver BiDi). */
import puppeteer from 'puppeteer-core';

export async function startFirefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      // The library opens file:// wide for its own ends; with that a page could read its neighbours and tests would pass falsely.
      'security.fileuri.strict_origin_policy': true,
      'app.update.enabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'toolkit.telemetry.enabled': false,
    },
  });
  return {
    name: 'firefox',
    async session({ width = 900, height = 900 } = {}) {
      const page = await browser.newPage();
      await page.setViewport({ width, height });
      const log = [];
      page.on('console', (line) => log.push({ type: line.type(), text: line.text() }));
      page.on('pageerror', (error) => log.push({ type: 'uncaught', text: String(error) }));
      return {
        page,
        open: (url) => page.goto(url, { waitUntil: 'load', timeout: 30_000 }),
        eval: (fn, ...args) => page.evaluate(fn, ...args),
        press: (key) => page.keyboard.press(key),
        screenshot: (path) => page.screenshot({ path, fullPage: true }),
        console: () => log,
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}
