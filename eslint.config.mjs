// Lint of the loader, the scripts and the tests. The sinks below are forbidden everywhere: the page code must pass under
// "require-trusted-types-for 'script'" and without style attributes, and a script that never uses them needs no exception.
import js from "@eslint/js";
import typescript from "typescript-eslint";

const sinks = "innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment";

const noSinks = {
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-restricted-globals": ["error", "DOMParser", "XMLHttpRequest", "localStorage", "sessionStorage", "indexedDB"],
  "no-restricted-syntax": [
    "error",
    { selector: `MemberExpression[property.name=/^(${sinks})$/]`, message: "No HTML from strings: build nodes." },
    { selector: `MemberExpression[property.value=/^(${sinks})$/]`, message: "No HTML from strings: build nodes." },
    { selector: "MemberExpression[object.name='document'][property.name=/^(write|writeln|cookie)$/]", message: "No document.write, no cookies." },
    { selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^(style|on.*)$/i]", message: "No style strings, no handlers as text: a strict CSP refuses them." },
    { selector: "MemberExpression[property.name='cssText']", message: "No style strings: a strict CSP refuses them." },
    { selector: "CallExpression[callee.property.name='sendBeacon']", message: "No beacons." },
  ],
};

const nodeGlobals = Object.fromEntries(
  ["process", "console", "Buffer", "URL", "WebAssembly", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate", "fetch", "AbortController", "performance", "structuredClone"].map((name) => [name, "readonly"]),
);
// Tests (and the script that takes the README's picture) hand functions to a browser, where these exist.
const pageGlobals = Object.fromEntries(
  ["window", "document", "navigator", "location", "customElements", "CustomEvent", "Event", "KeyboardEvent", "MouseEvent", "getComputedStyle", "requestAnimationFrame", "MutationObserver", "Node", "NodeFilter", "HTMLElement", "Element", "Document", "XMLSerializer", "ThuocDo", "axe", "HTMLAnchorElement", "DataTransfer", "ClipboardEvent", "File", "globalThis"].map((name) => [name, "readonly"]),
);

export default typescript.config(
  { ignores: [".cache/", "dist/", "node_modules/", "pkg/", "target/"] },
  js.configs.recommended,
  { rules: { ...noSinks, eqeqeq: "error", "no-var": "error", "prefer-const": "error" } },
  {
    files: ["www/**/*.ts"],
    extends: [typescript.configs.recommended],
    // tsc knows the names of the browser better.
    rules: { "no-undef": "off" },
  },
  // The editor's page parses what is pasted, in a document that runs and loads nothing; only text leaves it.
  { files: ["www/snippet/parse.ts"], rules: { "no-restricted-globals": "off" } },
  { files: ["scripts/**/*.mjs", "*.mjs"], languageOptions: { globals: nodeGlobals } },
  { files: ["tests/**/*.mjs", "scripts/picture.mjs", "scripts/lib/editors.mjs"], languageOptions: { globals: { ...nodeGlobals, ...pageGlobals } } },
);
