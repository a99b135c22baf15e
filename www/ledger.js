// @ts-check
/** Takes the statements' acts; makes the ledger: what was committed and offered, what was requested and proposed. */
import { append, h } from "./dom.js";
import { actWords } from "./model.js";
import { t } from "./strings.js";
import { roving } from "./selection.js";
import { tag } from "./tag.js";
import { actVerb, addresseePhrase, joined, occasion, speakerNames } from "./wording.js";

/** @import { Model, StatementView } from "./model.js" */
/** @import { Selection } from "./selection.js" */

/** Entries of a side shown at once. */
const MOST_ENTRIES = 8;

const SIDES = {
  commitments: { acts: new Set(["commit", "agree", "refuse", "threaten"]), none: "ledger.noCommitments" },
  requests: { acts: new Set(["request", "propose", "invite", "question", "warn"]), none: "ledger.noRequests" },
};

/** Acts whose side of the ledger says already what they are. */
const UNSPOKEN = new Set(["commit", "agree"]);

/** @typedef {{view: StatementView, which: number, words: string[]}} Entry */

/**
 * @param {Model} model
 * @param {keyof typeof SIDES} side
 * @returns {Entry[]}
 */
export function ledgerEntries(model, side) {
  const entries = [];
  for (const view of model.statements) {
    /** @type {Map<string, Entry>} one entry for the same words under two acts of a side */
    const own = new Map();
    view.statement.acts.forEach((act, which) => {
      if (!SIDES[side].acts.has(act.act)) return;
      const words = actWords(model.text, view.statement, which);
      if (!own.has(words.join("\n"))) own.set(words.join("\n"), { view, which, words });
    });
    entries.push(...own.values());
  }
  return entries;
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @returns {HTMLElement}
 */
export function renderLedger(model, selection) {
  const sides = /** @type {(keyof typeof SIDES)[]} */ (Object.keys(SIDES));
  const section = h(
    "section",
    { id: "ledger", class: "ledger", "aria-labelledby": "ledger-title" },
    h("div", { class: "section-head" }, h("h2", { id: "ledger-title" }, t("sections.ledger")), h("span", { class: "note" }, t("ledger.note"))),
    h("div", { class: "ledger-sides" }, ...sides.map((side) => renderSide(model, selection, side))),
  );
  roving(section, ".tag");
  return section;
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {keyof typeof SIDES} side
 */
function renderSide(model, selection, side) {
  const entries = ledgerEntries(model, side);
  const box = h("div", { class: "ledger-side" }, h("h3", {}, t(`ledger.${side}`), " ", h("span", { class: "count" }, entries.length)));
  if (entries.length === 0) {
    box.append(h("p", { class: "silent" }, t(SIDES[side].none)));
    return box;
  }
  box.append(h("ul", { class: "entries" }, ...entries.map((entry, index) => renderEntry(model, selection, entry, index >= MOST_ENTRIES))));
  if (entries.length > MOST_ENTRIES) box.append(showAll(box, entries.length));
  return box;
}

/**
 * @param {HTMLElement} box
 * @param {number} n
 */
function showAll(box, n) {
  const button = h("button", { type: "button", class: "link show-all" }, t("ledger.more", { n }));
  button.addEventListener("click", () => {
    box.classList.add("expanded");
    /** @type {HTMLElement | null} */ (box.querySelector(".extra .tag"))?.focus();
    button.remove();
  });
  return button;
}

/**
 * @param {Model} model
 * @param {Selection} selection
 * @param {Entry} entry
 * @param {boolean} extra
 */
function renderEntry(model, selection, { view, which, words }, extra) {
  const row = h(
    "li",
    { class: `entry sp${view.colour}${extra ? " extra" : ""}` },
    tag(model, view, selection),
    h(
      "div",
      {},
      h("p", { class: "who" }, h("b", {}, speakerNames(model, view) || t("unnamedSpeaker")), entryNote(model, view, which)),
      h("p", { class: "words", dir: "auto" }, joined(words)),
    ),
  );
  selection.place(row, view.index);
  return row;
}

/**
 * “, in talks with Delane”, “ asks Kestria”, “ refuses, in talks with Rask”.
 * @param {Model} model
 * @param {StatementView} view
 * @param {number} which
 */
function entryNote(model, view, which) {
  const note = document.createDocumentFragment();
  const act = view.statement.acts[which];
  if (!UNSPOKEN.has(act.act) || act.negated) append(note, [` ${actVerb(view, which, model.text)}`]);
  const to = addresseePhrase(model, view);
  const where = to ? "" : occasion(model, view);
  if (to) append(note, [UNSPOKEN.has(act.act) ? `, ${t("statements.to", { names: to.replace(/^to /, "") })}` : ` ${to}`]);
  if (where) append(note, [`, ${where}`]);
  return note;
}
