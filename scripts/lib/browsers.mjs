// The three engines the tests drive, as Debian packages them. Another browser can be named by the environment variable of the same name.
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall } from "./apt.mjs";
import { Failure } from "./run.mjs";

function onPath(...names) {
  for (const folder of (process.env.PATH || "").split(delimiter)) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** WebKit's small browser lies in a folder of the machine's architecture. */
function miniBrowser() {
  const folders = existsSync("/usr/lib") ? readdirSync("/usr/lib").map((name) => join("/usr/lib", name, "webkit2gtk-4.1/MiniBrowser")) : [];
  return folders.find(existsSync) || null;
}

const noto = () => (existsSync("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf") ? "found" : null);
const liberation = () => (["liberation", "liberation2"].some((name) => existsSync(join("/usr/share/fonts/truetype", name))) ? "found" : null);

// name of the variable given to the tests → Debian package, how to find it
const needed = {
  CHROMIUM: ["chromium", () => onPath("chromium", "chromium-browser", "google-chrome")],
  FIREFOX: ["firefox-esr", () => onPath("firefox-esr", "firefox")],
  WEBKIT_DRIVER: ["webkit2gtk-driver", () => onPath("WebKitWebDriver")],
  MINIBROWSER: ["webkit2gtk-driver", miniBrowser],
  XVFB_RUN: ["xvfb", () => onPath("xvfb-run")],
  XAUTH: ["xauth", () => onPath("xauth")],
  // Vietnamese letters, and the same widths on every machine.
  FONT_NOTO: ["fonts-noto-core", noto],
  FONT_LIBERATION: ["fonts-liberation", liberation],
};

const find = (name) => process.env[name] || needed[name][1]();

/** Gives {CHROMIUM: path, …}, installing what is missing. */
export async function browsers() {
  const absent = () => Object.keys(needed).filter((name) => !find(name));
  const packages = [...new Set(absent().map((name) => needed[name][0]))];
  if (packages.length > 0) await aptInstall(packages, "Browsers (or fonts) for the tests are");
  const still = absent().map((name) => needed[name][0]);
  if (still.length > 0) throw new Failure(`For the tests, ${still.join(", ")} cannot be found even after installing: name the program in the environment variable ${absent().join(", ")}.`);
  return Object.fromEntries(Object.keys(needed).map((name) => [name, find(name)]));
}
