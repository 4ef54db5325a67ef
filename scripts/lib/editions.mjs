// The two editions of the script: one core, compiled with and without what a page of targets does without.
import { join } from "node:path";
import { build, dist } from "./paths.mjs";

const edition = (name, features, budget) => ({
  name,
  /** Features of the crate. */
  features: ["--no-default-features", "--features", features],
  /** Where its wasm, glue and packed text are made. */
  folder: join(build, name),
  /** The script. */
  script: `thuoc-do${name === "full" ? ".full" : ""}.js`,
  file: join(dist, `thuoc-do${name === "full" ? ".full" : ""}.js`),
  /** Bytes a visitor may download, brotli -q 11. */
  budget,
});

export const small = edition("small", "web", 60000);
export const full = edition("full", "web,full", 95000);
export const editions = [small, full];
