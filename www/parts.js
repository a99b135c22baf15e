// @ts-check
/** Takes the counts of the breakdown's parts; makes the row of links to them, the one being read marked. */
import { h } from "./dom.js";
import { positionsOf } from "./positions.js";
import { inDigits, t } from "./strings.js";

/** @import { Model } from "./model.js" */

/** The band of the window in which what one reads stands. */
const READING_BAND = "-15% 0px -60% 0px";

/**
 * @param {Model} model
 * @param {(part: Element | null) => void} go scrolls to a part; the address keeps the selection
 */
export function renderParts(model, go) {
  const { commitments, requests } = model.analysis.ledger;
  const parts = {
    talks: model.talks.length,
    ledger: commitments.length + requests.length,
    positions: positionsOf(model).length,
    statements: model.statements.length,
  };
  const link = (/** @type {[string, number]} */ [id, n]) => {
    const click = (/** @type {Event} */ event) => {
      event.preventDefault();
      go(document.getElementById(id));
    };
    const count = h("span", { class: "count" }, inDigits(n));
    return h("a", { href: `#${id}`, on: { click } }, t(`sections.${id}`), " ", count);
  };
  return h("nav", { class: "parts", "aria-label": t("result.nav") }, ...Object.entries(parts).map(link));
}

/**
 * Keeps the part that is being read marked.
 * @param {HTMLElement} breakdown on the page
 * @returns {() => void} ends it
 */
export function followReading(breakdown) {
  const links = [...breakdown.querySelectorAll(".parts a")];
  if (links.length === 0) return () => {};
  const parts = links.map((link) => document.getElementById((link.getAttribute("href") ?? "").slice(1)));
  const mark = (/** @type {number} */ current) => {
    links.forEach((link, index) =>
      index === current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"),
    );
  };
  mark(0);
  const visible = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) visible.add(target);
        else visible.delete(target);
      }
      const current = parts.findIndex((part) => visible.has(part));
      if (current >= 0) mark(current);
    },
    { rootMargin: READING_BAND },
  );
  for (const part of parts) if (part) observer.observe(part);
  return () => observer.disconnect();
}
