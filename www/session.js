// @ts-check
/**
 * Takes a result on the page; does in it what pointer, keys and address ask: selects and shows a statement with its slip,
 * goes from one to the next, between text and breakdown, narrows the list. It draws no view but slip and dock.
 */
import { toClipboard, withSource } from "./copy.js";
import { renderDock } from "./dock.js";
import { renderSlip } from "./slip.js";
import { noFilters } from "./filters.js";
import { t } from "./strings.js";

/** @import { Place } from "./address.js" */
/** @import { ArticleView } from "./article.js" */
/** @import { Layout, Pane } from "./layout.js" */
/** @import { Model, TalkView } from "./model.js" */
/** @import { Origin, Selection } from "./selection.js" */
/** @import { Filters } from "./filters.js" */
/** @import { StatementsView } from "./statements.js" */

/**
 * @typedef {object} ResultActions
 * @property {(day: string) => void} giveDate
 * @property {(place: Pick<Place, "statement" | "filters">, push: boolean) => void} place
 * @property {(least: string) => void} least reads again, leaving out what is less sure than this
 * @property {(text: string) => void} edited reads the text as it is now
 * @property {(statement: number) => void} linkTo
 * @property {(words: string) => void} tell
 * @property {(error: string) => void} fail
 */

/**
 * What is shown beside the model.
 * @typedef {object} Shown
 * @property {string} given date of publication, where the reader gave it
 * @property {HTMLElement | null} banner above everything: how far a long text is read
 */

/**
 * A result on the page: its parts and the little that changes.
 * @typedef {object} Session
 * @property {Model} model
 * @property {Shown} shown
 * @property {ResultActions} actions
 * @property {Selection} selection
 * @property {Layout} layout
 * @property {StatementsView} statements
 * @property {ArticleView | null} article null while the text is edited
 * @property {{element: HTMLElement, breakdown: HTMLElement, text: HTMLElement, slip: HTMLElement, dock: HTMLElement}} nodes
 * @property {Filters} filters
 * @property {boolean} open the slip shows all details
 * @property {boolean} following the address leads, so it must not be written
 * @property {number | null} wanted statement of the address that has not been read yet
 * @property {HTMLElement | null} restore where focus goes back to when the slip closes
 * @property {AbortController} drawing ends what the last drawing left running
 */

/**
 * @param {Session} session
 * @param {Filters} filters
 */
export function setFilters(session, filters) {
  const { least } = session.filters;
  session.filters = filters;
  remember(session, false);
  if (filters.least !== least) session.actions.least(filters.least);
}

/**
 * @param {Session} session
 * @param {boolean} push a new entry of the history, which Back undoes
 */
export function remember(session, push) {
  if (session.following || session.wanted !== null) return;
  session.actions.place({ statement: session.selection.current(), filters: session.filters }, push);
}

/**
 * Shows what an address says.
 * @param {Session} session
 * @param {Pick<Place, "statement" | "filters">} place
 */
export function follow(session, { filters, statement }) {
  const { model, selection, statements } = session;
  session.following = true;
  session.filters = filters;
  statements.apply(filters);
  const known = statement !== null && statement < model.statements.length ? statement : null;
  session.wanted = known === null ? statement : null;
  if (known !== selection.current()) selection.select(known, "address");
  session.following = false;
}

/**
 * @param {Session} session
 * @param {number | null} statement
 * @param {Origin} origin
 */
export function onSelected(session, statement, origin) {
  if (origin !== "address") session.wanted = null;
  const active = document.activeElement;
  if (statement !== null && active instanceof HTMLElement && active.closest(".tag")) session.restore = active;
  drawSlip(session);
  drawDock(session);
  // on a narrow page the sheet may cover what was chosen in the text
  if (statement !== null && (origin !== "text" || session.layout.isNarrow())) showInText(session, statement);
  remember(session, true);
}

