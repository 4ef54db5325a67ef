// npm run picture: docs/picture.png, taken in Chromium from a self-contained page of dist/, and docs/pictures/ from the editor's pages, as they
// stand after the last build.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { startChromium } from "../tests/browser/lib/chromium.mjs";
import { openDrawn } from "../tests/browser/lib/waiting.mjs";
import { browsers } from "./lib/browsers.mjs";
import { editorsPictures } from "./lib/editors.mjs";
import { dist, root } from "./lib/paths.mjs";
import { withPalette } from "./lib/png.mjs";
import { Failure, main, relative } from "./lib/run.mjs";

const page = join(dist, "examples/ninh-thuan-2023.thuoc-do.html");
const picture = join(root, "docs/picture.png");
const width = 760;
const rows = 4;
// A reader of the README downloads it.
const most = 250000;

/** In the page: the height of the chart down to the end of that row. */
function heightOf(count) {
  const chart = document.querySelector("thuoc-do").shadowRoot;
  const drawn = Array.from(chart.querySelectorAll("[data-target]")).slice(0, count);
  return drawn.length < count ? 0 : Math.floor(drawn[count - 1].getBoundingClientRect().bottom + window.scrollY);
}

await main(async () => {
  if (!existsSync(page)) throw new Failure(`${relative(page)} is not there: run "npm run build" first.`);
  process.env.CHROMIUM = process.env.CHROMIUM || (await browsers()).CHROMIUM;
  const browser = await startChromium();
  try {
    const session = await browser.session({ width, height: 1200, scheme: "light" });
    // Two device pixels each, so that the letters are sharp on a phone's or a laptop's dense screen.
    const protocol = await session.page.context().newCDPSession(session.page);
    await protocol.send("Emulation.setDeviceMetricsOverride", { width, height: 1200, deviceScaleFactor: 2, mobile: false });
    await openDrawn(session, pathToFileURL(page).href);
    const height = await session.eval(heightOf, rows);
    if (height === 0) throw new Failure(`The page draws fewer than ${rows} targets.`);
    const { data } = await protocol.send("Page.captureScreenshot", {
      format: "png", captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 1 },
    });
    const bytes = withPalette(Buffer.from(data, "base64"));
    if (bytes.length > most) throw new Failure(`The picture has ${bytes.length} bytes, more than ${most}.`);
    mkdirSync(dirname(picture), { recursive: true });
    writeFileSync(picture, bytes);
    console.log(`${relative(picture)}: ${2 * width} × ${2 * height} px, ${bytes.length} bytes`);
    await editorsPictures(browser);
  } finally {
    await browser.close();
  }
});
