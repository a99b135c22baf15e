// @ts-check
/** Takes how far a long text is read; makes the box that says it, with the way to stop. */
import { h } from "./dom.js";
import { inDigits, t } from "./strings.js";

/** @import { Part } from "./protocol.js" */

/** Between two movements of the bar, milliseconds. */
const TICK_MS = 250;
/** The bar's end is left to the last word. */
const MOST = 0.99;

/**
 * @typedef {object} Progress
 * @property {HTMLElement} element
 * @property {(part: Part) => void} found tells what a part holds
 * @property {() => void} end
 */

/**
 * The bar moves on between parts at the pace of the last.
 * @param {number} words of the whole text
 * @param {() => void} stop
 * @returns {Progress}
 */
export function renderProgress(words, stop) {
  const bar = /** @type {HTMLProgressElement} */ (h("progress", { max: 1, value: 0, "aria-label": t("reading.bar") }));
  const share = h("span", { class: "note" });
  const text = h("p", {}, t("reading.text"));
  const button = h("button", { type: "button", class: "button", on: { click: stop } }, t("reading.stop"));
  let last = { share: 0, pace: 0, at: performance.now() };
  const move = () => {
    bar.value = Math.min(MOST, last.share + last.pace * (performance.now() - last.at));
    share.textContent = t("reading.share", { n: Math.floor(bar.value * 100) });
  };
  const timer = setInterval(move, TICK_MS);
  move();
  return {
    element: h(
      "section",
      { class: "progress", "aria-labelledby": "progress-title" },
      h("h2", { id: "progress-title" }, t("reading.title", { n: inDigits(words) })),
      text,
      bar,
      h("p", { class: "progress-foot" }, button, share),
    ),
    found({ result, share: done, pace }) {
      last = { share: done, pace, at: performance.now() };
      const talks = t("talk", { n: result.conversations.length });
      const statements = t("opening.statements", { n: result.statements.length });
      text.textContent = t("reading.found", { n: inDigits(result.article.words), talks, statements });
      move();
    },
    end: () => clearInterval(timer),
  };
}
