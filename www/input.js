// @ts-check
/** Takes nothing; makes the start of the page: the box to paste into, examples, what stays private. Hands on the text. */
import dispute from "./examples/dispute.txt";
import phone from "./examples/phone.txt";
import press from "./examples/press.txt";
import { h } from "./dom.js";
import { renderEmbedding } from "./embedding.js";
import { FILE_TYPES, readFile } from "./files.js";
import { icon, mediumIcon } from "./icons.js";
import { countWords } from "./model.js";
import { errorBox } from "./notices.js";
import { acceptPages, insertArticle, markupOf } from "./pasted.js";
import { keepOffline } from "./offline/offline.js";
import { entry, t } from "./strings.js";

/**
 * The examples, with how each is drawn: medium, discs to the left and to the right of it, `o` hollow.
 * @type {Record<string, {text: string, medium: string, left: string, right: string}>}
 */
export const EXAMPLES = {
  phone: { text: phone, medium: "phone", left: "*", right: "o" },
  press: { text: press, medium: "press-conference", left: "**", right: "o" },
  dispute: { text: dispute, medium: "in-person", left: "*", right: "*" },
};

/**
 * @typedef {object} InputActions
 * @property {(text: string, published: string, next: File[]) => void} read with the files that are still to be read
 * @property {(example: string) => void} example
 * @property {(done: boolean) => void} copied whether the browser let something be copied
 */

/**
 * @typedef {object} InputView
 * @property {HTMLElement} element
 * @property {(text: string, published: string) => void} fill
 * @property {() => void} focus
 * @property {(files: File[]) => void} take reads the first, hands on the others with it
 * @property {(box: HTMLElement | null) => void} tell shows an error or progress below the box
 */

/**
 * @param {InputActions} actions
 * @returns {InputView}
 */
export function renderInput(actions) {
  const area = textArea();
  const day = /** @type {HTMLInputElement} */ (h("input", { type: "date", id: "published" }));
  const message = h("div", { class: "input-message" });
  const tell = (/** @type {HTMLElement | null} */ box) => message.replaceChildren(...(box ? [box] : []));
  const submit = (/** @type {File[]} */ next = []) => {
    if (area.value.trim() === "") tell(errorBox("nothing"));
    else actions.read(area.value, day.value, next);
  };
  const take = async (/** @type {File[]} */ files) => {
    const read = await readFile(files[0]);
    if ("error" in read) return tell(errorBox(read.error, { name: files[0].name }));
    tell(null);
    area.value = read.text;
    day.value = read.published ?? day.value;
    submit(files.slice(1));
  };
  const fill = (/** @type {string} */ text, /** @type {string} */ published) => {
    area.value = text;
    day.value = published;
  };
  const dated = (/** @type {string} */ published) => (day.value = published);
  const buttons = [pasteButton(area, tell, dated), ...fileButton(take)];
  const form = pasteBox(area, buttons, submit);
  acceptDrops(form, take);
  acceptPages(area, dated);
  const element = h(
    "div",
    { class: "start" },
    startMain(form, day, message, keepOffline({ take, read: (text) => (fill(text, ""), submit()) })),
    exampleList(actions),
    about(),
    renderEmbedding(actions.copied) ?? "",
  );
  return { element, fill, focus: () => area.focus(), take, tell };
}

/** @returns {HTMLTextAreaElement} */
function textArea() {
  const attributes = {
    id: "article",
    placeholder: t("empty.placeholder"),
    "aria-label": t("empty.label"),
    spellcheck: "false",
    autocomplete: "off",
    dir: "auto",
  };
  return /** @type {HTMLTextAreaElement} */ (h("textarea", attributes));
}

/**
 * @param {HTMLElement} area
 * @param {HTMLElement[]} buttons
 * @param {() => void} submit
 */
function pasteBox(area, buttons, submit) {
  const on = {
    submit(/** @type {Event} */ event) {
      event.preventDefault();
      submit();
    },
    keydown(/** @type {KeyboardEvent} */ event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
    },
  };
  const hint = h("span", { class: "hint drop-hint" }, t("empty.drop", { kinds: t("empty.kinds") }));
  return h("form", { class: "box", on }, area, h("div", { class: "box-actions" }, ...buttons, hint, submitButton()));
}

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} day
 * @param {HTMLElement} message
 * @param {HTMLElement} offline
 */
