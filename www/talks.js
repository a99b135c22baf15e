// @ts-check
/** Takes the conversations; makes their cards, hung from a date axis, or rows under their dates where there are many. */
import { renderCard, renderRow } from "./card.js";
import { h } from "./dom.js";
import { slice } from "./model.js";
import { capital, date, t } from "./strings.js";

/** @import { Model, TalkView } from "./model.js" */
/** @import { Selection } from "./selection.js" */
/** @import { Child } from "./dom.js" */

/** Cards up to here, rows beyond (PAGE.md). */
const MOST_CARDS = 4;
/** On one axis up to here; from the next on each date has an axis of its own, or cards become too narrow to read. */
const MOST_ON_ONE_AXIS = 3;
/** Width of a card with bars to one without. */
const SPOKEN_SHARE = 1.75;

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
