// @ts-check
// The page in use, in a browser of whatever make: what tests/page looks at closely in Chromium, by its principal lines.
import axe from "axe-core";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../../tools/serve.mjs";
import { longArticle } from "../page/browser.mjs";
import { docx, pdf } from "../page/documents.mjs";
import { startHost } from "../page/host.mjs";
import { ROOT } from "../support/core.mjs";
import { readText, startReading, until } from "./drivers.mjs";

/** @import { Browser, Driver, Tab } from "./drivers.mjs" */

const SITE = join(ROOT, "dist/site");
const PHONE = await readFile(join(ROOT, "www/examples/phone.txt"), "utf8");
const SAID = "Harbour master Nils Arden said that the new pier will open in June.";
const NEXT = "He urged the council to pay for the lights.";
const FILLER = "The works on the quay have gone on for two years, and the old sheds were torn down in the autumn. ".repeat(3);
const WEB_PAGE = `<!doctype html><html><head><title>New pier</title></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>New pier</h1><p>${SAID} ${FILLER}</p><p>${NEXT} ${FILLER}</p></article><footer>Subscribe now</footer></body></html>`;

/** Files of every kind that the box takes. @type {Record<string, Buffer>} */
const FILES = {
  "pier.txt": Buffer.from(`${SAID}\n\n${NEXT}`),
  "pier.md": Buffer.from(`Harbour master **Nils Arden** said that the [new pier](https://example.org) will open in June.\n\n${NEXT}`),
  "pier.html": Buffer.from(WEB_PAGE),
  "pier.docx": docx([SAID, NEXT]),
  "pier.pdf": pdf([SAID, NEXT]),
};

/** Rows of the list that can be seen. */
const rowsShown = () => [...document.querySelectorAll(".statement")].filter((row) => row.getClientRects().length > 0).length;
/** Which statement the slip shows, in its own words. */
const slipLabel = () => document.querySelector(".slip")?.getAttribute("aria-label") ?? "";
/** The text as the sheet shows it. */
const sheetText = () => {
  const sheet = /** @type {Element | undefined} */ (document.querySelector(".result .sheet")?.cloneNode(true));
  for (const own of sheet?.querySelectorAll(".tag, .letters, .legend, .edit") ?? []) own.remove();
  return sheet?.textContent?.replace(/\s+/g, " ");
};

/** Opens an example. @param {Tab} tab @param {string} address @param {string} [rest] of the address */
async function openExample(tab, address, rest = "") {
  await tab.go("about:blank");
  await tab.go(`${address}#x=phone${rest}`);
  await until(tab, () => document.querySelectorAll(".statement").length > 5);
}

/**
 * Chooses an export, and gives back the file that the page saves.
 * @param {Tab} tab
 * @param {string} format
 */
async function saved(tab, format) {
  await tab.run(() => {
    const create = URL.createObjectURL.bind(URL);
    const files = new Map();
    Object.assign(window, { saved: null });
    URL.createObjectURL = (/** @type {any} */ file) => {
      const address = create(file);
      files.set(address, file);
      return address;
    };
    // no file on this machine
    HTMLAnchorElement.prototype.click = function () {
      if (this.download) Object.assign(window, { saved: files.get(this.href) });
    };
  });
  await tab.run((format) => {
    const button = [...document.querySelectorAll(".export-list button")].find(
      (one) => one.querySelector("b")?.textContent === format,
    );
    /** @type {HTMLElement} */ (button).click();
  }, format);
  await until(tab, () => Boolean(/** @type {any} */ (window).saved));
  return tab.run(async () => {
    const bytes = new Uint8Array(await /** @type {any} */ (window).saved.arrayBuffer());
    return { start: [...bytes.slice(0, 4)], length: bytes.length, text: new TextDecoder().decode(bytes) };
  });
}

