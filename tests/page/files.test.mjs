// @ts-check
// Files dropped on or chosen for the box: plain text, HTML, Word, PDF.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { skip, start, textOf } from "./browser.mjs";
import { docx } from "./documents.mjs";

/** @type {Awaited<ReturnType<typeof start>>} */
let chrome;
const SAID = "Harbour master Nils Arden said that the new pier will open in June.";
const NEXT = "He urged the council to pay for the lights.";

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {Buffer} buffer
 */
async function choose(page, name, buffer) {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

describe("files", { skip }, () => {
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  /** @param {import("./browser.mjs").Visit} visit */
  async function sheetOf({ page, problems }) {
    await page.locator(".result").waitFor();
    // Chromium reports handlers in markup that is only taken apart; the policy keeps them from running in any case
    assert.deepEqual(
      problems.filter((problem) => !problem.includes("Executing inline event handler")),
      [],
    );
    return (await textOf(page)).replace(/\s+/g, " ");
  }

  test("a text file is read, whatever its encoding", async () => {
    const visit = await chrome.open();
    await choose(visit.page, "pier.txt", Buffer.from(`${SAID}\n\n\x93It will be a caf\xe9,\x94 he said.`, "latin1"));
    assert.match(await sheetOf(visit), /said that the new pier.*“It will be a café,” he said\./);
  });

  test("a web page gives its article, without its menu, its scripts and its pictures", async () => {
    const visit = await chrome.open();
    const filler =
      "The works on the quay have gone on for two years, and the old sheds were torn down in the autumn. ".repeat(3);
    const html = `<!doctype html><html><head><title>New pier</title><meta property="article:published_time" content="2026-05-04T08:00:00Z"><script>alert(1)</script></head>
      <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>New pier</h1><p>${SAID} ${filler}</p><img src="https://example.org/x.png" onerror="alert(2)"><p>${NEXT} ${filler}</p><p>${filler}</p></article><footer>Subscribe now</footer></body></html>`;
    await choose(visit.page, "pier.html", Buffer.from(html));
    const text = await sheetOf(visit);
    assert.match(text, /New pier.*said that the new pier will open in June\..*He urged the council/);
    assert.doesNotMatch(text, /Sport|Subscribe|alert/);
    assert.match(text, /4 May 2026/);
    assert.deepEqual(
      visit.requests.filter((url) => !url.startsWith(visit.address)),
      [],
    );
  });

  for (const [what, types] of Object.entries({
    "the markup of a page": (/** @type {string} */ html) => ({ "text/plain": html }),
    "a page copied with its menus": (/** @type {string} */ html) => ({
      "text/plain": "Home Sport New pier",
      "text/html": html,
    }),
  })) {
    test(`${what} can be pasted: its article comes into the box`, async () => {
      const { page } = await chrome.open();
      const filler = "The works on the quay have gone on for two years, and the old sheds were torn down. ".repeat(4);
      const html = `<html><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>New pier</h1><p>${SAID} ${filler}</p><p>${NEXT} ${filler}</p></article><footer>Subscribe now</footer></body></html>`;
      await page.locator("#article").evaluate((area, kinds) => {
        const clipboardData = new DataTransfer();
        for (const [type, value] of Object.entries(kinds)) clipboardData.setData(type, value);
        area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, types(html));
      await page.waitForFunction(() => /** @type {any} */ (document.querySelector("#article")).value !== "");
      const text = await page.locator("#article").inputValue();
      assert.match(text, /New pier[^]*said that the new pier will open in June/);
      assert.doesNotMatch(text, /Sport|Subscribe|</);
    });
  }

  test("words with a bracket at their start are pasted as they are", async () => {
    const { page } = await chrome.open({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.evaluate(() => navigator.clipboard.writeText("<PORT ELIN> Voss said that it rained."));
    await page.getByRole("button", { name: "Paste", exact: true }).click();
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector("#article")).value !== "");
    assert.equal(await page.locator("#article").inputValue(), "<PORT ELIN> Voss said that it rained.");
  });

  test("Markdown gives its words, without signs, addresses and pictures", async () => {
    const visit = await chrome.open();
    const markdown = `# New *pier*\n\n![Crane](crane.png)\n\nHarbour master **Nils Arden** said\nthat the [new pier](https://example.org/pier) will open in June.\n\n- ${NEXT}`;
    await choose(visit.page, "pier.md", Buffer.from(markdown));
    assert.equal(await sheetOf(visit), `New pier ${SAID} ${NEXT}`);
  });

  test("a Word document is read", async () => {
    const visit = await chrome.open();
    await choose(visit.page, "pier.docx", docx([SAID, NEXT]));
    assert.match(await sheetOf(visit), /said that the new pier will open in June\. He urged the council/);
  });

  test("a PDF is read", async () => {
    const writer = await chrome.blank();
    await writer.setContent(`<h1>New pier</h1><p>${SAID}</p><p>${NEXT}</p>`);
    const pdf = await writer.pdf();
    const visit = await chrome.open();
    await choose(visit.page, "pier.pdf", pdf);
    assert.match(await sheetOf(visit), /New pier.*said that the new pier will open in June\. He urged the council/);
  });

  test("a PDF of pictures says what to do", async () => {
    const writer = await chrome.blank();
    await writer.setContent(`<svg width="200" height="200"><rect width="200" height="200" /></svg>`);
    const pdf = await writer.pdf();
    const { page } = await chrome.open();
    await choose(page, "scan.pdf", pdf);
    assert.match(
      await page.getByRole("alert").innerText(),
      /This PDF holds pictures of pages and no text[\s\S]*Run text recognition/,
    );
  });

  test("a file that is none of these says so", async () => {
    const { page } = await chrome.open();
    await choose(page, "song.mp3", Buffer.from([0x49, 0x44, 0x33, 0, 1, 2, 3, 0]));
    assert.match(await page.getByRole("alert").innerText(), /“song\.mp3” could not be read/);
  });

  test("several files are read one after the other", async () => {
    const visit = await chrome.open();
    const file = (/** @type {string} */ name, /** @type {string} */ text) => ({
      name,
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
    await visit.page
      .locator("input[type=file]")
      .setInputFiles([file("one.txt", SAID), file("two.txt", NEXT), file("three.txt", "Nothing was said.")]);
    assert.match(await sheetOf(visit), /new pier/);
    await visit.page.getByRole("button", { name: "Next of 2 files" }).click();
    await visit.page.locator(".sheet", { hasText: "pay for the lights" }).waitFor();
    await visit.page.getByRole("button", { name: "Next file" }).click();
    await visit.page.locator(".sheet", { hasText: "Nothing was said" }).waitFor();
    assert.equal(await visit.page.getByRole("button", { name: /Next/ }).count(), 0);
  });

  test("a file dropped on the box is read", async () => {
    const visit = await chrome.open();
    const data = await visit.page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "pier.txt"));
      return transfer;
    }, SAID);
    await visit.page.dispatchEvent(".box", "drop", { dataTransfer: data });
    assert.match(await sheetOf(visit), /new pier will open in June/);
  });
});
