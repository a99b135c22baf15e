// @ts-check
/**
 * Takes the model; makes the result: opening sentence and breakdown, then the text, joined by the selection. It decides
 * what scrolls, and which of the two is seen where there is room for one only.
 */
import { renderArticle } from "./article.js";
import { account, toClipboard, withSource } from "./copy.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { listenToKeys, renderKeys } from "./keys.js";
import { renderLedger } from "./ledger.js";
import { dateBox, noticeBox } from "./notices.js";
import { renderOpening } from "./opening.js";
import { positionsOf, renderPositions } from "./positions.js";
import { createSelection } from "./selection.js";
import { iconButton, renderSlip, slipTitle } from "./slip.js";
import { noFilters, renderStatements } from "./statements.js";
import { inDigits, t } from "./strings.js";
import { renderTalks } from "./talks.js";

/** @import { Model, TalkView } from "./model.js" */
/** @import { Place } from "./address.js" */
/** @import { Origin } from "./selection.js" */

/** Below this width text and breakdown take turns; from the second on they stand side by side (PAGE.md). */
const NARROW = matchMedia("(max-width: 699.98px)");
const WIDE = matchMedia("(min-width: 1200px)");
/** Clear pixels above and below words that count as visible; above, a sticky head may stand. */
const CLEAR_ABOVE = 60;
const CLEAR_BELOW = 40;
/** Height of the bar that changes between text and breakdown. */
const PANE_BAR = 60;
/** After this a smooth scroll has ended. */
const SCROLL_MS = 500;
/** Farther than so many windows the text jumps. */
const FAR_WINDOWS = 3;
const MOST_AIMS = 5;
/** After this the blocks around a place that was jumped to are laid out. */
const SETTLE_MS = 60;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * @typedef {object} ResultActions
 * @property {string} given date of publication, where the reader gave it
 * @property {(day: string) => void} giveDate
 * @property {(place: Pick<Place, "statement" | "filters">, push: boolean) => void} place
 * @property {(statement: number) => void} linkTo
 * @property {(words: string) => void} tell
 * @property {(error: string) => void} fail
 */

/**
 * @typedef {object} ResultView
 * @property {HTMLElement} element
 * @property {(place: Place) => void} enter after the element is on the page
 * @property {(place: Place) => void} follow
 * @property {(id: string) => void} reveal makes the part with this id visible
 * @property {() => void} leave
 */

/**
 * @param {Model} model
 * @param {ResultActions} actions
 * @returns {ResultView}
 */
