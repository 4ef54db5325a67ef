// The editions of the script: one core, compiled with more or less of it.
import { join } from "node:path";
import { build, dist } from "./paths.mjs";

const edition = (name, features, script, at, budget) => ({
  name,
  /** Features of the crate. */
  features: ["--no-default-features", "--features", features],
  /** Where its wasm, glue and packed text are made. */
  folder: join(build, name),
  /** Name of the script, and where it lies. */
  script,
  file: join(at, script),
  /** Bytes a visitor may download, brotli -q 11. */
  budget,
});

export const small = edition("small", "web", "thuoc-do.js", dist, 60000);
export const full = edition("full", "web,full", "thuoc-do.full.js", dist, 95000);
/** What dist/ holds. */
export const editions = [small, full];

/** The full edition without WebAssembly: its core as JavaScript. */
export const twin = { name: "twin", of: full, folder: join(build, "twin"), script: "thuoc-do.twin.js", file: join(dist, "thuoc-do.twin.js") };

/** With what only the command does otherwise: for tests and measurements, no visitor loads it. */
export const whole = edition("whole", "web,full,analysis", "thuoc-do.whole.js", join(build, "whole"), Infinity);

/** Of the editor's page (dist/snippet), with what writes its files. */
export const desk = edition("desk", "web,page", "snippet.js", join(build, "desk"), Infinity);
