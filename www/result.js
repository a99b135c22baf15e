// @ts-check
/**
 * Takes the model; makes the result: opening sentence and breakdown, then the text, joined by the selection; and does
 * what pointer, keys and address ask of it.
 */
import { renderArticle } from "./article.js";
import { account, toClipboard, withSource } from "./copy.js";
import { renderDock } from "./dock.js";
import { h } from "./dom.js";
import { editButton, renderEditor } from "./edit.js";
import { listenToKeys, renderKeys } from "./keys.js";
import { createLayout } from "./layout.js";
import { renderLedger } from "./ledger.js";
import { sameStatement } from "./model.js";
import { dateBox, noticeBox } from "./notices.js";
import { renderOpening } from "./opening.js";
import { footOfPrint } from "./paper.js";
import { followReading, renderParts } from "./parts.js";
import { renderPositions } from "./positions.js";
import { createSelection, listenWithin, unfoldAll } from "./selection.js";
import { renderSlip } from "./slip.js";
import { noFilters, renderStatements } from "./statements.js";
import { t } from "./strings.js";
import { renderTalks } from "./talks.js";

/** @import { Model, TalkView } from "./model.js" */
/** @import { Place } from "./address.js" */
/** @import { ArticleView } from "./article.js" */
/** @import { Layout, Pane } from "./layout.js" */
/** @import { Origin, Selection } from "./selection.js" */
/** @import { Filters, StatementsView } from "./statements.js" */

/** Tags that the columns of the lists always have room for, in characters. */
const USUAL_TAG = 5;

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
 * @typedef {object} ResultView
 * @property {HTMLElement} element
 * @property {(place: Place) => void} enter after the element is on the page
 * @property {(place: Place) => void} follow
 * @property {(model: Model, shown: Shown) => void} renew shows another reading of the text in the same places
 * @property {(id: string) => void} reveal makes the part with this id visible
 * @property {() => void} leave
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
 * @param {Model} model
 * @param {Shown} shown
 * @param {ResultActions} actions
 * @returns {ResultView}
 */
export function renderResult(model, shown, actions) {
  const session = createSession(model, shown, actions);
  const { nodes, selection, layout } = session;
  listenWithin(selection, nodes.breakdown, "breakdown");
  listenWithin(selection, nodes.text, "text");
  selection.onSelect((statement, origin) => onSelected(session, statement, origin));
  const leaving = new AbortController();
  leaving.signal.addEventListener("abort", () => session.drawing.abort());
  listenToKeys(nodes.element, leaving.signal, keyActions(session));
  addEventListener("beforeprint", () => drawAll(session), { signal: leaving.signal });
  draw(session);
  return {
    element: nodes.element,
    follow: (place) => follow(session, place),
    enter(place) {
      onPage(session);
      follow(session, place);
    },
    renew: (next, nextShown) => renew(session, next, nextShown),
    reveal: (id) => layout.show(id === "text" ? "text" : "breakdown"),
    leave: () => leaving.abort(),
  };
}

/**
 * @param {Model} model
 * @param {Shown} shown
 * @param {ResultActions} actions
 * @returns {Session}
 */
function createSession(model, shown, actions) {
  const nodes = createNodes();
  const selection = createSelection();
  const layout = createLayout(nodes.element, nodes.text, nodes.slip);
  nodes.element.append(layout.bar);
  const drawing = new AbortController();
  const state = { filters: noFilters(), open: false, following: false, wanted: null, restore: null };
  const statements = /** @type {any} */ (null); // the drawing makes them
  return { model, shown, actions, selection, layout, statements, article: null, nodes, drawing, ...state };
}

function createNodes() {
  const region = { class: "text-scroll", id: "text", tabindex: "-1", role: "region", "aria-label": t("text.label") };
  const text = h("div", region);
  const dock = h("div", { class: "dock-head" });
  const slip = h("div", { class: "slip-slot" });
  const breakdown = h("div", { class: "breakdown", id: "breakdown", tabindex: "-1" });
  const pane = h("div", { class: "text-pane" }, dock, text);
  const element = h("div", { class: "result", "data-pane": "breakdown" }, breakdown, pane);
  return { element, breakdown, text, slip, dock };
}

/**
 * Puts everything that follows from the model on the page.
 * @param {Session} session
 */
function draw(session) {
  const { model, selection, nodes, shown } = session;
  session.drawing.abort();
  session.drawing = new AbortController();
  const onFilter = (/** @type {Filters} */ filters) => setFilters(session, filters);
  session.statements = renderStatements(model, selection, onFilter, session.drawing.signal);
  const longestTag = Math.max(USUAL_TAG, ...model.statements.map((view) => view.tag.length));
  nodes.breakdown.style.setProperty("--longest-tag", String(longestTag));
  const parts = [shown.banner, renderOpening(model), ...notices(session), ...breakdownParts(session), nodes.slip];
  nodes.breakdown.replaceChildren(...parts.filter((part) => part !== null));
  if (!nodes.text.querySelector(".editor")) drawText(session);
  drawSlip(session);
  drawDock(session);
}

/** @param {Session} session */
function breakdownParts(session) {
  const { model, selection, layout, statements, filters } = session;
  if (model.statements.length === 0 && model.talks.length === 0)
    return filters.least ? [nothing(model), statements.element] : [nothing(model)];
  return [
    renderParts(model, (part) => layout.scrollPage(part, "start")),
    renderTalks({ model, selection, showInText: (talk) => showTalk(session, talk) }),
    renderLedger(model, selection),
    renderPositions(model, selection),
    statements.element,
    renderKeys(),
  ];
}