export function renderResult(model, actions) {
  const selection = createSelection();
  let filters = noFilters();
  let open = false;
  let following = false;
  /** @type {Origin} */
  let from = "breakdown";
  /** @type {HTMLElement | null} */
  let restore = null;

  const remember = (/** @type {boolean} */ push) => {
    if (!following) actions.place({ statement: selection.current(), filters }, push);
  };
  const statements = renderStatements(model, selection, (next) => {
    filters = next;
    remember(false);
  });
  const slipSlot = h("div", { class: "slip-slot" });
  const dockHead = h("div", { class: "dock-head" });
  const text = h("div", {
    class: "text-scroll",
    id: "text",
    tabindex: "-1",
    role: "region",
    "aria-label": t("text.label"),
  });
  const pane = h("div", { class: "text-pane" }, dockHead, text);
  const longestTag = Math.max(5, ...model.statements.map((view) => view.tag.length));
  const breakdown = h("div", {
    class: "breakdown",
    id: "breakdown",
    tabindex: "-1",
    vars: { "--longest-tag": longestTag },
  });
  const element = h("div", { class: "result", "data-pane": "breakdown" }, breakdown, pane, paneBar());
  const found = model.statements.length > 0 || model.talks.length > 0;

  text.append(renderArticle({ model, selection, showCard, given: actions.given }));
  breakdown.append(
    renderOpening(model),
    ...notices(),
    ...(found
      ? [
          partsNav(model),
          renderTalks({ model, selection, showInText: showTalk }),
          renderLedger(model, selection),
          renderPositions(model, selection),
          statements.element,
          renderKeys(),
        ]
      : [nothing(model)]),
    slipSlot,
  );
  selection.listen(breakdown, "breakdown");
  selection.listen(text, "text");
  selection.onSelect(selected);
  showDock();

  function notices() {
    const boxes = model.analysis.notices.map((notice) => noticeBox(notice, (at) => showAt(at)));
    if (!model.analysis.article.published && model.talks.some((talk) => !talk.conversation.date))
      boxes.push(dateBox(actions.giveDate));
    return boxes.length > 0 ? [h("div", { class: "notices" }, ...boxes)] : [];
  }

  /**
   * @param {number | null} statement
   * @param {Origin} origin
   */
  function selected(statement, origin) {
    from = origin === "address" ? from : origin;
    const active = document.activeElement;
    if (statement !== null && active instanceof HTMLElement && active.closest(".tag")) restore = active;
    drawSlip();
    showDock();
    if (statement !== null && (origin !== "text" || NARROW.matches)) showInText(statement);
    remember(true);
  }

  function drawSlip() {
    const statement = selection.current();
    element.classList.toggle("has-selection", statement !== null);
    if (statement === null) return slipSlot.replaceChildren();
    const inside = slipSlot.contains(document.activeElement) ? document.activeElement?.className : null;
    slipSlot.replaceChildren(
      renderSlip(model, model.statements[statement], open, {
        step,
        close,
        copy,
        link: () => actions.linkTo(statement),
        showInText: () => (show("text"), showInText(statement)),
        showInBreakdown: () => (show("breakdown"), scrollTo(statements.row(statement), "center")),
        toggle: (now) => {
          open = now;
          drawSlip();
        },
      }),
    );
    // a new slip keeps the place of the focus that stood in the old one
    const again =
      inside &&
      [...slipSlot.querySelectorAll("button")].find((button) => button.className === inside && !button.disabled);
    if (again) again.focus({ preventScroll: true });
  }

  /** @param {number} by */
  function step(by) {
    const shown = statements.shown();
    const current = selection.current();
    const at = current === null ? (by > 0 ? -1 : shown.length) : nearest(shown, current, by);
    const next = shown[at + by];
    if (next === undefined) return;
    const area = focusArea();
    selection.select(next, "keys");
    if (area === "breakdown" || area === "text") focusTag(next, area);
  }

  /** @returns {"text" | "breakdown" | "slip" | null} */
  function focusArea() {
    const active = document.activeElement;
    if (slipSlot.contains(active)) return "slip";
    return text.contains(active) ? "text" : breakdown.contains(active) ? "breakdown" : null;
  }

  /**
   * @param {number} statement
   * @param {"text" | "breakdown"} area
   */
  function focusTag(statement, area) {
    const root = area === "text" ? text : (statements.row(statement) ?? breakdown);
    const tag = selection.placesOf(statement).find((place) => place.matches(".tag") && root.contains(place));
    if (tag instanceof HTMLElement) tag.focus({ preventScroll: area === "text" });
  }

  function close() {
    open = false;
    const back = restore?.isConnected ? restore : null;
    restore = null;
    const inside = slipSlot.contains(document.activeElement);
    selection.select(null, "keys");
    if (inside && back) back.focus({ preventScroll: true });
  }

  async function copy() {
    const statement = selection.current();
    if (statement === null) return;
    if (await toClipboard(withSource(model, model.statements[statement]))) actions.tell(t("done.copied"));
    else actions.fail("write");
  }

  function escape() {
    if (selection.current() !== null) close();
    else if (Object.values(filters).some(Boolean)) {
      filters = noFilters();
      statements.apply(filters);
      remember(false);
    }
  }

  /** @param {number} rank */
  function bySpeaker(rank) {
    const party = model.speakers[rank];
    if (!party || party.statements.length === 0) return;
    filters = { ...filters, by: filters.by === party.monogram ? "" : party.monogram };
    statements.apply(filters);
    remember(false);
    show("breakdown");
    scrollTo(statements.element, "start");
  }

  /**
   * Scrolls the text to a statement's first piece, a third from the top, unless it is visible.
   * @param {number} statement
   */
  function showInText(statement) {
    const piece = selection.placesOf(statement).find((place) => text.contains(place) && place.matches(".said-here"));
    if (piece) scrollText(piece);
  }

  /**
   * Blocks on the way are laid out only when they are near, so after a jump the aim is taken again.
   * @param {Element} target
   * @param {number} [tries]
   */
  function scrollText(target, tries = MOST_AIMS) {
    if (NARROW.matches && element.dataset.pane !== "text") return;
    const view = NARROW.matches
      ? { top: 0, bottom: innerHeight - slipSlot.offsetHeight - PANE_BAR }
      : text.getBoundingClientRect();
    const at = target.getBoundingClientRect();
    const bottom = Math.min(view.bottom, innerHeight);
    const visible = at.top >= view.top + CLEAR_ABOVE && at.bottom <= bottom - CLEAR_BELOW;
    if (tries === 0 || !target.isConnected || (visible && tries === MOST_AIMS)) return;
    const by = visible ? 0 : at.top - view.top - (bottom - view.top) / 3;
    const smooth = Math.abs(by) < FAR_WINDOWS * innerHeight && tries === MOST_AIMS && !STILL.matches;
    if (by !== 0) (NARROW.matches ? window : text).scrollBy({ top: by, behavior: smooth ? "smooth" : "instant" });
    setTimeout(() => scrollText(target, tries - 1), smooth ? SCROLL_MS : SETTLE_MS);
  }

  /** @param {TalkView} talk */
  function showTalk(talk) {
    show("text");
    const bracket = [...text.querySelectorAll(".bracket")].find((node) =>
      (node.getAttribute("data-talks") ?? "").split(" ").includes(talk.letter),
    );
    if (!bracket) return;
    scrollText(bracket);
    /** @type {HTMLElement | null} */ (bracket.querySelector(".letter"))?.focus({ preventScroll: true });
  }

  /** @param {TalkView} talk */
  function showCard(talk) {
    show("breakdown");
    const card = document.getElementById(`talk-${talk.letter}`);
    scrollTo(card, "center");
    card?.focus({ preventScroll: true });
  }

  /** @param {number} at offset in the text */
  function showAt(at) {
    show("text");
    const block = [...text.querySelectorAll("[data-at]")].findLast(
      (node) => Number(node.getAttribute("data-at")) <= at,
    );
    if (block) scrollText(block);
  }

  /**
   * @param {Element | null | undefined} target
   * @param {ScrollLogicalPosition} block
   */
  function scrollTo(target, block) {
    target?.scrollIntoView({ block, behavior: STILL.matches ? "instant" : "smooth" });
  }

  /** Scroll positions of the two panes on narrow pages. */
  const kept = { breakdown: 0, text: 0 };

  /** @param {"breakdown" | "text"} which */
  function show(which) {
    const now = /** @type {"breakdown" | "text"} */ (element.dataset.pane);
    if (now === which || !NARROW.matches) return;
    kept[now] = window.scrollY;
    element.dataset.pane = which;
    for (const button of element.querySelectorAll(".pane-bar button"))
      button.setAttribute("aria-pressed", String(button.getAttribute("data-pane") === which));
    window.scrollTo(0, kept[which]);
  }

  function paneBar() {
    const button = (/** @type {"breakdown" | "text"} */ which, /** @type {"rows" | "fileText"} */ name) =>
      h(
        "button",
        {
          type: "button",
          "data-pane": which,
          "aria-pressed": String(which === "breakdown"),
          on: { click: () => show(which) },
        },
        icon(name, 18),
        t(`result.${which}`),
      );
    return h("div", { class: "pane-bar" }, button("breakdown", "rows"), button("text", "fileText"));
  }

  /** The head of the docked text on pages of middle width. */
  function showDock() {
    const statement = selection.current();
    const folded = element.classList.contains("folded");
    const fold = h(
      "button",
      {
        type: "button",
        class: "tool",
        "aria-expanded": String(!folded),
        on: { click: () => (element.classList.toggle("folded"), showDock()) },
      },
      icon("chevronDown"),
      t(folded ? "text.show" : "text.hide"),
    );
    if (statement === null) return dockHead.replaceChildren(h("p", { class: "slip-title" }, t("text.choose")), fold);
    const all = model.statements.length;
    dockHead.replaceChildren(
      slipTitle(model, model.statements[statement]),
      h("span", { class: "slip-count" }, t("slip.countShort", { n: statement + 1, all })),
      iconButton("chevronLeft", t("slip.previous"), () => step(-1), statement === 0),
      iconButton("chevronRight", t("slip.next"), () => step(1), statement === all - 1),
      h(
        "button",
        {
          type: "button",
          class: "tool",
          "aria-expanded": String(element.classList.contains("with-details")),
          on: { click: () => element.classList.toggle("with-details") },
        },
        t("text.details"),
      ),
      fold,
    );
  }

  function swap() {
    const toText = focusArea() !== "text";
    if (NARROW.matches) show(toText ? "text" : "breakdown");
    const statement = selection.current();
    if (statement !== null) return focusTag(statement, toText ? "text" : "breakdown");
    (toText ? text : breakdown).focus({ preventScroll: true });
  }

  const leaving = new AbortController();
  listenToKeys(element, leaving.signal, {
    step,
    swap,
    copy,
    escape,
    open: () => {
      const tag = document.activeElement?.closest(".tag");
      const statement = tag ? Number(tag.getAttribute("data-s")) : selection.current();
      if (statement === null) return;
      if (statement === selection.current()) {
        open = !open;
        drawSlip();
      } else selection.select(statement, tag && text.contains(tag) ? "text" : "breakdown");
    },
    speaker: bySpeaker,
    find: () => (show("breakdown"), statements.find()),
    help: () => {
      show("breakdown");
      const keys = document.getElementById("keys");
      scrollTo(keys, "center");
      keys?.focus({ preventScroll: true });
    },
  });

  /** @param {Place} place */
  function follow(place) {
    following = true;
    filters = place.filters;
    statements.apply(filters);
    const statement = place.statement !== null && place.statement < model.statements.length ? place.statement : null;
    if (statement !== selection.current()) selection.select(statement, "address");
    following = false;
  }

  return {
    element,
    follow,
    enter(place) {
      const stop = spy(breakdown);
      leaving.signal.addEventListener("abort", stop);
      leaving.signal.addEventListener("abort", footOfPrint(account(model)));
      follow(place);
    },
    reveal: (id) => show(id === "text" ? "text" : "breakdown"),
    leave: () => leaving.abort(),
  };
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

/** @param {Model} model */
function partsNav(model) {
  const { commitments, requests } = model.analysis.ledger;
  const parts = /** @type {[string, number][]} */ ([
    ["talks", model.talks.length],
    ["ledger", commitments.length + requests.length],
    ["positions", positionsOf(model).length],
    ["statements", model.statements.length],
  ]);
  const go = (/** @type {Event} */ event, /** @type {string} */ id) => {
    event.preventDefault(); // the address keeps the selection
    const part = document.getElementById(id);
    part?.scrollIntoView({ block: "start", behavior: STILL.matches ? "instant" : "smooth" });
  };
  return h(
    "nav",
    { class: "parts", "aria-label": t("result.nav") },
    ...parts.map(([id, n]) =>
      h(
        "a",
        { href: `#${id}`, on: { click: (/** @type {Event} */ event) => go(event, id) } },
        t(`sections.${id}`),
        " ",
        h("span", { class: "count" }, inDigits(n)),
      ),
    ),
  );
}

/**
 * Keeps the part that is being read marked in the row of links.
 * @param {HTMLElement} breakdown
 */
function spy(breakdown) {
  const links = [...breakdown.querySelectorAll(".parts a")];
  if (links.length === 0) return () => {};
  const parts = links.map((link) =>
    document.getElementById(/** @type {string} */ (link.getAttribute("href")).slice(1)),
  );
  const mark = (/** @type {number} */ current) =>
    links.forEach((link, index) =>
      index === current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"),
    );
  mark(0);
  const visible = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? visible.add(target) : visible.delete(target);
      const current = parts.findIndex((part) => visible.has(part));
      if (current >= 0) mark(current);
    },
    // the band of the window in which what one reads stands
    { rootMargin: "-15% 0px -60% 0px" },
  );
  for (const part of parts) if (part) observer.observe(part);
  return () => observer.disconnect();
}

/**
 * Prints the account's name and the page's number at the foot of every page.
 * @param {string} account
 * @returns {() => void} takes it away again
 */
function footOfPrint(account) {
  const sheet = new CSSStyleSheet();
  const font = "font: 8pt system-ui, sans-serif; color: #47544c;";
  sheet.replaceSync(
    `@page { @bottom-left { content: ${JSON.stringify(account)}; ${font} } @bottom-right { content: "${t("print.page")} " counter(page); ${font} } }`,
  );
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** @param {Model} model */
function nothing(model) {
  const { blocks, words } = model.analysis.article;
  const paragraphs = t("nothing.paragraphs", {
    n: blocks.filter((block) => block.kind === "paragraph" || block.kind === "turn").length,
  });
  return h("div", { class: "silent nothing" }, h("p", {}, t("nothing.text", { n: words, m: paragraphs })));
}
