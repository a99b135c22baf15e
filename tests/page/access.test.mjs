// @ts-check
// axe on every view, at both widths and in both themes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { example, MIDDLE, NARROW, read, skip, start, WIDE } from "./browser.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** @type {Awaited<ReturnType<typeof start>>} */
let chrome;

/**
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} a line a violation
 */
async function violations(page) {
  // transitions would be measured half-way
  await page.waitForTimeout(250);
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
});
