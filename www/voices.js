// @ts-check
/**
 * Takes a conversation's voices; makes the bars of their reported words, a segment a statement, on the page's common
 * scale, and a dashed box for sides that are not heard.
 */
import { h, rich } from "./dom.js";
import { fold } from "./selection.js";
import { shortList, t } from "./strings.js";
import { monogram } from "./tag.js";
import { nameList } from "./wording.js";

/** @import { PartyView, TalkView, Voice } from "./model.js" */
/** @import { TalksContext } from "./talks.js" */

/** Sides of a conversation whose bars are shown at once. */
const MOST_VOICES = 6;
/** Segments of a bar between which a gap of 2 pixels can be seen; more stand closer. */
const MOST_SPACED_SEGMENTS = 30;
/** Segments of a bar that can be told apart at all; a bar of more shows its sides only. */
const MOST_SEGMENTS = 150;
/** Names of a silent side before “and 5 more”. */
const MOST_NAMES = 5;

/**
 * A bar for each side that is heard, a dashed box for those that are not.
 * @param {TalksContext} context
 * @param {TalkView} talk
 * @returns {HTMLElement}
 */
export function bars(context, talk) {
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
export function bar({ model, selection }, voices) {
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
