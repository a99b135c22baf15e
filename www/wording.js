// @ts-check
/** Takes the model; makes the phrases of the interface that several views share. Sans is ours: these never quote. */
import { othersIn, overlap, slice } from "./model.js";
import { capital, entry, label, list, shortList, t, thirdPerson } from "./strings.js";

/** @import { Model, PartyView, StatementView, TalkView } from "./model.js" */

/** Names in a phrase before “and 3 more”. */
const MOST_NAMES = 3;
/** Longest stretch between cue and content that can be nothing but the addressee, in characters. */
const LONGEST_ADDRESSEE = 60;

/**
 * The speakers' short names, empty where nobody is named.
 * @param {Model} model
 * @param {StatementView} view
 */
export function speakerNames(model, view) {
  return shortList(shorts(model, view.statement.speakers), MOST_NAMES);
}

/**
 * @param {Model} model
 * @param {number[]} parties
 */
export function shorts(model, parties) {
  return parties.map((index) => model.parties[index]?.short).filter((name) => name !== undefined);
}

/**
 * What a party belongs to: the country or body of its office, where that is not itself.
 * @param {PartyView} view
 */
export function belongsTo(view) {
  return view.party.of && view.party.of !== view.party.name ? view.party.of : "";
}

/**
 * “President, Kestria”.
 * @param {PartyView} view
 */
export function office(view) {
  return [view.party.title, belongsTo(view)].filter(Boolean).join(", ");
}

/**
 * “in talks with Rask”; empty where the statement belongs to no conversation.
 * @param {Model} model
 * @param {StatementView} view
 */
export function occasion(model, view) {
  const { conversations, speakers } = view.statement;
  if (conversations.length > 1) return t("occasion.several", { n: conversations.length });
  const talk = model.talks[conversations[0]];
  if (!talk) return "";
  const { medium, kind } = talk.conversation;
  const others = shortList(
    othersIn(model, talk, speakers).map((other) => other.short),
    MOST_NAMES,
  );
  if (medium === "letter") return others ? t("occasion.letterTo", { others }) : t("occasion.letter");
  if (medium === "interview") return others ? t("occasion.interviewWith", { others }) : t("occasion.interview");
  if (kind === "talks" && medium !== "court")
    return others ? t("occasion.talks", { others }) : t("occasion.talksAlone");
  return t(`occasion.${medium in addressed ? medium : "address"}`);
}

/** Media of an address that have a phrase of their own. */
const addressed = { "press-conference": 1, speech: 1, statement: 1, "social-media": 1, court: 1 };

/**
 * The letters of a statement's conversations: “B”, “A, B”.
 * @param {Model} model
 * @param {StatementView} view
 */
export function letters(model, view) {
  return view.statement.conversations
    .map((index) => model.talks[index]?.letter)
    .filter(Boolean)
    .join(", ");
}

/**
 * “Phone talks”, “Meeting, declined”.
 * @param {TalkView} talk
 */
export function talkTitle({ conversation }) {
  const key =
    conversation.medium === "unspecified" && conversation.kind === "address" ? "address" : conversation.medium;
  return t(`statusTitle.${conversation.status}`, { medium: label("medium", key) });
}

/**
 * Those to whom a statement is said, in its sentence: “Kestria” where the words between cue and content name them
 * (“asked Kestria to …”), else “to Kestria”.
 * @param {Model} model
 * @param {StatementView} view
 */
export function addresseePhrase(model, view) {
  const names = addresseeNames(model, view);
  if (!names) return "";
  return namedAfterCue(model, view) ? names : t("statements.to", { names });
}

/**
 * @param {Model} model
 * @param {StatementView} view
 */
export function addresseeNames(model, view) {
  return shortList(shorts(model, view.statement.addressees), MOST_NAMES);
}

/**
 * @param {Model} model
 * @param {StatementView} view
 */
function namedAfterCue(model, view) {
  const { cue, content, addressees } = view.statement;
  const next = content.find((span) => cue && span.start >= cue.end);
  if (!cue || !next || next.start - cue.end > LONGEST_ADDRESSEE) return false;
  const between = { start: cue.end, end: next.start };
  return addressees.some((index) =>
    model.parties[index]?.party.mentions.some((mention) => overlap(mention.span, between)),
  );
}

/**
 * One act in the present, with those to whom it is done: with the account's own verb where one word reports it and the
 * addressee follows it (“urges Tavland”), else with the act's (“asks Tavland”, “proposes”).
 * @param {Model} model
 * @param {StatementView} view
 * @param {number} which
 */
export function actPhrase(model, view, which) {
  const { acts, cue, cueLemma } = view.statement;
  const names = addresseeNames(model, view);
  const many = areMany(model, view);
  const own = overlap(acts[which].trigger, cue) && cueLemma && /^\p{L}+$/u.test(slice(model.text, cue));
  if (own && (!names || namedAfterCue(model, view)))
    return [many ? cueLemma : thirdPerson(cueLemma), names].filter(Boolean).join(" ");
  const to = many ? "actToMany" : "actTo";
  if (names && !acts[which].negated && entry(to)[acts[which].act]) return t(`${to}.${acts[which].act}`, { names });
  return actName(view, which, many);
}

/**
 * Whether several say it, so that their verb has no s.
 * @param {Model} model
 * @param {StatementView} view
 */
function areMany(model, view) {
  const { speakers } = view.statement;
  return speakers.length > 1 || speakers.some((index) => model.parties[index]?.party.kind === "group");
}

/**
 * @param {StatementView} view
 * @param {number} which
 * @param {boolean} [many] of several
 */
export function actName(view, which, many = false) {
  const act = view.statement.acts[which];
  const name = label(many ? "actMany" : "act", act.act);
  return act.negated ? t("act.not", { act: name }) : name;
}

/**
 * “Opposes, commits”, each once.
 * @param {StatementView} view
 */
export function actNames(view) {
  return capital([...new Set(view.statement.acts.map((_, which) => actName(view, which)))].join(", "));
}

/** @param {StatementView} view */
export function topicNames(view) {
  return view.statement.topics.map((topic) => label("topic", topic)).join(", ");
}

/**
 * A statement's words on one line, gaps marked.
 * @param {string[]} pieces
 */
export function joined(pieces) {
  return pieces.join(t("ellipsis"));
}

/**
 * Names in a sentence, few or many.
 * @param {PartyView[]} parties
 */
export function nameList(parties) {
  return list(parties.map((party) => party.short));
}
