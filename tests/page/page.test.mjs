// @ts-check
// The page in Chromium: a text goes in, its conversations and statements come out, each tied to its words.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { example, inText, MIDDLE, NARROW, read, skip, start, textOf, WIDE } from "./browser.mjs";

/** @type {Awaited<ReturnType<typeof start>>} */
let chrome;
const PHONE = await readFile(new URL("../../www/examples/phone.txt", import.meta.url), "utf8");

describe("the page", { skip }, () => {
  before(async () => {
    chrome = await start();
  });
  after(() => chrome.close());

  test("a pasted article shows its talks as cards, with participants, medium and date", async () => {
    const { page } = await chrome.open();
    await read(page, PHONE);
    const cards = page.locator(".card");
    assert.match(await page.locator("h1").innerText(), /phone talks/i);
    assert.match(await cards.nth(0).innerText(), /Phone talks/);
    assert.match(await cards.nth(0).innerText(), /Ilse Karrow[\s\S]*Tomas Adeyo/);
    assert.match(await cards.nth(1).innerText(), /Mara Benett/);
    assert.match(await page.locator(".day-title").first().innerText(), /Wednesday 14 April 2027/);
  });

  test("a side without reported words keeps its place", async () => {
    const { page } = await chrome.open();
    await read(page, PHONE);
    assert.match(await page.locator(".card").nth(1).innerText(), /No words of Benett are reported in this account\./);
  });

  test("a click on a tag in the text opens the statement's detail and lights its row", async () => {
    const { page } = await chrome.open();
    await read(page, PHONE);
    await page.locator(".sheet .tag").nth(3).click();
    const slip = page.getByRole("region", { name: "Statement 4 of" });
    assert.equal(await slip.isVisible(), true);
    assert.match((await page.locator("#statement-4").getAttribute("class")) ?? "", /selected/);
    const words = await slip.locator(".slip-words").innerText();
    for (const piece of words.split(" … ")) assert.ok(PHONE.replace(/\s+/g, " ").includes(piece), piece);
  });

  test("the opened detail shows the words behind acts and topics", async () => {
    const { page } = await chrome.open();
    await read(page, PHONE);
    await page.locator(".sheet .tag").nth(3).click();
    const slip = page.getByRole("region", { name: "Statement 4 of" });
    await slip.locator(".toggle").click();
    const shown = await slip.locator(".trigger").allInnerTexts();
    const topics = slip.locator("dt", { hasText: "Topics" }).locator("xpath=following-sibling::dd[1]");
    assert.ok((await topics.locator(".trigger").count()) > 0);
    for (const words of shown) assert.ok(PHONE.replace(/\s+/g, " ").includes(words.slice(1, -1)), words);
  });

  test("several that speak together have a verb in the plural", async () => {
    const { page } = await chrome.open();
    await read(page, "GENEVA, March 3 -- President Adela Voss and President Samir Delane met here on Tuesday.\n\nVoss and Delane called for an immediate ceasefire in the strait.");
    assert.match(await page.locator("#ledger").innerText(), /Voss and Delane (call|propose|request)\b/);
  });

  test("a click in the list scrolls the text to the statement's words", async () => {
    const { page } = await chrome.open({ viewport: { width: 1440, height: 500 } });
    await read(page, PHONE);
    const last = (await page.locator(".statement").count()) - 1;
    await page.locator(".statement").nth(last).click();
    await inText(page);
  });

  test("the pointer on a statement lights all its places", async () => {
    const { page } = await chrome.open();
    await read(page, PHONE);
    const statement = await page.locator(".segment").first().getAttribute("data-s");
    await page.locator(`.sheet .tag[data-s="${statement}"]`).hover();
    assert.ok((await page.locator(".segment.hovered").count()) >= 1);
    assert.equal(await page.locator(`.statement.hovered[data-s="${statement}"]`).count(), 1);
  });

  test("the address keeps the selection, and Back undoes it", async () => {
    const { page, address } = await chrome.open();
    await example(page, /Phone talks/);
    await page.locator(".sheet .tag").nth(1).click();
    assert.equal(page.url(), `${address}#x=phone&s=2`);
    await page.locator(".sheet .tag").nth(2).click();
    await page.goBack();
    assert.equal(await page.getByRole("region", { name: "Statement 2 of" }).isVisible(), true);
    await page.goBack();
    assert.equal(await page.locator(".slip").count(), 0);
  });

  test("an address with an example and a statement shows both", async () => {
    const { page } = await chrome.open({ hash: "#x=phone&s=5" });
    await page.locator(".slip").waitFor();
    assert.equal(await page.getByRole("region", { name: "Statement 5 of" }).isVisible(), true);
  });

  test("a link carries the text in its fragment", async () => {
    const visit = await chrome.open({ permissions: ["clipboard-read", "clipboard-write"] });
    await read(visit.page, PHONE);
    await visit.page.getByRole("button", { name: "Copy link" }).click();
    await visit.page.getByText("Link copied").first().waitFor();
    const link = await visit.page.evaluate(() => navigator.clipboard.readText());
    const { page } = await chrome.open({ hash: new URL(link).hash });
    await page.locator(".result").waitFor();
    assert.match(await page.locator(".sheet h2").innerText(), /grain trains/);
  });

  test("filters combine, say how many they leave, and can be cleared", async () => {
    const { page } = await chrome.open();
    await read(page, PHONE);
    const all = await page.locator(".statement").count();
    await page.getByRole("button", { name: /^Adeyo \d/ }).click();
    const few = await page.locator(".statement:visible").count();
    assert.ok(few > 0 && few < all, `${few} of ${all}`);
    assert.equal(await page.locator("#statements .note").first().innerText(), `${few} of ${all}`);
    await page.locator("#find-words").fill("no such words");
    assert.match(
      await page.locator(".filter-foot").innerText(),
      /No statement by Adeyo with the words “no such words”/,
    );
    await page.getByRole("button", { name: "Clear the filters" }).click();
    assert.equal(await page.locator(".statement:visible").count(), all);
  });

  test("the address keeps the filters", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    await page.getByRole("button", { name: /^Adeyo \d/ }).click();
    await page.locator("#find-words").fill("wheat");
    const few = await page.locator(".statement:visible").count();
    const { page: again } = await chrome.open({ hash: new URL(page.url()).hash });
    await again.locator(".result").waitFor();
    assert.equal(await again.locator(".statement:visible").count(), few);
    assert.equal(await again.locator("#find-words").inputValue(), "wheat");
    assert.match(await again.locator('.chip[aria-pressed="true"]').innerText(), /Adeyo/);
  });

  test("nested and overlapping statements are marked without losing a letter", async () => {
    const { page } = await chrome.open();
    const text =
      'Voss said that Delane had told her that "the strait would be closed" and that she disagreed.\n\n"We said that we would pay," Voss said, adding that Rask claimed the contrary.';
    await read(page, text);
    assert.equal(await textOf(page), text.replace("\n\n", "\n"));
    const crossing = await page.evaluate(() =>
      [...document.querySelectorAll(".said-here .said-here")].map(
        (inner) => inner.closest(".said-here.outer") !== null,
      ),
    );
    assert.ok(crossing.every(Boolean));
  });

  test("copying a statement gives its words, its speaker and its source", async () => {
    const { page } = await chrome.open({ permissions: ["clipboard-read", "clipboard-write"] });
    await read(page, PHONE);
    await page.locator(".statement", { hasText: "twelve grain trains" }).click();
    await page.getByRole("button", { name: "Copy with source" }).click();
    await page.getByText("Copied with its source").first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /twelve grain trains a day.*\(Prime Minister Ilse Karrow.*14 April 2027.*\)\.$/);
  });

  test("nothing is requested after the page has loaded", async () => {
    const { page, requests, address } = await chrome.open();
    await page.waitForLoadState("networkidle");
    const loaded = requests.length;
    await read(page, PHONE);
    await page.locator(".sheet .tag").first().click();
    await page.waitForTimeout(300);
    assert.deepEqual(requests.slice(loaded), []);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(address)),
      [],
    );
  });

  test("the console is empty", async () => {
    const { page, problems } = await chrome.open();
    for (const name of [/Phone talks/, /press conference/, /shipyard/]) {
      await example(page, name);
      await page.getByRole("button", { name: "New text" }).click();
    }
    await read(page, PHONE);
    assert.deepEqual(problems, []);
  });

  test("a text with no speech is shown as it was read", async () => {
    const { page } = await chrome.open();
    await read(page, "The harbour was quiet in the morning.\n\nGulls sat on the cranes.");
    assert.match(await page.locator("h1").innerText(), /No talks and no statements were found/);
    assert.match(await textOf(page), /Gulls sat on the cranes\./);
  });

  test("a transcript's names in capitals are shown as names", async () => {
    const { page } = await chrome.open();
    const turns = [
      "MS. KARROW: Good morning, everyone.",
      "MR. ADEYO: Will the bridge be rebuilt?",
      "MS. KARROW: It will be.",
    ];
    await read(page, `Press Briefing by Ilse Karrow, March 9, 2027\n\n${turns.join("\n\n")}`);
    assert.match(await page.locator(".heard").innerText(), /^Karrow /);
    assert.match(await page.locator(".sheet .source").first().innerText(), /^MS\. KARROW/);
  });

  test("markup in an article stays text", async () => {
    const { page, problems } = await chrome.open();
    const hostile = `<img src=x onerror=alert(1)> "__proto__" said <script>alert(2)</script> that it was <b>fine</b>.`;
    await read(page, hostile);
    assert.equal(await page.locator(".sheet img, .sheet script, .sheet b:not(.legend b)").count(), 0);
    assert.ok((await textOf(page)).includes(hostile));
    assert.deepEqual(problems, []);
  });

  test("a crash of the reader is told, the text is kept, and the next reading works", async () => {
    const { page } = await chrome.open({
      worker: `onmessage = ({ data }) => postMessage({ type: "crashed", id: data.id, message: "unreachable" });`,
    });
    await page.locator("#article").fill("Some text.");
    await page.getByRole("button", { name: /Break it down/ }).click();
    const alert = page.getByRole("alert");
    assert.match(await alert.innerText(), /Reading stopped in the middle of this text[\s\S]*your text is kept/);
    assert.equal(await page.locator("#article").inputValue(), "Some text.");
    await page.unroute("**/worker-*.js");
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("alert").waitFor();
    // that worker was started before the route was gone; the next one is the real one
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".result").waitFor();
  });

  test("a reader that cannot be loaded says so", async () => {
    const { page } = await chrome.open({ worker: `postMessage({ type: "failed", message: "no wasm" });` });
    await page.locator("#article").fill("Some text.");
    await page.getByRole("button", { name: /Break it down/ }).click();
    assert.match(await page.getByRole("alert").innerText(), /The reader could not be loaded/);
  });

  test("a long reading can be stopped", async () => {
    const { page } = await chrome.open({ worker: `onmessage = () => {};` });
    await page.locator("#article").fill("Some text.");
    await page.getByRole("button", { name: /Break it down/ }).click();
    await page.getByRole("button", { name: "Stop here" }).click();
    assert.match(await page.getByRole("alert").innerText(), /Reading was stopped/);
    assert.equal(await page.locator("#article").inputValue(), "Some text.");
  });

  test("an empty box says what to do", async () => {
    const { page } = await chrome.open();
    await page.getByRole("button", { name: /Break it down/ }).click();
    assert.match(await page.getByRole("alert").innerText(), /There is no text in the box/);
  });

  test("a date given later dates the talks", async () => {
    const { page } = await chrome.open();
    await read(
      page,
      PHONE.replace(/^Published.*$/m, "")
        .replace("April 2, 2027", "a rainy day")
        .replace("on May 27", "in Westhaven"),
    );
    await page.getByLabel("Published on").fill("2027-04-15");
    await page.getByRole("button", { name: "Set the date" }).click();
    await page.getByText("Publication date as you gave it: 15 April 2027").waitFor();
    assert.match(await page.locator(".day-title").first().innerText(), /Wednesday 14 April 2027/);
  });

  test("New text keeps the pasted text in the box", async () => {
    const { page } = await chrome.open();
    await read(page, PHONE);
    await page.getByRole("button", { name: "New text" }).click();
    assert.equal(await page.locator("#article").inputValue(), PHONE);
  });

  test("on a phone text and breakdown take turns and keep their places", async () => {
    const { page } = await chrome.open({ viewport: NARROW, hasTouch: true });
    await read(page, PHONE);
    assert.equal(await page.locator("#text").isVisible(), false);
    await page.evaluate(() => scrollTo(0, 700));
    await page.getByRole("button", { name: "Text", exact: true }).click();
    assert.equal(await page.locator("#text").isVisible(), true);
    assert.equal(await page.locator(".card").first().isVisible(), false);
    await page.locator(".sheet .tag").nth(2).click();
    await page.getByRole("button", { name: "Show in breakdown" }).click();
    assert.equal(await page.locator("#statement-3").isVisible(), true);
  });

  test("on a page of middle width the text is docked below and follows the selection", async () => {
    const { page } = await chrome.open({ viewport: MIDDLE });
    await read(page, PHONE);
    await page.locator(".entry").last().click();
    await inText(page);
    const piece = await page.locator(".said-here.selected").first().boundingBox();
    assert.ok(piece && piece.y > MIDDLE.height * 0.6 && piece.y < MIDDLE.height, JSON.stringify(piece));
    await page.getByRole("button", { name: "Hide text" }).click();
    assert.equal(await page.locator("#text").isVisible(), false);
  });

  test("written from right to left, the page keeps within its width", async () => {
    for (const viewport of [NARROW, WIDE]) {
      const { page } = await chrome.open({ viewport });
      await page.evaluate(() => (document.documentElement.dir = "rtl"));
      await example(page, /Phone talks/);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
    }
    const { page } = await chrome.open();
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await example(page, /Phone talks/);
    const text = await page.locator("#text").boundingBox();
    const breakdown = await page.locator("#breakdown").boundingBox();
    assert.ok(text && breakdown && text.x > breakdown.x, "the text stands on the right");
    assert.equal(
      await page
        .locator(".sheet p")
        .first()
        .evaluate((node) => getComputedStyle(node).direction),
      "ltr",
    );
  });

  test("with reduced motion nothing moves by itself", async () => {
    const { page } = await chrome.open({ reducedMotion: "reduce" });
    await example(page, /Phone talks/);
    await page.locator(".sheet .tag").first().click();
    const moving = await page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
  });

  test("in forced colours statements keep a border and the selection an outline", async () => {
    const { page } = await chrome.open({ forcedColors: "active" });
    await example(page, /Phone talks/);
    await page.locator(".sheet .tag").first().click();
    const border = await page
      .locator(".said-here")
      .nth(1)
      .evaluate((node) => getComputedStyle(node).borderBlockEndStyle);
    const outline = await page.locator(".statement.selected").evaluate((node) => getComputedStyle(node).outlineStyle);
    assert.deepEqual([border, outline], ["solid", "solid"]);
  });

  test("on paper the text follows the breakdown, without controls and without folds", async () => {
    const { page } = await chrome.open();
    await example(page, /Phone talks/);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".page-header").isVisible(), false);
    assert.equal(await page.locator(".filters").isVisible(), false);
    const statements = await page.locator("#statements").boundingBox();
    const text = await page.locator(".sheet").boundingBox();
    assert.ok(statements && text && text.y >= statements.y + statements.height);
  });

  for (const viewport of [{ width: 320, height: 640 }, NARROW, MIDDLE, { width: 1200, height: 800 }]) {
    test(`nothing scrolls sideways at ${viewport.width} pixels`, async () => {
      const { page } = await chrome.open({ viewport });
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await width()) <= viewport.width, "start");
      await example(page, /Phone talks/);
      assert.ok((await width()) <= viewport.width, "result");
    });
  }
});
