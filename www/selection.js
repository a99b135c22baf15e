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
 * @property {(statements: number[], on: boolean) => void} focus
 * @property {(listener: Listener) => void} onSelect
 * @property {(statement: number | null) => void} renew forgets every place: the views are made anew, this is selected
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
  const mark = (/** @type {number[]} */ statements, /** @type {string} */ name, /** @type {boolean} */ on) => {
    for (const element of statements.flatMap(placesOf)) element.classList.toggle(name, on);
  };
  const chosen = () => (selected === null ? [] : [selected]);
  return {
    current: () => selected,
    placesOf,
    place: (element, ...statements) => register(places, element, statements, selected),
    select(statement, from) {
      if (statement !== selected) {
        mark(chosen(), "selected", false);
        selected = statement;
        mark(chosen(), "selected", true);
      }
      for (const listener of listeners) listener(statement, from);
    },
    hover(statements) {
      if (statements.join() === hovered.join()) return;
      mark(hovered, "hovered", false);
      mark((hovered = statements), "hovered", true);
    },
    focus: (statements, on) => mark(statements, "focused", on),
    onSelect: (listener) => void listeners.push(listener),
    renew(statement) {
      places.clear();
      selected = statement;
      hovered = [];
    },
  };
}

/**
 * @param {Map<number, Element[]>} places
 * @param {Element} element
 * @param {number[]} statements
 * @param {number | null} selected
 */
function register(places, element, statements, selected) {
  element.setAttribute("data-s", statements.join(" "));
  for (const statement of statements) {
    if (statement === selected) element.classList.add("selected");
    const known = places.get(statement);
    if (known) known.push(element);
    else places.set(statement, [element]);
  }
}

/**
 * Lets pointer and focus within an element hover and select.
 * @param {Selection} selection
 * @param {Element} root
 * @param {Origin} from
 */
export function listenWithin(selection, root, from) {
  root.addEventListener("pointerover", (event) => selection.hover(statementsAt(event.target)));
  root.addEventListener("pointerleave", () => selection.hover([]));
  root.addEventListener("focusin", (event) => {
    const at = statementsAt(event.target);
    selection.focus(at, /** @type {Element} */ (event.target).matches(":focus-visible"));
    selection.hover(at);
  });
  root.addEventListener("focusout", (event) => {
    selection.focus(statementsAt(event.target), false);
    selection.hover([]);
  });
  root.addEventListener("click", (event) => {
    const [statement] = statementsAt(event.target);
    // dragging over words to copy them is no click on the statement
    if (statement !== undefined && getSelection()?.isCollapsed !== false) selection.select(statement, from);
  });
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
 * Makes the buttons within an element one stop of the Tab key, with arrow keys between them; hidden ones are passed
 * over. Buttons that come later have a tabindex of -1.
 * @param {Element} root
 * @param {string} buttons
 */
export function roving(root, buttons) {
  resetRoving(root, buttons);
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
    const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(buttons)]);
    let at = all.indexOf(/** @type {HTMLElement} */ (button)) + step;
    while (all[at]?.closest("[hidden]")) at += step;
    all[at]?.focus();
    event.preventDefault();
  });
}

/**
 * Puts the first entries into a list, and the others when they are asked for.
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
  button.addEventListener("unfold", unfold);
  return button;
}

/**
 * Shows every entry of the folded lists within a part of the page, as paper does.
 * @param {ParentNode} root
 */
export function unfoldAll(root) {
  for (const button of root.querySelectorAll(".show-all")) button.dispatchEvent(new Event("unfold"));
}

/**
 * Gives the Tab stop of a roving group to its first button that is shown, unless a shown one has it.
 * @param {Element} root
 * @param {string} buttons
 */
export function resetRoving(root, buttons) {
  const stop = root.querySelector(`${buttons}[tabindex="0"]`);
  if (stop instanceof HTMLElement) {
    if (!stop.closest("[hidden]")) return;
    stop.tabIndex = -1;
  }
  const shown = [...root.querySelectorAll(buttons)].find((button) => !button.closest("[hidden]"));
  if (shown instanceof HTMLElement) shown.tabIndex = 0;
}
