// @ts-check
// The page without its server, in Chromium: kept whole, renewed only when the reader wants it, installable.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { serve } from "../../tools/serve.mjs";
import { read, skip, start } from "./browser.mjs";

const SITE = join(import.meta.dirname, "../../dist/site");
const PHONE = readFileSync(new URL("../../www/examples/phone.txt", import.meta.url), "utf8");

describe("without a network", { skip }, () => {
  /** @type {Awaited<ReturnType<typeof start>>} */
  let chrome;
  /** @type {(() => unknown)[]} */
  let closing = [];
  before(async () => {
    chrome = await start();
  });
  afterEach(() => {
    for (const close of closing) close();
    closing = [];
  });
  after(() => chrome.close());

  /**
   * A copy of the site on a server of its own, to be changed and stopped.
   * @param {{path?: string, headers?: (file: string) => Record<string, string>}} [options] `path`: the folder it is in
   */
  async function host({ path = "", headers = () => ({}) } = {}) {
    const root = mkdtempSync(join(tmpdir(), "onrecord-offline-"));
    const folder = join(root, path);
    mkdirSync(dirname(folder), { recursive: true });
    cpSync(SITE, folder, { recursive: true });
    const server = await serve(root, 0, headers);
    closing.push(server.close, () => rmSync(root, { recursive: true }));
    return { folder, address: server.address + path, stop: server.close };
  }

  /** @param {import("playwright-core").Page} page */
  const ready = (page) => page.getByText("Ready for offline.").waitFor();

  /** @param {import("playwright-core").Page} page */
  const cacheNames = (page) => page.evaluate(() => caches.keys());

  /** As a later build is: other contents, another name. @param {string} folder */
  function rebuild(folder) {
    const worker = join(folder, "sw.js");
    const source = readFileSync(worker, "utf8");
    writeFileSync(worker, source.replace(/"[0-9a-f]{12}"/, '"000000000002"'));
    const html = join(folder, "index.html");
    writeFileSync(html, readFileSync(html, "utf8").replace("<body>", '<body data-build="2">'));
  }

  const build = (/** @type {import("playwright-core").Page} */ page) =>
    page.evaluate(() => document.body.dataset.build ?? "1");

  test("it opens in any folder of a host from one cache, which has the readers of files too", async () => {
    const { address, stop } = await host({ path: "some/folder/" });
    const { page, problems } = await chrome.visit(address);
    await ready(page);
    const names = await cacheNames(page);
    assert.equal(names.length, 1);
    assert.ok(names[0].startsWith(`onrecord ${address} `), names[0]);
    stop();
    await page.reload();
    await read(page, PHONE);
    assert.match(await page.locator(".card").first().innerText(), /Ilse Karrow/);
    const pdf = await page.evaluate(async () => {
      const kept = await (await caches.open((await caches.keys())[0])).keys();
      const file = kept.map((request) => request.url).find((url) => url.includes("pdf-worker"));
      return (await fetch(String(file))).headers.get("content-type");
    });
    assert.equal(pdf, "text/javascript; charset=utf-8");
    assert.deepEqual(problems, []);
  });

  test("a host that knows neither WebAssembly nor fonts nor manifests serves it all the same", async () => {
    const { address, stop } = await host({
      headers: (file) => (/\.(js|css|html)$/.test(file) ? {} : { "content-type": "application/octet-stream" }),
    });
    const { page, problems } = await chrome.visit(address);
    await read(page, PHONE);
    assert.deepEqual(problems, []);
    await page.reload();
    await ready(page);
    stop();
    await page.reload();
    await read(page, PHONE);
    assert.deepEqual(problems, []);
  });

  test("a new build is offered, used when it is accepted, and then at once and whole", async () => {
    const { address, folder } = await host();
    const { page } = await chrome.visit(address);
    await ready(page);
    rebuild(folder);
    await page.reload();
    await page.getByText("A new version is ready").waitFor();
    assert.equal(await build(page), "1", "not before it is accepted");
    await page.reload();
    await page.getByText("A new version is ready").waitFor();
    assert.equal(await build(page), "1", "nor by loading anew");
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Use it now" }).click()]);
    await ready(page);
    assert.equal(await build(page), "2");
    assert.deepEqual(await cacheNames(page), [`onrecord ${address} 000000000002`]);
  });

  test("a build of which a file is missing is not kept, and the one before stays", async () => {
    const { address, folder } = await host();
    const { page } = await chrome.visit(address);
    await ready(page);
    const before = await cacheNames(page);
    rebuild(folder);
    rmSync(join(folder, "THIRD-PARTY.txt"));
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const updated = await registration.update();
      const installing = /** @type {ServiceWorker} */ (updated.installing);
      await new Promise((resolve) => (installing.onstatechange = resolve));
      return installing.state;
    });
    assert.equal(state, "redundant");
    assert.deepEqual(await cacheNames(page), before);
  });

  test("another folder's caches are left alone", async () => {
    const { address } = await host({ path: "one/" });
    const { page } = await chrome.visit(address);
    await page.evaluate(() => caches.open("onrecord http://elsewhere/ 1"));
    await ready(page);
    assert.ok((await cacheNames(page)).includes("onrecord http://elsewhere/ 1"));
  });

  test("it can be installed, with icons of the sizes that it names", async () => {
    const { address } = await host();
    const { page } = await chrome.visit(address);
    await ready(page);
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // the tests' contexts are such windows
    assert.deepEqual(
      installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"),
      [],
    );
    const { data, errors } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(/** @type {string} */ (data));
    for (const { src, sizes } of manifest.icons) {
      const size = await page.evaluate(async (src) => {
        const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
        return `${width}x${height}`;
      }, src);
      assert.equal(size, sizes);
    }
  });

  test("what is shared with the installed page is read, and reaches no server", async () => {
    const { address, stop } = await host();
    const { page } = await chrome.visit(address);
    await ready(page);
    stop();
    await page.evaluate(async (text) => {
      const form = new FormData();
      form.set("title", "Karrow rings Adeyo");
      form.set("text", text);
      await fetch("./?share", { method: "POST", body: form });
    }, PHONE);
    const opened = await page.context().newPage();
    await opened.goto(`${address}#shared`);
    await opened.locator(".card").first().waitFor();
    assert.match(await opened.locator(".card").first().innerText(), /Ilse Karrow/);
    assert.equal(await opened.evaluate(() => location.hash), "");
  });

  test("a text file that the system opens with it is read", async () => {
    const { address } = await host();
    const context = await chrome.context();
    await context.addInitScript((text) => {
      const file = new File([text], "article.txt", { type: "text/plain" });
      const setConsumer = (/** @type {Function} */ take) => take({ files: [{ getFile: async () => file }] });
      Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
    }, PHONE);
    const page = await context.newPage();
    await page.goto(address);
    await page.locator(".card").first().waitFor();
    assert.match(await page.locator(".card").first().innerText(), /Ilse Karrow/);
  });

  test("nothing of what was read is kept", async () => {
    const { address } = await host();
    const { page } = await chrome.visit(address);
    await ready(page);
    await read(page, PHONE);
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      cached: await Promise.all(
        (await caches.keys()).map(async (name) =>
          (await (await caches.open(name)).keys()).map((request) => request.url),
        ),
      ),
    }));
    const files = kept.cached.flat();
    assert.deepEqual({ ...kept, cached: [] }, { local: 0, session: 0, cookies: "", databases: [], cached: [] });
    assert.ok(files.length > 10 && files.every((url) => url.startsWith(address)), files.join(" "));
  });
});
