// A small static server on 127.0.0.1, for the gallery and for the tests.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm", ".ts": "text/plain; charset=utf-8",
};

function fileFor(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  const file = normalize(join(root, path));
  // Nothing above the root, whatever dots the address holds.
  if (path.includes("\0") || !(file + sep).startsWith(normalize(root + sep))) return null;
  if (!existsSync(file)) return null;
  const inside = statSync(file).isDirectory() ? join(file, "index.html") : file;
  return existsSync(inside) ? inside : null;
}

/** Serves a folder; gives {url, port, close}. A port of 0 is any free one. */
export function serve(root, { port = 0, headers = {} } = {}) {
  const server = createServer((request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405).end();
    const file = fileFor(root, request.url);
    if (file === null) return response.writeHead(404, { "content-type": "text/plain" }).end("404\n");
    const type = types[extname(file)] || "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-length": statSync(file).size, "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers });
    if (request.method === "HEAD") return response.end();
    return createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = server.address();
      const close = () => new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      resolve({ url: `http://127.0.0.1:${taken}/`, port: taken, close });
    });
  });
}
