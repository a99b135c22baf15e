// @ts-check
/** Takes the statements; makes the controls that narrow their list: chips, lists, a search, and the way back. */
import { filterWords, NOBODY } from "./filters.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { COLOURS, LESS_CERTAIN_BELOW } from "./model.js";
import { capital, inDigits, label, t } from "./strings.js";
import { monogram } from "./tag.js";
import { talkTitle } from "./wording.js";

/** @import { Filters } from "./filters.js" */
/** @import { Model, StatementView } from "./model.js" */

/** Speakers with a chip of their own; beyond, a list. */
const MOST_CHIPS = COLOURS;

/** Confidence below which statements may be left out, with the keys of its words. */
const LEAST = { [String(LESS_CERTAIN_BELOW)]: "fairly", 0.7: "rather", 0.9: "most" };

/** @typedef {{value: string, text: string, n?: number}} Option `n`: how many statements it leaves, where known */

/**
 * @param {Model} model
 * @param {(part: Partial<Filters>) => void} change
 */
export function filterBar(model, change) {
  const chips = speakerChips(model, change);
  const selects = filterMenus(model, change);
  const input = searchField((words) => change({ words }));
  const speakers = { class: "chips", role: "group", "aria-label": t("statements.speakers") };
  const find = h("span", { class: "pill find" }, icon("search", 15), input);
  return {
    element: h(
      "div",
      { class: "filters", role: "group", "aria-label": t("statements.filters") },
      h("div", speakers, ...chips.map((chip) => chip.element)),
      h("div", { class: "menus" }, find, ...selects.map((select) => select.element)),
    ),
    find: () => input.focus(),
    /** @param {Filters} filters */
    update(filters) {
      for (const chip of chips) chip.element.setAttribute("aria-pressed", String(chip.by === filters.by));
      for (const select of selects) select.update(filters);
      if (input.value.trim() !== filters.words) input.value = filters.words;
    },
  };
}

/** The choice of how sure a statement must be to stand in the breakdown. @param {(part: Partial<Filters>) => void} change */
export function leastMenu(change) {
  return menu("least", t("statements.least.name"), leastOptions(), change);
}

/**
 * @param {Model} model
 * @param {(part: Partial<Filters>) => void} change
 */
function filterMenus(model, change) {
  const acts = countedOptions(model, "act", (view) => view.statement.acts.map((act) => act.act));
  const topics = countedOptions(model, "topic", (view) => view.statement.topics);
  return [
    ...(model.speakers.length > MOST_CHIPS ? [menu("by", t("statements.speaker"), speakerOptions(model), change)] : []),
    menu("talk", t("statements.talk"), talkOptions(model), change),
    menu("act", t("statements.act"), acts, change),
    menu("topic", t("statements.topic"), topics, change),
  ];
}

/**
 * @param {(words: string) => void} onWords
 * @returns {HTMLInputElement}
 */
function searchField(onWords) {
  const attributes = {
    type: "search",
    id: "find-words",
    placeholder: t("statements.find"),
    "aria-label": t("statements.find"),
    autocomplete: "off",
    spellcheck: "false",
    on: { input: () => onWords(input.value.trim()) },
  };
  const input = /** @type {HTMLInputElement} */ (h("input", attributes));
  return input;
}

/**
 * @param {Model} model
 * @param {(part: Partial<Filters>) => void} change
 */
function speakerChips(model, change) {
  const chip = (
    /** @type {string} */ by,
    /** @type {Node | null} */ disc,
    /** @type {string} */ name,
    /** @type {number} */ n,
  ) => ({
    by,
    element: h(
      "button",
      {
        type: "button",
        class: "pill chip",
        "aria-pressed": "false",
        disabled: n === 0,
        on: { click: () => change({ by }) },
      },
      disc,
      h("span", {}, capital(name)),
      " ",
      h("span", { class: "count" }, n),
    ),
  });
  const unnamed = model.statements.filter((view) => view.statement.speakers.length === 0).length;
  return [
    chip("", null, t("statements.all"), model.statements.length),
    ...model.speakers
      .slice(0, MOST_CHIPS)
      .map((party) =>
        chip(
          party.monogram,
          monogram(party, { size: "small", heard: party.statements.length > 0 }),
          party.short,
          party.statements.length,
        ),
      ),
    ...(unnamed > 0 ? [chip(NOBODY, null, t("statements.unnamed"), unnamed)] : []),
  ];
}

/** @returns {Option[]} */
function leastOptions() {
  return Object.entries(LEAST).map(([value, key]) => ({ value, text: t(`statements.least.${key}`) }));
}

/** @param {Model} model @returns {Option[]} */
function speakerOptions(model) {
  return model.speakers
    .filter((party) => party.statements.length > 0)
    .map((party) => ({ value: party.monogram, text: `${party.monogram} ${party.short}`, n: party.statements.length }));
}

/** @param {Model} model @returns {Option[]} */
function talkOptions(model) {
  const none = model.statements.filter((view) => view.statement.conversations.length === 0).length;
  return [
    ...model.talks.map((talk) => ({
      value: talk.letter,
      text: `${talk.letter} ${talkTitle(talk)}`,
      n: talk.statements.length,
    })),
    ...(none > 0 ? [{ value: NOBODY, text: t("statements.noTalk"), n: none }] : []),
  ];
}

/**
 * @param {Model} model
 * @param {string} table
 * @param {(view: StatementView) => string[]} valuesOf
 * @returns {Option[]}
 */
function countedOptions(model, table, valuesOf) {
  const counts = new Map();
  for (const view of model.statements)
    for (const value of new Set(valuesOf(view))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, n]) => ({ value, text: capital(label(table, value)), n })).sort((a, b) => b.n - a.n);
}

/**
 * A native list: keyboard, touch and screen reader come with it.
 * @param {keyof Filters} key
 * @param {string} name
 * @param {Option[]} options
 * @param {(part: Partial<Filters>) => void} change
 */
function menu(key, name, options, change) {
  const select = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      { "aria-label": name, on: { change: () => change({ [key]: select.value }) } },
      h("option", { value: "" }, name),
      ...options.map(({ value, text, n }) =>
        h(
          "option",
          { value, disabled: n === 0 },
          n === undefined ? text : t("statements.option", { label: text, n: inDigits(n) }),
        ),
      ),
    )
  );
  const element = h("span", { class: "pill menu" }, select, icon("chevronDown", 15));
  return {
    element,
    /** @param {Filters} filters */
    update(filters) {
      select.value = filters[key];
      element.classList.toggle("on", filters[key] !== "");
    },
  };
}

/**
 * Below a narrowed list: how many more there are, or which filters leave nothing; and the way back.
 * @param {Model} model
 * @param {Filters} filters
 * @param {number} shown
 * @param {number} all
 * @param {() => void} clear
 */
export function footNodes(model, filters, shown, all, clear) {
  const text =
    shown === 0
      ? t("statements.empty", { filters: filterWords(model, filters) }) + " "
      : t("statements.more", { n: all - shown });
  const action = shown === 0 ? t("statements.clear") : t("statements.showAll", { n: all });
  return [document.createTextNode(text), h("button", { type: "button", class: "link", on: { click: clear } }, action)];
}
