// @ts-check
/** The page: start and result, one of them shown; the text and its analysis are its only state beside the selection. */
import { format, LONGEST_LINK_BYTES, pack, parse, unpack } from "./address.js";
import { h } from "./dom.js";
import { renderHeader } from "./header.js";
import { EXAMPLES, renderInput } from "./input.js";
import { buildModel, countWords, slice } from "./model.js";
import { box, errorBox } from "./notices.js";
import { renderProgress } from "./progress.js";
import { createReader, ReadError } from "./reader.js";
import { renderResult } from "./result.js";
import { saveAs } from "./save.js";
import { noFilters } from "./filters.js";
import { inDigits, t } from "./strings.js";

/** @import { Analysis } from "../src/wasm.d.ts" */
/** @import { Place } from "./address.js" */
/** @import { Progress } from "./progress.js" */
/** @import { Reading } from "./protocol.js" */
/** @import { ResultView } from "./result.js" */
/** @import { Format } from "./save.js" */

/**
 * A text to read, and what its address and its exports must say of it.
 * @typedef {object} Source
 * @property {string} text
 * @property {string} published date given with it
 * @property {string} example key of the example that it is
 * @property {string} packed the text, as the link had it that brought it
 * @property {string} least confidence; what is less sure is left out
 */

/**
 * What is shown. `whole` is the text in the box, `text` as much of it as has been read.
 * @typedef {Source & {whole: string, analysis: Analysis, view: ResultView}} Result
 */

/** Shorter readings are not announced: a message that flashes is noise. */
const PROGRESS_AFTER_MS = 250;

/** @type {Source} */
const NOTHING = { text: "", published: "", example: "", packed: "", least: "" };

const reader = createReader();
const live = h("div", { class: "live", role: "status", "aria-live": "polite" });
const skips = h("nav", { class: "skips", "aria-label": t("skip.label") });
const toasts = h("section", { class: "toasts", "aria-label": t("messages") });
const main = h("main", { id: "main", tabindex: "-1" });
const input = renderInput({
  read: (text, published, next) => read({ ...NOTHING, text, published }, { next }),
  example: (key) => read({ ...NOTHING, text: EXAMPLES[key].text, example: key }),
  copied: (done) => (done ? announce(t("embed.copied")) : toast(errorBox("write", {}, null))),
});
const header = renderHeader({ fresh, next, copyLink, save, print: () => window.print() });

/** What is shown, if a text has been read. @type {Result | null} */
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
  if (result) input.fill(result.example ? "" : result.whole, result.example ? "" : result.published);
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
 * Reads a text and shows its breakdown: of its beginning first, where it is long.
 * @param {Source} source
 * @param {{addressed?: boolean, renews?: boolean, next?: File[]}} [how] `addressed`: the address says it already; `renews`:
 *   it is another reading of what is shown; `next`: files that are still to be read
 */
async function read(source, { addressed = false, renews = false, next: files = [] } = {}) {
  const whole = source.text.toWellFormed();
  let begun = /** @type {Progress | null} */ (null);
  const progress = () => (begun ??= renderProgress(countWords(whole), () => reader.stop()));
  const slow = setTimeout(() => tellSlow(progress, renews), PROGRESS_AFTER_MS);
  let shown = renews && result !== null;
  const present = (
    /** @type {Analysis} */ analysis,
    /** @type {number} */ end,
    /** @type {HTMLElement | null} */ banner,
  ) => {
    const text = whole.slice(0, end);
    const next = { ...source, text, whole, analysis };
    if (shown) renewResult(next, banner);
    else {
      if (!addressed) history.pushState(null, "", addressOf(source, { statement: null, filters: filtersOf(source) }));
      waiting = files;
      showResult(next, banner);
    }
    shown = true;
  };
  try {
    const analysis = await reader.read(whole, readingOf(source), (part) => {
      if (renews) return;
      progress().found(part);
      present(part.result, part.end, progress().element);
    });
    present(analysis, whole.length, null);
    announceResult(analysis);
  } catch (error) {
    const reason = error instanceof ReadError ? error.reason : "crash";
    if (!renews) unread(reason, source, () => read(source, { addressed, next: files }));
    else if (reason !== "stopped") toast(errorBox(reason));
  } finally {
    clearTimeout(slow);
    begun?.end();
  }
}

/**
 * A reading that did not come to its end: what has been read stays, else the text goes back to the box.
 * @param {"crash" | "load" | "stopped"} reason
 * @param {Source} source
 * @param {() => void} again
 */
function unread(reason, source, again) {
  const retry = { text: t("error.again"), onClick: again };
  if (result && result.whole === source.text && result.text.length < result.whole.length) {
    const words = { n: inDigits(result.analysis.article.words), all: inDigits(countWords(result.whole)) };
    const [title, text] = [t("reading.stopped", words), t("reading.stoppedText")];
    return renewResult(result, box({ icon: "info", title, text, action: { ...retry, text: t("reading.readOn") } }));
  }
  if (!source.example) input.fill(source.text, source.published);
  if (result) showStart();
  input.tell(errorBox(reason, {}, reason === "crash" ? retry : null));
}

/**
 * @param {() => Progress} progress
 * @param {boolean} renews
 */
function tellSlow(progress, renews) {
  live.textContent = t("reading.announce");
  if (!renews && document.body.dataset.view === "start") input.tell(progress().element);
}