/** @param {Driver} driver */
export function inUse({ name, missing, launch }) {
  describe(`the page in use, in ${name}`, { skip: missing ? `not on this machine: ${missing}` : false }, () => {
    /** @type {Browser} */
    let browser;
    /** @type {Tab} */
    let tab;
    /** @type {{address: string, close: () => void}} */
    let site;
    before(async () => {
      site = await serve(SITE, 0);
      browser = await launch();
      tab = await browser.open();
      await tab.size(1440, 900);
    });
    after(async () => {
      await browser?.close();
      site.close();
    });

    test("every view is there: sentence, cards, ledger, positions, statements, text with its marks", async () => {
      await openExample(tab, site.address);
      const views = [".opening h1", ".card", "#ledger .entry", ".position", ".statement", ".sheet .said-here", ".bracket .letter"];
      for (const view of views) assert.ok(await tab.run((view) => document.querySelector(view) !== null, view), view);
      const widths = await tab.run(() => {
        const [breakdown, text] = ["#breakdown", "#text"].map((part) => document.querySelector(part)?.getBoundingClientRect());
        return breakdown && text && [breakdown.left, text.left, breakdown.top < innerHeight, text.top < innerHeight];
      });
      assert.ok(widths && widths[0] !== widths[1] && widths[2] && widths[3], `side by side: ${widths}`);
      assert.match(await tab.run(() => getComputedStyle(/** @type {Element} */ (document.querySelector(".sheet"))).fontFamily), /Source Serif/);
      assert.ok(await tab.run(() => document.fonts.check('17px "Source Serif 4 Variable"')));
    });

    test("what lies under the pointer is lit wherever it stands", async () => {
      await openExample(tab, site.address);
      const lit = await tab.run(() => {
        const piece = document.querySelector(".sheet .said-here");
        piece?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
        piece?.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
        const places = [".sheet .said-here", ".statement", ".segment"];
        return places.map((place) => document.querySelectorAll(`${place}:is(.lit, .hover, .hovered)`).length);
      });
      assert.ok(lit.every((count) => count > 0), String(lit));
    });

    test("chips, lists and search narrow the statements together, and say how many are left", async () => {
      await openExample(tab, site.address);
      const all = await tab.run(rowsShown);
      await tab.run(() => /** @type {HTMLElement} */ (document.querySelectorAll(".chip")[1]).click());
      const ofOne = await tab.run(rowsShown);
      assert.ok(ofOne > 0 && ofOne < all, `${ofOne} of ${all}`);
      await tab.run(() => {
        const find = /** @type {HTMLInputElement} */ (document.querySelector("#find-words"));
        find.value = "grain";
        find.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
      const withWord = await tab.run(rowsShown);
      assert.ok(withWord > 0 && withWord < ofOne, `${withWord} of ${ofOne}`);
      const note = await tab.run(() => document.querySelector(".filter-foot")?.textContent ?? "");
      assert.match(note, new RegExp(String(all)));
      await tab.run(() => /** @type {HTMLElement} */ (document.querySelector(".filter-foot button")).click());
      assert.equal(await tab.run(rowsShown), all);
    });

    test("J and K go on and back, Enter opens, Escape closes, a digit narrows, the slash searches", async () => {
      await openExample(tab, site.address);
      await tab.run(() => document.getElementById("breakdown")?.focus());
      await tab.press("j");
      await tab.press("j");
      assert.match(await until(tab, slipLabel), /^Statement 2 of/);
      await tab.press("k");
      assert.match(await until(tab, slipLabel), /^Statement 1 of/);
      await tab.press("Enter");
      assert.equal(await tab.run(() => document.querySelectorAll(".slip.open").length), 1);
      await tab.press("Escape");
      assert.equal(await tab.run(() => document.querySelectorAll(".slip").length), 0);
      const all = await tab.run(rowsShown);
      await tab.press("2");
      assert.ok((await tab.run(rowsShown)) < all);
      await tab.press("/");
      assert.equal(await tab.run(() => document.activeElement?.id), "find-words");
    });

    test("T goes to the text and back; the tags there are one stop of the Tab key", async () => {
      await openExample(tab, site.address, "&s=2");
      await tab.run(() => document.getElementById("breakdown")?.focus());
      await tab.press("t");
      assert.ok(await tab.run(() => document.activeElement?.closest("#text") !== null));
      assert.equal(await tab.run(() => document.querySelectorAll('.sheet .tag[tabindex="0"]').length), 1);
      await tab.press("t");
      assert.ok(await tab.run(() => document.activeElement?.closest("#breakdown") !== null));
    });

    for (const [file, bytes] of Object.entries(FILES)) {
      test(`${file} is read`, async () => {
        await tab.go("about:blank");
        await tab.go(site.address);
        await until(tab, () => document.querySelector("input[type=file]") !== null);
        await tab.run(
          (name, base64) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
            const input = /** @type {HTMLInputElement} */ (document.querySelector("input[type=file]"));
            input.files = transfer.files;
            input.dispatchEvent(new Event("change", { bubbles: true }));
          },
          file,
          bytes.toString("base64"),
        );
        const shown = await until(tab, sheetText);
        assert.match(shown, /Harbour master Nils Arden said that the new pier will open in June\./);
        assert.match(shown, /He urged the council to pay for the lights\./);
        assert.doesNotMatch(shown, /Sport|Subscribe|\*\*|example\.org/);
      });
    }

    test("exports are files of their formats", async () => {
      await openExample(tab, site.address);
      assert.match((await saved(tab, "Markdown")).text, /^# /);
      assert.match((await saved(tab, "TEI P5")).text, /<TEI[ >]/);
      const { statements } = JSON.parse((await saved(tab, "JSON")).text);
      assert.equal(statements.length, await tab.run(() => document.querySelectorAll(".statement").length));
    });

    test("the picture is an SVG or a PNG, the archive a ZIP", async () => {
      await openExample(tab, site.address);
      assert.match((await saved(tab, "Picture, SVG")).text, /^<svg[^]*Karrow[^]*<\/svg>/);
      const png = await saved(tab, "Picture, PNG");
      assert.deepEqual(png.start, [0x89, 0x50, 0x4e, 0x47]);
      assert.ok(png.length > 20_000, `${png.length} bytes`);
      assert.deepEqual((await saved(tab, "Everything")).start, [0x50, 0x4b, 3, 4]);
    });

    test("a link carries the text, and opens to the same breakdown", async () => {
      await tab.go("about:blank");
      await tab.go(site.address);
      await readText(tab, PHONE.replace("twelve grain trains", "thirteen grain trains"));
      await tab.run(() => {
        Object.defineProperty(navigator, "clipboard", {
          value: { writeText: async (/** @type {string} */ text) => void Object.assign(window, { copied: text }) },
        });
        const button = [...document.querySelectorAll("button")].find((one) => one.textContent?.includes("Copy link"));
        button?.click();
      });
      const link = await until(tab, () => /** @type {any} */ (window).copied);
      assert.ok(link.startsWith(site.address) && link.includes("#"), link.slice(0, 80));
      await tab.go("about:blank");
      await tab.go(link);
      assert.match(await until(tab, sheetText), /thirteen grain trains/);
    });

    test("the breakdown follows the text as it is changed", async () => {
      await openExample(tab, site.address);
      const before = await tab.run(rowsShown);
      await tab.run(() => {
        /** @type {HTMLElement} */ (document.querySelector(".edit")).click();
        const field = /** @type {HTMLTextAreaElement} */ (document.querySelector(".editor-text"));
        field.value += "\n\nKarrow said that the bridge at Westhaven will be closed on Sunday.";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
      await until(tab, (before) => document.querySelectorAll(".statement").length > before, before);
      assert.match(await tab.run(() => [...document.querySelectorAll(".statement")].at(-1)?.textContent ?? ""), /bridge at Westhaven/);
    });

    test("a long article is read whole, every statement a row", async () => {
      await tab.go("about:blank");
      await tab.go(site.address);
      const article = await longArticle(8_000);
      await startReading(tab, article);
      await until(tab, () => document.querySelectorAll(".statement").length > 300 && document.querySelector(".progress") === null);
      const shown = await until(tab, sheetText);
      assert.equal(shown.replace(/\s/g, "").length, article.replace(/\s/g, "").length);
    });

    for (const [width, theme] of /** @type {[number, string][]} */ ([[1440, "light"], [768, "dark"], [390, "light"]])) {
      test(`at ${width} pixels, ${theme}, nothing scrolls sideways and axe finds nothing`, async () => {
        await tab.size(width, 900);
        await openExample(tab, site.address, "&s=3");
        await tab.run((theme) => void (document.documentElement.dataset.theme = theme), theme);
        const [inner, wide] = await tab.run(() => [innerWidth, document.documentElement.scrollWidth]);
        assert.ok(wide <= inner, `${wide} in ${inner}`);
        // to their end: Firefox without a screen draws no frames for them
        await tab.run(() => document.getAnimations().forEach((animation) => animation.finish()));
        await tab.run(/** @type {any} */ (new Function(axe.source)));
        const found = await tab.run(async () => {
          const { violations } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ["violations"] });
          return violations.map((/** @type {any} */ one) => `${one.id}: ${one.nodes[0].target}`);
        });
        assert.deepEqual(found, []);
        await tab.size(1440, 900);
      });
    }

    test("nothing comes from another origin, from start to result", async () => {
      await openExample(tab, site.address);
      const loaded = await tab.run(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert.ok(loaded.length > 3, String(loaded));
      for (const address of loaded) assert.ok(address.startsWith(site.address) || address.startsWith("data:"), address);
    });

    test("a text that is no article says what is looked for", async () => {
      await tab.go("about:blank");
      await tab.go(site.address);
      await startReading(tab, "The weather was fine. It rained later.");
      assert.match(await until(tab, () => document.querySelector(".nothing")?.textContent), /7 words/);
    });

    test("the element takes a text from a script, shows it, and tells what was chosen", async () => {
      const host = await startHost();
      try {
        await tab.go(host.address);
        const heard = await tab.run(async () => {
          const element = /** @type {any} */ (document.createElement("on-record"));
          element.text = "Mayor Lina Sorrel said the bridge would stay closed. “Nobody is to cross it,” she told reporters.";
          const read = new Promise((resolve) => element.addEventListener("analysis", resolve, { once: true }));
          element.setAttribute("open", "");
          document.body.prepend(element);
          await read;
          const chosen = new Promise((resolve) =>
            element.addEventListener("select", (/** @type {CustomEvent} */ event) => resolve(event.detail.index), { once: true }),
          );
          element.shadowRoot.querySelector(".tag").click();
          return { index: await chosen, shown: element.shadowRoot.textContent };
        });
        assert.equal(heard.index, 0);
        assert.match(heard.shown, /Sorrel/);
      } finally {
        host.close();
      }
    });
  });
}
