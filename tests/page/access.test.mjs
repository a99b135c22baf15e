// @ts-check
// The page for everyone: axe on every view and state, at three widths and in both themes; sizes of what is touched; large
// text; the order in which it is read out.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { ENDLESS, example, MIDDLE, NARROW, read, skip, start, WIDE } from "./browser.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** @type {Awaited<ReturnType<typeof start>>} */
let chrome;

const NAMES = "Karrow Adeyo Benett Lindqvar Okoro Novak Thorne Osei Marsh Calder Finch Tamm".split(" ");
/** Twelve who speak, on days of their own. */
const TWELVE = NAMES.map((name, index) => {
  const other = NAMES[(index + 1) % NAMES.length];
  return `President ${name} spoke by phone with Prime Minister ${other} on March ${index + 2}. ${name} said that the port ${index + 1} would be opened.`;
}).join("\n\n");

/**
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} a line a violation
 */
async function violations(page) {
  // transitions would be measured half-way
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  await page.evaluate(AXE);
  const result = await page.evaluate(() =>
    /** @type {any} */ (window).axe.run(document, { resultTypes: ["violations"] }),
  );
  return result.violations.map(
    (/** @type {any} */ found) =>
      `${found.id}: ${found.nodes
        .map((/** @type {any} */ node) => node.target.join(" "))
        .slice(0, 4)
        .join(" | ")}`,
  );
}

describe("axe finds nothing", { skip }, () => {
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  for (const [width, viewport] of Object.entries({ wide: WIDE, middle: MIDDLE, narrow: NARROW })) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      test(`${width}, ${colorScheme}`, async () => {
        const { page } = await chrome.open({ viewport, colorScheme });
        await page.locator(".embedding summary").click();
        assert.deepEqual(await violations(page), [], "start");
        await example(page, /Phone talks/);
        assert.deepEqual(await violations(page), [], "result");
        await page.keyboard.press("j");
        await page.keyboard.press("Enter");
        assert.deepEqual(await violations(page), [], "with a statement selected");
        if (width === "narrow") await page.getByRole("button", { name: "Text", exact: true }).click();
        assert.deepEqual(await violations(page), [], "with the text shown");
      });
    }
  }

  test("with an error and with nothing found", async () => {
    const { page } = await chrome.open();
    await page.getByRole("button", { name: /Break it down/ }).click();
    assert.deepEqual(await violations(page), [], "error");
    await read(page, "The harbour was quiet in the morning.");
    assert.deepEqual(await violations(page), [], "nothing found");
  });

  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`in every state of a result, ${colorScheme}`, async () => {
      const { page } = await chrome.open({ colorScheme });
      await example(page, /Phone talks/);
      await page.getByRole("button", { name: "Export", exact: true }).click();
      assert.deepEqual(await violations(page), [], "exports to choose from");
      await page.keyboard.press("Escape");
      await page.locator("#find-words").fill("no such words");
      assert.deepEqual(await violations(page), [], "filters that leave nothing");
      await page.locator("#find-words").fill("");
      await page.getByLabel("Certainty").selectOption("0.9");
      await page.getByText("what is less certain is left out").waitFor();
      assert.deepEqual(await violations(page), [], "less certain ones left out");
      await page.getByRole("button", { name: "Edit" }).click();
      assert.deepEqual(await violations(page), [], "the text being changed");
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.locator(".toasts > *").waitFor();
      assert.deepEqual(await violations(page), [], "a message");
    });
  }

  test("with twelve speakers, ten of whom talk in rows", async () => {
    const { page } = await chrome.open();
    await read(page, TWELVE);
    assert.ok((await page.locator(".statement").count()) >= 12);
    assert.deepEqual(await violations(page), []);
  });

  test("while a long text is read, and when it was stopped", async () => {
    const { page } = await chrome.open({ worker: ENDLESS });
    await page.locator("#article").fill("First part. Second part. Third part.");
    await page.getByRole("button", { name: /Break it down/ }).click();
    await page.getByText("41 %").waitFor();
    assert.deepEqual(await violations(page), [], "progress");
    await page.getByRole("button", { name: "Stop here" }).click();
    await page.getByText("Reading was stopped").waitFor();
    assert.deepEqual(await violations(page), [], "stopped");
  });
});

