// @ts-check
// Nothing gets in and nothing gets out: hostile articles are text, and no request leaves the page's own origin.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { example, read, skip, start, textOf } from "./browser.mjs";

const SITE = join(import.meta.dirname, "../../dist/site");

/** Articles that mean harm, each with what it tries. */
const HOSTILE = {
  markup: `Voss said “<img src=x onerror=pwned()> <b>no</b> &lt;i&gt;”.`,
  scripts: `<script>pwned()</script> said Voss.\n\n"javascript:pwned()" said <svg/onload=pwned()> Delane. <iframe srcdoc="<script>parent.pwned()</script>"></iframe>`,
  "template syntax": "Voss said ${pwned()} and {{constructor.constructor('pwned()')()}} were “%SCRIPT% {name}”.",
  "style escapes": `Voss said "</style><style>*{display:none}" and url(https://evil.example/a) on Monday.`,
  "names of prototypes": `__proto__ said no. "constructor" said hasOwnProperty.\n\ntoString told __proto__ that valueOf would resign.`,
  "bidirectional controls": `Voss\u202E said \u2066“the strait\u2069 would be \u202Dreopened”, Delane\u200F told \u202Ereporters.`,
  homoglyphs: `Vоss said no. Voss said yes. “Nо,” Vοss told Ⅴoss.`,
  "control characters": `Voss said \u0000\u0007\u001b[31m“no”\u007f\ufeff\u200b on \uffff\ud83d Monday.`,
  "combining marks": `V${"\u0301".repeat(2000)}oss said “n${"\u0489".repeat(2000)}o”.`,
  "an endless word": `Voss said “${"no".repeat(20_000)}”.`,
  "headlines of markup": `<h1 onclick=pwned()>Voss</h1>\n\n</h1></article></main> said Delane, “-->]]>”.`,
};

/** As the page holds a text: without what no document can hold, blank for blank. @param {string} text */
const plain = (text) => text.toWellFormed().replace(/\0/g, "\uFFFD").replace(/\s+/g, "");

