// @ts-check
// <on-record> on somebody else's site, which has a policy and styles of its own.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { skip, start } from "./browser.mjs";
import { ELEMENT, scriptName, startHost } from "./host.mjs";

/** @typedef {import("playwright-core").Page} Page */

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What the first element holds, when it has read. @param {Page} page @param {string} [selector] */
const read = async (page, selector = "on-record") => {
  await page.waitForFunction((selector) => /** @type {any} */ (document.querySelector(selector))?.analysis, selector);
  return page.locator(selector).first();
};

/** The words that the page marks, by name of the mark. @param {Page} page */
const marked = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, ranges]) => [
        name,
        [...ranges].map((range) => range.toString().replace(/\s+/g, " ")),
      ]),
    ),
  );

describe("<on-record> on another site", { skip }, () => {
  /** @type {Awaited<ReturnType<typeof start>>} */
  let chrome;
  /** @type {Awaited<ReturnType<typeof startHost>>} */
  let host;
  before(async () => {
    [chrome, host] = [await start(), await startHost()];
  });
  after(async () => {
    await chrome.close();
    host.close();
  });

  /**
   * @param {string} [file]
   * @param {import("playwright-core").BrowserContextOptions} [options]
   */
  async function visit(file = "", options = {}) {
    const page = await chrome.visit(host.address + file, options);
    return { ...page, element: await read(page.page) };
  }

  test("it shows the talk and the statements under the site's own policy, in silence, from the site's own files", async () => {
    const { element, problems, requests } = await visit();
    const text = await element.evaluate((node) => node.shadowRoot?.textContent ?? "");
    assert.match(text, /One phone talk on Wednesday 14\sApril/);
    assert.match(text, /Ilse Karrow.*Tomas Adeyo/);
    assert.match(text, /two hundred wagons before the harvest/);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(host.address) && !url.startsWith("data:")),
      [],
    );
  });

  test("what is hidden, aside or a script is no part of the article", async () => {
    const { element } = await visit();
    const said = await element.evaluate((node) => JSON.stringify(/** @type {any} */ (node).analysis));
    const text = await element.evaluate((node) => node.shadowRoot?.textContent ?? "");
    assert.doesNotMatch(text, /hidden|advertisement/);
    assert.equal(JSON.parse(said).article.words < 100, true);
  });

  test("the article is marked word for word without a change to it", async () => {
    const untouched = await chrome.visit(`${host.address}index.html`, { javaScriptEnabled: false });
    const before = await untouched.page.locator("#article-body").innerHTML();
    const { page } = await visit();
    const marks = await marked(page);
    assert.ok(
      marks["onrecord-light-1"].includes("Kestria would send two hundred wagons before the harvest"),
      JSON.stringify(marks),
    );
    assert.ok(marks["onrecord-light-2"].includes("“The farmers need certainty,”"), JSON.stringify(marks));
    assert.equal(await page.locator("#article-body").innerHTML(), before);
  });

  test("a click on marked words chooses the statement, and the site hears of it", async () => {
    const { page, element } = await visit();
    await element.evaluate((node) => {
      const heard = new Promise((resolve) =>
        node.addEventListener("select", (event) => resolve(/** @type {CustomEvent} */ (event).detail)),
      );
      Object.assign(window, { heard });
    });
    const box = await page.evaluate(() => {
      const [range] = [...(CSS.highlights.get("onrecord-light-1") ?? [])];
      const { left, top } = /** @type {Range} */ (range).getClientRects()[0];
      return { x: left + 20, y: top + 8 };
    });
    await page.mouse.click(box.x, box.y);
    const { index, statement } = await page.evaluate(() => /** @type {any} */ (window).heard);
    assert.equal(index, 0);
    assert.equal(statement.cueLemma, "say");
    assert.deepEqual((await marked(page))["onrecord-light-selected"], [
      "Kestria would send two hundred wagons before the harvest",
    ]);
    assert.equal(await element.locator(".entry.selected").count(), 1);
  });

  test("a choice in the element lights the words in the article and scrolls to them", async () => {
    const { page, element } = await visit("", { viewport: { width: 900, height: 300 } });
    await element.locator(".entry .tag").first().click();
    await page.waitForFunction(() => {
      const [range] = [...(CSS.highlights.get("onrecord-light-selected") ?? [])];
      const top = /** @type {Range} */ (range)?.getBoundingClientRect().top;
      return top >= 0 && top < innerHeight;
    });
  });

  test("nothing is loaded before an element comes near, and all share one worker", async () => {
    const { page, requests } = await visit();
    const second = page.locator("#second");
    assert.equal(await second.evaluate((node) => /** @type {any} */ (node).analysis), null);
    await second.scrollIntoViewIfNeeded();
    await read(page, "#second");
    assert.equal(page.workers().length, 1);
    assert.equal(requests.filter((url) => url.endsWith(".wasm")).length, 1);
    assert.equal(await second.locator(".statement").count(), 2, "open shows every statement");
  });

  test("the site's type goes in, its other rules do not; its tokens and parts do", async () => {
    const { element } = await visit();
    const style = (/** @type {string} */ selector, /** @type {string} */ property) =>
      element
        .locator(selector)
        .first()
        .evaluate((node, property) => getComputedStyle(node).getPropertyValue(property), property);
    assert.match(await style(".name", "font-family"), /Georgia/);
    assert.equal(await style(".tag", "border-top-width"), "1px");
    assert.equal(await style(".link", "text-transform"), "none");
    assert.equal(await style(".monogram.sp1", "background-color"), "rgb(1, 2, 3)");
    assert.equal(await style(".element-opening", "color"), "rgb(9, 8, 7)");
    // 15 pixels at 16; the site sets 18, whatever its root says
    assert.equal(await style(".breakdown", "font-size"), "16.875px");
  });

  test("it is dark where the site is", async () => {
    const { page, element } = await visit("", { colorScheme: "dark" });
    assert.equal(
      await element
        .locator(".name")
        .first()
        .evaluate((node) => getComputedStyle(node).color),
      "rgb(233, 239, 234)",
    );
    assert.ok((await marked(page))["onrecord-dark-1"].length > 0);
    await element.evaluate((node) => Object.assign(node, { selected: 1 }).setAttribute("theme", "light"));
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector("on-record")).matches(":state(light)"));
    assert.equal(await element.evaluate((node) => /** @type {any} */ (node).selected), 1, "the choice stays");
  });

  test("a text given by a script, a link with a text in it and a hidden element are read, and nothing is fetched", async () => {
    const { page, element, requests } = await visit();
    const before = requests.length;
    const words = (/** @type {string} */ source) =>
      element.evaluate((node, source) => {
        const analysed = new Promise((resolve) =>
          node.addEventListener(
            "analysis",
            (event) => resolve(/** @type {CustomEvent} */ (event).detail.article.words),
            { once: true },
          ),
        );
        if (source) node.setAttribute("src", source);
        else /** @type {any} */ (node).text = "Sorrel said the bridge was shut.";
        return analysed;
      }, source);
    assert.equal(await words(""), 6);
    await element.evaluate((node) => /** @type {any} */ (node.text = null));
    assert.equal(await words("#adeyo"), 5);
    const packed = await page.evaluate(async () => {
      const stream = new Blob(["Sorrel said no."]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      return btoa(String.fromCharCode(...bytes))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "");
    });
    assert.equal(await words(`https://onrecord.example/#t=${packed}`), 3);
    assert.equal(requests.length, before);
  });

  test("what cannot be read says so, and the site hears why", async () => {
    const { element } = await visit();
    const failing = (/** @type {string} */ name, /** @type {string} */ value) =>
      element.evaluate(
        (node, [name, value]) => {
          const failed = new Promise((resolve) =>
            node.addEventListener("error", (event) => resolve(/** @type {CustomEvent} */ (event).detail.reason), {
              once: true,
            }),
          );
          node.setAttribute(name, value);
          return failed;
        },
        [name, value],
      );
    assert.equal(await failing("for", "nowhere"), "noArticle");
    assert.match(
      await element.evaluate((node) => node.shadowRoot?.textContent ?? ""),
      /There is no article here to read/,
    );
    assert.equal(await failing("src", "#t=broken"), "badLink");
    assert.equal(await element.evaluate((node) => /** @type {any} */ (node).analysis), null);
  });

  test("where marks cannot be painted, the chosen statement is selected", async () => {
    const context = await chrome.context();
    await context.addInitScript(() => Reflect.deleteProperty(window, "Highlight"));
    const page = await context.newPage();
    await page.goto(host.address);
    await (await read(page)).evaluate((node) => Object.assign(node, { selected: 0 }) && undefined);
    const chosen = await page.evaluate(() => String(getSelection()));
    assert.equal(chosen.replace(/\s+/g, " "), "Kestria would send two hundred wagons before the harvest");
  });

  test("a policy without WebAssembly is told as what it is", async () => {
    const strict = await startHost({
      policy: () => "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'",
    });
    try {
      const { page } = await chrome.visit(strict.address);
      const text = () => document.querySelector("on-record")?.shadowRoot?.textContent?.includes("could not be loaded");
      await page.waitForFunction(text);
    } finally {
      strict.close();
    }
  });

  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`axe finds nothing in it, ${colorScheme}, and nothing reaches out of it at 320 pixels`, async () => {
      const { page, element } = await visit("", { colorScheme, viewport: { width: 320, height: 900 } });
      await element.getByRole("button", { name: /^All/ }).click();
      // the site's own colours for a speaker and the heading are its own affair
      await page.evaluate(AXE);
      const found = await page.evaluate(() =>
        /** @type {any} */ (window).axe.run("on-record", { resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } } }),
      );
      assert.deepEqual(found.violations.map((/** @type {any} */ one) => `${one.id} ${one.nodes[0].html}`), []);
      const reaching = await element.evaluate((node) => {
        const { right } = node.getBoundingClientRect();
        const inner = [...(node.shadowRoot?.querySelectorAll("*") ?? [])].filter((one) => one.getBoundingClientRect().right > right + 1);
        return inner.map((one) => one.outerHTML.slice(0, 80));
      });
      assert.deepEqual(reaching, []);
    });
  }

  test("an element that leaves the page takes its marks with it", async () => {
    const { page, element } = await visit();
    await element.evaluate((node) => node.remove());
    assert.deepEqual(Object.values(await marked(page)).flat(), []);
  });

  test("where the site forbids workers, it reads in the page", async () => {
    const strict = await startHost({
      policy: () =>
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; connect-src 'self'; style-src 'self'; img-src data:",
    });
    try {
      const { page } = await chrome.visit(strict.address);
      await read(page);
      assert.equal(page.workers().length, 0);
    } finally {
      strict.close();
    }
  });

  test("from another origin it brings its worker along, checked by its hash", async () => {
    const open = await startHost({
      policy: (other) =>
        `default-src 'none'; script-src 'self' ${other} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${other}; style-src 'self'; img-src data:`,
    });
    try {
      const { page, problems } = await chrome.visit(`${open.address}elsewhere.html`);
      await read(page);
      assert.equal(page.workers().length, 1);
      assert.deepEqual(problems, []);
    } finally {
      open.close();
    }
  });
});

