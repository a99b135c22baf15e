// @ts-check
/** Takes the statements; makes their list with its filters, which combine: speaker, conversation, act, topic, words. */
import { append, h } from "./dom.js";
import { filterBar, footNodes, leastMenu } from "./filter-bar.js";
import { noFilters, passes, searcher } from "./filters.js";
import { fillLater } from "./later.js";
import { slice } from "./model.js";
import { resetRoving, roving } from "./selection.js";
import { capital, t } from "./strings.js";
import { tag } from "./tag.js";
import { actNames, addresseePhrase, joined, shorts, speakerNames, topicNames } from "./wording.js";

/** @import { Filters } from "./filters.js" */
/** @import { Model, StatementView } from "./model.js" */
/** @import { Selection } from "./selection.js" */

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
  const certainty = leastMenu(change);
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
