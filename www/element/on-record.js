// @ts-check
/**
 * The custom element `<on-record>`. Takes an article on the page (`for`), packed in a link or kept in a hidden element
 * (`src`), or given as a string (`text`); shows who talked with whom and what was said, in a shadow root of its own,
 * and marks the article in place. It reads when it comes into view. docs/embedding.md tells how it is used.
 */
import { style } from "on-record-styles";
import { parse, unpack } from "../address.js";
import { buildModel } from "../model.js";
import { errorBox } from "../notices.js";
import { ReadError } from "../reader.js";
import { createSelection, listenWithin, statementsAt, unfoldAll } from "../selection.js";
import { t } from "../strings.js";
import { markArticle } from "./marks.js";
import { schemeOf } from "./scheme.js";
import { sharedReader } from "./shared-reader.js";
import { publishedOn, readSource } from "./source.js";
import { frame, renderElement, renderMessage } from "./view.js";

/** @import { Analysis } from "../../src/wasm.d.ts" */
/** @import { Model } from "../model.js" */
/** @import { Selection } from "../selection.js" */
/** @import { Marks } from "./marks.js" */
/** @import { Source } from "./source.js" */

/** How far below the window an element begins to read, so that it is there when it is scrolled to. */
const AHEAD = "50% 0px";
const ISO_DAY = /^\d{4}-\d\d-\d\d/;

/**
 * What is to be read; the article's element and the places in it where it stands on the page.
 * @typedef {{text: string, published: string | null, article: Element | null, source: Source | null}} Task
 */