/** @param {Session} session */
export function drawSlip(session) {
  const { model, selection, layout, statements, nodes, actions } = session;
  const statement = selection.current();
  nodes.element.classList.toggle("has-selection", statement !== null);
  if (statement === null) return nodes.slip.replaceChildren();
  const slip = renderSlip(model, model.statements[statement], session.open, {
    step: (by) => step(session, by),
    close: () => close(session),
    copy: () => copy(session),
    link: () => actions.linkTo(statement),
    showInText: () => (layout.show("text"), showInText(session, statement)),
    showInBreakdown: () => (layout.show("breakdown"), layout.scrollPage(statements.row(statement), "center")),
    toggle: (open) => ((session.open = open), drawSlip(session)),
  });
  replaceKeepingFocus(nodes.slip, [slip]);
}

/** @param {Session} session */
export function drawDock(session) {
  const { model, selection, nodes } = session;
  const statement = selection.current();
  const { classList } = nodes.element;
  const toggle = (/** @type {string} */ name) => () => (classList.toggle(name), drawDock(session));
  const state = { folded: classList.contains("folded"), details: classList.contains("with-details") };
  const actions = {
    step: (/** @type {number} */ by) => step(session, by),
    fold: toggle("folded"),
    details: toggle("with-details"),
  };
  const view = statement === null ? null : model.statements[statement];
  replaceKeepingFocus(nodes.dock, renderDock(model, view, state, actions));
}

/**
 * Focus that stood on a button goes to the one in its place.
 * @param {HTMLElement} box
 * @param {HTMLElement[]} children
 */
function replaceKeepingFocus(box, children) {
  const buttons = () => [...box.querySelectorAll("button")];
  const at = buttons().findIndex((button) => button === document.activeElement);
  box.replaceChildren(...children);
  if (at >= 0) buttons()[at]?.focus({ preventScroll: true });
}

/**
 * To the next or previous statement that passes the filters.
 * @param {Session} session
 * @param {number} by
 */
function step(session, by) {
  const { selection, statements } = session;
  const shown = statements.shown();
  const current = selection.current();
  const at = current === null ? (by > 0 ? -1 : shown.length) : nearest(shown, current, by);
  const next = shown[at + by];
  if (next === undefined) return;
  const pane = focusedPane(session);
  selection.select(next, "keys");
  if (pane) focusTag(session, next, pane);
}

/**
 * Where stepping goes on from a statement that the filters may hide.
 * @param {number[]} shown
 * @param {number} current
 * @param {number} by
 */
function nearest(shown, current, by) {
  const at = shown.indexOf(current);
  if (at >= 0) return at;
  const after = shown.findIndex((index) => index > current);
  const next = after < 0 ? shown.length : after;
  return by > 0 ? next - 1 : next;
}

/**
 * The pane with focus; none where it is in the slip, which keeps it.
 * @param {Session} session
 * @returns {Pane | null}
 */
export function focusedPane({ nodes }) {
  const active = document.activeElement;
  if (nodes.slip.contains(active)) return null;
  if (nodes.text.contains(active)) return "text";
  return nodes.breakdown.contains(active) ? "breakdown" : null;
}

/**
 * @param {Session} session
 * @param {number} statement
 * @param {Pane} pane
 */
export function focusTag({ selection, statements, article, nodes }, statement, pane) {
  article?.mark(statement);
  const root = pane === "text" ? nodes.text : (statements.row(statement) ?? nodes.breakdown);
  const tag = selection.placesOf(statement).find((place) => place.matches(".tag") && root.contains(place));
  if (tag instanceof HTMLElement) tag.focus({ preventScroll: pane === "text" });
}

/** @param {Session} session */
function close(session) {
  const back = session.restore?.isConnected ? session.restore : null;
  const inside = session.nodes.slip.contains(document.activeElement);
  session.open = false;
  session.restore = null;
  session.selection.select(null, "keys");
  if (inside && back) back.focus({ preventScroll: true });
}

/** @param {Session} session */
async function copy({ model, selection, actions }) {
  const statement = selection.current();
  if (statement === null) return;
  if (await toClipboard(withSource(model, model.statements[statement]))) actions.tell(t("done.copied"));
  else actions.fail("write");
}

