// @ts-check
/** Takes a statement; makes the line that “Copy with source” puts on the clipboard, and writes it there. */
import { date, label, list, t, withArticle } from "./strings.js";
import { othersIn, slice } from "./model.js";
import { belongsTo, joined, talkTitle } from "./wording.js";

/** @import { Model, PartyView, StatementView } from "./model.js" */

/**
 * “words (President Adela Voss of Kestria, reported speech, phone talks with …, 9 March 2027; Harbour Wire, 9 March 2027).”
 * @param {Model} model
 * @param {StatementView} view
 */
export function withSource(model, view) {
  const talk = model.talks[view.statement.conversations[0]];
  const details = [
    list(view.statement.speakers.map((index) => fullName(model.parties[index]))) || t("unnamedSpeaker"),
    label("copy", view.statement.quotation),
    talk && talkWords(model, talk, view),
    talk?.conversation.date && date(talk.conversation.date),
  ];
  const parts = { words: joined(view.pieces), details: details.filter(Boolean).join(", "), source: source(model) };
  return parts.source ? t("copy.form", parts) : t("copy.formNoSource", parts);
}

/**
 * The account: agency or byline or headline, and its date.
 * @param {Model} model
 */
export function source({ text, analysis: { article } }) {
  const name =
    article.agency ||
    slice(text, article.byline).replace(/^by\s+/i, "") ||
    (article.headline ? `“${slice(text, article.headline)}”` : "");
  return [name, article.published && date(article.published)].filter(Boolean).join(", ");
}

/**
 * Headline and source: “President holds talks”, Harbour Wire, 9 March 2027.
 * @param {Model} model
 */
export function account(model) {
  const { headline, agency, byline } = model.analysis.article;
  const title = headline && (agency || byline) ? `“${slice(model.text, headline)}”` : "";
  return [title, source(model)].filter(Boolean).join(", ");
}

/** @param {PartyView} view */
function fullName(view) {
  const who = view.party.title ? t("copy.person", { title: view.party.title, name: view.party.name }) : view.party.name;
  return belongsTo(view) ? t("copy.of", { who, of: withArticle(belongsTo(view)) }) : who;
}

/**
 * @param {Model} model
 * @param {import("./model.js").TalkView} talk
 * @param {StatementView} view
 */
function talkWords(model, talk, view) {
  const medium = talkTitle(talk).charAt(0).toLowerCase() + talkTitle(talk).slice(1);
  const others = list(othersIn(model, talk, view.statement.speakers).map(fullName));
  return others && talk.conversation.kind === "talks" ? t("copy.with", { medium, others }) : medium;
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser let the page write
 */
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
