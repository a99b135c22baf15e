// @ts-check
/**
 * Takes the model; makes the result: opening sentence and breakdown, then the text, joined by the selection; and shows
 * other readings of the same text in the same places. session.js does what pointer, keys and address ask of it.
 */
import { renderArticle } from "./article.js";
import { account } from "./copy.js";
import { h } from "./dom.js";
import { editButton, renderEditor } from "./edit.js";
import { noFilters } from "./filters.js";
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
import {
  drawDock,
  drawSlip,
  focusedPane,
  focusTag,
  follow,
  keyActions,
  onSelected,
  remember,
  setFilters,
  showAt,
  showCard,
  showTalk,
} from "./session.js";
import { renderStatements } from "./statements.js";
import { t } from "./strings.js";
import { renderTalks } from "./talks.js";

/** @import { Model, TalkView } from "./model.js" */
/** @import { Place } from "./address.js" */
/** @import { ResultActions, Session, Shown } from "./session.js" */
/** @import { Filters } from "./filters.js" */

/** Tags that the columns of the lists always have room for, in characters. */
const USUAL_TAG = 5;

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
