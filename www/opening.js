// @ts-check
/** Takes the model; makes the opening sentence (how many conversations, by which medium, when) and who is heard in it. */
import { h, rich } from "./dom.js";
import { belongsTo } from "./wording.js";
import { capital, date, daysBetween, inWords, list, t, withArticle } from "./strings.js";

/** @import { Model, PartyView, TalkView } from "./model.js" */
/** @import { Conversation } from "../src/wasm.d.ts" */

/** Dates told one by one before they become “between … and …”. */
const MOST_DATES = 3;
/** Media told one by one before they become “eleven conversations”. */
const MOST_MEDIA = 3;
/** A weekday helps for days near the publication. */
const WEEKDAY_WITHIN_DAYS = 7;
/** Speakers named in the sentence before “three others”. */
const MOST_SPEAKERS = 4;

/**
 * @param {Model} model
 * @returns {HTMLElement}
 */
export function renderOpening(model) {
  return h(
    "header",
    { class: "opening" },
    h("h1", {}, ...rich(openingSentence(model))),
    h("p", { class: "heard" }, ...rich(heardSentence(model))),
  );
}

/**
 * “**Two phone talks** on Tuesday 9 March, **one meeting** planned for 20 May”.
 * @param {Model} model
 */
export function openingSentence(model) {
  const { talks, statements } = model;
  if (talks.length === 0 && statements.length === 0) return t("opening.nothing");
  if (talks.length === 0)
    return capitalStrong(t("opening.noTalks", { what: t("opening.statements", { n: statements.length }) }));
  const groups = Map.groupBy(
    talks,
    ({ conversation: { status, date: day } }) => `${status} ${day?.slice(0, 10) ?? ""}`,
  );
  const published = model.analysis.article.published;
  let parts = [...groups.values()];
  const held = parts.filter((group) => group[0].conversation.status === "held");
  if (held.length > MOST_DATES) parts = [held.flat(), ...parts.filter((group) => !held.includes(group))];
  parts.sort((a, b) => order(a[0]) - order(b[0]));
  // that a date is missing is worth a word only beside one that is there
  const mixed = talks.some((talk) => talk.conversation.date);
  return capitalStrong(parts.map((group) => phrase(group, published, mixed)).join(", "));
}

/** Held before planned before declined and denied, dated before undated. @param {TalkView} talk */
function order({ conversation }) {
  return 2 * ["held", "planned", "declined", "denied"].indexOf(conversation.status) + Number(!conversation.date);
}

/**
 * @param {TalkView[]} group of one status
 * @param {string | null} published
 * @param {boolean} mixed other conversations are dated
 */
function phrase(group, published, mixed) {
  const { status } = group[0].conversation;
  const what = counted(group);
  const dates = [
    ...new Set(group.map((talk) => talk.conversation.date?.slice(0, 10)).filter((day) => day !== undefined)),
  ].sort();
  const say = (/** @type {string} */ day) => {
    const far = published ? Math.abs(daysBetween(day, published)) : Infinity;
    // a day and its month stay on one line
    return date(day, {
      weekday: status === "held" && far <= WEEKDAY_WITHIN_DAYS,
      year: day.slice(0, 4) !== published?.slice(0, 4),
    }).replace(/(\d) /, "$1\u00a0");
  };
  if (status === "planned")
    return dates[0] ? t("opening.plannedFor", { what, date: say(dates[0]) }) : t("opening.planned", { what });
  if (status !== "held") return t(`opening.${status}`, { what });
  if (dates.length === 0) return t(mixed ? "opening.noDate" : "opening.undated", { what });
  if (dates.length > 1) return t("opening.range", { what, from: say(dates[0]), to: say(dates[dates.length - 1]) });
  return t(dates[0].length > 7 ? "opening.onDay" : "opening.inMonth", { what, date: say(dates[0]) });
}

/** “two phone talks and one meeting”. @param {TalkView[]} group */
function counted(group) {
  const media = Map.groupBy(group, ({ conversation: { medium, kind } }) =>
    medium === "unspecified" && kind === "address" ? "address" : medium,
  );
  if (media.size > MOST_MEDIA) return t("opening.conversations", { n: group.length });
  return list([...media].map(([medium, talks]) => t(`opening.${medium}`, { n: talks.length })));
}

/** @param {string} text */
function capitalStrong(text) {
  return text.startsWith("**") ? `**${capital(text.slice(2))}` : capital(text);
}

/**
 * “**Voss** of Kestria is reported in ten statements, **Delane** of Oramia in two”.
 * @param {Model} model
 */
function heardSentence(model) {
  const speaking = model.speakers.filter((view) => view.statements.length > 0);
  const all = model.speakers.length <= MOST_SPEAKERS;
  const named = all ? model.speakers : speaking.slice(0, MOST_SPEAKERS);
  const parts = named.map((view, rank) => heard(view, rank === 0));
  const rest = speaking.slice(MOST_SPEAKERS);
  const silent = all ? 0 : model.speakers.length - speaking.length;
  if (rest.length > 0) {
    parts.push(
      t("opening.others", { n: rest.length, m: inWords(rest.reduce((sum, view) => sum + view.statements.length, 0)) }),
    );
  }
  if (silent > 0) parts.push(t("opening.silentOthers", { n: silent }));
  const unnamed = model.statements.filter((view) => view.statement.speakers.length === 0).length;
  if (unnamed > 0) parts.push(t("opening.unnamed", { n: unnamed }));
  return parts.length > 0 ? `${capitalStrong(parts.join(", "))}.` : "";
}

/**
 * @param {PartyView} view
 * @param {boolean} first
 */
function heard(view, first) {
  const of = belongsTo(view) ? t("opening.of", { of: withArticle(belongsTo(view)) }) : "";
  const n = view.statements.length;
  if (!first) return t("opening.further", { name: view.short, of, count: n === 0 ? t("none") : inWords(n) });
  const key = view.party.kind === "group" ? "opening.speakerPlural" : "opening.speaker";
  return t(key, { name: view.short, of, statements: t("opening.statements", { n }) });
}