/**
 * @param {Session} session
 * @param {number} statement
 */
function showInText({ selection, layout, article, nodes }, statement) {
  article?.mark(statement);
  const pieces = selection.placesOf(statement).filter((place) => place.matches(".said-here"));
  const first = pieces.find((piece) => nodes.text.contains(piece));
  if (first) layout.scrollText(first);
}

/**
 * @param {Session} session
 * @param {TalkView} talk
 */
export function showTalk({ layout, nodes }, talk) {
  layout.show("text");
  const brackets = [...nodes.text.querySelectorAll(".bracket")];
  const bracket = brackets.find((node) => (node.getAttribute("data-talks") ?? "").split(" ").includes(talk.letter));
  if (!bracket) return;
  layout.scrollText(bracket);
  bracket.querySelector("button")?.focus({ preventScroll: true });
}

/**
 * @param {Session} session
 * @param {TalkView} talk
 */
export function showCard({ layout }, talk) {
  layout.show("breakdown");
  const card = document.getElementById(`talk-${talk.letter}`);
  layout.scrollPage(card, "center");
  card?.focus({ preventScroll: true });
}

/**
 * @param {Session} session
 * @param {number} at offset in the text
 */
export function showAt({ layout, nodes }, at) {
  layout.show("text");
  const blocks = [...nodes.text.querySelectorAll("[data-at]")];
  const block = blocks.findLast((node) => Number(node.getAttribute("data-at")) <= at);
  if (block) layout.scrollText(block);
}

/**
 * What the keys do.
 * @param {Session} session
 * @returns {import("./keys.js").KeyActions}
 */
export function keyActions(session) {
  const { layout } = session;
  return {
    step: (by) => step(session, by),
    swap: () => swap(session),
    copy: () => copy(session),
    escape: () => escape(session),
    open: () => openFocused(session),
    speaker: (rank) => bySpeaker(session, rank),
    find: () => (layout.show("breakdown"), session.statements.find()),
    help() {
      layout.show("breakdown");
      const keys = document.getElementById("keys");
      layout.scrollPage(keys, "center");
      keys?.focus({ preventScroll: true });
    },
  };
}

/** Between text and breakdown. @param {Session} session */
function swap(session) {
  const to = focusedPane(session) === "text" ? "breakdown" : "text";
  session.layout.show(to);
  const statement = session.selection.current();
  if (statement !== null) focusTag(session, statement, to);
  else session.nodes[to].focus({ preventScroll: true });
}

/** Closes the slip, then clears the filters. @param {Session} session */
function escape(session) {
  if (session.selection.current() !== null) close(session);
  else if (Object.values(session.filters).some(Boolean)) applyFilters(session, noFilters());
}

/**
 * @param {Session} session
 * @param {Filters} filters
 */
function applyFilters(session, filters) {
  session.statements.apply(filters);
  setFilters(session, filters);
}

/**
 * Selects the statement whose tag has focus; opens and closes the details of the one that is selected.
 * @param {Session} session
 */
function openFocused(session) {
  const { selection, nodes } = session;
  const tag = document.activeElement?.closest(".tag");
  const statement = tag ? Number(tag.getAttribute("data-s")) : selection.current();
  if (statement === null) return;
  if (statement !== selection.current())
    return selection.select(statement, nodes.text.contains(tag ?? null) ? "text" : "breakdown");
  session.open = !session.open;
  drawSlip(session);
}

/**
 * Narrows the list to a speaker, or widens it again.
 * @param {Session} session
 * @param {number} rank
 */
function bySpeaker(session, rank) {
  const { model, layout, filters, statements } = session;
  const party = model.speakers[rank];
  if (!party || party.statements.length === 0) return;
  applyFilters(session, { ...filters, by: filters.by === party.monogram ? "" : party.monogram });
  layout.show("breakdown");
  layout.scrollPage(statements.element, "start");
}
