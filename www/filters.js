// @ts-check
/** Takes statements and what a reader narrows their list to; tells which of them pass, and says it in words. */
import { slice } from "./model.js";
import { label, t } from "./strings.js";
import { joined, speakerNames } from "./wording.js";

/** @import { Model, StatementView } from "./model.js" */

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

/**
 * @param {Model} model
 * @param {StatementView} view
 * @param {Filters} filters
 * @param {(view: StatementView, words: string) => boolean} find
 */
export function passes(model, view, filters, find) {
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
export function searcher(model) {
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
 * “by Voss about energy in A”.
 * @param {Model} model
 * @param {Filters} filters
 */
export function filterWords(model, filters) {
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
