// @ts-check
/** The page: start and result, one of them shown; the text and its analysis are its only state beside the selection. */
import { format, LONGEST_LINK_BYTES, pack, parse, unpack } from "./address.js";
import { h } from "./dom.js";
import { renderHeader } from "./header.js";
import { EXAMPLES, renderInput } from "./input.js";
import { buildModel, slice } from "./model.js";
import { box, errorBox } from "./notices.js";
import { createReader, ReadError } from "./reader.js";
import { renderResult } from "./result.js";
import { saveAs } from "./save.js";
import { noFilters } from "./statements.js";
import { inDigits, t } from "./strings.js";
import { countWords } from "./model.js";

/** @import { Analysis } from "../src/wasm.d.ts" */
/** @import { ResultView } from "./result.js" */
/** @import { Format } from "./save.js" */

/** Shorter readings are not announced: a message that flashes is noise. */
const PROGRESS_AFTER_MS = 250;

const reader = createReader();
const live = h("div", { class: "live", role: "status", "aria-live": "polite" });
const skips = h("nav", { class: "skips", "aria-label": t("skip.label") });
const toasts = h("div", { class: "toasts" });
const main = h("main", { id: "main", tabindex: "-1" });
const input = renderInput({
  read: (text, published, next) => read({ text, published, next }),
  example: (key) => read({ text: EXAMPLES[key].text, example: key }),
  copied: (done) => (done ? announce(t("embed.copied")) : toast(errorBox("write", {}, null))),
});
const header = renderHeader({ fresh, next, copyLink, save, print: () => window.print() });

/**
 * What is shown, if a text has been read.
 * @type {{text: string, published: string, example: string, packed: string, analysis: Analysis, view: ResultView} | null}
 */
let result = null;

/** Files that were dropped together and are still to be read. @type {File[]} */
let waiting = [];

document.body.append(skips, header.element, main, toasts, live);
showStart();
addEventListener("popstate", () => follow());
follow();
// ready to paste into; not where the keyboard of a touch screen would cover the page
if (!location.hash && matchMedia("(hover: hover)").matches) input.focus();

/** @param {"start" | "result"} view */
function showSkips(view) {
  const link = (/** @type {string} */ to, /** @type {string} */ words) =>
    h("a", { class: "skip", href: `#${to}`, on: { click: (/** @type {Event} */ event) => skipTo(event, to) } }, words);
  skips.replaceChildren(
    ...(view === "start"
      ? [link("article", t("skip.input"))]
      : [link("breakdown", t("skip.breakdown")), link("text", t("skip.text"))]),
  );
}

/**
 * Moves focus without touching the address, which keeps the selection.
 * @param {Event} event
 * @param {string} id
 */
function skipTo(event, id) {
  event.preventDefault();
  result?.view.reveal(id);
  document.getElementById(id)?.focus();
}

function showStart() {
  result?.view.leave();
  result = null;
  document.title = t("title");
  document.body.dataset.view = "start";
  header.show("start");
  showSkips("start");
  main.replaceChildren(input.element);
}

/** Back to the box, with the text still in it. */
function fresh() {
  if (result) input.fill(result.example ? "" : result.text, result.example ? "" : result.published);
  history.pushState(null, "", location.pathname + location.search);
  showStart();
  input.tell(null);
  scrollTo(0, 0);
  input.focus();
}

/** Goes on to the next file. */
function next() {
  const files = waiting;
  showStart(); // where a file that cannot be read is told
  if (files.length > 0) input.take(files);
}

/**
 * Reads a text and shows its breakdown.
 * @param {{text: string, published?: string, example?: string, packed?: string, next?: File[]}} request
 * @param {boolean} [pushed] whether the address is already right
 */
async function read({ text, published = "", example = "", packed = "", next: files = [] }, pushed = false) {
  const whole = text.toWellFormed();
  const progress = setTimeout(() => input.tell(progressBox(whole)), PROGRESS_AFTER_MS);
  try {
    const analysis = await reader.read(whole, published || null);
    input.tell(null);
    if (!pushed)
      history.pushState(
        null,
        "",
        format({ example, packed, published: example || packed ? published : "" }) ||
          location.pathname + location.search,
      );
    waiting = files;
    showResult({ text: whole, published, example, packed, analysis });
  } catch (error) {
    const reason = error instanceof ReadError ? error.reason : "crash";
    if (!example) input.fill(whole, published);
    if (result) showStart();
    input.tell(
      errorBox(
        reason,
        {},
        reason === "crash"
          ? { text: t("error.again"), onClick: () => read({ text, published, example, packed, next: files }) }
          : null,
      ),
    );
  } finally {
    clearTimeout(progress);
  }
}

