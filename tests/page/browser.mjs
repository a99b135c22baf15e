// @ts-check
// Chromium on the built site: served from a free port of this machine, every request and console message recorded.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../tools/serve.mjs";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SITE = process.env.ONRECORD_SITE ?? join(ROOT, "dist/site");
const CANDIDATES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const WIDE = { width: 1440, height: 900 };
export const MIDDLE = { width: 768, height: 1024 };
export const NARROW = { width: 390, height: 844 };

/** A worker that hands out a beginning and never comes to an end. */
export const ENDLESS = `
  const nothing = { spans: [], article: { headline: null, byline: null, agency: null, published: "2027-03-09", updated: null,
    dateline: null, form: "article", words: 2, sentences: 1, blocks: [{ kind: "paragraph", span: { start: 0, end: 10 } }] },
    parties: [], conversations: [], statements: [], notices: [],
    ledger: { commitments: [], requests: [], positions: [], voices: [] } };
  onmessage = ({ data }) => postMessage({ type: "part", id: data.id, result: nothing, end: 10, share: 0.41, pace: 0 });`;

const executablePath = CANDIDATES.find((path) => existsSync(path));

/** Why the tests in a browser cannot run here; false where they can. */
export const skip = !executablePath
  ? "no Chromium on this machine"
  : !existsSync(join(SITE, "index.html")) && "dist/site is not built";

/** @typedef {{page: import("playwright-core").Page, requests: string[], problems: string[], address: string}} Visit */

/**
 * A new page in a context of its own, its requests and what its console says recorded.
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").BrowserContextOptions} options
 */
async function newPage(browser, options) {
  const page = await (await browser.newContext(options)).newPage();
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const problems = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    // the one thing that the driver itself writes there
    if (!message.text().startsWith("Service Worker registration blocked"))
      problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  return { page, requests, problems };
}

/** Starts browser and server for a site, the built one unless said otherwise; `open` visits the page in a context of its own, `close` ends both. */
export async function start(site = SITE, extra = /** @type {string[]} */ ([])) {
  const browser = await chromium.launch({ executablePath, args: [...ARGUMENTS, ...extra] });
  const server = await serve(site, 0);
  return {
    /**
     * @param {{viewport?: {width: number, height: number}, colorScheme?: "light" | "dark", hash?: string,
     *   worker?: string} & import("playwright-core").BrowserContextOptions} [options]
     * @returns {Promise<Visit>}
     */
    async open({ hash = "", viewport = WIDE, worker = "", ...options } = {}) {
      options.serviceWorkers ??= "block"; // it would answer in the place of what a test puts there
      const { page, requests, problems } = await newPage(browser, { viewport, ...options });
      // another script in the worker's place, for what the real one never does when it is well
      if (worker)
        await page.route("**/worker-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: worker }));
      await page.goto(server.address + hash);
      await page.locator("#article, .result").first().waitFor();
      return { page, requests, problems, address: server.address };
    },
    /**
     * Another site's page.
     * @param {string} address
     * @param {import("playwright-core").BrowserContextOptions} [options]
     */
    async visit(address, options = {}) {
      const visited = await newPage(browser, options);
      await visited.page.goto(address);
      return visited;
    },
    /** For what has to be there before a page is opened. */
    context: () => browser.newContext(),
    /** An empty page, without the site's policies: to make files with. */
    blank: async () => (await browser.newContext()).newPage(),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/**
 * Puts a text of any length into the box; typing it would take minutes.
 * @param {import("playwright-core").Page} page
 * @param {string} text
 */
export async function put(page, text) {
  await page.evaluate((value) => {
    /** @type {HTMLTextAreaElement} */ (document.querySelector("#article")).value = value;
  }, text);
}

/**
 * Puts a text into the box and has it read.
 * @param {import("playwright-core").Page} page
 * @param {string} text
 */
export async function read(page, text) {
  await page.locator("#article").fill(text);
  await page.getByRole("button", { name: /Break it down/ }).click();
  await page.locator(".result").waitFor();
}

/**
 * The examples one after the other, until there are so many words.
 * @param {number} words
 */
export async function longArticle(words) {
  const files = ["phone", "press", "dispute"].map((name) => join(ROOT, "www/examples", `${name}.txt`));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const parts = [texts[0]];
  for (let n = 0, index = 1; n < words; index++) {
    // one date of publication is enough
    const text = texts[index % texts.length].replace(/^Published.*\n/m, "");
    n += text.split(/\s+/).length;
    parts.push(text);
  }
  return parts.join("\n\n");
}

/**
 * Opens an example by the start of its name.
 * @param {import("playwright-core").Page} page
 * @param {RegExp} name
 */
export async function example(page, name) {
  await page.getByRole("button", { name }).click();
  await page.locator(".result").waitFor();
}

/**
 * The text as the sheet shows it: without tags, letters and legend.
 * @param {import("playwright-core").Page} page
 */
export function textOf(page) {
  return page.locator(".sheet").evaluate((sheet) => {
    const copy = /** @type {HTMLElement} */ (sheet.cloneNode(true));
    for (const own of copy.querySelectorAll(".tag, .letters, .legend")) own.remove();
    return [...copy.querySelectorAll("p, h2, h3")].map((block) => block.textContent ?? "").join("\n");
  });
}

/**
 * Waits until the text, which scrolls smoothly, has brought the selected statement's first words into its window.
 * @param {import("playwright-core").Page} page
 */
export async function inText(page) {
  await page.waitForFunction(() => {
    const piece = document.querySelector(".said-here.selected")?.getBoundingClientRect();
    const text = document.querySelector("#text")?.getBoundingClientRect();
    return piece && text && piece.top >= text.top && piece.bottom <= Math.min(text.bottom, innerHeight);
  });
}
