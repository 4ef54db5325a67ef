/** WebKit (WebKitGTK), driven through its own WebDriver. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Builder, Capabilities, Key } from 'selenium-webdriver';

async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** A display of our own where none is given (the test verb gives one). */
async function startDisplay() {
  if (process.env.DISPLAY) return { display: process.env.DISPLAY, close() {} };
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((done, failed) => {
    child.on('error', failed);
    child.stdio[3].once('data', (data) => done(String(data).trim()));
  });
  return { display: `:${number}`, close: () => child.kill() };
}

async function untilListening(port) {
  for (let i = 0; i < 100; i++) {
    const open = await new Promise((done) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.end(() => done(true)));
      socket.on('error', () => done(false));
    });
    if (open) return;
    await wait(100);
  }
  throw new Error('WebKitWebDriver does not listen');
}

export async function startWebKit() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'thuoc-do-webkit-'));
  const display = await startDisplay();
  const port = await freePort();
  const driver = spawn(process.env.WEBKIT_DRIVER || 'WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display.display,
      HOME: home,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  await untilListening(port);
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': {
      binary: process.env.MINIBROWSER || '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      args: ['--automation'],
    },
  });
  const browser = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  return {
    name: 'webkit',
    async session() {
      return {
        open: (url) => browser.get(url),
        eval: (fn, ...args) => browser.executeScript(`return (${fn}).apply(null, arguments)`, ...args),
        press: (key) =>
          browser
            .actions()
            .sendKeys(Key[key.replace(/([a-z])([A-Z])/, '$1_$2').toUpperCase()] || key)
            .perform(),
        screenshot: async (file) => fs.writeFileSync(file, await browser.takeScreenshot(), 'base64'),
        // This driver hands out no console; `collector` below, put into the page, keeps one.
        console: async () =>
          (await browser.executeScript('return window.collected')) || [{ type: 'missing', text: 'the page holds no collector' }],
        close: async () => {},
      };
    },
    async close() {
      await browser.quit().catch(() => {});
      driver.kill();
      display.close();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}