/** @param {Source} source @returns {Reading} */
function readingOf({ published, least }) {
  return { published: published || null, minConfidence: Number(least) || 0 };
}

/** @param {Source} source */
function filtersOf({ least }) {
  return { ...noFilters(), least };
}

/**
 * The address of a place in a result; a date that was given is told only where the text is told, too.
 * @param {Source} source
 * @param {Pick<Place, "statement" | "filters">} place
 */
function addressOf({ example, packed, published }, place) {
  const hash = format({ ...place, example, packed, published: example || packed ? published : "" });
  return hash || location.pathname + location.search;
}

/**
 * @param {Omit<Result, "view">} parts
 * @param {HTMLElement | null} banner
 */
function showResult(parts, banner) {
  result?.view.leave();
  const model = buildModel(parts.text, parts.analysis);
  const view = renderResult(model, { given: parts.published, banner }, resultActions());
  result = { ...parts, view };
  document.title = titleOf(parts);
  document.body.dataset.view = "result";
  input.tell(null);
  header.show("result", waiting);
  showSkips("result");
  scrollTo(0, 0); // of the old view, which is laid out already
  main.replaceChildren(view.element);
  view.enter(parse(location.hash));
}

/**
 * Shows another reading of the text, or a longer part of it, in the same places.
 * @param {Omit<Result, "view">} parts
 * @param {HTMLElement | null} banner
 */
function renewResult(parts, banner) {
  if (!result) return;
  const { view } = result;
  result = { ...parts, view };
  document.title = titleOf(parts);
  view.renew(buildModel(parts.text, parts.analysis), { given: parts.published, banner });
}

/** @returns {import("./session.js").ResultActions} */
function resultActions() {
  const again = (/** @type {Partial<Source>} */ change) => {
    if (result) read({ ...result, text: result.whole, ...change }, { renews: true });
  };
  return {
    giveDate: (published) => again({ published }),
    least: (least) => again({ least }),
    edited: (text) => again({ text, example: "", packed: "" }),
    place(place, push) {
      const address = result ? addressOf(result, place) : "";
      // telling the history what it knows costs time in a long text
      if (new URL(address, location.href).href === location.href) return;
      history[push ? "pushState" : "replaceState"](null, "", address);
    },
    linkTo: (statement) => copyLink(statement),
    tell: announce,
    fail: (key) => toast(errorBox(key, {}, null)),
  };
}

/** @param {Omit<Result, "view">} parts */
function titleOf({ text, analysis }) {
  const headline = slice(text, analysis.article.headline);
  return headline ? t("titleFor", { headline }) : t("title");
}

/** @param {Analysis} analysis */
function announceResult({ conversations, statements }) {
  const talks = t("talk", { n: conversations.length });
  live.textContent = t("result.announce", { talks, statements: t("opening.statements", { n: statements.length }) });
}

/** Shows what the address says: an example, a packed text, a selection; or the start. */
async function follow() {
  const place = parse(location.hash);
  const { published, example, packed, filters } = place;
  const source = { ...NOTHING, published, least: filters.least };
  if (example in EXAMPLES && example !== result?.example)
    return read({ ...source, text: EXAMPLES[example].text, example }, { addressed: true });
  if (packed && packed !== result?.packed) {
    try {
      return read({ ...source, text: await unpack(packed), packed }, { addressed: true });
    } catch {
      showStart();
      return input.tell(errorBox("badLink"));
    }
  }
  if (!result) return;
  const { least, whole, view } = result;
  view.follow(place);
  if (filters.least !== least)
    read({ ...result, text: whole, least: filters.least }, { renews: true, addressed: true });
}

/**
 * Puts a link to the breakdown on the clipboard; the text travels in its fragment.
 * @param {number | null} [statement]
 */
async function copyLink(statement = null) {
  if (!result) return;
  const { whole, example, published } = result;
  const packed = example ? "" : await pack(whole);
  if (packed.length > LONGEST_LINK_BYTES) {
    const size = { n: Math.ceil(packed.length / 1024), most: LONGEST_LINK_BYTES / 1024 };
    return toast(errorBox("link", size, { text: t("header.export"), onClick: () => save("markdown") }));
  }
  const hash = format({ statement, filters: filtersOf(result), example, packed, published });
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
  try {
    saveAs(format, slice(result.text, result.analysis.article.headline), await contentsIn(format, result));
    announce(t("done.exported"));
  } catch {
    toast(errorBox("export"));
  }
}

/**
 * The breakdown in a format; what draws and zips is loaded when it is first wanted.
 * @param {Format} format
 * @param {Result} shown
 * @returns {Promise<string | Blob>}
 */
async function contentsIn(format, shown) {
  const { text, analysis } = shown;
  const model = () => buildModel(text, analysis);
  switch (format) {
    case "json":
      return JSON.stringify(analysis, null, 2);
    case "svg":
      return (await import("./picture.js")).pictureAsSvg(model());
    case "png":
      return (await import("./picture.js")).pictureAsPng(model());
    case "zip": {
      const files = await reader.exportAll(text, readingOf(shown));
      return (await import("./archive.js")).archiveOf(files, analysis, model());
    }
    default:
      return reader.exportAs(format, text, readingOf(shown));
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
