// @ts-check
// Changing the text beside its breakdown, and leaving out what is less certain.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { example, NARROW, read, skip, start, textOf } from "./browser.mjs";

const PHONE = await readFile(new URL("../../www/examples/phone.txt", import.meta.url), "utf8");
/** @type {Awaited<ReturnType<typeof start>>} */
let chrome;

describe("the text can be changed", { skip }, () => {
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  test("the breakdown follows what is written after a pause, and the cursor stays", async () => {
    const { page, problems } = await chrome.open();
    await read(page, PHONE);
    const before = await page.locator(".statement").count();
    await page.getByRole("button", { name: "Edit" }).click();
    const field = page.locator(".editor-text");
    await field.evaluate((area) => {
      const { value } = /** @type {HTMLTextAreaElement} */ (area);
      /** @type {HTMLTextAreaElement} */ (area).setSelectionRange(value.length, value.length);
    });
    await page.keyboard.type("\n\nKarrow said that the bridge at Westhaven will be closed on Sunday.");
    await page.locator(".statement").nth(before).waitFor();
    assert.match((await page.locator(".statement").last().textContent()) ?? "", /bridge at Westhaven/);
    assert.equal(await field.evaluate((node) => node === document.activeElement), true);
    await page.getByRole("button", { name: "Done" }).click();
    assert.match(await textOf(page), /closed on Sunday\.$/);
    assert.equal(await page.locator(".sheet .tag").count(), before + 1);
    assert.deepEqual(problems, []);
  });

  test("the selected statement stays selected, whatever its number becomes", async () => {
    const { page } = await chrome.open();
    await read(page, PHONE);
    await page.locator(".statement", { hasText: "twelve grain trains" }).click();
    const words = await page.locator(".slip-words").innerText();
    const place = await page.locator(".slip").getAttribute("aria-label");
    await page.getByRole("button", { name: "Edit" }).click();
    await page
      .locator(".editor-text")
      .fill(PHONE.replace("In her phone", "Karrow said on Wednesday that the weather was fine.\n\nIn her phone"));
    await page.locator(".statement", { hasText: "the weather was fine" }).waitFor();
    assert.equal(await page.locator(".slip-words").innerText(), words);
    assert.notEqual(await page.locator(".slip").getAttribute("aria-label"), place);
  });

  test("a changed example is an example no more: its link carries the text", async () => {
    const { page } = await chrome.open({ permissions: ["clipboard-read", "clipboard-write"] });
    await example(page, /Phone talks/);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.locator(".editor-text").fill("Karrow said that it rained.");
    await page.locator("h1", { hasText: "One statement" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByText("Link copied").first().waitFor();
    const hash = new URL(await page.evaluate(() => navigator.clipboard.readText())).hash;
    assert.match(hash, /^#t=/);
  });

  test("on a phone the field fills the pane of the text", async () => {
    const { page } = await chrome.open({ viewport: NARROW, hasTouch: true });
    await read(page, PHONE);
    await page.getByRole("button", { name: "Text", exact: true }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    const box = await page.locator(".editor-text").boundingBox();
    assert.ok(box && box.width > 370 && box.height > 400, JSON.stringify(box));
    await page.getByRole("button", { name: "Done" }).click();
    assert.ok((await page.locator(".sheet .tag").count()) > 5);
  });

  test("what is less certain can be left out, and the address keeps it", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const all = await page.locator(".statement").count();
    await page.getByLabel("Certainty").selectOption({ label: "The most certain ones only" });
    await page.getByText("what is less certain is left out").waitFor();
    const few = await page.locator(".statement").count();
    assert.ok(few < all, `${few} of ${all}`);
    assert.equal(await page.locator(".sheet .tag").count(), few);
    const { page: again } = await chrome.open({ hash: new URL(page.url()).hash });
    await again.locator(".result").waitFor();
    assert.equal(await again.locator(".statement").count(), few);
    assert.equal(await again.getByLabel("Certainty").inputValue(), "0.9");
    await page.getByLabel("Certainty").selectOption("");
    await page
      .locator(".statement")
      .nth(all - 1)
      .waitFor();
  });
});
