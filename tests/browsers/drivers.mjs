// @ts-check
// Three browsers behind one small face: open an address, run a function in its page. Each by what drives it best:
// Chromium by its own protocol (playwright-core), Firefox by WebDriver BiDi (puppeteer-core), WebKitGTK by WebDriver
// (selenium-webdriver), on a screen that nobody sees.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { Builder, Capabilities, Key } from "selenium-webdriver";
import { chromiumPath, launch as launchChromium } from "../support/core.mjs";

/**
 * @typedef {object} Tab
 * @property {(address: string) => Promise<unknown>} go
 * @property {<Result>(run: (...given: any[]) => Result, ...given: unknown[]) => Promise<Awaited<Result>>} run
 * @property {(key: string) => Promise<unknown>} press a key of the keyboard, by its name in the DOM
 * @property {(width: number, height: number) => Promise<unknown>} size of the page's window, pixels
 *
 * @typedef {object} Browser
 * @property {() => Promise<Tab>} open a tab of its own
 * @property {() => Promise<unknown>} close
 *
 * @typedef {{name: string, missing: string, launch: () => Promise<Browser>}} Driver `missing`: what is not on this machine
 */

/** Milliseconds in which a condition in a page has to come true. */
const PATIENCE = 20_000;

/**
 * Waits in the page until a function of its own gives something.
 * @template Result
 * @param {Tab} tab
 * @param {(...given: any[]) => Result} condition
 * @param {...unknown} given
 * @returns {Promise<NonNullable<Awaited<Result>>>}
 */
export async function until(tab, condition, ...given) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await tab.run(condition, ...given);
    if (found) return found;
  }
  throw new Error(`Never true: ${condition}`);
}

/**
 * Puts a text into the box and has it read.
 * @param {Tab} tab
 * @param {string} text
 */
export async function startReading(tab, text) {
  await until(tab, () => Boolean(document.querySelector("#article")));
  await tab.run((text) => {
    const box = /** @type {HTMLTextAreaElement} */ (document.querySelector("#article"));
    box.value = text;
    /** @type {HTMLElement} */ (document.querySelector(".box [type=submit]")).click();
  }, text);
}

/**
 * The same, and gives back what the cards say.
 * @param {Tab} tab
 * @param {string} text
 */
export async function readText(tab, text) {
  await startReading(tab, text);
  return until(tab, () => [...document.querySelectorAll(".card")].map((card) => card.textContent ?? "").join("\n"));
}

/** @returns {Promise<Browser>} */
async function chromium() {
  const browser = await launchChromium(/** @type {string} */ (chromiumPath()));
  return {
    async open() {
      const page = await (await browser.newContext()).newPage();
      return {
        go: (address) => page.goto(address),
        run: (run, ...given) => /** @type {any} */ (page.evaluate(calling(run), given)),
        press: (key) => page.keyboard.press(key),
        size: (width, height) => page.setViewportSize({ width, height }),
      };
    },
    close: () => browser.close(),
  };
}

/**
 * This driver passes one argument: a function of one list.
 * @param {(...given: any[]) => any} run
 * @returns {(given: unknown[]) => any}
 */
const calling = (run) => /** @type {any} */ (new Function("given", `return (${run})(...given)`));

const FIREFOX = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => existsSync(path)) ?? "";

/** @returns {Promise<Browser>} */
async function firefox() {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  return {
    async open() {
      const page = await (await browser.createBrowserContext()).newPage();
      return {
        go: (address) => page.goto(address),
        run: (run, ...given) => /** @type {any} */ (page.evaluate(run, ...given)),
        press: (key) => page.keyboard.press(/** @type {any} */ (key)),
        size: (width, height) => page.setViewport({ width, height }),
      };
    },
    close: () => browser.close(),
  };
}

const WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver";
const MINI_BROWSER = findMiniBrowser();

function findMiniBrowser() {
  const libraries = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/libexec"];
  const folders = libraries
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      readdirSync(path)
        .filter((name) => /^webkit2?gtk-/.test(name))
        .map((name) => join(path, name)),
    );
  return folders.map((folder) => join(folder, "MiniBrowser")).find((path) => existsSync(path)) ?? "";
}

/** A port that is free. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @returns {Promise<Browser>} */
async function webkit() {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), "onrecord-webkit-"));
  const command = ["-a", WEBKIT_DRIVER, `--port=${port}`];
  const environment = {
    ...process.env,
    HOME: home,
    XDG_CACHE_HOME: home,
    XDG_DATA_HOME: home,
    XDG_CONFIG_HOME: home,
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    LIBGL_ALWAYS_SOFTWARE: "1",
  };
  // a group of its own, to be ended with all that it started
  const driver = spawn("xvfb-run", command, { detached: true, stdio: "ignore", env: environment });
  const close = () => {
    if (driver.pid) process.kill(-driver.pid);
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await answering(port);
    const capabilities = new Capabilities({
      "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] },
    });
    capabilities.setBrowserName("MiniBrowser");
    const session = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    await session.manage().setTimeouts({ script: PATIENCE });
    return {
      // one window: the driver's contexts share everything anyway
      open: async () => ({
        go: (address) => session.get(address),
        async run(run, ...given) {
          // the protocol's promises are awaited here: not every version of this driver does
          const script = `const done = arguments[arguments.length - 1]; Promise.resolve().then(() => (${run})(...arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error) }))`;
          const { value, error } = /** @type {any} */ (await session.executeAsyncScript(script, given));
          if (error) throw new Error(error);
          return value;
        },
        press: (key) => session.actions().sendKeys(key.length === 1 ? key : DRIVER_KEYS[key]).perform(),
        size: (width, height) => setInnerSize(session, width, height),
      }),
      close: async () => {
        await session.quit().catch(() => {});
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** The protocol's names of keys that are no letter. @type {Record<string, string>} */
const DRIVER_KEYS = { Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB };

/**
 * The protocol sets the window with its frame: what that takes is added.
 * @param {import("selenium-webdriver").WebDriver} session
 * @param {number} width
 * @param {number} height
 */
async function setInnerSize(session, width, height) {
  const window = session.manage().window();
  await window.setRect({ width, height, x: 0, y: 0 });
  const [inner, outer] = /** @type {number[][]} */ (
    await session.executeScript("return [[innerWidth, innerHeight], [outerWidth, outerHeight]]")
  );
  const grown = { width: width + outer[0] - inner[0], height: height + outer[1] - inner[1] };
  await window.setRect({ ...grown, x: 0, y: 0 });
}

/** Waits for a driver to come up. @param {number} port */
async function answering(port) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/status`)).ok) return;
    } catch {
      // not yet
    }
  }
  throw new Error("WebKitWebDriver does not answer");
}

const hasScreen = spawnSync("sh", ["-c", "command -v xvfb-run && command -v xauth"]).status === 0;

/** @type {Driver[]} */
export const DRIVERS = [
  { name: "Chromium", missing: chromiumPath() === null ? "chromium" : "", launch: chromium },
  { name: "Firefox", missing: FIREFOX ? "" : "firefox-esr", launch: firefox },
  {
    name: "WebKitGTK",
    missing: existsSync(WEBKIT_DRIVER) && MINI_BROWSER && hasScreen ? "" : "webkit2gtk-driver, xvfb, xauth",
    launch: webkit,
  },
];
