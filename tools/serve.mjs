// Serves a folder on this machine's loopback address.
// usage: node tools/serve.mjs FOLDER PORT
// @ts-check
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = /** @type {Record<string, string>} */ ({
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
});

/**
 * The file that a request means, or null where there is none; never one outside the folder.
 * @param {string} folder
 * @param {string | undefined} url
 */
function find(folder, url) {
  try {
    const path = normalize(decodeURIComponent(new URL(url ?? "/", "http://localhost").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    return statSync(file).isFile() ? file : null;
  } catch {
    return null; // a malformed address or no such file
  }
}

/**
 * Starts a server; resolves to its address.
 * @param {string} folder
 * @param {number} port 0 for any that is free
 * @param {Record<string, string> | ((file: string) => Record<string, string>)} [headers] sent with every file, or with
 *   each; a content-type replaces the usual one
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export function serve(folder, port, headers = {}) {
  const server = createServer((request, response) => {
    const file = find(folder, request.url);
    if (file === null) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not here\n");
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      ...(typeof headers === "function" ? headers(file) : headers),
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const bound = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve({ address: `http://127.0.0.1:${bound.port}/`, close: () => server.close() });
    });
  });
}

if (process.argv[1] === import.meta.filename) {
  const [folder, port] = process.argv.slice(2);
  try {
    const { address } = await serve(folder ?? "dist/site", Number(port ?? 8080));
    console.log(`On Record is at ${address} (end with Ctrl-C)`);
  } catch (error) {
    console.error(`cannot serve on port ${port}: ${/** @type {Error} */ (error).message}. Name another: ./build.sh serve 8081`);
    process.exit(1);
  }
}
