// @ts-check
/**
 * Takes the selected statement; makes its slip: docked at the foot of the breakdown on wide pages, a sheet above the bar
 * on narrow ones. It moves nothing on the page.
 */
import { h, rich } from "./dom.js";
import { icon } from "./icons.js";
import { othersIn, slice } from "./model.js";
import { capital, entry, label, list, shortList, t } from "./strings.js";
import { monogram } from "./tag.js";
import {
  actName,
  addresseePhrase,
  joined,
  letters,
  nameList,
  occasion,
  shorts,
  speakerNames,
  topicNames,
} from "./wording.js";

/** @import { IconName } from "./icons.js" */
/** @import { Model, StatementView } from "./model.js" */

/** Statements of more words may not fit into the slip. */
const LONG_WORDS = 40;
/** Words shown beside a topic; a long answer has many. */
const MOST_TOPIC_WORDS = 6;

/**
 * @typedef {object} SlipActions
 * @property {(step: number) => void} step to the next or previous statement
 * @property {() => void} close
 * @property {() => void} copy
 * @property {() => void} link
 * @property {() => void} showInText
 * @property {() => void} showInBreakdown
 * @property {(open: boolean) => void} toggle
 */

/**
 * @param {Model} model
 * @param {StatementView} view
 * @param {boolean} open with all details
 * @param {SlipActions} actions
 * @returns {HTMLElement}
 */
export function renderSlip(model, view, open, actions) {
  const label = t("slip.label", { n: view.index + 1, all: model.statements.length });
  return h(
    "section",
    { class: `slip sp${view.colour}${open ? " open" : ""}`, role: "region", "aria-label": label },
    grip(open, actions),
    slipHead(model, view, actions),
    view.lessCertain && uncertain(model, view),
    // long words scroll, and what scrolls must be reachable by keyboard
    h(
      "blockquote",
      { class: "slip-words", dir: "auto", tabindex: view.words > LONG_WORDS ? "0" : null },
      joined(view.pieces),
    ),
    factList(open ? allFacts(model, view) : fewFacts(model, view)),
    slipActions(open, actions),
  );
}

/**
 * The handle of the sheet on narrow pages.
 * @param {boolean} open
 * @param {SlipActions} actions
 */
function grip(open, actions) {
  return h("button", {
    type: "button",
    class: "grip",
    "aria-label": t(open ? "slip.less" : "slip.more"),
    "aria-expanded": String(open),
    on: { click: () => actions.toggle(!open) },
  });
}

/**
 * @param {Model} model
 * @param {StatementView} view
 * @param {SlipActions} actions
 */
function slipHead(model, view, actions) {
  const n = view.index + 1;
  const all = model.statements.length;
  const long = h("span", { class: "long" }, t("slip.count", { n, all }));
  const short = h("span", { class: "short" }, t("slip.countShort", { n, all }));
  return h(
    "div",
    { class: "slip-head" },
    slipTitle(model, view),
    h("span", { class: "slip-count" }, long, short),
    iconButton("chevronLeft", t("slip.previous"), () => actions.step(-1), n === 1),
    iconButton("chevronRight", t("slip.next"), () => actions.step(1), n === all),
    iconButton("x", t("slip.close"), actions.close),
  );
}

/**
 * @param {Model} model
 * @param {StatementView} view
 */
function uncertain(model, view) {
  const words = rich(t("slip.uncertain", { reason: reason(model, view) }));
  return h("p", { class: "uncertain" }, icon("circleHelp", 17), h("span", {}, ...words));
}

/** @param {Fact[]} facts */
function factList(facts) {
  const fact = (/** @type {Fact} */ [term, ...values]) =>
    h("div", {}, h("dt", {}, term), ...values.map((value) => h("dd", {}, value)));
  return h("dl", { class: "facts" }, ...facts.map(fact));
}

/**
 * @param {boolean} open
 * @param {SlipActions} actions
 */
function slipActions(open, actions) {
  const button = (/** @type {string} */ kind, /** @type {() => void} */ click) => ({
    type: "button",
    class: `button ${kind}`,
    on: { click },
  });
  const toggle = { ...button("quiet toggle", () => actions.toggle(!open)), "aria-expanded": String(open) };
  return h(
    "div",
    { class: "slip-actions" },
    h("button", button("only-narrow in-text", actions.showInBreakdown), icon("rows"), t("slip.showInBreakdown")),
    h("button", button("only-narrow in-breakdown", actions.showInText), icon("fileText"), t("slip.showInText")),
    h("button", button("", actions.copy), icon("copy"), t("slip.copy")),
    h("button", button("only-wide", actions.link), icon("link"), t("slip.link")),
    h("button", toggle, t(open ? "slip.less" : "slip.more")),
  );
}

/**
 * “Vo  Voss to Kestria, in talks with Delane  A”.
 * @param {Model} model
 * @param {StatementView} view
 */
export function slipTitle(model, view) {
  const speakers = view.statement.speakers.map((index) => model.parties[index]);
  const to =
    addresseePhrase(model, view) &&
    t("statements.to", { names: nameList(view.statement.addressees.map((index) => model.parties[index])) });
  const where = occasion(model, view);
  const rest = [to, where].filter(Boolean).join(", ");
  const letter = letters(model, view);
  return h(
    "p",
    { class: "slip-title" },
    ...speakers.slice(0, 2).map((party) => monogram(party)),
    h(
      "span",
      {},
      h("b", {}, capital(speakerNames(model, view)) || t("unnamedSpeaker")),
      rest && h("span", { class: "where" }, ` ${rest}`),
      " ",
      letter && h("span", { class: "letter small" }, letter),
    ),
  );
}

