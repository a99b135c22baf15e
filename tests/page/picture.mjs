// @ts-check
// Makes the README's picture from the built site: the first example with a statement selected.
// usage: node tests/page/picture.mjs docs/page.png
import { start } from "./browser.mjs";

const STATEMENT = 4;
const chrome = await start();
const { page } = await chrome.open({
  hash: `#x=phone&s=${STATEMENT}`,
  viewport: { width: 1440, height: 850 },
  reducedMotion: "reduce",
});
await page.locator(".slip").waitFor();
// system-ui is a different face on every machine; the picture's is Inter where it is installed
await page.evaluate(() => document.documentElement.style.setProperty("--sans", "Inter, system-ui"));
await page.screenshot({ path: process.argv[2] ?? "docs/page.png" });
await chrome.close();
