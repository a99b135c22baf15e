// @ts-check
/**
 * Takes the text; makes the field in which it is changed, in place of the sheet, and hands on what it holds after each
 * pause in the writing.
 */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./strings.js";

/** A pause in the writing after which the text is read again, milliseconds. */
const PAUSE_MS = 400;

/**
 * @typedef {object} EditActions
 * @property {(text: string) => void} changed
 * @property {(at: number) => void} done with the offset at which the writing stopped
 */

/** @param {() => void} onClick */
export function editButton(onClick) {
  const attributes = { type: "button", class: "edit", on: { click: onClick } };
  return h("button", attributes, icon("pencil", 15), t("edit.start"));
}

/**
 * @param {string} text
 * @param {number} at offset to begin at
 * @param {EditActions} actions
 * @returns {{element: HTMLElement, focus: () => void}}
 */
export function renderEditor(text, at, actions) {
  const area = field(text);
  let read = text;
  let timer = 0;
  const hand = () => {
    clearTimeout(timer);
    if (area.value === read || area.value.trim() === "") return;
    read = area.value;
    actions.changed(read);
  };
  const done = () => {
    hand();
    actions.done(area.selectionStart);
  };
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(hand, PAUSE_MS);
  });
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation(); // it ends the writing, and nothing else
    done();
  });
  const button = h("button", { type: "button", class: "button", on: { click: done } }, t("edit.done"));
  const bar = h("div", { class: "editor-bar" }, h("p", { class: "note" }, t("edit.note")), button);
  return {
    element: h("div", { class: "editor" }, bar, area),
    focus() {
      area.focus();
      area.setSelectionRange(at, at);
    },
  };
}

/** @param {string} text */
function field(text) {
  const attributes = { class: "editor-text", "aria-label": t("text.label"), spellcheck: "false", dir: "auto" };
  const area = /** @type {HTMLTextAreaElement} */ (h("textarea", attributes));
  area.value = text;
  return area;
}
