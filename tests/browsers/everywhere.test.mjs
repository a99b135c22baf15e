// @ts-check
// What has to work in every browser that is on this machine: page, element on another site, single file, offline.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { serve } from "../../tools/serve.mjs";
import { startHost } from "../page/host.mjs";
import { ROOT } from "../support/core.mjs";
import { DRIVERS, readText, until } from "./drivers.mjs";

/** @import { Browser } from "./drivers.mjs" */

const SITE = join(ROOT, "dist/site");
const PHONE = await readFile(join(ROOT, "www/examples/phone.txt"), "utf8");

for (const { name, missing, launch } of DRIVERS) {
  describe(`in ${name}`, { skip: missing ? `not on this machine: ${missing}` : false }, () => {
    /** @type {Browser} */
    let browser;
    /** @type {{address: string, close: () => void}} */
    let site;
    /** @type {Awaited<ReturnType<typeof startHost>>} */
    let host;
    before(async () => {
      site = await serve(SITE, 0);
      host = await startHost();
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      site.close();
      host.close();
    });

    test("the page reads a text, and a tag opens its statement", async () => {
      const tab = await browser.open();
      await tab.go(site.address);
      assert.match(await readText(tab, PHONE), /Ilse Karrow[^]*Tomas Adeyo[^]*Mara Benett/);
      await tab.run(() => /** @type {HTMLElement} */ (document.querySelectorAll(".sheet .tag")[3]).click());
      assert.match(
        await until(tab, () => document.querySelector(".slip")?.getAttribute("aria-label") ?? ""),
        /Statement 4 of/,
      );
      const words = await tab.run(() => document.querySelector(".slip-words")?.textContent ?? "");
      for (const piece of words.split(" … ")) assert.ok(PHONE.replace(/\s+/g, " ").includes(piece), piece);
    });

    test("filters narrow the list, the address keeps them, and Back undoes a selection", async () => {
      const tab = await browser.open();
      await tab.go(`${site.address}#x=phone&s=3&act=request`);
      await until(tab, () => document.querySelector(".slip")?.getAttribute("aria-label")?.includes("Statement 3 of"));
      const shown = () => [...document.querySelectorAll(".statement")].filter((row) => row.getClientRects().length > 0).length;
      const few = await tab.run(shown);
      assert.ok(few > 0 && few < (await tab.run(() => document.querySelectorAll(".statement").length)));
      await tab.run(() => /** @type {HTMLElement} */ (document.querySelectorAll(".sheet .tag")[4]).click());
      await until(tab, () => location.hash.includes("s=5"));
      await tab.run(() => history.back());
      await until(tab, () => document.querySelector(".slip")?.getAttribute("aria-label")?.includes("Statement 3 of"));
    });

    test("a hostile article is text", async () => {
      const tab = await browser.open();
      await tab.go(site.address);
      const hostile = "<script>document.title=1</script> said Voss.\n\n“<img src=x onerror=document.title=2>,” __proto__ told \u202eDelane.";
      await until(tab, () => Boolean(document.querySelector("#article")));
      await tab.run((text) => {
        const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("#article"));
        box.value = text;
        /** @type {HTMLElement} */ (document.querySelector(".box [type=submit]")).click();
      }, hostile);
      const shown = await until(tab, () => {
        const sheet = /** @type {Element | undefined} */ (document.querySelector(".sheet")?.cloneNode(true));
        for (const own of sheet?.querySelectorAll(".tag, .letters") ?? []) own.remove();
        return sheet?.textContent;
      });
      for (const piece of ["<script>document.title=1</script>", "<img src=x onerror=document.title=2>", "\u202eDelane"])
        assert.ok(shown.includes(piece), piece);
      assert.equal(await tab.run(() => document.querySelectorAll("main :is(script, img, iframe)").length), 0);
      assert.match(await tab.run(() => document.title), /On Record/);
    });

    test("the frame reads an article of another site and is as high as its contents", async () => {
      const framed = await startHost({
        policy: (other) => `default-src 'none'; script-src 'self'; frame-src ${other}; style-src 'self'; img-src data:`,
      });
      try {
        const tab = await browser.open();
        await tab.go(`${framed.address}frame.html`);
        const height = () => document.querySelector("on-record-frame")?.getBoundingClientRect().height ?? 0;
        await until(tab, () => (document.querySelector("on-record-frame")?.getBoundingClientRect().height ?? 0) > 200);
        assert.ok((await tab.run(height)) < 2000);
      } finally {
        framed.close();
      }
    });

    test("the element reads and marks an article on another site, under that site's policy", async () => {
      const tab = await browser.open();
      await tab.go(host.address);
      const shown = await until(tab, () => {
        const element = /** @type {any} */ (document.querySelector("on-record"));
        return element?.analysis && element.shadowRoot.textContent;
      });
      assert.match(shown, /One phone talk.*Ilse Karrow.*Tomas Adeyo/);
      await tab.run(() => {
        const element = /** @type {any} */ (document.querySelector("on-record"));
        element.selected = 0;
      });
      const lit = await tab.run(() => {
        if (!("highlights" in CSS)) return String(getSelection());
        return [...(CSS.highlights.get("onrecord-light-selected") ?? [])].map(String).join(" ");
      });
      assert.equal(lit.replace(/\s+/g, " "), "Kestria would send two hundred wagons before the harvest");
    });

    test("the single file reads a text when it is opened from a disk", async () => {
      const tab = await browser.open();
      await tab.go(pathToFileURL(join(SITE, "onrecord.html")).href);
      assert.match(await readText(tab, PHONE), /Ilse Karrow[^]*Tomas Adeyo/);
    });

    test("the page says when it is ready for offline, and then opens without its server", async () => {
      const own = await serve(SITE, 0);
      const tab = await browser.open();
      await tab.go(own.address);
      await until(tab, () => document.querySelector(".offline")?.textContent?.includes("Ready for offline"));
      own.close();
      await tab.go(own.address);
      assert.match(await readText(tab, PHONE), /Ilse Karrow/);
    });
  });
}