function startMain(form, day, message, offline) {
  const label = h("label", { for: "published" }, t("empty.published"));
  const privacy = h("span", {}, h("b", {}, t("empty.privacyLead")), " ", t("empty.privacy"));
  return h(
    "div",
    { class: "start-main" },
    h("h1", {}, t("empty.title")),
    h("p", { class: "lede" }, t("empty.lede")),
    form,
    h("p", { class: "published-row" }, label, day, h("span", { class: "hint" }, t("empty.publishedHint"))),
    message,
    h("p", { class: "privacy" }, icon("lock", 18), privacy),
    offline,
  );
}

/** @param {InputActions} actions */
function exampleList(actions) {
  const items = Object.keys(EXAMPLES).map((key) => example(key, actions));
  const title = h("h2", { id: "examples-title" }, t("empty.examples"));
  return h("nav", { class: "examples", "aria-labelledby": "examples-title" }, title, h("ul", {}, ...items));
}

/** What each part of the breakdown holds. */
function about() {
  const parts = /** @type {{title: string, text: string}[]} */ (entry("empty.about"));
  const columns = parts.map(({ title, text }) => h("div", {}, h("h2", {}, title), h("p", {}, text)));
  return h("section", { class: "about", id: "about", "aria-label": t("header.about") }, ...columns);
}

function submitButton() {
  return h(
    "button",
    { type: "submit", class: "button strong" },
    t("empty.submit"),
    h("span", { class: "keys-hint", "aria-hidden": "true" }, t("empty.submitKeys")),
  );
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {(box: HTMLElement | null) => void} tell
 * @param {(published: string) => void} onDate
 */
function pasteButton(area, tell, onDate) {
  const paste = async () => {
    try {
      const text = await navigator.clipboard.readText();
      area.value = "";
      if (markupOf(text, "")) await insertArticle(area, text, text, onDate);
      else area.value = text;
      tell(null);
    } catch {
      tell(errorBox("clipboard"));
    }
    area.focus();
  };
  return h(
    "button",
    { type: "button", class: "button", on: { click: paste } },
    icon("clipboardPaste"),
    t("empty.paste"),
  );
}

/** @param {(files: File[]) => void} take */
function fileButton(take) {
  const input = /** @type {HTMLInputElement} */ (
    h("input", {
      type: "file",
      accept: FILE_TYPES,
      multiple: true,
      hidden: true,
      tabindex: "-1",
      "aria-label": t("empty.choose"),
    })
  );
  input.addEventListener("change", () => {
    if (input.files?.length) take([...input.files]);
    input.value = "";
  });
  return [
    h(
      "button",
      { type: "button", class: "button", on: { click: () => input.click() } },
      icon("upload"),
      t("empty.choose"),
    ),
    input,
  ];
}

/**
 * @param {HTMLElement} box
 * @param {(files: File[]) => void} take
 */
function acceptDrops(box, take) {
  const over = (/** @type {DragEvent} */ event, /** @type {boolean} */ on) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.classList.toggle("dropping", on);
  };
  box.addEventListener("dragover", (event) => over(event, true));
  box.addEventListener("dragleave", (event) => over(event, false));
  box.addEventListener("drop", (event) => {
    over(event, false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) take(files);
  });
}

/**
 * @param {string} key
 * @param {InputActions} actions
 */
function example(key, actions) {
  const { text, medium, left, right } = EXAMPLES[key];
  const discs = (/** @type {string} */ side) =>
    [...side].map((kind) => h("span", { class: kind === "o" ? "disc hollow" : "disc" }));
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "example", on: { click: () => actions.example(key) } },
      h(
        "span",
        { class: "example-drawing", "aria-hidden": "true" },
        ...discs(left),
        h("span", { class: "line" }),
        mediumIcon(medium, "held", 16),
        h("span", { class: "line" }),
        ...discs(right),
      ),
      h("span", { class: "example-title" }, t(`examples.${key}.title`)),
      h("span", { class: "example-arrow" }, icon("arrowRight")),
      h("span", { class: "example-note" }, t(`examples.${key}.text`, { n: countWords(text) })),
    ),
  );
}
