// @ts-check
/** Takes the analysis's notices and the page's errors; makes their boxes: what happened, what to do, one action. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./strings.js";

/** @import { IconName } from "./icons.js" */
/** @import { Notice } from "../src/wasm.d.ts" */

/** @type {Record<string, IconName>} icons by a part of the notice's code */
const ICONS = {
  quotation: "textQuote",
  english: "languages",
  language: "languages",
  date: "calendar",
  link: "link",
  clipboard: "clipboardPaste",
};

/** @typedef {{text: string, onClick: () => void} | null} Action */

/**
 * @param {{icon: IconName, title: string, text?: string, action?: Action | HTMLElement, error?: boolean}} parts
 */
export function box({ icon: name, title, text = "", action = null, error = false }) {
  const button =
    action instanceof Node
      ? action
      : action && h("button", { type: "button", class: "button", on: { click: action.onClick } }, action.text);
  return h(
    "div",
    { class: error ? "notice error" : "notice", role: error ? "alert" : null },
    icon(name, 18),
    h("div", { class: "notice-words" }, h("p", { class: "notice-title" }, title), text && h("p", {}, text)),
    button,
  );
}

/**
 * An error of strings.en.json's table.
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 * @param {Action} [action]
 */
export function errorBox(key, parameters = {}, action = null) {
  return box({
    icon: "triangleAlert",
    title: t(`error.${key}.title`, parameters),
    text: t(`error.${key}.text`, parameters),
    action,
    error: true,
  });
}

/**
 * A notice of the core: its first sentence is the title.
 * @param {Notice} notice
 * @param {(at: number) => void} show
 */
export function noticeBox(notice, show) {
  const [, title, text] = notice.message.match(/^(.*?[^.]\.)\s+(.*)$/s) ?? ["", notice.message, ""];
  const part = Object.keys(ICONS).find((key) => notice.code.includes(key));
  const { span } = notice;
  return box({
    icon: part ? ICONS[part] : "info",
    title: title.replace(/\.$/, ""),
    text,
    action: span && { text: t("notice.show"), onClick: () => show(span.start) },
  });
}

/**
 * Asks for the publication date where the text bears none.
 * @param {(day: string) => void} onDate
 */
export function dateBox(onDate) {
  const input = /** @type {HTMLInputElement} */ (
    h("input", { type: "date", id: "published-later", "aria-label": t("notice.date") })
  );
  const form = h(
    "form",
    {
      class: "date-form",
      on: {
        submit: (/** @type {Event} */ event) => {
          event.preventDefault();
          if (input.value) onDate(input.value);
        },
      },
    },
    input,
    h("button", { type: "submit", class: "button" }, t("notice.setDate")),
  );
  return box({ icon: "calendar", title: t("notice.undated.title"), text: t("notice.undated.text"), action: form });
}
