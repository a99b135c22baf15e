// @ts-check
// What the page's drawing decides: colours, type, what moves and what does not, what stands where there is nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { example, read, skip, start, WIDE } from "./browser.mjs";

/** @typedef {import("playwright-core").Page} Page */

const STRINGS = new URL("../../www/strings.en.json", import.meta.url);

/** Speakers of whom each says less than the one before. */
const NAMES = ["Voss", "Delane", "Karrow", "Adeyo", "Benett", "Rask", "Sorrel", "Arden", "Imrie", "Tolland"];
const RANKED = NAMES.flatMap((name, rank) =>
  Array.from({ length: NAMES.length - rank }, (_, n) => `Senator ${name} said that the harbour wall ${rank}${n} would be rebuilt.`),
).join("\n\n");

/** Least contrast of text and of lines upon what they stand on (WCAG 2.2: 1.4.3 and 1.4.11). */
const TEXT = 4.5;
const LINE = 3;
/** The drawing's own, of ink upon the strongest tint. */
const INK_ON_TINT = { light: 9.8, dark: 6.7 };
/** What rounding a mixed colour to the screen's 256 steps may take from it. */
const ROUNDING = 0.1;

/** @param {number[]} rgb 0 to 255 */
function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => value / 255).map((s) => (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {number[]} one @param {number[]} other */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * What colours are on the screen.
 * @param {Page} page
 * @param {string[]} colours as CSS writes them, with the page's tokens
 * @param {string} [within] selector of an element of whose tokens they are
 * @returns {Promise<number[][]>}
 */
function painted(page, colours, within = "body") {
  return page.evaluate(
    ([colours, within]) => {
      const context = /** @type {CanvasRenderingContext2D} */ (
        document.createElement("canvas").getContext("2d", { willReadFrequently: true })
      );
      const probe = document.createElement("span");
      document.querySelector(/** @type {string} */ (within))?.append(probe);
      const found = /** @type {string[]} */ (colours).map((colour) => {
        probe.style.setProperty("color", colour);
        context.fillStyle = getComputedStyle(probe).color;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      });
      probe.remove();
      return found;
    },
    /** @type {[string[], string]} */ ([colours, within]),
  );
}

/** @param {Page} page */
const scrolled = (page) => page.evaluate(() => [scrollY, document.querySelector("#text")?.scrollTop]);

describe("the drawing", { skip }, () => {
  /** @type {Awaited<ReturnType<typeof start>>} */
  let chrome;
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`every ink can be read on ground and sheet, every speaker's on the sheet, ${colorScheme}`, async () => {
      const { page } = await chrome.open({ colorScheme });
      const [ground, sheet, ink, ink2, edge] = await painted(
        page,
        ["ground", "sheet", "ink", "ink2", "edge"].map((name) => `var(--${name})`),
      );
      for (const paper of [ground, sheet]) {
        assert.ok(contrast(ink, paper) >= 14, `ink ${contrast(ink, paper)}`);
        assert.ok(contrast(ink2, paper) >= 7, `ink2 ${contrast(ink2, paper)}`);
        assert.ok(contrast(edge, paper) >= LINE, `edge ${contrast(edge, paper)}`);
      }
      const speakers = await painted(page, [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `var(--speaker-${n})`));
      assert.equal(new Set(speakers.map(String)).size, 8);
      for (const [index, colour] of speakers.entries()) {
        assert.ok(contrast(colour, sheet) >= TEXT, `speaker ${index + 1} ${contrast(colour, sheet)}`);
        assert.ok(contrast(colour, ground) >= LINE, `speaker ${index + 1} ${contrast(colour, ground)}`);
      }
    });

    test(`ink can be read on the strongest tint of every speaker, ${colorScheme}`, async () => {
      const { page } = await chrome.open({ colorScheme });
      await read(page, RANKED);
      // far blocks are marked while the page is idle
      await page.locator(".sheet .said-here.sp8").first().waitFor({ state: "attached" });
      for (let n = 1; n <= 8; n++) {
        const [ink, tint] = await painted(page, ["var(--ink)", "var(--strong)"], `.sheet .said-here.sp${n}`);
        assert.ok(contrast(ink, tint) >= INK_ON_TINT[colorScheme] - ROUNDING, `speaker ${n}: ${contrast(ink, tint)}`);
      }
    });
  }

  test("colours go by the number of statements, stay the same in every view, and end with the eighth", async () => {
    const { page } = await chrome.open();
    await read(page, RANKED);
    // far blocks are marked while the page is idle
    await page.waitForFunction(
      () => document.querySelectorAll(".sheet .tag").length === document.querySelectorAll(".statement").length,
    );
    for (const [rank, name] of NAMES.entries()) {
      const colour = rank < 8 ? `sp${rank + 1}` : "sp0";
      const row = page.locator(".statement", { hasText: name }).first();
      assert.ok((await row.getAttribute("class"))?.split(" ").includes(colour), `${name} in the list`);
      const number = (await row.getAttribute("id"))?.replace("statement-", "");
      const piece = page.locator(`.sheet .said-here[data-s="${Number(number) - 1}"]`).first();
      assert.ok((await piece.getAttribute("class"))?.split(" ").includes(colour), `${name} in the text`);
    }
    const signs = await page.locator(".sheet .tag").allTextContents();
    assert.equal(new Set(signs.map((sign) => sign.split(/\s/)[0])).size, NAMES.length, "a monogram each");
  });

  test("nothing is slanted or set in capitals for style", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const styled = await page.evaluate(() =>
      [...document.querySelectorAll("body *")].filter((node) => {
        const { fontStyle, textTransform, fontVariantCaps } = getComputedStyle(node);
        return fontStyle !== "normal" || textTransform !== "none" || fontVariantCaps !== "normal";
      }).length,
    );
    assert.equal(styled, 0);
  });

  test("what stands in serif in the lists is the account's own, letter for letter", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const text = (await readFile(new URL("../../www/examples/phone.txt", import.meta.url), "utf8")).replace(/\s+/g, " ");
    const words = await page.locator(".entry .words, .position .words, .statement .words").allInnerTexts();
    assert.ok(words.length > 20, String(words.length));
    for (const piece of words.flatMap((all) => all.split("…")).map((piece) => piece.replace(/\s+/g, " ").trim()))
      assert.ok(text.includes(piece), piece);
  });

  test("what the pointer lights scrolls nothing", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const before = await scrolled(page);
    for (const place of [".sheet .said-here", ".segment", ".entry"]) await page.locator(place).last().dispatchEvent("pointerover");
    await page.locator(".segment").first().hover();
    assert.ok((await page.locator(".hovered").count()) > 1);
    assert.deepEqual(await scrolled(page), before);
  });

  test("the slip opens and closes without moving anything", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const places = () =>
      page.evaluate(() => ["talks", "ledger", "statements"].map((id) => document.getElementById(id)?.getBoundingClientRect().top));
    const before = await places();
    await page.locator(".sheet .tag").first().click();
    assert.equal(await page.locator(".slip").count(), 1);
    assert.deepEqual(await places(), before);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".slip").count(), 0);
    assert.deepEqual(await places(), before);
  });

  test("words that are in view stay where they are when their statement is chosen; others come a third from the top", async () => {
    const { page } = await chrome.open({ reducedMotion: "reduce", viewport: { ...WIDE, height: 700 } });
    await example(page, /Phone talks/);
    await page.locator(".statement .tag").first().evaluate((tag) => /** @type {HTMLElement} */ (tag).click());
    assert.equal(await page.locator("#text").evaluate((text) => text.scrollTop), 0);
    const far = Math.floor((await page.locator(".statement").count()) / 2) + 2;
    await page.locator(".statement .tag").nth(far).evaluate((tag) => /** @type {HTMLElement} */ (tag).click());
    const share = () =>
      page.evaluate(() => {
        const text = /** @type {Element} */ (document.querySelector("#text")).getBoundingClientRect();
        const piece = /** @type {Element} */ (document.querySelector(".sheet .said-here.selected")).getBoundingClientRect();
        return (piece.top - text.top) / (text.bottom - text.top);
      });
    await page.waitForFunction(() => Number(document.querySelector("#text")?.scrollTop) > 0);
    const at = await share();
    assert.ok(at > 0.25 && at < 0.45, String(at));
  });

  test("where nothing is promised, asked, supported or opposed, a sentence says so", async () => {
    const { page } = await chrome.open();
    await read(page, "Mayor Lina Sorrel said on Monday that the bridge was old.");
    const ledger = await page.locator("#ledger").innerText();
    assert.match(ledger, /No commitment or offer is reported in this account\./);
    assert.match(ledger, /No request or proposal is reported in this account\./);
  });

  test("a meeting that is planned hangs dashed and last, one that is held solid", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const days = await page.locator(".day").evaluateAll((nodes) =>
      nodes.map((day) => {
        const line = day.querySelector(".diagram .line");
        const style = line && getComputedStyle(line);
        return { planned: day.classList.contains("planned"), dashed: `${style?.borderBlockStartStyle} ${style?.backgroundImage}` };
      }),
    );
    assert.deepEqual(days.map(({ planned }) => planned), [false, true]);
    assert.notEqual(days[0].dashed, days[1].dashed);
  });

  test("the interface speaks in plain sentences: no exclamation, no ‘we’, no percentage of certainty", async () => {
    const found = /** @type {string[]} */ ([]);
    JSON.parse(await readFile(STRINGS, "utf8"), (_, value) => {
      if (typeof value === "string") found.push(value);
      return value;
    });
    assert.ok(found.length > 200, String(found.length));
    for (const text of found) {
      assert.doesNotMatch(text, /!|\b(we|our|us)\b/i, text);
      assert.doesNotMatch(text, /% (sure|certain)|certain(ty)?[^.]*%/i, text);
    }
  });
});