describe("closed to what articles try", { skip }, () => {
  /** @type {Awaited<ReturnType<typeof start>>} */
  let chrome;
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  /** The page, with what would show that a text had run or changed it. */
  async function open() {
    const visit = await chrome.open();
    await visit.page.evaluate(() => {
      /** @type {string[]} */
      const tried = [];
      Object.assign(window, { tried, pwned: () => tried.push("pwned") });
      document.addEventListener("securitypolicyviolation", (event) => tried.push(event.violatedDirective));
    });
    return visit;
  }

  for (const [what, text] of Object.entries(HOSTILE)) {
    test(`${what} in an article stay text`, async () => {
      const { page, problems, requests, address } = await open();
      await read(page, text);
      for (const tag of await page.locator(".sheet .tag").all()) await tag.click({ force: true });
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).tried), []);
      assert.equal(
        await page.locator("script:not([src]), main :is(script, style, iframe, img, object, embed, link)").count(),
        0,
      );
      assert.equal(await page.evaluate(() => Object.keys(Object.prototype).length), 0);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        requests.filter((url) => !url.startsWith(address) && !url.startsWith("data:")),
        [],
      );
      const shown = plain(await textOf(page));
      for (const word of text.split(/\s+/)) assert.ok(shown.includes(plain(word)), `lost: ${word.slice(0, 40)}`);
    });
  }

  test("a hundred thousand quotation marks are read, and the page goes on", async () => {
    const { page, problems } = await open();
    await read(page, `Voss said ${'“no”" ‘'.repeat(20_000)} on Monday.`);
    await page.getByRole("button", { name: "New text" }).click();
    await page.locator("#article").fill("Voss said no.");
    await page.getByRole("button", { name: /Break it down/ }).click();
    await page.locator(".statement").waitFor();
    assert.deepEqual(problems, []);
  });

  test("a control that turns writing around turns nothing beside the words that hold it", async () => {
    const { page } = await open();
    await read(page, "Mayor Lina \u202ESorrel said the bridge was shut. “It is,” she added.");
    const isolated = await page
      .locator(".statement .who b")
      .first()
      .evaluate((node) => getComputedStyle(node).unicodeBidi);
    assert.equal(isolated, "isolate");
    assert.match(
      await page
        .locator(".statement .words")
        .first()
        .evaluate((node) => getComputedStyle(node).unicodeBidi),
      /isolate|plaintext/,
    );
  });

  test("a page that asks for anything of another origin is stopped by its policy", async () => {
    const { page } = await open();
    const tries = await page.evaluate(async () => {
      const elsewhere = "http://127.0.0.1:9/";
      const image = new Promise((resolve) => {
        const node = new Image();
        node.onload = () => resolve("loaded");
        node.onerror = () => resolve("refused");
        node.src = `${elsewhere}a.png`;
      });
      const fetched = fetch(elsewhere).then(
        () => "loaded",
        () => "refused",
      );
      const socket = await new Promise((resolve) => {
        try {
          new WebSocket("ws://127.0.0.1:9/").onerror = () => resolve("refused");
        } catch {
          resolve("refused");
        }
      });
      const beacon = navigator.sendBeacon(elsewhere, "text") ? "sent" : "refused";
      return { image: await image, fetched: await fetched, socket, beacon, tried: /** @type {any} */ (window).tried };
    });
    assert.deepEqual(
      { image: tries.image, fetched: tries.fetched, socket: tries.socket },
      { image: "refused", fetched: "refused", socket: "refused" },
    );
    assert.ok(tries.tried.includes("img-src") && tries.tried.includes("connect-src"), tries.tried.join(" "));
    assert.equal(
      await page.evaluate(() => {
        try {
          document.body.innerHTML = "<b>no</b>";
          return "written";
        } catch (error) {
          return /** @type {Error} */ (error).name;
        }
      }),
      "TypeError",
    );
  });

  test("from start to export, no request leaves the page's origin", async () => {
    const { page, requests, address } = await open();
    await example(page, /Phone talks/);
    for (const button of ["Copy link", "Export"]) await page.getByRole("button", { name: button }).click();
    await page.getByRole("button", { name: /^Markdown/ }).click();
    assert.deepEqual(
      requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(address)),
      [],
    );
    assert.ok(requests.length > 3);
  });

  test("the single file asks for nothing at all, not even of the disk", async () => {
    const { page, requests, problems } = await chrome.visit(pathToFileURL(join(SITE, "onrecord.html")).href);
    await example(page, /Phone talks/);
    assert.deepEqual(requests.filter((url) => !/^(data|blob):/.test(url)).slice(1), []);
    assert.deepEqual(problems, []);
  });
});

describe("the files of the site", () => {
  const html = (/** @type {string} */ name) => readFileSync(join(SITE, name), "utf8");
  const policy = (/** @type {string} */ text) =>
    /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(text)?.[1] ?? "";

  for (const name of ["index.html", "element/frame.html"]) {
    test(`${name} allows nothing but its own files, and has no script or style in it`, () => {
      const text = html(name);
      const rules = policy(text).split("; ");
      assert.equal(rules[0], "default-src 'none'");
      assert.ok(rules.includes("require-trusted-types-for 'script'"));
      for (const rule of rules.slice(1))
        assert.doesNotMatch(rule, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/, rule);
      assert.doesNotMatch(text, /<style|<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=/);
      for (const [, address] of text.matchAll(/\s(?:src|href)="([^"]+)"/g))
        assert.doesNotMatch(address, /^(https?:)?\/\//);
    });
  }

  test("onrecord.html runs the one script and style that its policy names", () => {
    const rules = policy(html("onrecord.html"));
    assert.match(
      rules,
      /^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; worker-src blob:; style-src 'sha256-[^']+';/,
    );
    assert.doesNotMatch(rules, /unsafe-inline|'self'|https?:|connect-src/);
  });

  test("no script of ours writes markup or runs text", () => {
    // readers of foreign files, which work on documents that are never shown
    const others = /^(file-|pdf-worker|chunk-)/;
    const ours = [SITE, join(SITE, "element")].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith(".js") && !others.test(name))
        .map((name) => join(folder, name)),
    );
    assert.ok(ours.length >= 6);
    for (const file of ours) {
      assert.doesNotMatch(
        readFileSync(file, "utf8"),
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTMLUnsafe|\beval\(|new Function|createContextualFragment/,
        file,
      );
    }
  });
});
