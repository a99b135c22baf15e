// @ts-check
/** Takes the statements; makes their list with its filters, which combine: speaker, conversation, act, topic, words. */
import { append, h } from "./dom.js";
import { icon } from "./icons.js";
import { fillLater } from "./later.js";
import { COLOURS, LESS_CERTAIN_BELOW, slice } from "./model.js";
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
 * @property {string} least confidence; what is less sure is left out of the whole breakdown
 */

/** @returns {Filters} */
export const noFilters = () => ({ by: "", talk: "", act: "", topic: "", words: "", least: "" });

/** Confidence below which statements may be left out, with the keys of its words. */
const LEAST = { [String(LESS_CERTAIN_BELOW)]: "fairly", 0.7: "rather", 0.9: "most" };

/** Rows drawn before the list is shown: more than a window holds. The others follow. */
const FIRST_ROWS = 24;

/**
 * @typedef {object} StatementsView
 * @property {HTMLElement} element
 * @property {(filters: Filters) => void} apply
 * @property {() => void} find puts the cursor into the search field
 * @property {(statement: number) => HTMLElement | undefined} row
 * @property {() => number[]} shown statements that pass the filters
 * @property {() => void} drawAll
 */

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {((filters: Filters) => void) | null} [onFilter] where the page follows the filters, and can read again
 * @param {AbortSignal} [signal] ends the drawing
 * @returns {StatementsView}
 */
export function renderStatements(model, selection, onFilter = null, signal = new AbortController().signal) {
  let filters = noFilters();
  let shown = model.statements.map((view) => view.index);
  const rows = statementRows(model, selection, signal);
  const note = h("span", { class: "note", role: "status" });
  const foot = h("p", { class: "filter-foot", hidden: true });
  const change = (/** @type {Partial<Filters>} */ part) => {
    apply({ ...filters, ...part });
    onFilter?.(filters);
  };
  const bar = filterBar(model, change);
  const certainty = menu("least", t("statements.least.name"), leastOptions(), change);
  const find = searcher(model);

  function apply(/** @type {Filters} */ next) {
    filters = next;
    shown = model.statements.filter((view) => passes(model, view, filters, find)).map((view) => view.index);
    rows.show(shown);
    const [n, all] = [shown.length, model.statements.length];
    const count = n === all ? t("statements.note", { n: all }) : t("statements.some", { n, all });
    note.textContent = filters.least ? t("statements.without", { count }) : count;
    bar.update(filters);
    certainty.update(filters);
    foot.hidden = n === all;
    foot.replaceChildren(...footNodes(model, filters, n, all, () => change(noFilters())));
    foot.classList.toggle("silent", n === 0);
  }

  apply(filters);
  const none = h("p", { class: "silent" }, t("statements.none"));
  const parts = model.statements.length > 0 ? [bar.element, rows.list, foot] : [bar.element, none];
  return {
    element: section(note, onFilter && certainty.element, parts),
    apply,
    find: bar.find,
    row: rows.row,
    shown: () => shown,
    drawAll: rows.drawAll,
  };
}

/**
 * @param {HTMLElement} note
 * @param {HTMLElement | null} certainty the choice of what is left out of the whole breakdown
 * @param {HTMLElement[]} parts
 */
function section(note, certainty, parts) {
  const title = h("h2", { id: "statements-title" }, t("sections.statements"));
  return h(
    "section",
    { id: "statements", class: "statements", "aria-labelledby": "statements-title" },
    h("div", { class: "section-head" }, title, note, certainty),
    ...parts,
  );
}

/**
 * The list, a row a statement; rows that are not near are drawn later.
 * @param {Model} model
 * @param {Selection} selection
 * @param {AbortSignal} signal
 */
function statementRows(model, selection, signal) {
  const rows = model.statements.map((view) => emptyRow(selection, view));
  const list = h("ol", { class: "statement-list" }, ...rows);
  const fill = (/** @type {number} */ index) => {
    append(rows[index], rowParts(model, selection, model.statements[index]));
  };
  const filling = fillLater(list, rows, fill, FIRST_ROWS, signal);
  roving(list, ".tag");
  return {
    list,
    drawAll: filling.all,
    /** @param {number} statement */
    row(statement) {
      if (rows[statement]) filling.now(statement);
      return rows[statement];
    },
    /** @param {number[]} shown */
    show(shown) {
      const passing = new Set(shown);
      rows.forEach((row, index) => (row.hidden = !passing.has(index)));
      // the first of them must be there for the Tab key to stop at
      if (shown.length > 0) filling.now(shown[0]);
      resetRoving(list, ".tag");
    },
  };
}

/**
 * @param {Selection} selection
 * @param {StatementView} view
 */
function emptyRow(selection, view) {
  const kind = `statement sp${view.colour}${view.lessCertain ? " less-certain" : ""}`;
  const row = h("li", { class: kind, id: `statement-${view.index + 1}` });
  selection.place(row, view.index);
  return row;
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {StatementView} view
 */
function rowParts(model, selection, view) {
  const { statement } = view;
  const to = addresseePhrase(model, view);
  const via = shorts(model, statement.via);
  const cue = slice(model.text, statement.cue);
  const who = h(
    "p",
    { class: "who" },
    h("b", {}, capital(speakerNames(model, view)) || t("unnamedSpeaker")),
    cue && [" ", h("span", { class: "cue" }, cue)],
    to && ` ${to}`,
    via.length > 0 && `, ${t("statements.via", { names: via.join(", ") })}`,
  );
  const words = h("p", { class: "words", dir: "auto" }, joined(view.pieces));
  const meaning = h("p", { class: "meaning" }, h("b", {}, actNames(view)), " ", h("span", {}, topicNames(view)));
  return [tag(model, view, selection), h("div", { class: "said" }, who, words), meaning];
}

/**
 * @param {Model} model
 * @param {StatementView} view
 * @param {Filters} filters
 * @param {(view: StatementView, words: string) => boolean} find
 */
function passes(model, view, filters, find) {
  const { statement } = view;
  const by = statement.speakers.map((index) => model.parties[index]?.monogram);
  const talks = statement.conversations.map((index) => model.talks[index]?.letter);
  if (filters.by && !(by.includes(filters.by) || (filters.by === NOBODY && by.length === 0))) return false;
  if (filters.talk && !(talks.includes(filters.talk) || (filters.talk === NOBODY && talks.length === 0))) return false;
  if (filters.act && !statement.acts.some((act) => act.act === filters.act)) return false;
  if (filters.topic && !statement.topics.includes(filters.topic)) return false;
  return !filters.words || find(view, filters.words);
}

/**
 * Whether words stand in a statement, its cue or its speaker's name, whatever their case.
 * @param {Model} model
 * @returns {(view: StatementView, words: string) => boolean}
 */
function searcher(model) {
  /** @type {string[]} */
  const known = [];
  return (view, words) => {
    known[view.index] ??= [speakerNames(model, view), slice(model.text, view.statement.cue), joined(view.pieces)]
      .join(" ")
      .toLocaleLowerCase();
    return known[view.index].includes(words.toLocaleLowerCase());
  };
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

/** @typedef {{value: string, text: string, n?: number}} Option `n`: how many statements it leaves, where known */

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
