// What several tests share: the built core in Node, the fixtures, a browser.
// @ts-check
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const ROOT = join(import.meta.dirname, "../..");
export const WASM = join(ROOT, "dist/wasm");
export const PROGRAM = join(ROOT, "target/debug/onrecord");

/** A new instance of the core. Node's own fetch does not read files: it is given the bytes. */
export async function core() {
  // A query makes it a module of its own, with an instance of its own.
  const module = await import(`${WASM}/onrecord.js?${(instances += 1)}`);
  const exports = await module.default({ module_or_path: readFileSync(join(WASM, "onrecord_bg.wasm")) });
  return { analyze: module.analyze, version: module.version, memory: exports.memory };
}
let instances = 0;

/** @returns {{ name: string, text: string }[]} */
export function fixtures() {
  const folder = join(ROOT, "tests/fixtures");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => ({ name: file.slice(0, -".txt".length), text: readFileSync(join(folder, file), "utf8") }));
}

/** The path of a Chromium, or null where there is none. */
export function chromiumPath() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // not this one
    }
  }
  return null;
}

/** Nothing but what the test asks for: no update, no sync, no sandbox where the test runs as root. */
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** @param {string} executablePath */
export const launch = (executablePath) => chromium.launch({ executablePath, args: FLAGS, headless: true });
