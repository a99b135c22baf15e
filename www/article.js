// @ts-check
/**
 * Takes the text and the model; makes the sheet: every block as it stands, what was said tinted in its speaker's colour,
 * numbered by a tag before its first piece, reporting words underlined, evidence dotted, conversations bracketed in the
 * margin. Spans may nest and overlap.
 */
import { h, rich, textNodes } from "./dom.js";
import { fillLater } from "./later.js";
import { resetRoving, roving } from "./selection.js";
import { date, t } from "./strings.js";
import { letter, tag } from "./tag.js";

/** @import { Analysis, Span } from "../src/wasm.d.ts" */
/** @import { Model, StatementView, TalkView } from "./model.js" */
/** @import { Selection } from "./selection.js" */

/**
 * A stretch of the text to mark. Outer ones sort before inner ones: by start, then by end, then by rank.
 * @typedef {object} Mark
 * @property {number} start
 * @property {number} end
 * @property {number} rank
 * @property {"content" | "source" | "cue" | "evidence" | "tag"} kind
 * @property {number[]} statements
 * @property {StatementView | null} view
 * @property {boolean} first whether the statement's tag goes before it
 */

const RANK = { content: 0, source: 1, cue: 2, evidence: 3, tag: 4 };

/** @type {Record<string, string>} */
const TAGS = { headline: "h2", heading: "h3" };

/** Kinds of blocks that tell of a conversation without a statement; a headline only announces it. */
const TELLING = new Set(["paragraph", "turn"]);

/**
 * Blocks marked before the text is shown: more than a window holds. The others stand as plain text until they come near
 * or the page is idle.
 */
const FIRST_BLOCKS = 24;

/**
 * @typedef {object} ArticleContext
 * @property {Model} model
 * @property {Selection} selection
 * @property {(talk: TalkView) => void} showCard
 * @property {string} given the publication date, where the reader gave it
 * @property {HTMLElement | null} tools what stands above the text
 * @property {AbortSignal} signal ends the marking
 */

/**
 * @typedef {object} ArticleView
 * @property {HTMLElement} element
 * @property {(statement: number) => void} mark makes sure that a statement's words are marked
 * @property {() => void} markAll
 */

/**
 * @param {ArticleContext} context
 * @returns {ArticleView}
 */
export function renderArticle(context) {
  const { model, signal } = context;
  const sheet = h("div", { class: "sheet" }, context.tools);
  if (context.given) sheet.append(h("p", { class: "given" }, t("text.given", { date: date(context.given) })));
  const marks = collectMarks(model);
  const blocks = appendBlocks(context, sheet);
  if (model.statements.length > 0) sheet.append(legend());
  // those without marks are finished as they stand
  const marked = [...marks.keys()].sort((a, b) => a - b);
  const fillBlock = (/** @type {number} */ which) => {
    const index = marked[which];
    fill(context, blocks[index], model.analysis.article.blocks[index].span, marks.get(index) ?? []);
    resetRoving(sheet, ".tag");
  };
  const filling = fillLater(
    sheet,
    marked.map((index) => blocks[index]),
    fillBlock,
    marked.filter((index) => index < FIRST_BLOCKS).length,
    signal,
  );
  roving(sheet, ".tag");
  return {
    element: sheet,
    mark: (statement) => markOf(marked, marks, statement).forEach(filling.now),
    markAll: filling.all,
  };
}

/**
 * The places in the list of marked blocks at which a statement's words stand.
 * @param {number[]} marked
 * @param {Map<number, Mark[]>} marks
 * @param {number} statement
 */
function markOf(marked, marks, statement) {
  const holds = (/** @type {number} */ block) => marks.get(block)?.some((mark) => mark.statements.includes(statement));
  return marked.flatMap((block, which) => (holds(block) ? [which] : []));
}

/**
 * Puts every block, as plain text, on the sheet: paragraphs of one conversation within its bracket.
 * @param {ArticleContext} context
 * @param {HTMLElement} sheet
 * @returns {HTMLElement[]} the blocks
 */