describe("for hands, eyes and ears", { skip }, () => {
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  test("what is touched is 24 pixels large at least, in bars 44 high", async () => {
    const { page } = await chrome.open({ viewport: NARROW, hasTouch: true });
    const small = async (/** @type {string} */ where) => {
      const found = await page.evaluate(tooSmall, {
        least: 24,
        bars: ".pane-bar, .tools, .slip-head, .slip-actions",
        bar: 44,
      });
      assert.deepEqual(found, [], where);
    };
    await small("start");
    await example(page, /Phone talks/);
    await small("result");
    await page.locator(".statement .tag").first().click();
    await small("sheet");
    await page.getByRole("button", { name: "Text", exact: true }).click();
    await small("text");
    await page.getByRole("button", { name: "Edit" }).click();
    await small("editor");
  });

  test("it is read out in order: opening sentence, parts, slip, text; and its parts have names", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const headings = await page.locator("main :is(h1, h2)").allInnerTexts();
    assert.match(headings[0], /^Two phone talks/);
    assert.deepEqual(headings.slice(1, 6), ["Talks", "Ledger", "Positions", "Statements", "Keys"]);
    assert.match(headings[6], /^Prime minister discusses/);
    const regions = await page.evaluate(() =>
      [...document.querySelectorAll("main section, main nav, main [role=region]")].map((part) => {
        const by = part.getAttribute("aria-labelledby");
        return part.getAttribute("aria-label") ?? (by && document.getElementById(by)?.textContent) ?? "";
      }),
    );
    assert.ok(regions.length >= 6 && regions.every(Boolean), regions.join(" | "));
  });

  test("what has been read and done is announced", async () => {
    const { page } = await chrome.open({ permissions: ["clipboard-read", "clipboard-write"] });
    const live = page.locator(".live");
    assert.equal(await live.getAttribute("aria-live"), "polite");
    await example(page, /Phone talks/);
    await page.waitForFunction(() =>
      /^3 talks, \w+ statements$/.test(document.querySelector(".live")?.textContent ?? ""),
    );
    await page.locator(".statement").first().click();
    await page.getByRole("button", { name: "Copy with source" }).click();
    await page.waitForFunction(() => document.querySelector(".live")?.textContent === "Copied with its source");
  });
});

describe("with text of double size, as set in the browser", { skip }, () => {
  before(async () => {
    chrome = await start(undefined, ["--blink-settings=defaultFontSize=32"]);
  });
  after(() => chrome.close());

  for (const viewport of [WIDE, MIDDLE, NARROW]) {
    test(`everything fits at ${viewport.width} pixels`, async () => {
      const { page } = await chrome.open({ viewport });
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await wide()) <= viewport.width, "start");
      await example(page, /Phone talks/);
      await page.keyboard.press("j");
      await page.locator(".slip").waitFor({ state: "attached" });
      assert.ok((await wide()) <= viewport.width, "result");
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("button, .who, .meaning, .name, .office, .silent, h1, h2:not(.unseen), h3, h4")]
          .filter((node) => node.getClientRects().length > 0 && getComputedStyle(node).display !== "inline")
          .filter((node) => node.scrollWidth > node.clientWidth + 4)
          .map((node) => `${node.className} ${node.textContent?.slice(0, 30)}`),
      );
      assert.deepEqual(cut, []);
    });
  }
});

/**
 * What is smaller than it may be; what a pseudo-element enlarges counts with it. Runs in the page.
 * @param {{least: number, bars: string, bar: number}} sizes
 */
function tooSmall({ least, bars, bar }) {
  return [...document.querySelectorAll("button, a[href], input, select, textarea, [role=button]")]
    .filter(
      (node) =>
        node.getClientRects().length > 0 && !node.closest(".skips, [hidden]") && node.getAttribute("type") !== "file",
    )
    .flatMap((node) => {
      const { width, height } = node.getBoundingClientRect();
      const after = getComputedStyle(node, "::after");
      const grown = after.content !== "none" && after.position === "absolute";
      const high = grown ? Math.max(height, parseFloat(after.height)) : height;
      const across = grown ? Math.max(width, parseFloat(after.width)) : width;
      const inBar = node.closest(bars) !== null;
      const enough = high >= (inBar ? bar : least) - 0.5 && across >= least - 0.5;
      return enough
        ? []
        : [`${node.className} ${node.textContent?.slice(0, 20)} ${across.toFixed(0)}×${high.toFixed(0)}`];
    });
}
