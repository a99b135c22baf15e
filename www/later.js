// @ts-check
/**
 * Takes elements and how each is filled; fills the first at once, those that come near when they do, and the rest while
 * the page is idle, so that a long text is there before its last paragraph is drawn.
 */

/** Milliseconds of filling before the page gets its turn. */
const SLICE_MS = 6;
/** Milliseconds between two turns where the browser does not tell when it is idle. */
const PAUSE_MS = 16;

/**
 * @typedef {object} Filling
 * @property {(index: number) => void} now fills one
 * @property {() => void} all fills what is left
 */

/**
 * @param {Element} root what holds the elements; they tell it when they come near (`content-visibility: auto`)
 * @param {Element[]} elements
 * @param {(index: number) => void} fill
 * @param {number} first so many are filled at once
 * @param {AbortSignal} signal ends the filling
 * @returns {Filling}
 */
export function fillLater(root, elements, fill, first, signal) {
  const left = new Map(elements.map((element, index) => [element, index]));
  const now = (/** @type {number} */ index) => {
    if (left.delete(elements[index])) fill(index);
  };
  for (let index = 0; index < Math.min(first, elements.length); index++) now(index);
  const slice = () => {
    const end = performance.now() + SLICE_MS;
    for (const index of left.values()) {
      if (signal.aborted) return;
      now(index);
      if (performance.now() > end) break;
    }
    if (left.size > 0) whenIdle(slice);
  };
  if (left.size > 0) whenIdle(slice);
  const near = (/** @type {Event} */ event) => {
    const index = left.get(/** @type {Element} */ (event.target));
    if (index !== undefined && !(/** @type {any} */ (event).skipped)) now(index);
  };
  root.addEventListener("contentvisibilityautostatechange", near, { capture: true, signal });
  return { now, all: () => [...left.values()].forEach(now) };
}

/** @param {() => void} task */
function whenIdle(task) {
  if ("requestIdleCallback" in window) requestIdleCallback(task);
  else setTimeout(task, PAUSE_MS);
}
