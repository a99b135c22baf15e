// @ts-check
// Every word of the interface stands in one file: built with that file's texts bracketed, the page shows no other.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { NARROW, skip, start, WIDE } from "./browser.mjs";

/** Where the page shows the account's words, signs and numbers, not its own words. */
const ACCOUNT =
  ".brand, .sheet p:not(.legend, .given), .sheet h2, .sheet h3, .words, .slip-words, .name, .office, .place, .audience, .monogram, .letter, .tag, .cue, .count, kbd, .trigger, dd, .who, .chip, .column-head, .slip-title b, option, .snippet";
/** Bracketed and longer by half, as in a language that needs more room. */
const pseudo = (/** @type {string} */ text) =>
  text === "" ? text : `⟦${text}${"~".repeat(Math.min(20, text.length / 2))}⟧`;

/** @param {any} value @returns {any} */
function bracket(value, key = "") {
  if (typeof value === "string") return key === "product" ? value : pseudo(value);
  if (Array.isArray(value)) return key === "keys" || key === "definite" ? value : value.map((entry) => bracket(entry));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, bracket(entry, name)]));
  return value;
}

describe("the interface's words", { skip }, () => {
  /** @type {Awaited<ReturnType<typeof start>>} */
  let chrome;
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "onrecord-strings-"));
    const strings = JSON.parse(await readFile(new URL("../../www/strings.en.json", import.meta.url), "utf8"));
    await writeFile(join(folder, "strings.json"), JSON.stringify(bracket(strings)));
    const build = fileURLToPath(new URL("../../www/build.mjs", import.meta.url));
    execFileSync(process.execPath, [build, "--out", join(folder, "site"), "--strings", join(folder, "strings.json")]);
    chrome = await start(join(folder, "site"));
  });
  after(async () => {
    await chrome.close();
    await rm(folder, { recursive: true });
  });

  /** @param {import("playwright-core").Page} page */
  const strangers = (page) =>
    page.evaluate((account) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const text = walker.currentNode.nodeValue?.trim() ?? "";
        const holder = walker.currentNode.parentElement;
        if (
          !/\p{L}{2}/u.test(text) ||
          /[⟦⟧~]/.test(text) ||
          !holder ||
          holder.closest(account) ||
          holder.closest("noscript")
        )
          continue;
        // a text with strong parts is several nodes; its brackets stand in the whole
        if (!/[⟦⟧~]/.test(holder.closest("p, li, button, h1, h2, h3, label, a, span")?.textContent ?? ""))
          found.push(text);
      }
      return found;
    }, ACCOUNT);

  for (const [width, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
    test(`all come from the one file, and longer ones fit (${width})`, async () => {
      const { page } = await chrome.open({ viewport });
      assert.deepEqual(await strangers(page), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width, "start");
      await page.locator(".example").first().click();
      await page.locator(".result").waitFor();
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      assert.deepEqual(await strangers(page), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width, "result");
    });
  }
});