/**
 * @param {IconName} name
 * @param {string} words
 * @param {() => void} onClick
 * @param {boolean} [disabled]
 */
export function iconButton(name, words, onClick, disabled = false) {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": words, title: words, disabled, on: { click: onClick } },
    icon(name, 18),
  );
}

/** @typedef {[string, ...(string | Node)[]]} Fact term and its values */

/**
 * @param {Model} model
 * @param {StatementView} view
 * @returns {Fact[]}
 */
function fewFacts(model, view) {
  return [
    [t("slip.cue"), slice(model.text, view.statement.cue) || t("slip.noCue")],
    [t("slip.acts"), [...new Set(view.statement.acts.map((_, which) => actName(view, which)))].join(", ")],
    [t("slip.topics"), topicNames(view) || t("slip.noTopic")],
    [t("slip.wording"), label("wording", view.statement.quotation)],
  ];
}

/**
 * @param {Model} model
 * @param {StatementView} view
 * @returns {Fact[]}
 */
function allFacts(model, view) {
  const { statement } = view;
  const codes = [...new Set(statement.acts.map(({ plover, ploverMode }) => [plover, ploverMode].filter(Boolean).join()).filter(Boolean))];
  const within = statement.within === null ? undefined : model.statements[statement.within];
  /** @type {Fact[]} */
  const facts = [
    [t("slip.speaker"), slice(model.text, statement.source) || t(statement.cue ? "slip.noSpeaker" : "slip.runsOn")],
    [t("slip.cue"), slice(model.text, statement.cue) || t("slip.noCue")],
    [t("slip.saidTo"), saidTo(model, view)],
    [
      t("slip.acts"),
      ...statement.acts.map((act, which) => withTriggers(actName(view, which), [slice(model.text, act.trigger)])),
    ],
    [
      t("slip.topics"),
      ...(statement.topics.length > 0
        ? statement.topics.map((topic) => withTriggers(label("topic", topic), topicWords(model, view, topic)))
        : [t("slip.noTopic")]),
    ],
    [t("slip.wording"), label("wording", statement.quotation) + (entry("wordingNote")[statement.quotation] ?? "")],
    [t("slip.codes"), codes.join(", ") || t("slip.noCodes")],
    [t("slip.place"), where(model, view)],
    [t("slip.certainty"), t(view.lessCertain ? "slip.low" : "slip.high")],
  ];
  if (statement.via.length > 0) facts.push([t("slip.via"), list(shorts(model, statement.via))]);
  if (within) facts.push([t("slip.within"), t("slip.withinStatement", { tag: within.tag })]);
  return facts;
}

/**
 * What was found, and the account's words that show it.
 * @param {string} name
 * @param {string[]} words
 */
function withTriggers(name, words) {
  const quoted = words.map((word) => h("span", { class: "trigger" }, `“${word}”`));
  return h("span", {}, name, ...quoted.flatMap((word) => [" ", word]));
}

/**
 * The words that speak for a topic, each once.
 * @param {Model} model
 * @param {StatementView} view
 * @param {string} topic
 */
function topicWords(model, view, topic) {
  const own = view.statement.topicTriggers.filter((found) => found.topic === topic);
  return [...new Set(own.map(({ trigger }) => slice(model.text, trigger)))].slice(0, MOST_TOPIC_WORDS);
}

/**
 * An addressee only where the text names one; else who else takes part, said as that.
 * @param {Model} model
 * @param {StatementView} view
 */
function saidTo(model, view) {
  const { addressees, conversations, speakers } = view.statement;
  if (addressees.length > 0) return list(shorts(model, addressees));
  const talk = conversations.length === 1 ? model.talks[conversations[0]] : undefined;
  if (!talk) return t("slip.saidToNone");
  if (talk.conversation.kind === "address") {
    const { audience } = talk.conversation;
    return audience ? t("slip.saidToAddress", { letter: talk.letter, audience }) : t("slip.saidToNone");
  }
  const others = shortList(
    othersIn(model, talk, speakers).map((party) => party.short),
    3,
  );
  return others ? t("slip.saidToTalks", { letter: talk.letter, others }) : t("slip.saidToNone");
}

/**
 * The heading above the statement, else the number of its paragraph.
 * @param {Model} model
 * @param {StatementView} view
 */
function where(model, view) {
  const start = view.statement.content[0]?.start ?? 0;
  const { blocks } = model.analysis.article;
  const before = blocks.filter((block) => block.span.start <= start);
  const heading = before.findLast((block) => block.kind === "heading");
  if (heading) return t("slip.placeUnder", { heading: slice(model.text, heading.span) });
  return t("slip.placeParagraph", {
    n: before.filter((block) => block.kind === "paragraph" || block.kind === "turn").length,
  });
}

/**
 * Why a statement is less certain, only where it is a fact: the source is a pronoun.
 * @param {Model} model
 * @param {StatementView} view
 */
function reason(model, view) {
  const { source, speakers } = view.statement;
  if (!source) return "";
  const pronoun = speakers.some((index) =>
    model.parties[index]?.party.mentions.some(
      (mention) => mention.kind === "pronoun" && mention.span.start === source.start,
    ),
  );
  return pronoun ? t("slip.onlyPronoun", { words: slice(model.text, source) }) : "";
}
