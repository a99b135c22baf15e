// @ts-check
/** Takes the selected statement; makes the head of the text where it is docked below the breakdown (middle width). */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { iconButton, slipTitle } from "./slip.js";
import { t } from "./strings.js";

/** @import { Model, StatementView } from "./model.js" */

/**
 * @typedef {object} DockState
 * @property {boolean} folded the text is hidden
 * @property {boolean} details the slip is shown above
 */

/**
 * @typedef {object} DockActions
 * @property {(by: number) => void} step
 * @property {() => void} fold
 * @property {() => void} details
 */

/**
 * @param {Model} model
 * @param {StatementView | null} view
 * @param {DockState} state
 * @param {DockActions} actions
 * @returns {HTMLElement[]}
 */
export function renderDock(model, view, state, actions) {
  const tool = (/** @type {boolean} */ expanded, /** @type {() => void} */ click) => ({
    type: "button",
    class: "tool",
    "aria-expanded": String(expanded),
    on: { click },
  });
  const fold = h(
    "button",
    tool(!state.folded, actions.fold),
    icon("chevronDown"),
    t(state.folded ? "text.show" : "text.hide"),
  );
  if (!view) return [h("p", { class: "slip-title" }, t("text.choose")), fold];
  const n = view.index + 1;
  const all = model.statements.length;
  return [
    slipTitle(model, view),
    h("span", { class: "slip-count" }, t("slip.countShort", { n, all })),
    iconButton("chevronLeft", t("slip.previous"), () => actions.step(-1), n === 1),
    iconButton("chevronRight", t("slip.next"), () => actions.step(1), n === all),
    h("button", tool(state.details, actions.details), t("text.details")),
    fold,
  ];
}
