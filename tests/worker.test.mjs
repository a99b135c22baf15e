// The core in a module worker of a real browser.
// @ts-check
import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { serve } from "../tools/serve.mjs";
import { ROOT, WASM, chromiumPath, core, fixtures, launch } from "./support/core.mjs";

const executable = chromiumPath();
const skip = executable === null && "no Chromium on this machine (Debian: apt-get install chromium)";

/** Answers each message `{ text }` with an analysis. */
const WORKER = `
import init, { analyze } from "./onrecord.js";
const ready = init();
onmessage = async ({ data }) => {
  try {
    await ready;
    postMessage(analyze(data.text));
  } catch (error) {
    postMessage({ error: String(error) });
  }
};
`;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Worker</title>
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:">
<link rel="icon" href="data:,">
<script type="module" src="page.js"></script>`;

const SCRIPT = `
const worker = new Worker("worker.js", { type: "module" });
window.analyze = (text) => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = (event) => reject(new Error(event.message));
  worker.postMessage({ text });
});
`;

const folder = join(ROOT, "dist/worker-test");
/** @type {(() => unknown)[]} */
const closing = [];
after(() => Promise.all(closing.map((close) => close())));

/** The page, open, and everything that it complained about or asked for. */
async function open() {
  mkdirSync(folder, { recursive: true });
  cpSync(WASM, folder, { recursive: true });
  for (const [name, text] of [["index.html", PAGE], ["page.js", SCRIPT], ["worker.js", WORKER]]) {
    writeFileSync(join(folder, name), text);
  }
  const server = await serve(folder, 0);
  const browser = await launch(/** @type {string} */ (executable));
  closing.push(() => browser.close(), () => server.close());
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const requests = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(server.address); // its module script has run when this is done
  /** @param {string} text */
  const analyze = (text) => page.evaluate((text) => /** @type {any} */ (window).analyze(text), text);
  return { analyze, complaints, requests, address: server.address };
}

test("a worker under a strict policy gives Node's results, in silence, and asks for nothing more", { skip }, async () => {
  const node = await core();
  const { analyze, complaints, requests, address } = await open();
  await analyze("Voss said no.");
  const loaded = requests.length;
  for (const { name, text } of fixtures()) assert.deepEqual(await analyze(text), node.analyze(text), name);
  assert.equal(requests.length, loaded);
  assert.ok(requests.every((url) => url.startsWith(address)), requests.join(" "));
  assert.deepEqual(complaints, []);
});
