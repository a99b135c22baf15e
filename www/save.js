// @ts-check
/** Takes the formats of the export; makes the list to choose from, and saves what is made as a file. */
import { h } from "./dom.js";
import { entry, t } from "./strings.js";

/** Pictures, the core's formats, the analysis itself, all of them: with their file name endings and media types. */
const FORMATS = {
  markdown: { ending: "md", type: "text/markdown" },
  csv: { ending: "csv", type: "text/csv" },
  json: { ending: "json", type: "application/json" },
  jsonld: { ending: "jsonld", type: "application/ld+json" },
  tei: { ending: "tei.xml", type: "application/tei+xml" },
  annotations: { ending: "annotations.jsonld", type: "application/ld+json" },
  svg: { ending: "svg", type: "image/svg+xml" },
  png: { ending: "png", type: "image/png" },
  zip: { ending: "zip", type: "application/zip" },
};

/** @typedef {keyof typeof FORMATS} Format */

const LONGEST_NAME = 60;

/**
 * The list of formats, below the button that opens it.
 * @param {(format: Format) => void} choose
 */
export function exportList(choose) {
  const list = h(
    "div",
    { class: "export-list", popover: "auto", role: "group", "aria-label": t("export.label") },
    ...Object.keys(FORMATS).map((format) =>
      h(
        "button",
        { type: "button", on: { click: () => (list.hidePopover(), choose(/** @type {Format} */ (format))) } },
        h("b", {}, entry("export.formats")[format].name),
        h("span", { class: "note" }, entry("export.formats")[format].note),
      ),
    ),
  );
  return list;
}

/**
 * Puts the list below its button, within the window.
 * @param {HTMLElement} list
 * @param {HTMLElement} button
 */
export function openBelow(list, button) {
  const { bottom, right } = button.getBoundingClientRect();
  list.style.setProperty(
    "inset",
    `${bottom + 4}px ${Math.max(8, document.documentElement.clientWidth - right)}px auto auto`,
  );
  list.togglePopover();
  list.querySelector("button")?.focus();
}

/**
 * @param {Format} format
 * @param {string} headline
 * @param {string | Blob} contents
 */
export function saveAs(format, headline, contents) {
  const { ending, type } = FORMATS[format];
  const file = typeof contents === "string" ? new Blob([contents], { type: `${type};charset=utf-8` }) : contents;
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = `${fileName(headline)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}

/** @param {string} headline */
function fileName(headline) {
  const name = headline
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, LONGEST_NAME)
    .replace(/^-|-$/g, "");
  return name || "on-record";
}
