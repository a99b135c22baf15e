// @ts-check
/**
 * Takes the model; makes what the element shows: opening sentence, cards, two entries a side of the ledger, and on
 * request every statement.
 */
import { h, rich, svg } from "../dom.js";
import { renderLedger } from "../ledger.js";
import { slice } from "../model.js";
import { noticeBox } from "../notices.js";
import { openingSentence } from "../opening.js";
import { renderStatements } from "../statements.js";
import { t } from "../strings.js";
import { renderTalks } from "../talks.js";

/** @import { Model } from "../model.js" */
/** @import { Selection } from "../selection.js" */

/** Entries of each side of the ledger. */
const MOST_ENTRIES = 2;

/** What a site may restyle by `::part`, by where it is. */
const PARTS = {
  ".element-head": "head",
  ".element-opening": "opening",
  ".talks": "talks",
  ".card": "card",
  ".monogram": "monogram",
  ".letter": "letter",
  ".ledger": "ledger",
  ".entry": "entry",
  ".statements": "statements",
  ".statement": "statement",
  ".tag": "tag",
  ".words": "words",
  ".notice": "notice",
  ".element-foot": "foot",
};

/**
 * @typedef {object} ElementActions
 * @property {(() => void) | null} toText scrolls to the article, where it is on the page
 * @property {(letter: string) => void} showTalk
 */

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {ElementActions} actions
 * @param {boolean} open whether every statement is shown at once
 * @returns {HTMLElement}
 */
export function renderElement(model, selection, actions, open) {
  const longestTag = Math.max(5, ...model.statements.map((view) => view.tag.length));
  const { agency, byline } = model.analysis.article;
  const root = frame(agency ?? slice(model.text, byline).replace(/^by\s+/i, ""));
  root.style.setProperty("--longest-tag", String(longestTag));
  root.append(h("h2", { class: "element-opening" }, ...rich(openingSentence(model))));
  if (model.statements.length > 0 || model.talks.length > 0) root.append(...breakdown(model, selection, actions));
  root.append(...model.analysis.notices.map((notice) => noticeBox({ ...notice, span: null }, () => {})));
  root.append(foot(root, model, selection, actions, open));
  nameParts(root);
  return root;
}

/**
 * Head and rules, before and after reading.
 * @param {string} from whose account it is
 */
export function frame(from = "") {
  const words = from ? t("element.from", { source: from }) : "";
  const head = h(
    "div",
    { class: "element-head" },
    h("span", { class: "brand" }, sign(), t("product")),
    words && h("span", { class: "note" }, words),
  );
  return h("div", { class: "breakdown element" }, head);
}

/** A message in place of the breakdown. @param {HTMLElement} box */
export function renderMessage(box) {
  const root = frame();
  root.append(box);
  nameParts(root);
  return root;
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {ElementActions} actions
 */
function breakdown(model, selection, { showTalk }) {
  return [
    renderTalks({ model, selection, showInText: (talk) => showTalk(talk.letter) }),
    renderLedger(model, selection, MOST_ENTRIES),
  ];
}

/**
 * What leads on: all statements, the text.
 * @param {HTMLElement} root
 * @param {Model} model
 * @param {Selection} selection
 * @param {ElementActions} actions
 * @param {boolean} open
 */
function foot(root, model, selection, { toText }, open) {
  const n = model.statements.length;
  const all = h(
    "button",
    { type: "button", class: "link", "aria-expanded": "false", on: { click: () => toggle() } },
    t("element.all", { n }),
  );
  const text = h("button", { type: "button", class: "link", on: { click: () => toText?.() } }, t("element.text"));
  const private_ = h("span", { class: "note" }, t("element.private"));
  const box = h("div", { class: "element-foot" }, n > 0 && all, toText && text, private_);
  /** @type {HTMLElement | null} */
  let list = null;
  const toggle = () => {
    if (!list) {
      const { element, drawAll } = renderStatements(model, selection);
      drawAll(); // an article's are few, and each part gets its name
      list = element;
      list.hidden = true;
      box.before(list);
      nameParts(root);
    }
    list.hidden = !list.hidden;
    all.setAttribute("aria-expanded", String(!list.hidden));
  };
  if (open && n > 0) queueMicrotask(toggle); // when the foot stands in its place
  return box;
}

/** @param {HTMLElement} root */
function nameParts(root) {
  for (const [selector, part] of Object.entries(PARTS))
    for (const element of root.querySelectorAll(selector)) element.setAttribute("part", part);
}

/** Two ends of a line, one heard, one not. */
function sign() {
  return svg(
    "svg",
    { class: "mark", viewBox: "0 0 27 10", width: "1.125em", height: "0.4375em", "aria-hidden": "true" },
    svg("path", { d: "M5 5h13", stroke: "currentColor", "stroke-width": 2 }),
    svg("circle", { cx: 5, cy: 5, r: 5, fill: "currentColor" }),
    svg("circle", { cx: 21.5, cy: 5, r: 4, fill: "none", stroke: "currentColor", "stroke-width": 2 }),
  );
}