/** @param {Session} session */
function drawText(session) {
  const { model, selection, nodes, shown } = session;
  const tools = editButton(() => edit(session));
  const showThis = (/** @type {TalkView} */ talk) => showCard(session, talk);
  const { signal } = session.drawing;
  session.article = renderArticle({ model, selection, showCard: showThis, given: shown.given, tools, signal });
  nodes.text.replaceChildren(session.article.element);
}

/**
 * What needs the drawing to be on the page.
 * @param {Session} session
 */
function onPage({ model, nodes, drawing }) {
  for (const end of [followReading(nodes.breakdown), footOfPrint(account(model))])
    drawing.signal.addEventListener("abort", end);
}

/**
 * Another reading of the text, or of more of it: selection, filters and focus stay as far as they can.
 * @param {Session} session
 * @param {Model} model
 * @param {Shown} shown
 */
function renew(session, model, shown) {
  const { selection, nodes } = session;
  const selected = selection.current();
  const focused = document.activeElement;
  const statement = focused?.closest(".tag") ? Number(focused.getAttribute("data-s")) : null;
  const pane = focusedPane(session);
  const kept = (/** @type {number | null} */ index) =>
    index === null ? null : sameStatement(session.model.statements[index], model);
  const [next, focus] = [kept(selected), kept(statement)];
  selection.renew(next);
  Object.assign(session, { model, shown });
  draw(session);
  session.statements.apply(session.filters);
  onPage(session);
  const { wanted } = session;
  if (wanted !== null) follow(session, { statement: wanted, filters: session.filters });
  else remember(session, false);
  if (focused?.isConnected) return;
  if (focus !== null && pane) focusTag(session, focus, pane);
  else if (focused?.id) document.getElementById(focused.id)?.focus({ preventScroll: true });
  else if (pane) nodes[pane].focus({ preventScroll: true });
}

/**
 * All that is drawn later, now: for paper.
 * @param {Session} session
 */
function drawAll({ article, statements, nodes }) {
  article?.markAll();
  statements.drawAll();
  unfoldAll(nodes.breakdown);
}

/**
 * Puts the text into a field; the breakdown follows what is changed there.
 * @param {Session} session
 */
function edit(session) {
  const { model, nodes, actions, layout } = session;
  const editor = renderEditor(model.text, firstSeen(nodes.text), {
    changed: actions.edited,
    done(at) {
      nodes.text.replaceChildren();
      drawText(session);
      showAt(session, at);
      nodes.text.focus({ preventScroll: true });
    },
  });
  session.article = null;
  layout.show("text");
  nodes.text.replaceChildren(editor.element);
  editor.focus();
}

/**
 * The offset in the text of the first block that is seen.
 * @param {HTMLElement} text
 */
function firstSeen(text) {
  const top = Math.max(0, text.getBoundingClientRect().top);
  const seen = [...text.querySelectorAll("[data-at]")].find((block) => block.getBoundingClientRect().bottom > top);
  return Number(seen?.getAttribute("data-at") ?? 0);
}

/** @param {Session} session */
function notices(session) {
  const { model, actions } = session;
  const boxes = model.analysis.notices.map((notice) => noticeBox(notice, (at) => showAt(session, at)));
  const undated = !model.analysis.article.published && model.talks.some((talk) => !talk.conversation.date);
  if (undated) boxes.push(dateBox(actions.giveDate));
  return boxes.length > 0 ? [h("div", { class: "notices" }, ...boxes)] : [];
}

/** @param {Model} model */
function nothing(model) {
  const { blocks, words } = model.analysis.article;
  const paragraphs = blocks.filter((block) => block.kind === "paragraph" || block.kind === "turn").length;
  const text = t("nothing.text", { n: words, m: t("nothing.paragraphs", { n: paragraphs }) });
  return h("div", { class: "silent nothing" }, h("p", {}, text));
}

/**
 * @param {Session} session
 * @param {Filters} filters
 */
function setFilters(session, filters) {
  const { least } = session.filters;
  session.filters = filters;
  remember(session, false);
  if (filters.least !== least) session.actions.least(filters.least);
}

/**
 * @param {Session} session
 * @param {boolean} push a new entry of the history, which Back undoes
 */
function remember(session, push) {
  if (session.following || session.wanted !== null) return;
  session.actions.place({ statement: session.selection.current(), filters: session.filters }, push);
}

/**
 * Shows what an address says.
 * @param {Session} session
 * @param {Pick<Place, "statement" | "filters">} place
 */
function follow(session, { filters, statement }) {
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
function onSelected(session, statement, origin) {
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
function drawSlip(session) {
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
function drawDock(session) {
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
function focusedPane({ nodes }) {
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
function focusTag({ selection, statements, article, nodes }, statement, pane) {
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
function showTalk({ layout, nodes }, talk) {
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
function showCard({ layout }, talk) {
  layout.show("breakdown");
  const card = document.getElementById(`talk-${talk.letter}`);
  layout.scrollPage(card, "center");
  card?.focus({ preventScroll: true });
}

/**
 * @param {Session} session
 * @param {number} at offset in the text
 */
function showAt({ layout, nodes }, at) {
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
function keyActions(session) {
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
