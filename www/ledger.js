// @ts-check
/** Takes the core's ledger; makes its two sides: what was committed and offered, what was requested and proposed. */
import { append, h } from "./dom.js";
import { slice } from "./model.js";
import { capital, t } from "./strings.js";
import { fold, roving } from "./selection.js";
import { tag } from "./tag.js";
import { actPhrase, addresseeNames, joined, occasion, speakerNames } from "./wording.js";

/** @import { Model, StatementView } from "./model.js" */
/** @import { Selection } from "./selection.js" */
/** @import { LedgerEntry } from "../src/wasm.d.ts" */

/** Entries of a side shown at once, on the page. */
const MOST_ENTRIES = 8;

/** What each empty side says. */
const SIDES = { commitments: "ledger.noCommitments", requests: "ledger.noRequests" };

/** Acts whose side of the ledger says already what they are. */
const UNSPOKEN = new Set(["commit", "agree"]);

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {number} [most] entries of a side shown at once
 * @returns {HTMLElement}
 */
export function renderLedger(model, selection, most = MOST_ENTRIES) {
  const sides = /** @type {(keyof typeof SIDES)[]} */ (Object.keys(SIDES));
  const section = h(
    "section",
    { id: "ledger", class: "ledger", "aria-labelledby": "ledger-title" },
    h(
      "div",
      { class: "section-head" },
      h("h2", { id: "ledger-title" }, t("sections.ledger")),
      h("span", { class: "note" }, t("ledger.note")),
    ),
    h("div", { class: "ledger-sides" }, ...sides.map((side) => renderSide(model, selection, side, most))),
  );
  roving(section, ".tag");
  return section;
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {keyof typeof SIDES} side
 * @param {number} most
 */
function renderSide(model, selection, side, most) {
  const entries = model.analysis.ledger[side];
  const box = h(
    "div",
    { class: "ledger-side" },
    h("h3", {}, t(`ledger.${side}`), " ", h("span", { class: "count" }, entries.length)),
  );
  if (entries.length === 0) {
    box.append(h("p", { class: "silent" }, t(SIDES[side])));
    return box;
  }
  const list = h("ul", { class: "entries" });
  append(box, [
    list,
    fold(
      list,
      entries,
      most,
      (entry) => renderEntry(model, selection, entry),
      (n) => t("showAll", { n }),
    ),
  ]);
  return box;
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {LedgerEntry} entry
 */
function renderEntry(model, selection, { statement, act, pieces }) {
  const view = model.statements[statement];
  const row = h(
    "li",
    { class: `entry sp${view.colour}` },
    tag(model, view, selection),
    h(
      "div",
      {},
      h(
        "p",
        { class: "who" },
        h("b", {}, capital(speakerNames(model, view)) || t("unnamedSpeaker")),
        entryNote(model, view, act),
      ),
      h("p", { class: "words", dir: "auto" }, joined(pieces.map((span) => slice(model.text, span)))),
    ),
  );
  selection.place(row, view.index);
  return row;
}

/**
 * “, in talks with Delane”, “ asks Kestria”, “ refuses, in talks with Rask”.
 * @param {Model} model
 * @param {StatementView} view
 * @param {string} act
 */
function entryNote(model, view, act) {
  const note = document.createDocumentFragment();
  const which = view.statement.acts.findIndex((own) => own.act === act);
  const names = addresseeNames(model, view);
  const where = names ? "" : occasion(model, view);
  if (which >= 0 && (!UNSPOKEN.has(act) || view.statement.acts[which].negated))
    append(note, [` ${actPhrase(model, view, which)}`]);
  else if (names) append(note, [`, ${t("statements.to", { names })}`]);
  if (where) append(note, [`, ${where}`]);
  return note;
}
