// @ts-check
/**
 * Takes a conversation; makes its card: who on which line, names and offices, place, bars, who called; and its one-line
 * form.
 */
import { h } from "./dom.js";
import { icon, mediumIcon } from "./icons.js";
import { capital, shortList, t } from "./strings.js";
import { letter, monogram } from "./tag.js";
import { bar, bars } from "./voices.js";
import { office, talkTitle } from "./wording.js";

/** @import { Model, PartyView, TalkView } from "./model.js" */
/** @import { TalksContext } from "./talks.js" */

/** Discs on a card's line before “and 5 more”. */
const MOST_DISCS = 6;
/** In a row, where the names stand beside the discs. */
const MOST_SMALL_DISCS = 3;
/** Names below a card's line before “and 5 more”. */
const MOST_NAMES = 5;

/**
 * @param {TalksContext} context
 * @param {TalkView} talk
 */
export function renderCard(context, talk) {
  const { conversation } = talk;
  return h(
    "article",
    {
      class: `card ${conversation.status}${talk.statements.length ? "" : " wordless"}`,
      id: `talk-${talk.letter}`,
      tabindex: "-1",
    },
    h("h4", { class: "card-title" }, letterButton(context, talk), h("span", {}, talkTitle(talk))),
    diagram(context.model, talk),
    cardNames(context.model, talk),
    conversation.place && h("p", { class: "place" }, icon("mapPin", 15), conversation.place),
    talk.statements.length > 0 && bars(context, talk),
    h("p", { class: "note" }, cardNote(context.model, talk)),
  );
}

/**
 * Discs on a line with the medium's icon: between two sides, before an audience, or ahead of three and more.
 * @param {Model} model
 * @param {TalkView} talk
 * @param {"large" | "small"} [size]
 */
export function diagram(model, talk, size = "large") {
  const { conversation } = talk;
  const present = conversation.participants.map((index) => model.parties[index]).filter(Boolean);
  const disc = (/** @type {PartyView} */ party) =>
    monogram(party, { heard: talk.voices.some((voice) => voice.party === party && voice.statements.length > 0), size });
  const medium = h(
    "span",
    { class: "medium" },
    mediumIcon(conversation.medium, conversation.status, size === "large" ? 18 : 16),
  );
  const line = (/** @type {string} */ place = "") => h("span", { class: `line ${place}` });
  const box = h("div", { class: `diagram ${size} ${conversation.status}`, "aria-hidden": "true" });
  if (present.length === 2 && conversation.kind === "talks") {
    const [from, to] = present;
    box.append(disc(from), line("before"), medium, line("after"), disc(to));
  } else if (present.length > 2 && conversation.kind === "talks" && size === "small") {
    box.append(medium, ...present.slice(0, MOST_SMALL_DISCS).map(disc));
    if (present.length > MOST_SMALL_DISCS)
      box.append(h("span", { class: "audience" }, t("card.plus", { n: present.length - MOST_SMALL_DISCS })));
  } else if (present.length > 2 && conversation.kind === "talks") {
    box.append(medium);
    for (const party of present.slice(0, MOST_DISCS)) box.append(line(), disc(party));
    if (present.length > MOST_DISCS)
      box.append(h("span", { class: "audience" }, t("card.more", { n: present.length - MOST_DISCS })));
  } else {
    for (const party of present.slice(0, MOST_DISCS)) box.append(disc(party));
    box.append(line("before"), medium);
    if (conversation.audience) box.append(line("after"), h("span", { class: "audience" }, conversation.audience));
  }
  return box;
}

/**
 * @param {Model} model
 * @param {TalkView} talk
 */
function cardNames(model, talk) {
  const { conversation } = talk;
  const present = conversation.participants.map((index) => model.parties[index]).filter(Boolean);
  if (present.length === 0)
    return h("p", { class: "names" }, h("span", { class: "side" }, h("span", { class: "office" }, t("card.nobody"))));
  if (conversation.kind === "talks" && present.length <= 2) {
    return h(
      "div",
      { class: "names" },
      ...present.map((party) => side(name(party, talk), isBare(talk) ? "" : office(party))),
    );
  }
  const one = present.length === 1 && present[0];
  const below =
    conversation.kind === "address" && conversation.audience
      ? t("card.audience", { audience: conversation.audience })
      : "";
  const places = [...new Set(present.map((party) => party.party.of ?? "").filter(Boolean))];
  return h(
    "div",
    { class: "names" },
    side(
      one
        ? name(one, talk)
        : shortList(
            present.map((party) => party.short),
            MOST_NAMES,
          ),
      [one ? office(one) : shortList(places, MOST_NAMES), below].filter(Boolean).join(", "),
    ),
  );
}

/**
 * A narrow card, on which full names and offices have no room.
 * @param {TalkView} talk
 */
function isBare(talk) {
  return talk.statements.length === 0 && talk.conversation.status === "planned";
}

/**
 * @param {PartyView} party
 * @param {TalkView} talk
 */
function name(party, talk) {
  return isBare(talk) ? party.short : party.party.name;
}

/**
 * @param {string} name
 * @param {string} below
 */
function side(name, below) {
  return h(
    "span",
    { class: "side" },
    h("span", { class: "name" }, capital(name)),
    below && h("span", { class: "office" }, below),
  );
}

/**
 * How many statements, who called; or why there are none.
 * @param {Model} model
 * @param {TalkView} talk
 */
function cardNote(model, { conversation, statements }) {
  if (statements.length === 0) return t(`card.${conversation.status}Only`);
  const count = capital(t("card.statements", { n: statements.length }));
  if (conversation.kind !== "talks") return count;
  const initiator = conversation.initiator === null ? undefined : model.parties[conversation.initiator];
  const called = conversation.medium === "phone" || conversation.medium === "video";
  const key = `card.${called ? "initiator" : "invited"}${initiator ? "" : "Unknown"}`;
  return [count, t(key, { name: initiator?.short ?? "" })].filter(Boolean).join(" ");
}

/**
 * @param {TalksContext} context
 * @param {TalkView} talk
 */
export function letterButton(context, talk) {
  return letter(talk, { label: t("card.toText", { letter: talk.letter }), onClick: () => context.showInText(talk) });
}

/**
 * One line: letter, medium and names, line, bar, number of statements.
 * @param {TalksContext} context
 * @param {TalkView} talk
 */
export function renderRow(context, talk) {
  const { model } = context;
  const present = talk.conversation.participants.map((index) => model.parties[index]).filter(Boolean);
  const heard = talk.voices.filter((voice) => voice.statements.length > 0);
  const summed = Math.max(1, ...model.talks.map((other) => other.voices.reduce((sum, voice) => sum + voice.words, 0)));
  return h(
    "li",
    { class: `talk-row ${talk.conversation.status}`, id: `talk-${talk.letter}`, tabindex: "-1" },
    letterButton(context, talk),
    h(
      "span",
      { class: "row-title" },
      h("span", {}, talkTitle(talk)),
      h(
        "span",
        { class: "office" },
        present.length
          ? shortList(
              present.map((party) => party.short),
              MOST_NAMES,
            )
          : t("card.nobody"),
      ),
    ),
    diagram(model, talk, "small"),
    heard.length > 0 ? bar({ ...context, model: { ...model, longestVoice: summed } }, heard) : h("span", {}),
    h("span", { class: "note" }, t("card.statementCount", { n: talk.statements.length })),
  );
}