/** Why there is nothing to show: a key of the interface's `error` texts. */
class NoText extends Error {
  /** @param {"noArticle" | "noText" | "badLink"} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** One unit of length for all elements: what 1em is where they stand, unless the site says otherwise. */
function registerUnit() {
  try {
    CSS.registerProperty({ name: "--onrecord-unit", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // by an element of another build on the same page
  }
}

/** @type {CSSStyleSheet | null} */
let sheet = null;

function styleSheet() {
  if (!sheet) {
    registerUnit();
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  return sheet;
}

export class OnRecord extends HTMLElement {
  static observedAttributes = ["for", "src", "published", "marks", "open", "theme"];

  #root = this.attachShadow({ mode: "open" });
  #internals = this.attachInternals();
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #onScheme = () => this.#seen && this.refresh();
  #onPrint = () => unfoldAll(this.#root);
  /** @type {IntersectionObserver | null} */
  #watch = null;
  #seen = false;
  /** @type {string | null} */
  #text = null;
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Selection | null} */
  #selection = null;
  /** @type {Marks | null} */
  #marks = null;
  /** The text that the analysis is of. */
  #read = "";
  #turn = 0;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styleSheet()];
    this.#internals.role = "region";
    this.#internals.ariaLabel = t("product");
  }

  connectedCallback() {
    this.#show(frame());
    this.#watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#watch?.disconnect();
        this.#seen = true;
        this.refresh();
      },
      { rootMargin: AHEAD },
    );
    this.#watch.observe(this);
    this.#dark.addEventListener("change", this.#onScheme);
    addEventListener("beforeprint", this.#onPrint);
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
    this.#dark.removeEventListener("change", this.#onScheme);
    removeEventListener("beforeprint", this.#onPrint);
    this.#seen = false;
    this.#turn++;
    this.#forget();
  }

  attributeChangedCallback() {
    if (this.#seen) this.refresh();
  }

  /** The text to read, where it is given by a script; null for an article on the page. */
  get text() {
    return this.#text;
  }
  set text(text) {
    this.#text = text === null || text === undefined ? null : String(text);
    if (this.#seen) this.refresh();
  }

  /** What was read: the same that `analyze` of the package gives; null before, and where nothing could be read. */
  get analysis() {
    return this.#analysis;
  }

  /** The index of the chosen statement, or null. */
  get selected() {
    return this.#selection?.current() ?? null;
  }
  set selected(statement) {
    const known = this.#analysis && Number.isInteger(statement) && this.#analysis.statements[Number(statement)];
    this.#selection?.select(known ? Number(statement) : null, "address");
  }

  /** Reads anew: after a change to the article. */
  async refresh() {
    const turn = ++this.#turn;
    try {
      const task = await this.#task();
      if (turn !== this.#turn) return;
      const analysis = await sharedReader().readToo(task.text, { published: task.published, minConfidence: 0 });
      if (turn === this.#turn) this.#present(task, analysis);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** @returns {Promise<Task>} */
  async #task() {
    const published = this.getAttribute("published");
    if (this.#text !== null) return this.#given(this.#text, published);
    const link = this.getAttribute("src");
    const from = this.getAttribute("for");
    if (link !== null) return this.#linked(link, published);
    const article = from === null ? null : this.#byId(from);
    if (!article) throw new NoText("noArticle");
    const source = readSource(article);
    const dated = published ?? publishedOn(this.ownerDocument);
    return { ...this.#given(source.text, dated), article, source };
  }

  /**
   * @param {string} text
   * @param {string | null} published
   * @returns {Task}
   */
  #given(text, published) {
    if (text.trim() === "") throw new NoText("noText");
    // the page counts as the text does: lone surrogates are replaced one by one
    return {
      text: text.toWellFormed(),
      published: published?.match(ISO_DAY)?.[0] ?? null,
      article: null,
      source: null,
    };
  }

  /**
   * The text in a link's fragment, or of a hidden element; nothing is fetched.
   * @param {string} link
   * @param {string | null} published
   */
  async #linked(link, published) {
    const fragment = link.slice(link.indexOf("#"));
    const kept = link.startsWith("#") ? this.#byId(link.slice(1)) : null;
    if (kept)
      return this.#given((kept instanceof HTMLTemplateElement ? kept.content : kept).textContent ?? "", published);
    const { packed, published: dated } = parse(fragment);
    if (!packed) throw new NoText("noArticle");
    const text = await unpack(packed).catch(() => {
      throw new NoText("badLink");
    });
    return this.#given(text, published ?? dated);
  }

  /** @param {string} id */
  #byId(id) {
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    return root.getElementById?.(id) ?? this.ownerDocument.getElementById(id);
  }

  /**
   * @param {Task} task
   * @param {Analysis} analysis
   */
  #present({ text, article, source }, analysis) {
    const chosen = text === this.#read ? this.selected : null; // read anew for another theme
    this.#forget();
    this.#analysis = analysis;
    this.#read = text;
    const model = buildModel(text, analysis);
    const selection = createSelection();
    this.#selection = selection;
    const toText = article ? () => article.scrollIntoView({ block: "start" }) : null;
    const showTalk = (/** @type {string} */ letter) => this.#showTalk(model, letter);
    const view = renderElement(model, selection, { toText, showTalk }, this.hasAttribute("open"));
    listenWithin(selection, view, "breakdown");
    if (article && source && this.getAttribute("marks") !== "none") {
      const marks = markArticle(article, source, model, (statement) => selection.select(statement, "text"));
      this.#marks = marks;
      view.addEventListener("pointerover", (event) => marks.hover(statementsAt(event.target)));
      view.addEventListener("pointerleave", () => marks.hover([]));
    }
    if (chosen !== null) this.selected = chosen;
    this.#marks?.select(chosen);
    selection.onSelect((statement, origin) => this.#selected(statement, origin === "breakdown"));
    this.#show(view);
    this.dispatchEvent(new CustomEvent("analysis", { detail: analysis }));
  }

  /**
   * @param {number | null} statement
   * @param {boolean} scroll
   */
  #selected(statement, scroll) {
    this.#marks?.select(statement);
    if (statement !== null && scroll) this.#marks?.scrollTo(statement);
    const detail = {
      index: statement,
      statement: statement === null ? null : (this.#analysis?.statements[statement] ?? null),
    };
    this.dispatchEvent(new CustomEvent("select", { detail }));
  }

  /** To a conversation's first words. @param {Model} model @param {string} letter */
  #showTalk(model, letter) {
    const first = model.talks.find((talk) => talk.letter === letter)?.statements[0];
    if (first) this.#selection?.select(first.index, "breakdown");
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#forget();
    const reason = error instanceof ReadError || error instanceof NoText ? error.reason : "crash";
    this.#show(renderMessage(errorBox(reason)));
    const message = error instanceof Error ? error.message : String(error);
    this.dispatchEvent(new CustomEvent("error", { detail: { reason, message } }));
  }

  #forget() {
    this.#marks?.remove();
    this.#marks = null;
    this.#selection = null;
    this.#analysis = null;
  }

  /** @param {HTMLElement} view */
  #show(view) {
    // the account's words are set in the site's own type
    view.style.setProperty("--host-font", getComputedStyle(this).fontFamily);
    this.#internals.states.clear();
    this.#internals.states.add(schemeOf(this));
    this.#root.replaceChildren(view);
  }
}

if (!customElements.get("on-record")) customElements.define("on-record", OnRecord);
