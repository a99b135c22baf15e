// Serves a folder on this machine's loopback address, compressed for who takes it, as static hosts do.
// usage: node tools/serve.mjs FOLDER PORT
// @ts-check
import { createReadStream, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
/** What hosts use where they compress at each request: most of the gain for little of the time. */
const QUALITY = 5;
/** What is compressed: the other types are so already. */
const PLAIN = new Set([".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest"]);

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
 * Compresses files, each once until it changes.
 * @returns {(file: string) => Promise<Buffer>}
 */
function compressor() {
  const made = /** @type {Map<string, Promise<Buffer>>} */ (new Map());
  return (file) => {
    const { mtimeMs, size } = statSync(file);
    const key = `${file} ${mtimeMs} ${size}`;
    const known = made.get(key);
    if (known) return known;
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
    const making = readFile(file).then((plain) => compress(plain, { params }));
    made.set(key, making);
    return making;
  };
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
  const compressed = compressor();
  const server = createServer(async (request, response) => {
    const file = find(folder, request.url);
    if (file === null) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not here\n");
      return;
    }
    const all = {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      vary: "accept-encoding",
      ...(typeof headers === "function" ? headers(file) : headers),
    };
    const takes = /\bbr\b/.test(String(request.headers["accept-encoding"]));
    if (takes && PLAIN.has(extname(file))) {
      const body = await compressed(file);
      response.writeHead(200, { ...all, "content-encoding": "br", "content-length": body.length }).end(body);
    } else {
      response.writeHead(200, all);
      createReadStream(file).pipe(response);
    }
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
