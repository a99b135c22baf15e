// @ts-check
/**
 * Takes the places at which statements stand (in the text, the bars, the lists); makes them light up together. It holds
 * which statement is selected and which is under the pointer, and nothing else.
 */

import { h } from "./dom.js";

/**
 * @typedef {"text" | "breakdown" | "keys" | "address"} Origin where a selection was made
 * @typedef {(index: number | null, from: Origin) => void} Listener
 */

/**
 * @typedef {object} Selection
 * @property {() => number | null} current
 * @property {(element: Element, ...statements: number[]) => void} place registers a place of one or more statements
 * @property {(statement: number) => Element[]} placesOf
 * @property {(statement: number | null, from: Origin) => void} select
 * @property {(statements: number[]) => void} hover
 * @property {(listener: Listener) => void} onSelect
 * @property {(root: Element, from: Origin) => void} listen lets pointer and focus within the root hover and select
 */

/** @returns {Selection} */
export function createSelection() {
  /** @type {Map<number, Element[]>} */
  const places = new Map();
  /** @type {number | null} */
  let selected = null;
  /** @type {number[]} */
  let hovered = [];
  /** @type {Listener[]} */
  const listeners = [];

  const placesOf = (/** @type {number} */ statement) => places.get(statement) ?? [];
  const mark = (/** @type {number | null} */ statement, /** @type {string} */ name, /** @type {boolean} */ on) => {
    if (statement !== null) for (const element of placesOf(statement)) element.classList.toggle(name, on);
  };

  /** @type {Selection} */
  const selection = {
    current: () => selected,
    placesOf,
    place(element, ...statements) {
      element.setAttribute("data-s", statements.join(" "));
      for (const statement of statements) {
        if (statement === selected) element.classList.add("selected");
        const known = places.get(statement);
        if (known) known.push(element);
        else places.set(statement, [element]);
      }
    },
    select(statement, from) {
      if (statement !== selected) {
        mark(selected, "selected", false);
        selected = statement;
        mark(selected, "selected", true);
      }
      for (const listener of listeners) listener(statement, from);
    },
    hover(statements) {
      if (statements.join() === hovered.join()) return;
      for (const statement of hovered) mark(statement, "hovered", false);
      hovered = statements;
      for (const statement of hovered) mark(statement, "hovered", true);
    },
    onSelect: (listener) => void listeners.push(listener),
    listen(root, from) {
      root.addEventListener("pointerover", (event) => selection.hover(statementsAt(event.target)));
      root.addEventListener("pointerleave", () => selection.hover([]));
      root.addEventListener("focusin", (event) => {
        const at = statementsAt(event.target);
        for (const statement of at)
          mark(statement, "focused", /** @type {Element} */ (event.target).matches(":focus-visible"));
        selection.hover(at);
      });
      root.addEventListener("focusout", (event) => {
        for (const statement of statementsAt(event.target)) mark(statement, "focused", false);
        selection.hover([]);
      });
      root.addEventListener("click", (event) => {
        const [statement] = statementsAt(event.target);
        // dragging over words to copy them is no click on the statement
        if (statement !== undefined && getSelection()?.isCollapsed !== false) selection.select(statement, from);
      });
    },
  };
  return selection;
}

/**
 * @param {EventTarget | null} target
 * @returns {number[]}
 */
export function statementsAt(target) {
  const place = target instanceof Element ? target.closest("[data-s]") : null;
  return place ? (place.getAttribute("data-s") ?? "").split(" ").map(Number) : [];
}

/**
 * Makes the buttons within an element one stop of the Tab key, with arrow keys between them. The buttons must not be
 * replaced; hidden ones are passed over.
 * @param {Element} root
 * @param {string} buttons
 */
export function roving(root, buttons) {
  const all = () => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(buttons)]);
  all().forEach((button, index) => (button.tabIndex = index === 0 ? 0 : -1));
  root.addEventListener("focusin", (event) => {
    const button = event.target instanceof Element ? event.target.closest(buttons) : null;
    if (!(button instanceof HTMLElement)) return;
    for (const other of root.querySelectorAll(`${buttons}[tabindex="0"]`))
      /** @type {HTMLElement} */ (other).tabIndex = -1;
    button.tabIndex = 0;
  });
  root.addEventListener("keydown", (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
    const button = event.target instanceof Element ? event.target.closest(buttons) : null;
    if (!step || !button) return;
    const shown = all().filter((other) => other.getClientRects().length > 0);
    shown[shown.indexOf(/** @type {HTMLElement} */ (button)) + step]?.focus();
    event.preventDefault();
  });
}

/**
 * Puts the first entries into a list, and the others when they are asked for or the page is printed.
 * @template Entry
 * @param {HTMLElement} list
 * @param {Entry[]} entries
 * @param {number} most
 * @param {(entry: Entry) => HTMLElement} render
 * @param {(n: number) => string} label the words that ask for all
 * @returns {HTMLElement | null} the button, where there are more
 */
export function fold(list, entries, most, render, label) {
  list.append(...entries.slice(0, most).map(render));
  if (entries.length <= most) return null;
  const button = h("button", { type: "button", class: "link show-all" }, label(entries.length));
  const unfold = () => {
    if (!button.isConnected) return;
    button.remove();
    const rest = entries.slice(most).map(render);
    list.append(...rest);
    return rest[0];
  };
  button.addEventListener("click", () => {
    const tag = unfold()?.querySelector(".tag");
    if (tag instanceof HTMLElement) tag.focus();
  });
  addEventListener("beforeprint", unfold, { once: true });
  return button;
}

/**
 * Gives the Tab stop of a roving group to its first button that is shown.
 * @param {Element} root
 * @param {string} buttons
 */
export function resetRoving(root, buttons) {
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(buttons)]);
  const shown = all.filter((button) => !button.closest("[hidden]"));
  if (shown.some((button) => button.tabIndex === 0)) return;
  for (const button of all) button.tabIndex = -1;
  if (shown[0]) shown[0].tabIndex = 0;
}