describe("<on-record-frame>", { skip }, () => {
  /** @type {Awaited<ReturnType<typeof start>>} */
  let chrome;
  /** @type {Awaited<ReturnType<typeof startHost>>} */
  let host;
  before(async () => {
    chrome = await start();
    host = await startHost({
      policy: (other) =>
        `default-src 'none'; script-src 'self'; frame-src ${other}; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`,
    });
  });
  after(async () => {
    await chrome.close();
    host.close();
  });

  /** The page, and the frame when it has read. */
  async function visit() {
    const visited = await chrome.visit(`${host.address}frame.html`);
    const { page } = visited;
    await page.waitForFunction(() => document.querySelector("on-record-frame"));
    const frame = await (async () => {
      for (;;) {
        const found = page.frames().find((one) => one.url().startsWith(host.other));
        if (found) return found;
        await page.waitForTimeout(20);
      }
    })();
    await frame.waitForFunction(() => /** @type {any} */ (document.querySelector("on-record"))?.analysis);
    return { ...visited, frame };
  }

  test("a site whose policy allows no WebAssembly shows the breakdown in a frame as high as it is", async () => {
    const { page, frame, problems } = await visit();
    assert.match(await frame.locator("on-record").evaluate((node) => node.shadowRoot?.textContent ?? ""), /Sorrel/);
    const high = await frame.locator("on-record").evaluate((node) => Math.ceil(node.getBoundingClientRect().height));
    await page.waitForFunction(
      (high) => document.querySelector("on-record-frame")?.getBoundingClientRect().height === high,
      high,
    );
    assert.deepEqual(problems, []);
  });

  test("the frame takes no text, and the site no height, from anybody else", async () => {
    const { page, frame } = await visit();
    const before = await page.locator("on-record-frame").evaluate((node) => node.getBoundingClientRect().height);
    // a message of the page's own window and origin, not the frame's
    await page.evaluate(() => postMessage({ type: "onrecord:size", height: 5000 }, "*"));
    // a message from the frame's own window to itself, not from its parent
    await frame.evaluate(() => postMessage({ type: "onrecord:read", text: "Evil said no." }, "*"));
    await page.waitForTimeout(300);
    assert.equal(await page.locator("on-record-frame").evaluate((node) => node.getBoundingClientRect().height), before);
    assert.doesNotMatch(
      await frame.locator("on-record").evaluate((node) => node.shadowRoot?.textContent ?? ""),
      /Evil/,
    );
  });

  test("opened by a site that its address does not name, it takes and tells nothing", async () => {
    const { page } = await chrome.visit(host.address);
    const told = await page.evaluate(async (address) => {
      /** @type {unknown[]} */
      const messages = [];
      addEventListener("message", (event) => messages.push(event.data));
      const frame = document.createElement("iframe");
      frame.src = `${address}frame.html#site=https://other.example`;
      document.body.append(frame);
      await new Promise((resolve) => (frame.onload = resolve));
      frame.contentWindow?.postMessage(
        { type: "onrecord:read", text: "Sorrel said no.", scheme: "light", font: "serif" },
        "*",
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
      return messages;
    }, host.other);
    assert.deepEqual(told, []);
  });
});

describe("the tags for other sites", { skip }, () => {
  /** @type {Awaited<ReturnType<typeof start>>} */
  let chrome;
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  for (const [form, stem] of [
    ["element", "on-record"],
    ["frame", "on-record-frame"],
  ]) {
    test(`the page makes those of the ${form}, with the hash of the file that they load`, async () => {
      const { page, address } = await chrome.open();
      await page.locator(".embedding summary").click();
      await page.locator("#embed-form").selectOption(form);
      await page.locator("#embed-id").fill('a"><b>');
      const tags = await page.locator(".snippet").innerText();
      const hash = createHash("sha384")
        .update(readFileSync(join(ELEMENT, scriptName(stem))))
        .digest("base64");
      assert.ok(tags.includes(`src="${address}element/${scriptName(stem)}" integrity="sha384-${hash}"`), tags);
      assert.ok(tags.includes('for="a&quot;>&lt;b>"'), tags);
      assert.equal(await page.locator(".embedding b").count(), 0);
    });
  }
});
