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
import { DRIVERS, until } from "./drivers.mjs";

/** @import { Browser, Tab } from "./drivers.mjs" */

const SITE = join(ROOT, "dist/site");
const PHONE = await readFile(join(ROOT, "www/examples/phone.txt"), "utf8");

/**
 * Puts a text into the box, has it read, and gives back what the cards say.
 * @param {Tab} tab
 * @param {string} text
 */
async function readText(tab, text) {
  await until(tab, () => Boolean(document.querySelector("#article")));
  await tab.run((text) => {
    const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("#article"));
    box.value = text;
    /** @type {HTMLElement} */ (document.querySelector(".box [type=submit]")).click();
  }, text);
  return until(tab, () => [...document.querySelectorAll(".card")].map((card) => card.textContent ?? "").join("\n"));
}

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
