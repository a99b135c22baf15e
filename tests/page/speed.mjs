// @ts-check
// How fast the page is with a long article: until something is shown, after a click, while one scrolls.
// usage: node tests/page/speed.mjs [WORDS | FILE]
import { readFile } from "node:fs/promises";
import { longArticle, put, start } from "./browser.mjs";

/** Within this the page is to show something, milliseconds. */
export const FIRST_RESULTS_MS = 300;
/** From a press or a click to the next paint, milliseconds. */
export const INTERACTION_MS = 100;
/** The longest frame while one scrolls, milliseconds. */
export const FRAME_MS = 50;

/** The page's own work is measured, not that of starting a browser: the box is given time to come to rest. */
const REST_MS = 1500;

/** Processor time that the measure of a machine takes on the one for which the limits are given, milliseconds. */
const REFERENCE_MS = 195;

/** @typedef {import("playwright-core").Page} Page */

/**
 * How much slower this machine is than the one for which the limits are given, by the processor time of a fixed piece of
 * work: 1 where it is as fast or faster.
 */
export function slowness() {
  const ROUNDS = 20;
  const WORDS = 20_000;
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) {
    const words = Array.from({ length: WORDS }, (_, index) => `word ${(index * 7919) % 20_011}`).sort();
    new Map(words.map((word) => [word, word.length]));
  }
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, (user + system) / 1000 / REFERENCE_MS);
}

/** The middle one of figures. @param {number[]} figures */
export function median(figures) {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
}

/**
 * Processor time of the page's threads while something is done: what other programs do beside it does not count.
 * @template T
 * @param {Page} page
 * @param {() => Promise<T>} action
 * @returns {Promise<{result: T, all: number, longest: number}>} milliseconds: of all the page's threads, of the main
 *   thread's longest task
 */
export async function working(page, action) {
  const client = await page.context().newCDPSession(page);
  const events = /** @type {any[]} */ ([]);
  client.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await client.send("Tracing.start", {
    traceConfig: { includedCategories: ["toplevel", "disabled-by-default-devtools.timeline"] },
  });
  const result = await action();
  const complete = new Promise((resolve) => client.once("Tracing.tracingComplete", () => resolve(null)));
  await client.send("Tracing.end");
  await complete;
  const threads = new Map(
    events
      .filter((event) => event.name === "thread_name")
      .map((event) => [`${event.pid} ${event.tid}`, event.args.name]),
  );
  const ofThread = (/** @type {RegExp} */ name) =>
    events
      .filter((event) => event.name === "RunTask" && name.test(threads.get(`${event.pid} ${event.tid}`) ?? ""))
      .map((event) => (event.tdur ?? 0) / 1000);
  const main = ofThread(/^CrRendererMain$/);
  const workers = ofThread(/^DedicatedWorker thread$/);
  const all = [...main, ...workers].reduce((sum, time) => sum + time, 0);
  return { result, all, longest: Math.max(0, ...main) };
}

const FIRST_RESULTS = ".result .opening";
const WHOLE_RESULT = `body:not(:has(.progress)) ${FIRST_RESULTS}`;

/**
 * Milliseconds from the press of the button to the paint of the first results.
 * @param {Page} page with a text in the box
 */
export const firstResults = (page) => untilPainted(page, FIRST_RESULTS);

/**
 * @param {Page} page with a text in the box
 * @param {string} selector of what is waited for
 * @returns {Promise<number>}
 */
function untilPainted(page, selector) {
  return page.evaluate(
    (selector) =>
      new Promise((resolve) => {
        const started = performance.now();
        new MutationObserver((_, observer) => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          // the task after a frame's drawing
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - started);
            port2.postMessage(0);
          });
        }).observe(document.body, { childList: true, subtree: true });
        /** @type {HTMLButtonElement} */ (document.querySelector(".box [type=submit]")).click();
      }),
    selector,
  );
}

/**
 * What the browser itself measures of presses and clicks: from the event to the paint after it.
 * @param {Page} page with a result
 * @returns {Promise<number>} the longest, milliseconds
 */
export async function interactions(page) {
  await page.evaluate(() => {
    const times = /** @type {number[]} */ ([]);
    Object.assign(window, { times });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) times.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 });
  });
  await page.locator("#breakdown").focus();
  for (const key of ["j", "j", "j", "Enter", "Escape", "2", "Escape"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(100);
  }
  await page.locator(".sheet .tag").nth(4).click();
  await page.locator(".chip").nth(1).click();
  await page.locator("#find-words").pressSequentially("the", { delay: 50 });
  await page.waitForTimeout(300);
  return page.evaluate(() => Math.max(0, .../** @type {any} */ (window).times));
}

/**
 * Scrolls through the whole page, a window's height in ten frames.
 * @param {Page} page with a result
 * @returns {Promise<number>} the longest frame, milliseconds
 */
export function scrolling(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const STEP = innerHeight / 10;
        const frames = /** @type {number[]} */ ([]);
        let last = performance.now();
        const step = () => {
          const now = performance.now();
          frames.push(now - last);
          last = now;
          scrollBy(0, STEP);
          if (scrollY + innerHeight < document.documentElement.scrollHeight - 1) requestAnimationFrame(step);
          else resolve(Math.max(...frames.slice(1)));
        };
        requestAnimationFrame(step);
      }),
  );
}

if (process.argv[1] === import.meta.filename) {
  const [, , what = "10000"] = process.argv;
  const RUNS = 5;
  const text = await (/^\d+$/.test(what) ? longArticle(Number(what)) : readFile(what, "utf8"));
  const chrome = await start();
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const { page } = await chrome.open();
    await put(page, text);
    await page.waitForTimeout(REST_MS);
    const first = await working(page, () => firstResults(page));
    await page.waitForTimeout(REST_MS);
    const scrolled = await working(page, () => scrolling(page));
    const pressed = await working(page, () => interactions(page));
    await page.context().close();
    const { page: another } = await chrome.open();
    await put(another, text);
    await another.waitForTimeout(REST_MS);
    const whole = await working(another, () => untilPainted(another, WHOLE_RESULT));
    runs.push({ first, scrolled, pressed, whole });
    await another.context().close();
  }
  await chrome.close();
  const middle = (/** @type {(run: typeof runs[number]) => number} */ of) => median(runs.map(of)).toFixed(0).padStart(7);
  console.log(`${text.split(/\s+/).length} words; medians of ${RUNS} visits, milliseconds`);
  console.log(`                      clock    processor   at most`);
  console.log(
    `first results       ${middle((run) => run.first.result)}      ${middle((run) => run.first.all)}   ${FIRST_RESULTS_MS}`,
  );
  console.log(`whole result        ${middle((run) => run.whole.result)}      ${middle((run) => run.whole.all)}`);
  console.log(
    `longest interaction ${middle((run) => run.pressed.result)}      ${middle((run) => run.pressed.longest)}   ${INTERACTION_MS}`,
  );
  console.log(
    `longest frame       ${middle((run) => run.scrolled.result)}      ${middle((run) => run.scrolled.longest)}   ${FRAME_MS}`,
  );
}
