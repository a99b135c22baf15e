// @ts-check
/**
 * Takes what a site's owner chooses; makes the tags to copy into the site, with the script's hash, so that a browser runs
 * that script and no other.
 */
import { toClipboard } from "./copy.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./strings.js";

/** @typedef {{form: string, id: string, theme: string}} Choice */

const FORMS = ["element", "frame"];
const THEMES = ["site", "auto", "light", "dark"];
const FIRST = { form: FORMS[0], id: "article-body", theme: THEMES[0] };

/**
 * The section on the start page; null where the page is a file of its own, from which no site can load anything.
 * @param {(done: boolean) => void} tell whether the browser let the tags be copied
 * @returns {HTMLElement | null}
 */
export function renderEmbedding(tell) {
  if (!ELEMENT_SCRIPT || !FRAME_SCRIPT) return null;
  const choice = { ...FIRST };
  const output = h("pre", { class: "snippet", tabindex: "0", "aria-label": t("embed.tags") });
  const note = h("p", { class: "hint" });
  const show = () => {
    output.textContent = snippet(choice);
    note.textContent = t(`embed.note.${choice.form}`);
  };
  const set = (/** @type {keyof Choice} */ key) => (/** @type {Event} */ event) => {
    choice[key] = /** @type {HTMLInputElement} */ (event.target).value;
    show();
  };
  const copy = async () => tell(await toClipboard(snippet(choice)));
  show();
  return h(
    "details",
    { class: "embedding" },
    h("summary", {}, h("h2", {}, t("embed.title"))),
    h("p", {}, t("embed.text")),
    h("div", { class: "embedding-choices" }, ...choices(choice, set)),
    output,
    note,
    h("button", { type: "button", class: "button", on: { click: copy } }, icon("copy"), t("embed.copy")),
  );
}

/**
 * @param {Choice} choice
 * @param {(key: keyof Choice) => (event: Event) => void} set
 */
function choices(choice, set) {
  const attributes = { id: "embed-id", value: choice.id, spellcheck: "false", autocomplete: "off" };
  return [
    menu("embed-form", t("embed.form.label"), FORMS, "embed.form", set("form")),
    field("embed-id", t("embed.id"), h("input", { ...attributes, on: { input: set("id") } })),
    menu("embed-theme", t("embed.theme.label"), THEMES, "embed.theme", set("theme")),
  ];
}

/**
 * @param {Choice} choice
 * @returns {string}
 */
export function snippet({ form, id, theme }) {
  const address = (/** @type {string} */ name) => new URL(`./element/${name}`, import.meta.url).href;
  const [file, integrity] = (form === "frame" ? FRAME_SCRIPT : ELEMENT_SCRIPT) ?? ["", ""];
  const script = tag("script", { type: "module", src: address(file), integrity, crossorigin: "anonymous" });
  /** @type {Record<string, string>} */
  const chosen = theme === THEMES[0] ? {} : { theme };
  if (form === "frame")
    return `${script}\n${tag("on-record-frame", { for: id, src: address("frame.html"), ...chosen })}`;
  return `${script}\n${tag("on-record", { for: id, ...chosen })}`;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function tag(name, attributes) {
  const escape = (/** @type {string} */ value) =>
    value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  return `<${name}${written.join("")}></${name}>`;
}

/**
 * @param {string} id
 * @param {string} label
 * @param {HTMLElement} control
 */
function field(id, label, control) {
  return h("p", {}, h("label", { for: id }, label), control);
}

/**
 * @param {string} id
 * @param {string} label
 * @param {string[]} values
 * @param {string} table of strings
 * @param {(event: Event) => void} change
 */
function menu(id, label, values, table, change) {
  const options = values.map((value) => h("option", { value }, t(`${table}.${value}`)));
  return field(id, label, h("select", { id, on: { change } }, ...options));
}
