// @ts-check
/** Takes the statements; makes their list with its filters, which combine: speaker, conversation, act, topic, words. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { COLOURS } from "./model.js";
import { resetRoving, roving } from "./selection.js";
import { capital, inDigits, label, t } from "./strings.js";
import { monogram, tag } from "./tag.js";
import { actNames, addresseePhrase, joined, shorts, speakerNames, talkTitle, topicNames } from "./wording.js";

/** @import { Model, PartyView, StatementView } from "./model.js" */
/** @import { Selection } from "./selection.js" */

/** Speakers with a chip of their own; beyond, a list. */
const MOST_CHIPS = COLOURS;
/** Stands for statements without speaker, or without conversation, in a filter. */
export const NOBODY = "–";

/**
 * What the list is narrowed to; an empty string is no filter.
 * @typedef {object} Filters
 * @property {string} by monogram
 * @property {string} talk letter
 * @property {string} act
 * @property {string} topic
 * @property {string} words
 */

/** @returns {Filters} */
export const noFilters = () => ({ by: "", talk: "", act: "", topic: "", words: "" });

/**
 * @typedef {object} StatementsView
 * @property {HTMLElement} element
 * @property {(filters: Filters) => void} apply
 * @property {() => void} find puts the cursor into the search field
 * @property {(statement: number) => HTMLElement | undefined} row
 * @property {() => number[]} shown statements that pass the filters
 */

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {(filters: Filters) => void} onFilter
 * @returns {StatementsView}
 */
export function renderStatements(model, selection, onFilter) {
  let filters = noFilters();
  const rows = model.statements.map((view) => renderRow(model, selection, view));
  const list = h("ol", { class: "statement-list" }, ...rows);
  const note = h("span", { class: "note", role: "status" });
  const foot = h("p", { class: "filter-foot", hidden: true });
  const change = (/** @type {Partial<Filters>} */ part) => {
    filters = { ...filters, ...part };
    onFilter(filters);
    show();
  };
  const bar = filterBar(model, change);
  let shown = model.statements.map((view) => view.index);

  function show() {
    shown = model.statements.filter((view) => passes(model, view, filters)).map((view) => view.index);
    const passing = new Set(shown);
    rows.forEach((row, index) => (row.hidden = !passing.has(index)));
    resetRoving(list, ".tag");
    const all = rows.length;
    note.textContent =
      shown.length === all ? t("statements.note", { n: all }) : t("statements.some", { n: shown.length, all });
    bar.update(filters);
    foot.hidden = shown.length === all;
    foot.replaceChildren(...footNodes(model, filters, shown.length, all, () => change(noFilters())));
    foot.classList.toggle("silent", shown.length === 0);
  }

  const element = h(
    "section",
    { id: "statements", class: "statements", "aria-labelledby": "statements-title" },
    h("div", { class: "section-head" }, h("h2", { id: "statements-title" }, t("sections.statements")), note),
    rows.length > 0 && bar.element,
    list,
    foot,
    rows.length === 0 && h("p", { class: "silent" }, t("statements.none")),
  );
  roving(list, ".tag");
  show();
  return {
    element,
    apply(next) {
      filters = next;
      show();
    },
    find: bar.find,
    row: (statement) => rows[statement],
    shown: () => shown,
  };
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {StatementView} view
 */
function renderRow(model, selection, view) {
  const { statement } = view;
  const to = addresseePhrase(model, view);
  const via = shorts(model, statement.via);
  const cue = model.text.slice(statement.cue?.start ?? 0, statement.cue?.end ?? 0).replace(/\s+/g, " ");
  const row = h(
    "li",
    {
      class: `statement sp${view.colour}${view.lessCertain ? " less-certain" : ""}`,
      id: `statement-${view.index + 1}`,
    },
    tag(model, view, selection),
    h(
      "div",
      { class: "said" },
      h(
        "p",
        { class: "who" },
        h("b", {}, capital(speakerNames(model, view)) || t("unnamedSpeaker")),
        cue && [" ", h("span", { class: "cue" }, cue)],
        to && ` ${to}`,
        via.length > 0 && `, ${t("statements.via", { names: via.join(", ") })}`,
      ),
      h("p", { class: "words", dir: "auto" }, joined(view.pieces)),
    ),
    h("p", { class: "meaning" }, h("b", {}, actNames(view)), " ", h("span", {}, topicNames(view))),
  );
  selection.place(row, view.index);
  return row;
}

/**
 * @param {Model} model
 * @param {StatementView} view
 * @param {Filters} filters
 */
function passes(model, view, filters) {
  const { statement } = view;
  const by = statement.speakers.map((index) => model.parties[index]?.monogram);
  const talks = statement.conversations.map((index) => model.talks[index]?.letter);
  if (filters.by && !(by.includes(filters.by) || (filters.by === NOBODY && by.length === 0))) return false;
  if (filters.talk && !(talks.includes(filters.talk) || (filters.talk === NOBODY && talks.length === 0))) return false;
  if (filters.act && !statement.acts.some((act) => act.act === filters.act)) return false;
  if (filters.topic && !statement.topics.includes(filters.topic)) return false;
  return !filters.words || haystack(model, view).includes(filters.words.toLocaleLowerCase());
}

/**
 * The words that the search looks in: the statement's, its cue's, its speaker's.
 * @param {Model} model
 * @param {StatementView} view
 */
function haystack(model, view) {
  const cue = view.statement.cue;
  return [speakerNames(model, view), cue ? model.text.slice(cue.start, cue.end) : "", joined(view.pieces)]
    .join(" ")
    .toLocaleLowerCase();
}

/**
 * @param {Model} model
 * @param {(part: Partial<Filters>) => void} change
 */
function filterBar(model, change) {
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

/** @typedef {{value: string, text: string, n: number}} Option */

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
        h("option", { value, disabled: n === 0 }, t("statements.option", { label: text, n: inDigits(n) })),
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
function footNodes(model, filters, shown, all, clear) {
  const text =
    shown === 0
      ? t("statements.empty", { filters: filterWords(model, filters) }) + " "
      : t("statements.more", { n: all - shown });
  const action = shown === 0 ? t("statements.clear") : t("statements.showAll", { n: all });
  return [document.createTextNode(text), h("button", { type: "button", class: "link", on: { click: clear } }, action)];
}

/**
 * “by Voss about energy in A”.
 * @param {Model} model
 * @param {Filters} filters
 */
function filterWords(model, filters) {
  const name = model.speakers.find((party) => party.monogram === filters.by)?.short ?? "";
  return [
    filters.by && (filters.by === NOBODY ? t("statements.byNobody") : t("statements.by", { name })),
    filters.topic && t("statements.about", { topic: label("topic", filters.topic) }),
    filters.talk &&
      (filters.talk === NOBODY ? t("statements.inNone") : t("statements.inTalk", { letter: filters.talk })),
    filters.act && t("statements.withAct", { act: label("act", filters.act) }),
    filters.words && t("statements.containing", { words: filters.words }),
  ]
    .filter(Boolean)
    .join(" ");
}
