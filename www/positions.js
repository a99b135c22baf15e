// @ts-check
/** Takes the statements' positions; makes topics × parties, or lists by topic where the parties are many. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { actWords } from "./model.js";
import { roving } from "./selection.js";
import { capital, label, t } from "./strings.js";
import { monogram, tag } from "./tag.js";
import { belongsTo, joined, nameList } from "./wording.js";

/** @import { Model, PartyView, StatementView } from "./model.js" */
/** @import { Selection } from "./selection.js" */

/** Columns of parties; beyond, lists by topic (PAGE.md). */
const MOST_COLUMNS = 4;
/** Keys of the verbs. @type {Record<string, string>} */
const VERBS = { support: "supports", oppose: "opposes", "not support": "notSupports", "not oppose": "notOpposes" };

/**
 * @typedef {object} Position
 * @property {StatementView} view
 * @property {number} which index of the act
 * @property {string} topic
 * @property {string[]} words what is supported or opposed
 */

/**
 * @param {Model} model
 * @returns {Position[]}
 */
export function positionsOf(model) {
  return model.statements.flatMap((view) =>
    view.statement.acts.flatMap((act, which) =>
      act.force === "position"
        ? [{ view, which, topic: view.statement.topics[0] ?? "other", words: actWords(model.text, view.statement, which, true) }]
        : [],
    ),
  );
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @returns {HTMLElement}
 */
export function renderPositions(model, selection) {
  const positions = positionsOf(model);
  const section = h(
    "section",
    { id: "positions", class: "positions", "aria-labelledby": "positions-title" },
    h(
      "div",
      { class: "section-head" },
      h("h2", { id: "positions-title" }, t("sections.positions")),
      h("span", { class: "note" }, t("positions.note")),
    ),
  );
  if (positions.length === 0) {
    section.append(h("p", { class: "silent" }, t("positions.none")));
    return section;
  }
  const { columns, silent, byTopic } = arrange(model, positions);
  section.append(byTopic ? renderLists(model, selection, positions) : renderTable(model, selection, positions, columns));
  if (silent.length > 0) section.append(h("p", { class: "silent" }, t("positions.silent", { names: nameList(silent) })));
  roving(section, ".tag");
  return section;
}

/**
 * Columns for those with a position, then for silent participants as far as there is room.
 * @param {Model} model
 * @param {Position[]} positions
 */
function arrange(model, positions) {
  const holders = new Set(positions.flatMap(({ view }) => view.statement.speakers.map((index) => model.parties[index])));
  const present = new Set(model.talks.flatMap((talk) => talk.voices.map((voice) => voice.party)));
  const withPosition = model.speakers.filter((party) => holders.has(party));
  const without = model.speakers.filter((party) => present.has(party) && !holders.has(party));
  const nameless = positions.some(({ view }) => view.statement.speakers.length === 0);
  const byTopic = withPosition.length > MOST_COLUMNS || nameless;
  const room = byTopic ? 0 : MOST_COLUMNS - withPosition.length;
  const columns = [...withPosition, ...without.slice(0, room)];
  return { columns, silent: without.slice(room), byTopic };
}

/** @param {Position[]} positions */
function topicsOf(positions) {
  const topics = [...new Set(positions.map(({ topic }) => topic))];
  return topics.sort((a, b) => label("topic", a).localeCompare(label("topic", b)));
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {Position[]} positions
 * @param {PartyView[]} columns
 */
function renderTable(model, selection, positions, columns) {
  const topics = topicsOf(positions);
  const holds = (/** @type {PartyView} */ party, /** @type {Position} */ { view }) => view.statement.speakers.includes(party.index);
  const rows = topics.map((topic, rank) => {
    const row = h("tr", {}, h("th", { scope: "row" }, capital(label("topic", topic))));
    for (const party of columns) {
      const own = positions.filter((position) => holds(party, position));
      if (own.length === 0) {
        // one cell for the whole column: silence is drawn once
        if (rank === 0) row.append(h("td", { rowspan: topics.length, class: "silent-column" }, h("p", { class: "silent" }, t("positions.silent", { names: party.short }))));
        continue;
      }
      const here = own.filter((position) => position.topic === topic);
      row.append(
        here.length === 0
          ? h("td", { class: "not-stated", "data-party": party.short }, h("p", {}, t("positions.notStated")))
          : h("td", { "data-party": party.short }, ...here.map((position) => renderCell(model, selection, position))),
      );
    }
    return row;
  });
  return h(
    "table",
    { class: "positions-table" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("positions.topic")), ...columns.map((party) => columnHead(party, positions)))),
    h("tbody", {}, ...rows),
  );
}

/**
 * @param {PartyView} party
 * @param {Position[]} positions
 */
function columnHead(party, positions) {
  const heard = positions.some(({ view }) => view.statement.speakers.includes(party.index));
  const of = belongsTo(party);
  return h(
    "th",
    { scope: "col", class: heard ? null : "mute" },
    h("span", { class: "column-head" }, monogram(party, { size: "small", heard }), of ? t("positions.party", { name: party.short, of }) : capital(party.short)),
  );
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {Position} position
 * @param {boolean} [named] say whose it is
 */
function renderCell(model, selection, { view, which, words }, named = false) {
  const { act, negated } = view.statement.acts[which];
  const supports = (act === "support") !== negated;
  const verb = t(`positions.${VERBS[`${negated ? "not " : ""}${act}`] ?? "supports"}`);
  const cell = h(
    "div",
    { class: `position sp${view.colour}` },
    h("p", { class: "stance" }, h("span", { class: supports ? "sign" : "sign filled" }, icon(supports ? "circleCheck" : "circleX", 17)), named && who(model, view), h("b", {}, verb), " ", tag(model, view, selection)),
    h("p", { class: "words", dir: "auto" }, joined(words)),
  );
  selection.place(cell, view.index);
  return cell;
}

/**
 * @param {Model} model
 * @param {StatementView} view
 */
function who(model, view) {
  const parties = view.statement.speakers.map((index) => model.parties[index]);
  return parties.length > 0 ? `${nameList(parties)} ` : `${t("unnamedSpeaker")} `;
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {Position[]} positions
 */
function renderLists(model, selection, positions) {
  return h(
    "dl",
    { class: "positions-lists" },
    ...topicsOf(positions).map((topic) =>
      h(
        "div",
        {},
        h("dt", {}, capital(label("topic", topic))),
        ...positions
          .filter((position) => position.topic === topic)
          .map((position) => h("dd", {}, renderCell(model, selection, position, true))),
      ),
    ),
  );
}
