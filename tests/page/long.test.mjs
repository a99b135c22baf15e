// @ts-check
// Long texts: what is found so far is shown while the rest is read, and nothing freezes.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ENDLESS, longArticle, put, skip, start, textOf } from "./browser.mjs";
import {
  FIRST_RESULTS_MS,
  firstResults,
  FRAME_MS,
  INTERACTION_MS,
  interactions,
  median,
  scrolling,
  slowness,
  working,
} from "./speed.mjs";

/**
 * Processor time is measured, which other programs lengthen less than the clock's; of several times the middle one, by
 * the measure of this machine. Twice is no noise any more.
 */
const ROOM = 2 * slowness();
const TIMES = 3;
/** The box and the page come to rest, milliseconds. */
const REST_MS = 1500;
/** Words that take long enough to be read in parts. */
const VERY_LONG = 150_000;

/** @type {Awaited<ReturnType<typeof start>>} */
let chrome;

describe("a long text", { skip }, () => {
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  test("what has been found is shown while the rest is read, and grows to the whole", async () => {
    const { page, problems } = await chrome.open();
    const text = await longArticle(VERY_LONG);
    await put(page, text);
    await page.getByRole("button", { name: /Break it down/ }).click();
    const progress = page.getByRole("region", { name: /^Reading 1\d\d,\d{3} words/ });
    await progress
      .getByText(/read; \d+ talks and [\d,]+ statements so far\. What has been found is already below/)
      .waitFor();
    const early = await page.locator(".statement").count();
    await progress.waitFor({ state: "detached" });
    const late = await page.locator(".statement").count();
    assert.ok(early > 20 && late > 3 * early, `${early} of ${late}`);
    const shown = (await textOf(page)).replace(/\s+/g, "");
    assert.equal(shown.length, text.replace(/\s+/g, "").length);
    assert.deepEqual(problems, []);
  });

  test("Stop keeps what has been read, says how far that is, and can be taken back", async () => {
    const { page } = await chrome.open({ worker: ENDLESS });
    await page.locator("#article").fill("First part. Second part. Third part.");
    await page.getByRole("button", { name: /Break it down/ }).click();
    await page.getByText("41 %").waitFor();
    await page.getByRole("button", { name: "Stop here" }).click();
    await page.getByText("Reading was stopped after 2 of 6 words").waitFor();
    assert.match(await textOf(page), /^First part$/);
    await page.getByRole("button", { name: "Read all of it" }).click();
    await page.getByRole("button", { name: "Stop here" }).waitFor();
    await page.getByRole("button", { name: "New text" }).click();
    assert.equal(await page.locator("#article").inputValue(), "First part. Second part. Third part.");
  });

  test("the page's scripts ask to be compiled while they arrive, what is loaded later does not", async () => {
    const { requests } = await chrome.open();
    const scripts = requests.filter((address) => /\/(main|chunk)-\w+\.js$/.test(address));
    assert.ok(scripts.length > 1, requests.join(" "));
    for (const address of scripts)
      assert.match(await (await fetch(address)).text(), /^\/\/# allFunctionsCalledOnLoad\n/, address);
    assert.ok(!requests.some((address) => /\/(file|archive|picture|pdf)-/.test(address)));
  });

  test("of ten thousand words something is shown at once, and a press or a click is answered at once", async () => {
    const article = await longArticle(10_000);
    const [first, pressed] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let time = 0; time < TIMES; time++) {
      const { page } = await chrome.open();
      await put(page, article);
      await page.waitForTimeout(REST_MS);
      first.push((await working(page, () => firstResults(page))).all);
      await page.waitForTimeout(REST_MS);
      pressed.push((await working(page, () => interactions(page))).longest);
      await page.context().close();
    }
    assert.ok(median(first) < ROOM * FIRST_RESULTS_MS, `first results after ${first} ms`);
    assert.ok(median(pressed) < ROOM * INTERACTION_MS, `the longest interactions took ${pressed} ms`);
  });

  test("a thousand statements scroll without a long frame", async () => {
    const { page } = await chrome.open();
    await put(page, await longArticle(18_000));
    await firstResults(page);
    await page.locator(".statement").nth(999).waitFor({ state: "attached" });
    await page.waitForTimeout(REST_MS);
    const frames = /** @type {number[]} */ ([]);
    for (let time = 0; time < TIMES; time++) {
      await page.evaluate(() => scrollTo(0, 0));
      frames.push((await working(page, () => scrolling(page))).longest);
    }
    assert.ok(median(frames) < ROOM * FRAME_MS, `the longest frames took ${frames} ms`);
  });
});
