// @ts-check
/** Takes a party, statement or conversation; makes the sign that stands for it everywhere: monogram, tag, letter. */
import { h } from "./dom.js";
import { speakerNames } from "./wording.js";
import { t } from "./strings.js";

/** @import { Model, PartyView, StatementView, TalkView } from "./model.js" */
/** @import { Selection } from "./selection.js" */

/**
 * A party's two letters in a disc: filled where it is heard, hollow where it is not.
 * @param {PartyView} party
 * @param {{heard?: boolean, size?: "large" | "small"}} [options]
 */
export function monogram(party, { heard = true, size = "large" } = {}) {
  return h(
    "span",
    { class: `monogram ${size} sp${party.colour}${heard ? "" : " hollow"}`, "aria-hidden": "true" },
    party.monogram,
  );
}

/**
 * The button that stands for a statement; the group it comes into decides which of its tags the Tab key stops at.
 * @param {Model} model
 * @param {StatementView} view
 * @param {Selection} selection
 */
export function tag(model, view, selection) {
  const names = speakerNames(model, view);
  const button = h(
    "button",
    {
      type: "button",
      tabindex: "-1",
      class: `tag sp${view.colour}${view.lessCertain ? " less-certain" : ""}`,
      "aria-label": names ? t("text.tag", { tag: view.tag, name: names }) : t("text.tagUnnamed", { tag: view.tag }),
    },
    view.tag,
  );
  selection.place(button, view.index);
  return button;
}

/**
 * A conversation's letter; a button where it leads somewhere.
 * @param {TalkView} talk
 * @param {{label: string, onClick: () => void} | null} [leads]
 */
export function letter(talk, leads = null) {
  if (!leads) return h("span", { class: "letter" }, talk.letter);
  return h(
    "button",
    { type: "button", class: "letter", "aria-label": leads.label, on: { click: leads.onClick } },
    talk.letter,
  );
}
