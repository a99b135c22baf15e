// @ts-check
/** Takes the conversations; makes their cards, hung from a date axis, or rows under their dates where there are many. */
import { h, rich } from "./dom.js";
import { icon, mediumIcon } from "./icons.js";
import { slice } from "./model.js";
import { fold } from "./selection.js";
import { capital, date, shortList, t } from "./strings.js";
import { letter, monogram } from "./tag.js";
import { nameList, office, talkTitle } from "./wording.js";

/** @import { Model, PartyView, TalkView, Voice } from "./model.js" */
/** @import { Selection } from "./selection.js" */
/** @import { Child } from "./dom.js" */

/** Cards up to here, rows beyond (PAGE.md). */
const MOST_CARDS = 4;
/** On one axis up to here; from the next on each date has an axis of its own, or cards become too narrow to read. */
const MOST_ON_ONE_AXIS = 3;
/** Width of a card with bars to one without. */
const SPOKEN_SHARE = 1.75;
/** Discs on a card's line before “and 5 more”. */
const MOST_DISCS = 6;
/** In a row, where the names stand beside the discs. */
const MOST_SMALL_DISCS = 3;
/** Sides of a conversation whose bars are shown at once. */
const MOST_VOICES = 6;
/** Segments of a bar between which a gap of 2 pixels can be seen; more stand closer. */
const MOST_SPACED_SEGMENTS = 30;
/** Segments of a bar that can be told apart at all; a bar of more shows its sides only. */
const MOST_SEGMENTS = 150;
/** Names below a card's line before “and 5 more”. */
const MOST_NAMES = 5;

/**
 * @typedef {object} TalksContext
 * @property {Model} model
 * @property {Selection} selection
 * @property {(talk: TalkView) => void} showInText
 */

/**
 * @param {TalksContext} context
 * @returns {HTMLElement}
 */
export function renderTalks(context) {
  const { model } = context;
  const title = h("h2", { id: "talks-title", class: "unseen" }, t("sections.talks"));
  if (model.talks.length === 0) {
    return h(
      "section",
      { class: "talks", id: "talks", "aria-labelledby": "talks-title" },
      title,
      h("p", { class: "silent" }, t("talks.none")),
    );
  }
  const dates = groupByDate(model.talks);
  const rows = model.talks.length > MOST_CARDS;
  const one = model.talks.length <= MOST_ON_ONE_AXIS;
  const columns = dates.map((group) => `minmax(0, ${share(group)}fr)`).join(" ");
  const axis = h("div", {
    class: rows ? "axis-rows" : one ? "axis one" : "axis",
    vars: { "--columns": columns, "--letters": model.talks.at(-1)?.letter.length ?? 1 },
  });
  for (const group of dates) axis.append(renderDate(context, group, rows));
  const outside = model.statements.filter((view) => view.statement.conversations.length === 0).length;
  return h(
    "section",
    { class: "talks", id: "talks", "aria-labelledby": "talks-title" },
    // the axis is heading enough for the eye
    title,
    axis,
    outside > 0 && h("p", { class: "note" }, capital(t("card.unassigned", { n: outside }))),
  );
}

/**
 * By date, undated ones last; what did not take place apart from what did.
 * @param {TalkView[]} talks
 * @returns {TalkView[][]}
 */
function groupByDate(talks) {
  const day = (/** @type {TalkView} */ talk) => talk.conversation.date?.slice(0, 10) ?? "";
  const planned = (/** @type {TalkView} */ talk) => talk.conversation.status === "planned";
  const groups = Map.groupBy(talks, (talk) => `${day(talk)}${planned(talk)}`);
  return [...groups.values()].sort(([a], [b]) => {
    if (!day(a) || !day(b)) return Number(!day(a)) - Number(!day(b)) || Number(planned(a)) - Number(planned(b));
    return day(a) < day(b) ? -1 : Number(day(a) > day(b)) || Number(planned(a)) - Number(planned(b));
  });
}

/**
 * @param {TalksContext} context
 * @param {TalkView[]} group of one date
 * @param {boolean} rows
 */
function renderDate(context, group, rows) {
  const { conversation } = group[0];
  const planned = conversation.status === "planned";
  return h(
    "div",
    {
      class: `day${planned ? " planned" : ""}${conversation.date ? "" : " undated"}${group.length > 1 ? " full" : ""}`,
    },
    h(
      "h3",
      { class: "day-title" },
      conversation.date ? date(conversation.date, { weekday: !planned }) : t("card.undated"),
      " ",
      h("span", { class: "day-note" }, ...dayNote(context.model, group)),
    ),
    h("div", { class: "day-line", "aria-hidden": "true" }),
    h(
      rows ? "ul" : "div",
      { class: rows ? "talk-rows" : "cards" },
      ...group.map((talk) => (rows ? renderRow : renderCard)(context, talk)),
    ),
  );
}

/**
 * A date's part of the axis: a card without bars needs less room.
 * @param {TalkView[]} group
 */