function appendBlocks(context, sheet) {
  const { model } = context;
  const talksOf = blockTalks(model);
  let hadHeadline = false;
  /** @type {{key: string, box: HTMLElement} | null} */
  let bracket = null;
  return model.analysis.article.blocks.map(({ kind, span }, index) => {
    const node = renderBlock(model, kind, kind === "headline" && hadHeadline, span);
    hadHeadline ||= kind === "headline";
    const talks = talksOf[index];
    const key = talks.map((talk) => talk.letter).join(",");
    if (!key) bracket = null;
    else if (bracket?.key !== key) {
      bracket = { key, box: renderBracket(context, talks) };
      sheet.append(bracket.box);
    }
    (bracket?.box ?? sheet).append(node);
    return node;
  });
}

/**
 * Every mark, by the block it stands in; cut where it runs over several.
 * @param {Model} model
 * @returns {Map<number, Mark[]>}
 */
function collectMarks(model) {
  /** @type {Map<string, Mark>} */
  const shared = new Map();
  /** @type {Mark[]} */
  const marks = [];
  const add = (
    /** @type {Span} */ span,
    /** @type {Mark["kind"]} */ kind,
    /** @type {StatementView | null} */ view,
    first = false,
  ) => {
    const statements = view ? [view.index] : [];
    const mark = { start: span.start, end: span.end, rank: RANK[kind], kind, statements, view, first };
    // one subject may serve several statements: “Voss said …, adding that …”
    const key = `${kind} ${span.start} ${span.end}`;
    const known = kind === "content" ? undefined : shared.get(key);
    if (known) known.statements.push(...mark.statements.filter((index) => !known.statements.includes(index)));
    else marks.push(mark);
    shared.set(key, known ?? mark);
  };
  for (const view of model.statements) {
    view.statement.content.forEach((span, piece) => add(span, "content", view, piece === 0));
    if (view.statement.source) add(view.statement.source, "source", view);
    if (view.statement.cue) add(view.statement.cue, "cue", view);
  }
  for (const { conversation } of model.talks) {
    for (const span of conversation.evidence) add(span, "evidence", null);
    if (conversation.dateFrom) add(conversation.dateFrom, "evidence", null);
  }
  const some = marks.filter((mark) => mark.start < mark.end);
  return cutByBlock(model, some);
}

/**
 * @param {Model} model
 * @param {Mark[]} marks
 */
function cutByBlock(model, marks) {
  const { blocks } = model.analysis.article;
  marks.sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
  /** @type {Map<number, Mark[]>} */
  const byBlock = new Map();
  let firstBlock = 0;
  for (const mark of marks) {
    while (firstBlock < blocks.length && blocks[firstBlock].span.end <= mark.start) firstBlock++;
    let first = mark.first;
    for (let index = firstBlock; index < blocks.length && blocks[index].span.start < mark.end; index++) {
      const { span } = blocks[index];
      const cut = { ...mark, start: Math.max(mark.start, span.start), end: Math.min(mark.end, span.end), first };
      const own = byBlock.get(index);
      if (own) own.push(cut);
      else byBlock.set(index, [cut]);
      first = false;
    }
  }
  return byBlock;
}

/**
 * The conversations each block tells: those of its statements, else the one of which it is evidence.
 * @param {Model} model
 * @returns {TalkView[][]}
 */
function blockTalks(model) {
  const { blocks } = model.analysis.article;
  const spoken = talksByBlock(
    blocks,
    model.statements.flatMap(({ statement }) => {
      const talks = statement.conversations.map((index) => model.talks[index]).filter(Boolean);
      return statement.content.map((span) => ({ span, talks }));
    }),
  );
  const told = talksByBlock(
    blocks,
    model.talks.flatMap((talk) => talk.conversation.evidence.map((span) => ({ span, talks: [talk] }))),
  );
  return blocks.map(({ kind }, index) => {
    if (spoken[index].size > 0) return [...spoken[index]].sort((a, b) => a.index - b.index);
    return TELLING.has(kind) && told[index].size === 1 ? [...told[index]] : [];
  });
}

/**
 * The conversations of the spans that touch each block.
 * @param {Analysis["article"]["blocks"]} blocks in the order of the text
 * @param {{span: Span, talks: TalkView[]}[]} spans in any order
 */
