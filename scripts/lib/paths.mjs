// Where things are. Everything made by the verbs lives in ignored folders: .cache, target, dist, pkg, node_modules.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const cache = join(root, ".cache");
export const logs = join(cache, "logs");
export const build = join(cache, "build");
export const dist = join(root, "dist");
export const target = process.env.CARGO_TARGET_DIR || join(root, "target");
export const executable = process.platform === "win32" ? ".exe" : "";
