// @ts-check
/** Takes the core's positions; makes topics × parties, or lists by topic where the parties are many. */
import { append, h } from "./dom.js";
import { icon } from "./icons.js";
import { slice } from "./model.js";
import { fold, roving } from "./selection.js";
import { capital, label, t } from "./strings.js";
import { monogram, tag } from "./tag.js";
import { belongsTo, joined, nameList } from "./wording.js";

/** @import { Model, PartyView } from "./model.js" */
/** @import { Position } from "../src/wasm.d.ts" */
/** @import { Selection } from "./selection.js" */

/** Columns of parties; beyond, lists by topic (PAGE.md). */
const MOST_COLUMNS = 4;
/** With columns of silent participants; the other silent ones are told below. */
const MOST_WITH_SILENT = 3;
/** Positions of a topic shown at once. */
const MOST_IN_CELL = 6;
/** Keys of the verbs. @type {Record<string, string>} */
const VERBS = { support: "supports", oppose: "opposes", "not support": "notSupports", "not oppose": "notOpposes" };

/**
 * What is supported and opposed; mere concern takes no side.
 * @param {Model} model
 * @returns {Position[]}
 */
export function positionsOf(model) {
  return model.analysis.ledger.positions.filter((position) => verbOf(position) !== undefined);
}

/** @param {Position} position */
function verbOf({ act, negated }) {
  return VERBS[`${negated ? "not " : ""}${act}`];
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
  section.append(
    byTopic ? renderLists(model, selection, positions) : renderTable(model, selection, positions, columns),
  );
  if (silent.length > 0)
    section.append(h("p", { class: "silent" }, t("positions.silent", { names: nameList(silent) })));
  roving(section, ".tag");
  return section;
}

/**
 * One party, or several that take every position together; without positions where it is silent.
 * @typedef {{parties: PartyView[], positions: Position[]}} Column
 */

/**
 * Columns for those with a position, then for silent participants as far as there is room.
 * @param {Model} model
 * @param {Position[]} positions
 */
function arrange(model, positions) {
  const byParty = Map.groupBy(positions, ({ party }) => party);
  const present = new Set(model.talks.flatMap((talk) => talk.voices.map((voice) => voice.party.index)));
  const taking = model.speakers.filter((party) => byParty.has(party.index));
  const together = Map.groupBy(taking, (party) => (byParty.get(party.index) ?? []).map(keyOf).join());
  /** @type {Column[]} */
  const columns = [...together.values()].map((parties) => ({
    parties,
    positions: byParty.get(parties[0].index) ?? [],
  }));
  const byTopic = columns.length > MOST_COLUMNS;
  const without = model.speakers.filter((party) => present.has(party.index) && !byParty.has(party.index));
  const room = byTopic ? 0 : Math.max(0, MOST_WITH_SILENT - columns.length);
  const silent = without.slice(0, room).map((party) => ({ parties: [party], positions: [] }));
  return { columns: [...columns, ...silent], silent: without.slice(room), byTopic };
}

/** What makes two positions one, whoever takes them. @param {Position} position */
function keyOf({ statement, act, negated, topic, object }) {
  return [statement, act, negated, topic, ...object.map(({ start, end }) => `${start}-${end}`)].join(" ");
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
 * @param {Column[]} columns
 */
function renderTable(model, selection, positions, columns) {
  const topics = topicsOf(positions);
  const rows = topics.map((topic, rank) => {
    const cells = columns.map((column) => {
      if (column.positions.length > 0) return topicCell(model, selection, column, topic);
      // one cell for the whole column: silence is drawn once
      return rank === 0 && silentCell(column, topics.length);
    });
    return h("tr", {}, h("th", { scope: "row" }, capital(label("topic", topic))), ...cells);
  });
  const head = h("tr", {}, h("th", { scope: "col" }, t("positions.topic")), ...columns.map(columnHead));
  return h("table", { class: "positions-table" }, h("thead", {}, head), h("tbody", {}, ...rows));
}

/**
 * @param {Column} column
 * @param {number} rows
 */
function silentCell({ parties }, rows) {
  const words = h("p", { class: "silent" }, t("positions.silent", { names: parties[0].short }));
  return h("td", { rowspan: rows, class: "silent-column" }, words);
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {Column} column
 * @param {string} topic
 */
function topicCell(model, selection, { parties, positions }, topic) {
  const here = positions.filter((position) => position.topic === topic);
  const name = nameList(parties);
  if (here.length === 0)
    return h("td", { class: "not-stated", "data-party": name }, h("p", {}, t("positions.notStated")));
  return folded(h("td", { "data-party": name }), here, (position) => renderCell(model, selection, position));
}

/** @param {Column} column */
function columnHead({ parties, positions }) {
  const heard = positions.length > 0;
  const of = parties.length === 1 && belongsTo(parties[0]);
  const name = of ? t("positions.party", { name: parties[0].short, of }) : capital(nameList(parties));
  const discs = h("span", { class: "discs" }, ...parties.map((party) => monogram(party, { size: "small", heard })));
  return h("th", { scope: "col", class: heard ? null : "mute" }, h("span", { class: "column-head" }, discs, name));
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {Position} position
 * @param {string} [name] whose it is, where no column says so
 * @param {boolean} [several] whether the name is that of several
 */
function renderCell(model, selection, position, name = "", several = false) {
  const view = model.statements[position.statement];
  const supports = (position.act === "support") !== position.negated;
  const verb = t(`positions.${several ? "together." : ""}${verbOf(position)}`);
  const cell = h(
    "div",
    { class: `position sp${view.colour}` },
    h(
      "p",
      { class: "stance" },
      h("span", { class: supports ? "sign" : "sign filled" }, icon(supports ? "circleCheck" : "circleX", 17)),
      h("b", {}, name ? `${capital(name)} ${verb.toLocaleLowerCase()}` : verb),
      " ",
      tag(model, view, selection),
    ),
    h("p", { class: "words", dir: "auto" }, joined(position.object.map((span) => slice(model.text, span)))),
  );
  selection.place(cell, view.index);
  return cell;
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {Position[]} positions
 */
function renderLists(model, selection, positions) {
  const item = (/** @type {string} */ topic) => {
    const here = positions.filter((position) => position.topic === topic);
    const together = [...Map.groupBy(here, keyOf).values()];
    const render = (/** @type {Position[]} */ same) => {
      const names = nameList(same.map(({ party }) => model.parties[party]));
      return renderCell(model, selection, same[0], names, same.length > 1);
    };
    return h("div", {}, h("dt", {}, capital(label("topic", topic))), folded(h("dd", {}), together, render));
  };
  return h("dl", { class: "positions-lists" }, ...topicsOf(positions).map(item));
}

/**
 * @template Entry
 * @param {HTMLElement} box
 * @param {Entry[]} positions
 * @param {(position: Entry) => HTMLElement} render
 */
function folded(box, positions, render) {
  const list = h("div", {});
  append(box, [list, fold(list, positions, MOST_IN_CELL, render, (n) => t("showAll", { n }))]);
  return box;
}