function share(group) {
  const spoken = group.filter((talk) => talk.statements.length > 0).length;
  return spoken * SPOKEN_SHARE + (group.length - spoken);
}

/**
 * Where the date comes from.
 * @param {Model} model
 * @param {TalkView[]} group
 * @returns {Child[]}
 */
function dayNote(model, group) {
  const { conversation } = group[0];
  if (conversation.status === "planned") return [t("status.planned")];
  if (!conversation.date) return [];
  const from = group.map((talk) => talk.conversation.dateFrom).find(Boolean) ?? null;
  if (!from)
    return conversation.date.slice(0, 10) === model.analysis.article.published?.slice(0, 10)
      ? [t("card.fromPublication")]
      : [];
  const words = slice(model.text, from);
  // words with a day of the month need no publication date; “on Tuesday” does
  return [t("card.from", { words }), !/\d/.test(words) && h("span", { class: "roomy" }, t("card.andPublication"))];
}

/**
 * @param {TalksContext} context
 * @param {TalkView} talk
 */
function renderCard(context, talk) {
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
 * @param {TalksContext} context
 * @param {TalkView} talk
 */
function letterButton(context, talk) {
  return letter(talk, { label: t("card.toText", { letter: talk.letter }), onClick: () => context.showInText(talk) });
}

/**
 * Discs on a line with the medium's icon: between two sides, before an audience, or ahead of three and more.
 * @param {Model} model
 * @param {TalkView} talk
 * @param {"large" | "small"} [size]
 */
function diagram(model, talk, size = "large") {
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
 * A bar for each side that is heard, a dashed box for those that are not.
 * @param {TalksContext} context
 * @param {TalkView} talk
 * @returns {HTMLElement}
 */
function bars(context, talk) {
  const heard = talk.voices.filter((voice) => voice.statements.length > 0);
  const silent = talk.voices.filter((voice) => voice.statements.length === 0).map((voice) => voice.party);
  // those who say everything together share one bar
  const together = [...Map.groupBy(heard, (voice) => voice.statements.map((view) => view.index).join()).values()];
  if (together.length > MOST_VOICES) together.sort((a, b) => b[0].words - a[0].words);
  const list = h("div", { class: "voices" });
  const more = fold(
    list,
    together,
    MOST_VOICES,
    (voices) => renderVoices(context, voices),
    (n) => t("showAll", { n }),
  );
  if (silent.length > 0 && talk.conversation.kind === "talks") list.append(silence(silent));
  return h("div", {}, list, more);
}

/**
 * @param {TalksContext} context
 * @param {Voice[]} voices that say the same
 */
function renderVoices(context, voices) {
  return h(
    "div",
    { class: voices.length > 1 ? "voice joint" : "voice" },
    h("span", { class: "discs" }, ...voices.map((voice) => monogram(voice.party, { size: "small" }))),
    bar(context, voices.length > 1 ? [{ ...voices[0], party: jointly(voices) }] : voices),
    h("span", { class: "count", "aria-hidden": "true" }, ...rich(t("card.words", { n: voices[0].words }))),
  );
}

/**
 * Several who speak as one, in no one's colour.
 * @param {Voice[]} voices
 * @returns {PartyView}
 */
function jointly(voices) {
  return { ...voices[0].party, colour: 0, short: nameList(voices.map((voice) => voice.party)) };
}

/** @param {PartyView[]} silent */
function silence(silent) {
  const names =
    silent.length > MOST_NAMES
      ? shortList(
          silent.map((party) => party.short),
          MOST_NAMES,
        )
      : nameList(silent);
  return h(
    "div",
    { class: "voice" },
    monogram(silent[0], { heard: false, size: "small" }),
    h("p", { class: "silent" }, t("card.silent", { names })),
  );
}

/**
 * A segment for each statement, on the page's common scale.
 * @param {TalksContext} context
 * @param {Voice[]} voices
 */
function bar({ model, selection }, voices) {
  const label = voices.map((voice) =>
    t("card.voice", {
      name: voice.party.short,
      words: t("card.wordCount", { n: voice.words }),
      n: voice.statements.length,
    }),
  );
  const words = voices.reduce((sum, voice) => sum + voice.words, 0);
  const segments = voices.reduce((sum, voice) => sum + voice.statements.length, 0);
  const track = h("span", {
    class: segments > MOST_SPACED_SEGMENTS ? "bar dense" : "bar",
    role: "img",
    "aria-label": label.join("; "),
    vars: { "--length": words / model.longestVoice },
  });
  for (const voice of voices) {
    const colour = `segment sp${voice.party.colour}`;
    if (segments > MOST_SEGMENTS) track.append(h("span", { class: colour, vars: { "--words": voice.words } }));
    else
      for (const view of voice.statements) {
        const segment = h("span", { class: colour, vars: { "--words": Math.max(1, view.words) } });
        selection.place(segment, view.index);
        track.append(segment);
      }
  }
  return track;
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
 * One line: letter, medium and names, line, bar, number of statements.
 * @param {TalksContext} context
 * @param {TalkView} talk
 */
function renderRow(context, talk) {
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