/** @param {string} text */
function progressBox(text) {
  live.textContent = t("reading.announce");
  return box({
    icon: "fileText",
    title: t("reading.title", { n: inDigits(countWords(text)) }),
    text: t("reading.text"),
    action: { text: t("reading.stop"), onClick: () => reader.stop() },
  });
}

/** @param {{text: string, published: string, example: string, packed: string, analysis: Analysis}} parts */
function showResult(parts) {
  result?.view.leave();
  const model = buildModel(parts.text, parts.analysis);
  const view = renderResult(model, {
    given: parts.published,
    giveDate: (published) => read({ ...parts, published, next: waiting }, true),
    place: (place, push) => {
      const hash = format({
        ...place,
        example: parts.example,
        packed: parts.packed,
        published: parts.example || parts.packed ? parts.published : "",
      });
      history[push ? "pushState" : "replaceState"](null, "", hash || location.pathname + location.search);
    },
    linkTo: (statement) => copyLink(statement),
    tell: announce,
    fail: (key) => toast(errorBox(key, {}, null)),
  });
  result = { ...parts, view };
  const headline = slice(parts.text, parts.analysis.article.headline);
  document.title = headline ? t("titleFor", { headline }) : t("title");
  document.body.dataset.view = "result";
  header.show("result", waiting);
  showSkips("result");
  main.replaceChildren(view.element);
  scrollTo(0, 0);
  view.enter(parse(location.hash));
  live.textContent = t("result.announce", {
    talks: t("talk", { n: model.talks.length }),
    statements: t("opening.statements", { n: model.statements.length }),
  });
}

/** Shows what the address says: an example, a packed text, a selection; or the start. */
async function follow() {
  const place = parse(location.hash);
  if (place.example in EXAMPLES && place.example !== result?.example) {
    return read({ text: EXAMPLES[place.example].text, example: place.example, published: place.published }, true);
  }
  if (place.packed && place.packed !== result?.packed) {
    try {
      return read({ text: await unpack(place.packed), packed: place.packed, published: place.published }, true);
    } catch {
      showStart();
      return input.tell(errorBox("badLink"));
    }
  }
  if (result) result.view.follow(place);
}

/**
 * Puts a link to the breakdown on the clipboard; the text travels in its fragment.
 * @param {number | null} [statement]
 */
async function copyLink(statement = null) {
  if (!result) return;
  const { text, example, published } = result;
  const packed = example ? "" : await pack(text);
  if (packed.length > LONGEST_LINK_BYTES) {
    const size = { n: Math.ceil(packed.length / 1024), most: LONGEST_LINK_BYTES / 1024 };
    return toast(errorBox("link", size, { text: t("header.export"), onClick: () => save("markdown") }));
  }
  const hash = format({ statement, filters: noFilters(), example, packed, published });
  try {
    await navigator.clipboard.writeText(new URL(hash, location.href).href);
    announce(t("done.linkCopied"));
  } catch {
    toast(errorBox("write"));
  }
}

/** @param {Format} format */
async function save(format) {
  if (!result) return;
  const { text, published, analysis } = result;
  try {
    const contents =
      format === "json" ? JSON.stringify(analysis, null, 2) : await reader.exportAs(format, text, published || null);
    saveAs(format, slice(text, analysis.article.headline), contents);
    announce(t("done.exported"));
  } catch {
    toast(errorBox("export"));
  }
}

/**
 * A word that something is done: seen and heard, gone by itself.
 * @param {string} words
 */
function announce(words) {
  live.textContent = words;
  toast(h("p", { class: "toast" }, words));
}

const TOAST_MS = 4000;

/** @param {HTMLElement} element */
function toast(element) {
  const closing = element.matches(".toast");
  toasts.replaceChildren(element);
  if (closing) setTimeout(() => element.remove(), TOAST_MS);
  else
    element.append(
      h("button", { type: "button", class: "button", on: { click: () => element.remove() } }, t("error.close")),
    );
}
