// @ts-check
// The page without a pointer: tab stops, the keyboard map, skip links.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { example, MIDDLE, NARROW, skip, start, WIDE } from "./browser.mjs";

/** After this no place of the text is aimed at any more, milliseconds. */
const AIMED_MS = 600;

/** @type {Awaited<ReturnType<typeof start>>} */
let chrome;

describe("the keyboard", { skip }, () => {
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  /** @param {import("playwright-core").Page} page */
  const selected = (page) => page.locator(".slip").getAttribute("aria-label", { timeout: 1000 });

  test("J and K go to the next and the previous statement", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.match((await selected(page)) ?? "", /^Statement 2 of/);
    await page.keyboard.press("k");
    assert.match((await selected(page)) ?? "", /^Statement 1 of/);
  });

  test("Enter opens the detail, Escape closes it and gives focus back", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const tag = page.locator(".statement .tag").first();
    await tag.focus();
    await page.keyboard.press("Enter");
    assert.match((await selected(page)) ?? "", /^Statement 1 of/);
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".slip.open").count(), 1);
    await page.locator(".slip").getByRole("button", { name: "Next statement" }).focus();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".slip").count(), 0);
    assert.equal(await tag.evaluate((node) => node === document.activeElement), true);
  });

  test("the tags of the text are one tab stop, with arrows between them", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    assert.equal(await page.locator('.sheet .tag[tabindex="0"]').count(), 1);
    await page.locator(".sheet .tag").first().focus();
    await page.keyboard.press("ArrowDown");
    assert.equal(
      await page
        .locator(".sheet .tag")
        .nth(1)
        .evaluate((node) => node === document.activeElement),
      true,
    );
    assert.equal(await page.locator('.sheet .tag[tabindex="0"]').count(), 1);
  });

  test("T goes from the breakdown to the text and back", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    await page.locator(".statement .tag").nth(2).click();
    await page.keyboard.press("t");
    assert.equal(await page.evaluate(() => document.activeElement?.closest("#text") !== null), true);
    await page.keyboard.press("t");
    assert.equal(await page.evaluate(() => document.activeElement?.closest("#breakdown") !== null), true);
  });

  test("a digit narrows the list to a speaker, the slash goes to the search", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    await page.keyboard.press("2");
    assert.equal(
      await page.locator('.chip[aria-pressed="true"]').innerText(),
      await page.locator(".chip").nth(2).innerText(),
    );
    await page.keyboard.press("/");
    assert.equal(await page.locator("#find-words").evaluate((node) => node === document.activeElement), true);
    await page.keyboard.type("jk");
    assert.equal(await page.locator("#find-words").inputValue(), "jk");
    assert.equal(await page.locator(".slip").count(), 0);
  });

  test("C copies what is selected, the question mark goes to the map of the keys", async () => {
    const { page } = await chrome.open({ permissions: ["clipboard-read", "clipboard-write"] });
    await example(page, /Phone talks/);
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await page.getByText("Copied with its source").first().waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /twelve grain trains/);
    await page.keyboard.press("?");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "keys");
    const keys = await page.locator("#keys kbd").allInnerTexts();
    assert.deepEqual(keys, ["J", "K", "Enter", "T", "1", "8", "/", "C", "Esc", "?"]);
  });

  test("Escape closes the detail first, then clears the filters", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const all = await page.locator(".statement:visible").count();
    await page.keyboard.press("2");
    await page.keyboard.press("j");
    assert.equal(await page.locator(".slip").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".slip").count(), 0);
    assert.ok((await page.locator(".statement:visible").count()) < all);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".statement:visible").count(), all);
  });

  test("stepping keeps to what the filters leave", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    await page.keyboard.press("2");
    const numbers = await page
      .locator(".statement:visible")
      .evaluateAll((rows) => rows.map((row) => row.id.split("-")[1]));
    for (const number of numbers.slice(0, 3)) {
      await page.keyboard.press("j");
      assert.match((await selected(page)) ?? "", new RegExp(`^Statement ${number} of`));
    }
  });

  test("the keys can be turned off", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    await page.getByLabel("Use these keys").uncheck();
    await page.keyboard.press("j");
    assert.equal(await page.locator(".slip").count(), 0);
  });

  for (const viewport of [WIDE, MIDDLE, NARROW]) {
    test(`at ${viewport.width} pixels nothing that has focus is covered`, async () => {
      const { page } = await chrome.open({ viewport, reducedMotion: "reduce" });
      await example(page, /Phone talks/);
      await page.locator(".statement").nth(1).click();
      await page.evaluate(() => scrollTo(0, 0));
      await page.locator(".parts a").first().focus();
      for (let step = 0; step < 40; step++) {
        await page.keyboard.press("Tab");
        const covered = await page.evaluate(() => {
          const focus = document.activeElement;
          if (!focus || focus === document.body || focus.id) return null;
          const { left, top, width, height } = focus.getBoundingClientRect();
          const above = document.elementFromPoint(left + width / 2, top + height / 2);
          return above && (focus.contains(above) || above.contains(focus)) ? null : focus.outerHTML.slice(0, 120);
        });
        assert.equal(covered, null, `stop ${step}`);
      }
    });
  }

  test("text on its way to a statement lets go when the reader goes on", async () => {
    const { page } = await chrome.open({ viewport: MIDDLE, reducedMotion: "reduce" });
    await example(page, /Phone talks/);
    const edit = page.locator(".edit");
    const scrolled = () => page.locator("#text").evaluate((text) => text.scrollTop);
    await page.locator(".statement .tag").last().click();
    await page.waitForFunction(() => Number(document.querySelector("#text")?.scrollTop) > 0);
    // the statement is aimed at several times, as what is near it is laid out: the next key ends it
    await page.locator(".dock-head button").last().focus();
    await page.keyboard.press("Tab");
    assert.equal(await edit.evaluate((node) => node === document.activeElement), true);
    const before = await scrolled();
    await page.waitForTimeout(AIMED_MS);
    assert.equal(await scrolled(), before);
    const seen = await edit.evaluate((node) => {
      const { left, top } = node.getBoundingClientRect();
      return node.contains(document.elementFromPoint(left + 4, top + 4));
    });
    assert.equal(seen, true);
  });

  test("a skip link leads to the text", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    await page.getByText("Skip to the text", { exact: true }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "text");
  });
});
