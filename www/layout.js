// @ts-check
/**
 * Takes the two panes of a result; decides what scrolls, and which of them is seen where there is room for one only.
 */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./strings.js";

/** Below this width text and breakdown take turns (PAGE.md). */
const NARROW = matchMedia("(max-width: 43.74em)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
/** Clear pixels above and below words that count as visible; above, a sticky head may stand. */
const CLEAR_ABOVE = 60;
const CLEAR_BELOW = 40;
/** Height in pixels of the bar that changes between text and breakdown. */
const PANE_BAR = 60;
/** After this a smooth scroll has ended. */
const SCROLL_MS = 500;
/** Farther than so many windows the text jumps. */
const FAR_WINDOWS = 3;
/** After this the blocks around a place that was jumped to are laid out. */
const SETTLE_MS = 60;
/** How often a place is aimed at: each aim lays out what is near it, which may move it once more. */
const MOST_AIMS = 5;
/** What a reader does who goes elsewhere meanwhile: nothing is aimed at any more. */
const ELSEWHERE = ["keydown", "wheel", "touchstart", "pointerdown"];

/** @typedef {"breakdown" | "text"} Pane */

/**
 * @typedef {object} Layout
 * @property {() => boolean} isNarrow whether only one pane is seen
 * @property {(pane: Pane) => void} show makes a pane seen; each keeps its scroll position
 * @property {(target: Element) => void} scrollText brings a place of the text into view, a third from the top, unless it
 *   is visible
 * @property {(target: Element | null | undefined, block: ScrollLogicalPosition) => void} scrollPage
 * @property {HTMLElement} bar the buttons that change between the panes
 */

/**
 * @param {HTMLElement} element the result, which carries the pane that is seen
 * @param {HTMLElement} text the text's own scroller
 * @param {HTMLElement} slip what may cover the foot of the text on narrow pages
 * @returns {Layout}
 */
export function createLayout(element, text, slip) {
  const kept = { breakdown: 0, text: 0 };

  /** @param {Pane} pane */
  function show(pane) {
    const now = /** @type {Pane} */ (element.dataset.pane);
    if (now === pane || !NARROW.matches) return;
    kept[now] = window.scrollY;
    element.dataset.pane = pane;
    for (const button of bar.children) button.setAttribute("aria-pressed", String(button === buttons[pane]));
    window.scrollTo(0, kept[pane]);
  }

  let aiming = new AbortController();

  /** @param {Element} target */
  function scrollText(target) {
    aiming.abort();
    aiming = new AbortController();
    const current = aiming;
    const { signal } = current;
    for (const event of ELSEWHERE)
      addEventListener(event, () => current.abort(), { capture: true, passive: true, signal });
    aim(target, MOST_AIMS, signal);
  }

  /**
   * @param {Element} target
   * @param {number} aims left
   * @param {AbortSignal} signal ends it
   */
  function aim(target, aims, signal) {
    if (NARROW.matches && element.dataset.pane !== "text") return;
    const { top, bottom } = NARROW.matches ? windowAbove(slip) : text.getBoundingClientRect();
    const at = target.getBoundingClientRect();
    const foot = Math.min(bottom, innerHeight);
    const visible = at.top >= top + CLEAR_ABOVE && at.bottom <= foot - CLEAR_BELOW;
    if (aims === 0 || signal.aborted || !target.isConnected || (visible && aims === MOST_AIMS)) return;
    const by = visible ? 0 : at.top - top - (foot - top) / 3;
    const smooth = Math.abs(by) < FAR_WINDOWS * innerHeight && aims === MOST_AIMS && !STILL.matches;
    if (by !== 0) (NARROW.matches ? window : text).scrollBy({ top: by, behavior: smooth ? "smooth" : "instant" });
    setTimeout(() => aim(target, aims - 1, signal), smooth ? SCROLL_MS : SETTLE_MS);
  }

  const buttons = { breakdown: paneButton("breakdown", "rows", show), text: paneButton("text", "fileText", show) };
  const bar = h("div", { class: "pane-bar" }, buttons.breakdown, buttons.text);
  return {
    isNarrow: () => NARROW.matches,
    show,
    scrollText,
    scrollPage: (target, block) => target?.scrollIntoView({ block, behavior: STILL.matches ? "instant" : "smooth" }),
    bar,
  };
}

/** @param {HTMLElement} slip */
function windowAbove(slip) {
  return { top: 0, bottom: innerHeight - slip.offsetHeight - PANE_BAR };
}

/**
 * @param {Pane} pane
 * @param {"rows" | "fileText"} name
 * @param {(pane: Pane) => void} show
 */
function paneButton(pane, name, show) {
  const pressed = String(pane === "breakdown");
  const attributes = { type: "button", "data-pane": pane, "aria-pressed": pressed, on: { click: () => show(pane) } };
  return h("button", attributes, icon(name, 18), t(`result.${pane}`));
}
