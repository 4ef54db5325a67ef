// dist/sbom.json: what is inside the files of dist/, and what made them, as a CycloneDX 1.6 bill of materials. No time and no random
// number stands in it, so that two builds give the same bytes.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "./bundle.mjs";
import { linked } from "./notices.mjs";
import { dist, root } from "./paths.mjs";
import { step } from "./run.mjs";

const sha256 = (content) => [{ alg: "SHA-256", content }];

/** A licence as Cargo.toml states it; older crates write "/" where SPDX has OR. */
const licence = (text) => [{ expression: text.replaceAll("/", " OR ") }];

const repository = (url) => (url ? { externalReferences: [{ type: "vcs", url }] } : {});

/** name version → the sum of the crate's archive, from Cargo.lock. */
function crateSums() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const entry = /^name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"/gm;
  return new Map(Array.from(lock.matchAll(entry), ([, name, at, sum]) => [`${name} ${at}`, sum]));
}

const crateRef = ({ name, version: at }) => `pkg:cargo/${name}@${at}`;

function crate(one, sums) {
  const purl = crateRef(one);
  return {
    type: "library", "bom-ref": purl, name: one.name, version: one.version, scope: "required", licenses: licence(one.license),
    hashes: sha256(sums.get(`${one.name} ${one.version}`)), purl, ...repository(one.repository),
  };
}

/** Rust's own library is linked in, too; it has no archive of its own, so its compiler's version stands for it. */
function standardLibrary(rustc) {
  return {
    type: "library", "bom-ref": `rust-std@${rustc}`, name: "rust-std", version: rustc, scope: "required",
    description: "core, alloc and std of Rust and the crates inside them, built for wasm32-unknown-unknown",
    licenses: licence("MIT OR Apache-2.0"), ...repository("https://github.com/rust-lang/rust"),
  };
}

/** A tool of package-lock.json that writes into what is shipped. */
function npmTool(name) {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const { version: at, license, integrity } = packages[`node_modules/${name}`];
  const sum = Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
  return { type: "application", name, version: at, licenses: licence(license), hashes: [{ alg: "SHA-512", content: sum }], purl: `pkg:npm/${name}@${at}` };
}

/** rustc is of no registry, and wasm-bindgen's command of another lock file than ours: they have no sum here. */
const rustTool = (name, at, purl) => ({ type: "application", name, version: at, licenses: licence("MIT OR Apache-2.0"), purl });

const file = (place) => ({ type: "file", "bom-ref": `file:${place}`, name: place, hashes: sha256(createHash("sha256").update(readFileSync(join(dist, place))).digest("hex")) });

/** `shipped`: the files of dist/ that hold the code of others. */
export function sbom({ native, wasm }, shipped) {
  return step("bill of materials", () => {
    const { crates, needs } = linked(native);
    const sums = crateSums();
    const std = standardLibrary(wasm.version);
    const own = `pkg:cargo/thuoc-do@${version()}`;
    const dependencies = [
      { ref: own, dependsOn: [...needs.get("thuoc-do").map(crateRef), std["bom-ref"]] },
      ...crates.map((one) => ({ ref: crateRef(one), dependsOn: needs.get(one.name).map(crateRef) })),
    ];
    const bindgen = crates.find(({ name }) => name === "wasm-bindgen").version;
    const bom = {
      $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      version: 1,
      metadata: {
        tools: { components: [rustTool("rustc", wasm.version), rustTool("wasm-bindgen-cli", bindgen, `pkg:cargo/wasm-bindgen-cli@${bindgen}`), npmTool("binaryen"), npmTool("esbuild")] },
        component: {
          type: "library", "bom-ref": own, name: "thuoc-do", version: version(), licenses: licence("MIT OR Apache-2.0"), purl: own,
          components: shipped.map(file),
        },
      },
      components: [...crates.map((one) => crate(one, sums)), std],
      dependencies,
    };
    writeFileSync(join(dist, "sbom.json"), `${JSON.stringify(bom, null, 2)}\n`);
    return `${bom.components.length} components`;
  });
}
