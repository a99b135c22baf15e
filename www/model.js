// @ts-check
/**
 * Takes the text and its analysis; makes what every view shares: short names, monograms and colours of the speakers,
 * letters of the conversations, tags and words of the statements. It decides no wording and makes no nodes.
 *
 * @import { Analysis, Conversation, Party, Span, Statement } from "../src/wasm.d.ts"
 */

/** Below this confidence a statement is shown as less certain. The core's confidence is calibrated: at one half the
 * statement is as likely wrong as right. */
export const LESS_CERTAIN_BELOW = 0.5;

/** Colours in the style sheet; from the next party on ink (PAGE.md: eight that can be told apart). */
export const COLOURS = 8;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu;
const NAME_SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"]);
const POSSESSIVE = /['’]s?$/;
const ARTICLE = /^(the|a|an)\s+/i;
/** A name of one word, longer than initials. */
const CAPITALS = /^\p{Lu}{4,}$/u;
/** “MS. ”, “AMBASSADOR ” before a name in capitals. */
const TITLE_IN_CAPITALS = /^(?:\p{Lu}+\.?\s+)+(?=\p{Lu}+$)/u;

/**
 * A party as the page shows it.
 * @typedef {object} PartyView
 * @property {number} index
 * @property {Party} party
 * @property {string} short the name by which the account goes on calling it
 * @property {string} monogram two or three letters, empty for one that neither speaks nor takes part
 * @property {number} colour 1 to 8, 0 for ink
 * @property {number[]} statements those it speaks
 */

/**
 * A statement as the page shows it.
 * @typedef {object} StatementView
 * @property {number} index
 * @property {Statement} statement
 * @property {string} tag `Vo 10`, with a question mark where less certain
 * @property {number} colour of its speaker; 0 (ink) for none, for several and from the ninth on
 * @property {string[]} pieces its words, a string a piece
 * @property {number} words how many
 * @property {boolean} lessCertain
 */

/**
 * @typedef {object} Voice one side of a conversation
 * @property {PartyView} party
 * @property {StatementView[]} statements
 * @property {number} words
 */

/**
 * @typedef {object} TalkView
 * @property {number} index
 * @property {Conversation} conversation
 * @property {string} letter
 * @property {StatementView[]} statements
 * @property {Voice[]} voices participants first, in the account's order, then others who speak in it
 */

/**
 * @typedef {object} Model
 * @property {string} text
 * @property {Analysis} analysis
 * @property {PartyView[]} parties by index
 * @property {PartyView[]} speakers all with a monogram, most statements first
 * @property {StatementView[]} statements by index
 * @property {TalkView[]} talks by index
 * @property {number} longestVoice words of the longest voice: the bars' common scale
 */

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {Model}
 */
export function buildModel(text, analysis) {
  const parties = partyViews(text, analysis);
  const speakers = rankSpeakers(parties, analysis);
  speakers.forEach((view, rank) => (view.colour = rank < COLOURS ? rank + 1 : 0));
  assignMonograms(speakers);
  const statements = analysis.statements.map((statement, index) => statementView(text, statement, index, parties));
  const counted = new Map(analysis.ledger.voices.map((voice) => [`${voice.conversation} ${voice.party}`, voice.words]));
  const talks = analysis.conversations.map((conversation, index) =>
    talkView(conversation, index, parties, statements, counted),
  );
  const longestVoice = Math.max(1, ...talks.flatMap((talk) => talk.voices.map((voice) => voice.words)));
  return { text, analysis, parties, speakers, statements, talks, longestVoice };
}

/**
 * @param {string} text
 * @param {Span | null} span
 */
export function slice(text, span) {
  return span ? text.slice(span.start, span.end).replace(/\s+/g, " ") : "";
}

/** @param {string} text */
export function countWords(text) {
  return text.match(WORD)?.length ?? 0;
}

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {PartyView[]}
 */
function partyViews(text, analysis) {
  const shorts = analysis.parties.map((party) => shortName(text, party));
  const uses = new Map();
  for (const short of shorts) uses.set(short, (uses.get(short) ?? 0) + 1);
  const views = analysis.parties.map((party, index) => ({
    index,
    party,
    // two Sullivans are told apart by their full names
    short: uses.get(shorts[index]) > 1 ? party.name.replace(ARTICLE, "") : shorts[index],
    monogram: "",
    colour: 0,
    statements: /** @type {number[]} */ ([]),
  }));
  analysis.statements.forEach((statement, index) => {
    for (const speaker of new Set(statement.speakers)) views[speaker]?.statements.push(index);
  });
  return views;
}

/**
 * The name by which the account goes on calling a party: for a person the part of the name that it uses alone most
 * often (“Xi”, “Voss”), else the last.
 * @param {string} text
 * @param {Party} party
 */
export function shortName(text, party) {
  if (party.kind === "group") return party.name;
  // “company”, “spokeswoman”: what a sentence needs an article for
  if (/^\p{Ll}/u.test(party.name)) return ARTICLE.test(party.name) ? party.name : `the ${party.name}`;
  if (party.kind === "unnamed") return party.name;
  const name = party.name.replace(ARTICLE, "");
  if (party.kind !== "person") return name;
  const parts = name.split(/\s+/).filter((part) => !NAME_SUFFIXES.has(part.toLowerCase().replace(/\W/g, "")));
  if (parts.length < 2) return uncapped(name);
  const known = name.toLowerCase();
  const uses = new Map();
  for (const mention of party.mentions) {
    if (mention.kind !== "name") continue;
    // transcripts write names in capitals, after a title
    const words = slice(text, mention.span).replace(POSSESSIVE, "").replace(TITLE_IN_CAPITALS, "");
    const at = known.indexOf(words.toLowerCase());
    if (at < 0 || words.length === name.length || !parts.includes(name.slice(at).split(" ")[0])) continue;
    const own = name.slice(at, at + words.length);
    uses.set(own, (uses.get(own) ?? 0) + 1);
  }
  const last = parts[parts.length - 1];
  const [best, count] = [...uses].sort((a, b) => b[1] - a[1])[0] ?? [last, 0];
  return uncapped(count > (uses.get(last) ?? 0) ? best : last);
}

/**
 * “PSAKI” is a transcript's way to write Psaki.
 * @param {string} name of a person
 */
function uncapped(name) {
  return CAPITALS.test(name) ? name[0] + name.slice(1).toLowerCase() : name;
}

/**
 * Those who speak or take part, by number of statements, then by order of the account.
 * @param {PartyView[]} parties
 * @param {Analysis} analysis
 */
function rankSpeakers(parties, analysis) {
  const present = new Set(analysis.conversations.flatMap((conversation) => conversation.participants));
  return parties
    .filter((view) => view.statements.length > 0 || present.has(view.index))
    .sort((a, b) => b.statements.length - a.statements.length || a.index - b.index);
}

/**
 * The first two letters of the short name, then the first pair that is free, then three letters.
 * @param {PartyView[]} speakers
 */
function assignMonograms(speakers) {
  const taken = new Set();
  for (const view of speakers) {
    view.monogram = firstFree(view.short.replace(ARTICLE, ""), taken) ?? `P${view.index + 1}`;
    taken.add(view.monogram);
  }
}

/**
 * @param {string} name
 * @param {Set<string>} taken
 */
function firstFree(name, taken) {
  const letters = (name.match(/\p{L}/gu) ?? []).slice(0, 12);
  const cased = (/** @type {string[]} */ picked) => picked[0].toUpperCase() + picked.slice(1).join("").toLowerCase();
  for (let first = 0; first < letters.length; first++) {
    for (let second = first + 1; second < letters.length; second++) {
      const pair = cased([letters[first], letters[second]]);
      if (!taken.has(pair)) return pair;
    }
  }
  for (let third = 2; third < letters.length; third++) {
    const triple = cased([letters[0], letters[1], letters[third]]);
    if (!taken.has(triple)) return triple;
  }
  return letters.length === 1 && !taken.has(letters[0]) ? letters[0] : null;
}

/**
 * @param {string} text
 * @param {Statement} statement
 * @param {number} index
 * @param {PartyView[]} parties
 * @returns {StatementView}
 */
function statementView(text, statement, index, parties) {
  const speakers = statement.speakers.map((speaker) => parties[speaker]).filter(Boolean);
  const lessCertain = statement.confidence < LESS_CERTAIN_BELOW;
  const pieces = statement.content.map((span) => slice(text, span));
  return {
    index,
    statement,
    tag: `${tagLetters(speakers)} ${index + 1}${lessCertain ? "?" : ""}`,
    colour: speakers.length === 1 ? speakers[0].colour : 0,
    pieces,
    words: pieces.reduce((sum, piece) => sum + countWords(piece), 0),
    lessCertain,
  };
}

/** @param {PartyView[]} speakers */
function tagLetters(speakers) {
  if (speakers.length === 0) return "–";
  if (speakers.length > 2) return `${speakers[0].monogram}+${speakers.length - 1}`;
  return speakers.map((view) => view.monogram).join("+");
}

/**
 * @param {Conversation} conversation
 * @param {number} index
 * @param {PartyView[]} parties
 * @param {StatementView[]} statements
 * @param {Map<string, number>} counted words of a party in a conversation, as the core counts them
 * @returns {TalkView}
 */
function talkView(conversation, index, parties, statements, counted) {
  const own = statements.filter((view) => view.statement.conversations.includes(index));
  const speakers = new Set([...conversation.participants, ...own.flatMap((view) => view.statement.speakers)]);
  const voices = [...speakers]
    .map((speaker) => parties[speaker])
    .filter(Boolean)
    .map((party) => {
      const said = own.filter((view) => view.statement.speakers.includes(party.index));
      const words = counted.get(`${index} ${party.index}`) ?? said.reduce((sum, view) => sum + view.words, 0);
      return { party, statements: said, words };
    });
  return { index, conversation, letter: letterOf(index), statements: own, voices };
}

/**
 * A to Z, then AA, AB.
 * @param {number} index
 */
export function letterOf(index) {
  const ALPHABET = 26;
  let letters = "";
  for (let rest = index; rest >= 0; rest = Math.floor(rest / ALPHABET) - 1) {
    letters = String.fromCharCode(65 + (rest % ALPHABET)) + letters;
  }
  return letters;
}

/**
 * The participants of a conversation other than the speakers of a statement.
 * @param {Model} model
 * @param {TalkView} talk
 * @param {number[]} speakers
 */
export function othersIn(model, talk, speakers) {
  return talk.conversation.participants
    .filter((index) => !speakers.includes(index))
    .map((index) => model.parties[index]);
}

/**
 * @param {Span | null} a
 * @param {Span | null} b
 */
export function overlap(a, b) {
  return Boolean(a && b && a.start < b.end && b.start < a.end);
}

/**
 * The statement of another reading that is most likely this one: the same words, else the nearest of the same speaker.
 * @param {StatementView | undefined} view
 * @param {Model} model
 * @returns {number | null} index; null where there is none
 */
export function sameStatement(view, model) {
  if (!view) return null;
  const nearest = (/** @type {StatementView[]} */ views) =>
    views.reduce(
      (best, other) =>
        best === null || Math.abs(other.index - view.index) < Math.abs(best - view.index) ? other.index : best,
      /** @type {number | null} */ (null),
    );
  const words = view.pieces.join();
  const same = nearest(model.statements.filter((other) => other.pieces.join() === words));
  if (same !== null) return same;
  const monogram = tagOwner(view);
  return nearest(
    model.statements.filter((other) => tagOwner(other) === monogram && Math.abs(other.index - view.index) <= 1),
  );
}

/** @param {StatementView} view */
function tagOwner(view) {
  return view.tag.split(" ")[0];
}
