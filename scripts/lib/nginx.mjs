// nginx with brotli, unpacked from Debian's packages into .cache and never installed.
import { join } from "node:path";
import { aptUnpack } from "./apt.mjs";
import { cache } from "./paths.mjs";

/** What lies before /usr/sbin/nginx. */
export async function nginx() {
  if (process.env.NGINX) return process.env.NGINX;
  const folder = join(cache, "hosts/nginx");
  const packages = ["nginx", "libbrotli1", "libnginx-mod-http-brotli-filter", "libnginx-mod-http-brotli-static"];
  await aptUnpack(packages, folder, join("usr/lib/nginx/modules/ngx_http_brotli_filter_module.so"), "nginx for the tests is");
  return folder;
}
