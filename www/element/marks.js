// @ts-check
/**
 * Takes an article's element and what was read in it; marks what was said in its speaker's colour, without a change to
 * the article: by the CSS Custom Highlight API. Where a browser lacks it, only the chosen statement is shown, as the
 * browser's own selection.
 */
import { marks as markRules } from "on-record-styles";
import { schemeAt } from "./scheme.js";
import { positionOf, rangesOf } from "./source.js";

/** @import { Model } from "../model.js" */
/** @import { Source } from "./source.js" */

/** What may be clicked for its own sake. */
const OWN_CLICKS = "a, button, input, label, summary, [role='button'], [contenteditable]";
/** Chosen and pointed-at statements lie over all others. */
const PRIORITY = { rest: 0, hovered: 1, selected: 2 };

/** Each document's rules are added once. @type {WeakSet<Document>} */
const ruled = new WeakSet();

/**
 * @typedef {object} Marks
 * @property {(statement: number | null) => void} select
 * @property {(statements: number[]) => void} hover
 * @property {(statement: number) => void} scrollTo
 * @property {() => void} remove
 */

/**
 * @param {Element} article
 * @param {Source} source
 * @param {Model} model
 * @param {(statement: number) => void} choose what a click on a statement's words does
 * @returns {Marks}
 */
export function markArticle(article, source, model, choose) {
  const painted = hasHighlights();
  const scheme = schemeAt(article);
  const spans = model.statements.map((view) => view.statement.content);
  const places = (/** @type {number} */ statement) => spans[statement].flatMap((span) => rangesOf(source, span));
  /** @type {[string, Range][]} */
  let lit = [];
  const light = (/** @type {string} */ name, /** @type {number[]} */ statements) => {
    for (const [known, range] of lit) if (known === name) highlight(scheme, known).delete(range);
    lit = lit.filter(([known]) => known !== name);
    for (const statement of statements) for (const range of places(statement)) paint(name, range);
  };
  const paint = (/** @type {string} */ name, /** @type {Range} */ range) => {
    highlight(scheme, name).add(range);
    lit.push([name, range]);
  };
  const onClick = (/** @type {Event} */ event) => {
    const statement = statementAt(source, model, /** @type {MouseEvent} */ (event));
    if (statement !== null) choose(statement);
  };
  if (painted) {
    addRules(article.ownerDocument);
    for (const view of model.statements) for (const range of places(view.index)) paint(`${view.colour}`, range);
  }
  article.addEventListener("click", onClick);
  return {
    select(statement) {
      const chosen = statement === null ? [] : [statement];
      if (painted) light("selected", chosen);
      else selectWords(chosen.flatMap(places));
    },
    hover: (statements) => painted && light("hovered", statements),
    scrollTo: (statement) => scrollToRange(places(statement)[0]),
    remove() {
      article.removeEventListener("click", onClick);
      for (const [name, range] of lit) highlight(scheme, name).delete(range);
      lit = [];
    },
  };
}

function hasHighlights() {
  return "highlights" in CSS && typeof Highlight === "function";
}

/**
 * The page's highlight of this name.
 * @param {string} scheme
 * @param {string} short
 */
function highlight(scheme, short) {
  const name = `onrecord-${scheme}-${short}`;
  let found = CSS.highlights.get(name);
  if (!found) {
    found = new Highlight();
    found.priority = PRIORITY[/** @type {keyof typeof PRIORITY} */ (short)] ?? PRIORITY.rest;
    CSS.highlights.set(name, found);
  }
  return found;
}

/** @param {Document} document */
function addRules(document) {
  if (ruled.has(document)) return;
  ruled.add(document);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(markRules);
  document.adoptedStyleSheets.push(sheet);
}

/** @param {Range[]} ranges */
function selectWords(ranges) {
  const selection = getSelection();
  selection?.removeAllRanges();
  if (ranges[0]) selection?.addRange(ranges[0]);
}

/** @param {Range | undefined} range */
function scrollToRange(range) {
  if (!range) return;
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // a third from the top, as on the page
  scrollBy({ top: top - innerHeight / 3, behavior: calm ? "auto" : "smooth" });
}

/**
 * The innermost statement whose words were clicked.
 * @param {Source} source
 * @param {Model} model
 * @param {MouseEvent} event
 */
function statementAt(source, model, { target, clientX, clientY }) {
  if (target instanceof Element && target.closest(OWN_CLICKS)) return null;
  if (getSelection()?.isCollapsed === false) return null; // words were dragged over, to copy them
  const caret = caretAt(clientX, clientY);
  const position = caret && positionOf(source, caret.node, caret.offset);
  if (position === null) return null;
  const found = model.statements.findLast(({ statement }) =>
    statement.content.some(({ start, end }) => start <= position && position < end),
  );
  return found?.index ?? null;
}

/**
 * @param {number} x
 * @param {number} y
 */
function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
