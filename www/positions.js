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
 * Columns for those with a position, then for silent participants as far as there is room.
 * @param {Model} model
 * @param {Position[]} positions
 */
function arrange(model, positions) {
  const holders = new Set(positions.map(({ party }) => party));
  const present = new Set(model.talks.flatMap((talk) => talk.voices.map((voice) => voice.party.index)));
  const withPosition = model.speakers.filter((party) => holders.has(party.index));
  const without = model.speakers.filter((party) => present.has(party.index) && !holders.has(party.index));
  const byTopic = withPosition.length > MOST_COLUMNS;
  const room = byTopic ? 0 : MOST_COLUMNS - withPosition.length;
  return { columns: [...withPosition, ...without.slice(0, room)], silent: without.slice(room), byTopic };
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
  const rows = topics.map((topic, rank) => {
    const row = h("tr", {}, h("th", { scope: "row" }, capital(label("topic", topic))));
    for (const party of columns) {
      const own = positions.filter((position) => position.party === party.index);
      if (own.length === 0) {
        // one cell for the whole column: silence is drawn once
        if (rank === 0)
          row.append(
            h(
              "td",
              { rowspan: topics.length, class: "silent-column" },
              h("p", { class: "silent" }, t("positions.silent", { names: party.short })),
            ),
          );
        continue;
      }
      const here = own.filter((position) => position.topic === topic);
      row.append(
        here.length === 0
          ? h("td", { class: "not-stated", "data-party": party.short }, h("p", {}, t("positions.notStated")))
          : folded(h("td", { "data-party": party.short }), here, (position) => renderCell(model, selection, position)),
      );
    }
    return row;
  });
  return h(
    "table",
    { class: "positions-table" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, t("positions.topic")),
        ...columns.map((party) => columnHead(party, positions)),
      ),
    ),
    h("tbody", {}, ...rows),
  );
}

/**
 * @param {PartyView} party
 * @param {Position[]} positions
 */
function columnHead(party, positions) {
  const heard = positions.some((position) => position.party === party.index);
  const of = belongsTo(party);
  return h(
    "th",
    { scope: "col", class: heard ? null : "mute" },
    h(
      "span",
      { class: "column-head" },
      monogram(party, { size: "small", heard }),
      of ? t("positions.party", { name: party.short, of }) : capital(party.short),
    ),
  );
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {Position} position
 * @param {string} [name] whose it is, where no column says so
 */
function renderCell(model, selection, position, name = "") {
  const view = model.statements[position.statement];
  const supports = (position.act === "support") !== position.negated;
  const verb = t(`positions.${verbOf(position)}`);
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
  return h(
    "dl",
    { class: "positions-lists" },
    ...topicsOf(positions).map((topic) =>
      h(
        "div",
        {},
        h("dt", {}, capital(label("topic", topic))),
        folded(
          h("dd", {}),
          positions.filter((position) => position.topic === topic),
          (position) => renderCell(model, selection, position, model.parties[position.party].short),
        ),
      ),
    ),
  );
}

/**
 * @param {HTMLElement} box
 * @param {Position[]} positions
 * @param {(position: Position) => HTMLElement} render
 */
function folded(box, positions, render) {
  const list = h("div", {});
  append(box, [list, fold(list, positions, MOST_IN_CELL, render, (n) => t("showAll", { n }))]);
  return box;
}
