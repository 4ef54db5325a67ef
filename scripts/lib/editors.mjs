// The pictures in docs/editors.md, taken from dist/snippet and dist/paste as an editor would use them.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { until } from "../../tests/browser/lib/waiting.mjs";
import { dist, root } from "./paths.mjs";
import { withPalette } from "./png.mjs";
import { Failure, relative } from "./run.mjs";

const folder = join(root, "docs/pictures");
// An editor may read the guide on a phone.
const most = 120000;

const address = (place) => pathToFileURL(join(dist, place, "index.html")).href;
const says = (session, text) => until(session, (wanted) => document.getElementById("said").textContent.includes(wanted), [text], { what: text });

async function sample(session) {
  await session.open(address("snippet"));
  await session.click("#sample");
  await says(session, "Vẽ được 3 mục tiêu.");
}

/** Name, what is in the picture, how to come there. */
const pictures = [
  ["dua-bang-vao", ["#give", "#work"], sample],
  ["cho-can-xem-lai", ["#work section:first-child"], async (session) => {
    await sample(session);
    await session.page.locator("[aria-label='Hàng 3, cột 3: Mục tiêu']").fill("càng cao càng tốt");
    await says(session, "1 điều cần xem lại.");
  }],
  ["chep-vao-bai", ["#copy"], sample],
  ["thu-dan", ["main section:last-of-type"], async (session) => {
    await session.open(address("paste"));
    // As a portal leaves it that keeps tables and links.
    const block = await session.eval(() => document.getElementById("block").value);
    await session.page.locator("#page").fill(block.replace(/<\/?thuoc-do>|<iframe.*<\/iframe>|<script.*<\/script>/g, ""));
  }],
];

/** In the page: the box around some elements. */
function boxAround(selectors) {
  document.activeElement?.blur();
  const boxes = selectors.map((each) => document.querySelector(each).getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top)) + window.scrollY;
  const right = Math.max(...boxes.map((box) => box.right));
  return { x: left, y: top, width: right - left, height: Math.max(...boxes.map((box) => box.bottom)) + window.scrollY - top };
}

export async function editorsPictures(browser) {
  mkdirSync(folder, { recursive: true });
  const session = await browser.session({ width: 1160, height: 1400, scheme: "light" });
  for (const [name, selectors, reach] of pictures) {
    await reach(session);
    const clip = await session.eval(boxAround, selectors);
    const bytes = withPalette(await session.page.screenshot({ clip, fullPage: true }));
    if (bytes.length > most) throw new Failure(`${name}.png has ${bytes.length} bytes, more than ${most}.`);
    const file = join(folder, `${name}.png`);
    writeFileSync(file, bytes);
    console.log(`${relative(file)}: ${bytes.length} bytes`);
  }
  await session.close();
}
