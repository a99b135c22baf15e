// @ts-check
/**
 * Takes the two panes of a result; decides what scrolls, and which of them is seen where there is room for one only.
 */
import { aimer, STILL } from "./aim.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./strings.js";

/** Below this width text and breakdown take turns (PAGE.md). */
const NARROW = matchMedia("(max-width: 43.74em)");
/** Height in pixels of the bar that changes between text and breakdown. */
const PANE_BAR = 60;

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

  const scrollText = aimer({
    isSeen: () => !NARROW.matches || element.dataset.pane === "text",
    scroller: () => (NARROW.matches ? window : text),
    frame: () => (NARROW.matches ? windowAbove(slip) : text.getBoundingClientRect()),
  });
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
