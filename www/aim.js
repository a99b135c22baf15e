// @ts-check
/**
 * Takes a scroller; brings places of the text into its view, a third from the top. Far blocks are laid out only when
 * they come near, which moves what is below them: a place is aimed at until it stands still, or the reader goes elsewhere.
 */

export const STILL = matchMedia("(prefers-reduced-motion: reduce)");
/** Clear pixels above and below words that count as visible; above, a sticky head may stand. */
const CLEAR_ABOVE = 60;
const CLEAR_BELOW = 40;
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

/**
 * @typedef {object} Aimed
 * @property {() => boolean} isSeen whether the text is shown at all
 * @property {() => Element | Window} scroller
 * @property {() => {top: number, bottom: number}} frame what of the window shows the text, pixels
 */

/**
 * @param {Aimed} aimed
 * @returns {(target: Element) => void} scrolls to a place, unless it is visible; the place before is aimed at no more
 */
export function aimer(aimed) {
  let last = new AbortController();
  return (target) => {
    last.abort();
    const current = (last = new AbortController());
    const { signal } = current;
    for (const event of ELSEWHERE)
      addEventListener(event, () => current.abort(), { capture: true, passive: true, signal });
    aim(aimed, target, MOST_AIMS, signal);
  };
}

/**
 * @param {Aimed} aimed
 * @param {Element} target
 * @param {number} aims left
 * @param {AbortSignal} signal ends it
 */
function aim(aimed, target, aims, signal) {
  if (aims === 0 || signal.aborted || !target.isConnected || !aimed.isSeen()) return;
  const { top, bottom } = aimed.frame();
  const at = target.getBoundingClientRect();
  const foot = Math.min(bottom, innerHeight);
  const visible = at.top >= top + CLEAR_ABOVE && at.bottom <= foot - CLEAR_BELOW;
  const first = aims === MOST_AIMS;
  if (visible && first) return;
  const by = visible ? 0 : at.top - top - (foot - top) / 3;
  const smooth = first && Math.abs(by) < FAR_WINDOWS * innerHeight && !STILL.matches;
  if (by !== 0) aimed.scroller().scrollBy({ top: by, behavior: smooth ? "smooth" : "instant" });
  setTimeout(() => aim(aimed, target, aims - 1, signal), smooth ? SCROLL_MS : SETTLE_MS);
}
