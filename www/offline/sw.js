// @ts-check
/**
 * The service worker: keeps the files of one build, all or none, and answers with them, so that the page opens without a
 * network and never mixes two builds. A new build waits until the reader accepts it or has closed the page. It keeps
 * nothing that the reader reads; a text that is shared with the installed page stays in memory until the page takes it.
 */

/** @import { PageMessage, Shared } from "./messages.js" */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
/** Caches are the whole origin's: those of another folder's page are left alone. */
const FAMILY = `onrecord ${scope} `;
const CACHE = FAMILY + BUILD;
/** The page itself: hosts know it by its folder, and some lead its file's name there. */
const PAGE = new URL("./", scope).href;
/** What a share waits for its page. */
const SHARE_WAITS_MS = 30_000;

/** @type {Record<string, string>} */
const TYPES = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  woff2: "font/woff2",
};

/** @type {((shared: Shared) => void) | null} */
let give = null;
/** @type {Promise<Shared>} */
let shared = new Promise((resolve) => (give = resolve));

worker.addEventListener("install", (event) => event.waitUntil(fill()));

worker.addEventListener("activate", (event) => event.waitUntil(Promise.all([clear(), worker.clients.claim()])));

worker.addEventListener("message", (event) => {
  const message = /** @type {PageMessage} */ (event.data);
  if (message.type === "switch") worker.skipWaiting();
  if (message.type === "shared") event.waitUntil(shared.then((text) => event.ports[0].postMessage(text)));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin || !address.href.startsWith(scope)) return;
  if (request.method === "POST" && address.searchParams.has("share")) event.respondWith(receive(event));
  else if (request.method === "GET") event.respondWith(answer(request, address));
});

/** All files of the build; where one cannot be had, none is kept and the browser tries again later. */
async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([PAGE, ...FILES].map((file) => keep(cache, new URL(file, scope).href)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/**
 * One file, with the type that it has, whatever the host calls it.
 * @param {Cache} cache
 * @param {string} address
 */
async function keep(cache, address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const type = address === PAGE ? "text/html; charset=utf-8" : TYPES[address.split(".").at(-1) ?? ""];
  const headers = { "content-type": type ?? response.headers.get("content-type") ?? "" };
  // made anew: browsers refuse a page that was led elsewhere
  await cache.put(address, new Response(await response.blob(), { headers }));
}

/** Removes earlier builds, unless a page of theirs is open and may still load a part of it. */
async function clear() {
  const open = await worker.clients.matchAll({ type: "window" });
  if (open.length > 1) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/**
 * @param {Request} request
 * @param {URL} address
 */
async function answer(request, address) {
  const plain = address.origin + address.pathname;
  const isPage = plain === PAGE || plain === `${PAGE}index.html`;
  const cache = await caches.open(CACHE);
  const kept = await cache.match(isPage ? PAGE : plain);
  if (kept) return kept;
  // a part of the build before, for a page that was opened with it
  const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY));
  for (const name of names) {
    const old = await (await caches.open(name)).match(plain);
    if (old) return old;
  }
  return fetch(request);
}

/**
 * Takes what another program shares with the installed page, before any server could see it, and opens the page.
 * @param {FetchEvent} event
 */
async function receive(event) {
  const form = await event.request.formData();
  const words = ["title", "text", "url"].map((key) => String(form.get(key) ?? "")).filter(Boolean);
  give?.({ text: words.join("\n\n"), files: form.getAll("file").filter((entry) => entry instanceof File) });
  shared.then(() => setTimeout(() => (shared = new Promise((resolve) => (give = resolve))), SHARE_WAITS_MS));
  event.waitUntil(new Promise((resolve) => setTimeout(resolve, SHARE_WAITS_MS)));
  return Response.redirect(`${PAGE}#shared`, 303);
}
