// @ts-check
// What is taken along from a breakdown: exports, pictures, everything in one archive, paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import JSZip from "jszip";
import { example, NARROW, read, skip, start } from "./browser.mjs";

/** @type {Awaited<ReturnType<typeof start>>} */
let chrome;
const NAME = "prime-minister-discusses-grain-trains-flood-relief-in-calls";

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name of the format
 */
async function taken(page, name) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.locator(".export-list b", { hasText: new RegExp(`^${name}$`) }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/**
 * A picture's width and height, as its own header has them.
 * @param {Buffer} png
 */
function sizeOf(png) {
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe("taking along", { skip }, () => {
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  for (const [format, ending] of [
    ["Markdown", ".md"],
    ["CSV", ".csv"],
    ["JSON", ".json"],
    ["JSON-LD", ".jsonld"],
    ["TEI P5", ".tei.xml"],
    ["Web Annotations", ".annotations.jsonld"],
  ]) {
    test(`${format} is a file of its format`, async () => {
      const { page } = await chrome.open();
      await example(page, /Phone talks/);
      const { name, bytes } = await taken(page, format);
      assert.equal(name, `${NAME}${ending}`);
      assert.ok(bytes.length > 500);
    });
  }

  test("the picture as SVG holds the sentence, every card and its bars, and loads nothing", async () => {
    const { page, problems } = await chrome.open({ colorScheme: "dark" });
    await example(page, /Phone talks/);
    const { name, bytes } = await taken(page, "Picture, SVG");
    assert.equal(name, `${NAME}.svg`);
    const cards = await page.locator(".card").count();
    const segments = await page.locator(".segment").count();
    const reader = await chrome.blank();
    const seen = await reader.evaluate((source) => {
      const drawn = new DOMParser().parseFromString(source, "image/svg+xml");
      const colours = [...drawn.querySelectorAll("rect")].map((box) => box.getAttribute("fill"));
      return {
        broken: drawn.querySelectorAll("parsererror").length,
        text: [...drawn.querySelectorAll("text")].map((line) => line.textContent).join(" "),
        blue: colours.filter((colour) => colour === "#0b3a94").length,
        patterns: drawn.querySelectorAll("pattern").length,
      };
    }, bytes.toString());
    assert.equal(seen.broken, 0);
    assert.match(seen.text, /Two phone talks on Wednesday 14 April/);
    assert.match(seen.text, /No words of Benett are reported in this account\./);
    assert.match(seen.text, /Meridian News Service, 14 April 2027/);
    for (let card = 0; card < cards; card++) assert.ok(seen.text.includes("ABC"[card]));
    // in the light theme's colours, whatever the page's
    assert.ok(seen.blue > segments / 2, `${seen.blue} of ${segments}`);
    assert.equal(seen.patterns, 1);
    assert.deepEqual([...bytes.toString().matchAll(/url\((?!#|data:)/g)], []);
    assert.deepEqual(problems, []);
  });

  test("the picture as PNG is twice as dense as the page, on a phone too", async () => {
    for (const options of [{}, { viewport: NARROW, hasTouch: true }]) {
      const { page, problems } = await chrome.open(options);
      await example(page, /Phone talks/);
      const { bytes } = await taken(page, "Picture, PNG");
      const [width, height] = sizeOf(bytes);
      assert.equal(width, 2 * 56 * 16);
      assert.ok(height > 700 && height < 3000, String(height));
      assert.deepEqual(problems, []);
    }
  });

  test("everything comes in one archive, with the text", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    const { name, bytes } = await taken(page, "Everything");
    assert.equal(name, `${NAME}.zip`);
    const archive = await JSZip.loadAsync(bytes);
    const names = Object.keys(archive.files);
    assert.equal(names.length, 9);
    assert.match((await archive.file("account.txt")?.async("string")) ?? "", /twelve grain trains a day/);
    assert.equal(JSON.parse((await archive.file("analysis.json")?.async("string")) ?? "{}").schema, "onrecord/1");
    assert.ok(sizeOf((await archive.file("talks.png")?.async("nodebuffer")) ?? Buffer.alloc(30))[0] > 1000);
  });

  test("paper has the folded entries too, and the account and the page's number at the foot", async () => {
    const { page } = await chrome.open();
    const many = Array.from({ length: 12 }, (_, n) => `Karrow promised that bridge ${n + 1} would be rebuilt.`).join(
      "\n\n",
    );
    await read(page, `Bridges to be rebuilt\n\nBy Harbour Wire\n\n${many}`);
    assert.equal(await page.locator(".entry").count(), 8);
    await page.pdf();
    assert.equal(await page.locator(".entry").count(), 12);
    const foot = await page.evaluate(() =>
      document.adoptedStyleSheets
        .flatMap((sheet) => [...sheet.cssRules])
        .map((rule) => rule.cssText)
        .join(""),
    );
    assert.match(foot, /Harbour Wire[^]*counter\(page\) " of " counter\(pages\)/);
  });

  test("a text too long for a link says by how much, and offers the export", async () => {
    const { page } = await chrome.open();
    // words that do not pack
    const noise = Array.from({ length: 9000 }, (_, n) => ((n * 2654435761) >>> 0).toString(36)).join(" ");
    await read(page, `Karrow said that it rained. ${noise}`);
    await page.getByRole("button", { name: "Copy link" }).click();
    const alert = page.getByRole("alert");
    assert.match(await alert.innerText(), /Too long for a link: \d+ KB packed, 16 KB at most/);
    const download = page.waitForEvent("download");
    await alert.getByRole("button", { name: "Export" }).click();
    assert.match((await download).suggestedFilename(), /\.md$/);
  });
});