function talksByBlock(blocks, spans) {
  const touching = blocks.map(() => /** @type {Set<TalkView>} */ (new Set()));
  let first = 0;
  for (const { span, talks } of spans.sort((a, b) => a.span.start - b.span.start)) {
    while (first < blocks.length && blocks[first].span.end <= span.start) first++;
    for (let index = first; index < blocks.length && blocks[index].span.start < span.end; index++)
      for (const talk of talks) touching[index].add(talk);
  }
  return touching;
}

/**
 * @param {ArticleContext} context
 * @param {TalkView[]} talks
 */
function renderBracket(context, talks) {
  const letters = talks.map((talk) =>
    letter(talk, { label: t("card.toCard", { letter: talk.letter }), onClick: () => context.showCard(talk) }),
  );
  return h(
    "div",
    { class: "bracket", "data-talks": talks.map((talk) => talk.letter).join(" ") },
    h("div", { class: "margin" }, h("div", { class: "letters" }, ...letters)),
  );
}

/**
 * @param {Model} model
 * @param {string} kind
 * @param {boolean} deck a headline after the first
 * @param {Span} span
 */
function renderBlock(model, kind, deck, span) {
  const attributes = { class: deck ? "deck" : kind, dir: "auto", "data-at": span.start };
  return h(deck ? "p" : (TAGS[kind] ?? "p"), attributes, model.text.slice(span.start, span.end));
}

/**
 * Writes the block's text into it, with an element for each mark. Marks that cross the end of an outer one are cut
 * there and go on beside it, so that elements always nest.
 * @param {ArticleContext} context
 * @param {HTMLElement} block
 * @param {Span} span
 * @param {Mark[]} marks
 */
function fill({ model, selection }, block, span, marks) {
  block.replaceChildren();
  const queue = [...marks].reverse();
  /** @type {{element: HTMLElement, end: number}[]} */
  const open = [{ element: block, end: span.end }];
  let at = span.start;
  const write = (/** @type {number} */ to) => {
    if (to > at) open[open.length - 1].element.append(...textNodes(model.text.slice(at, to)));
    at = Math.max(at, to);
  };
  const closeUntil = (/** @type {number} */ position) => {
    while (open.length > 1 && open[open.length - 1].end <= position) {
      write(open[open.length - 1].end);
      open.pop();
    }
  };
  while (queue.length > 0) {
    const mark = /** @type {Mark} */ (queue.pop());
    closeUntil(mark.start);
    write(mark.start);
    const outer = open[open.length - 1];
    if (mark.end > outer.end) {
      insertSorted(queue, { ...mark, start: outer.end, first: false });
      mark.end = outer.end;
    }
    if (mark.first && mark.view) outer.element.append(tag(model, mark.view, selection));
    if (mark.kind === "content") outer.element.closest(".said-here")?.classList.add("outer");
    const element = markElement(model, mark);
    if (mark.statements.length > 0) selection.place(element, ...mark.statements);
    outer.element.append(element);
    open.push({ element, end: mark.end });
  }
  closeUntil(span.end);
  write(span.end);
}

/**
 * Into a queue that is sorted from last to first.
 * @param {Mark[]} queue
 * @param {Mark} mark
 */
function insertSorted(queue, mark) {
  let index = queue.length;
  while (index > 0 && queue[index - 1].start < mark.start) index--;
  queue.splice(index, 0, mark);
}

/**
 * @param {Model} model
 * @param {Mark} mark
 */
function markElement(model, { kind, view, statements }) {
  const colour = new Set(statements.map((index) => model.statements[index].colour)).size === 1 ? view?.colour : 0;
  if (kind === "content")
    return h("span", { class: `said-here sp${colour}${view?.lessCertain ? " less-certain" : ""}` });
  if (kind === "evidence") return h("span", { class: "evidence" });
  return h("span", { class: `${kind} sp${colour}` });
}

function legend() {
  return h(
    "p",
    { class: "legend" },
    h("span", {}, ...rich(t("text.legendShaded"), "b")),
    h("span", {}, ...rich(t("text.legendUnderlined"), "b")),
    h("span", {}, ...rich(t("text.legendDotted"), "b")),
  );
}
