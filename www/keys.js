// @ts-check
/** Takes key presses within the page; makes the actions of the keyboard map, and the map itself for the foot of the page. */
import { h } from "./dom.js";
import { entry, t } from "./strings.js";

/**
 * @typedef {object} KeyActions
 * @property {(step: number) => void} step
 * @property {() => void} open
 * @property {() => void} swap between text and breakdown
 * @property {(rank: number) => void} speaker by rank, from 0
 * @property {() => void} find
 * @property {() => void} copy
 * @property {() => void} escape
 * @property {() => void} help
 */

/** Within these, letters are letters. */
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
/** Within these, Enter has a meaning of its own. */
const PRESSABLE = "button, a, summary, input, select, textarea";

let enabled = true;

/**
 * @param {HTMLElement} root
 * @param {AbortSignal} signal ends the listening
 * @param {KeyActions} actions
 */
export function listenToKeys(root, signal, actions) {
  const press = (/** @type {KeyboardEvent} */ event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return actions.escape();
    // one-letter keys only while focus is in the breakdown or the text, and only if wanted
    if (!enabled || target.matches(TYPING) || !(root.contains(target) || target === document.body)) return;
    const action = keyAction(event.key, target, actions);
    if (!action) return;
    event.preventDefault();
    action();
  };
  document.addEventListener("keydown", press, { signal });
}

/**
 * @param {string} key
 * @param {Element} target
 * @param {KeyActions} actions
 * @returns {(() => void) | null}
 */
function keyAction(key, target, actions) {
  switch (key.toLowerCase()) {
    case "j":
      return () => actions.step(1);
    case "k":
      return () => actions.step(-1);
    case "t":
      return actions.swap;
    case "/":
      return actions.find;
    case "c":
      return actions.copy;
    case "?":
      return actions.help;
    case "enter":
      return target.closest(PRESSABLE) && !target.closest(".tag") ? null : actions.open;
    default:
      return /^[1-8]$/.test(key) ? () => actions.speaker(Number(key) - 1) : null;
  }
}

/** @returns {HTMLElement} */
export function renderKeys() {
  const rows = /** @type {{keys: string[], range?: boolean, text: string}[]} */ (entry("keys.rows"));
  const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", id: "use-keys" }));
  box.checked = enabled;
  box.addEventListener("change", () => (enabled = box.checked));
  return h(
    "section",
    { id: "keys", class: "keys", "aria-labelledby": "keys-title", tabindex: "-1" },
    h(
      "div",
      { class: "section-head" },
      h("h2", { id: "keys-title" }, t("sections.keys")),
      h("label", { class: "note", for: "use-keys" }, box, t("keys.switch")),
    ),
    h(
      "dl",
      { class: "key-rows" },
      ...rows.map(({ keys, range, text }) =>
        h(
          "div",
          {},
          h(
            "dt",
            {},
            ...keys.flatMap((key, index) => [index > 0 && (range ? ` ${t("keys.to")} ` : " "), h("kbd", {}, key)]),
          ),
          h("dd", {}, text),
        ),
      ),
    ),
  );
}
