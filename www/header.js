// @ts-check
/** Takes the page's actions; makes its head: name, what can be done with the breakdown, light or dark. */
import { h, svg } from "./dom.js";
import { icon } from "./icons.js";
import { exportList, openBelow } from "./save.js";
import { t } from "./strings.js";

/** @import { Format } from "./save.js" */
/** @import { IconName } from "./icons.js" */

/**
 * @typedef {object} HeaderActions
 * @property {() => void} fresh
 * @property {() => void} next goes on to the next file
 * @property {() => void} copyLink
 * @property {(format: Format) => void} save
 * @property {() => void} print
 */

/**
 * @param {HeaderActions} actions
 * @returns {{element: HTMLElement, show: (view: "start" | "result", waiting?: File[]) => void}} `waiting`: files still to be read
 */
export function renderHeader(actions) {
  const about = h("a", { class: "tool", href: "#about", on: { click: toAbout } }, t("header.about"));
  const start = h("div", { class: "tools" }, about, themeSwitch());
  const following = h("button", { type: "button", class: "tool keep", on: { click: actions.next } });
  const result = resultTools(actions, following);
  const home = h(
    "button",
    { type: "button", class: "brand", "aria-label": t("header.home"), on: { click: actions.fresh } },
    mark(),
    h("span", {}, t("product")),
  );
  const tools = h("div", { class: "header-tools" });
  return {
    element: h("header", { class: "page-header" }, home, tools),
    show(view, waiting = []) {
      const words = waiting.length > 0 ? t("header.next", { n: waiting.length }) : "";
      following.hidden = waiting.length === 0;
      following.title = waiting[0]?.name ?? "";
      following.setAttribute("aria-label", words);
      following.replaceChildren(icon("arrowRight"), h("span", { class: "label" }, words));
      tools.replaceChildren(view === "start" ? start : result);
    },
  };
}

/**
 * What can be done with a breakdown.
 * @param {HeaderActions} actions
 * @param {HTMLElement} following leads to the next file
 */
function resultTools(actions, following) {
  const list = exportList(actions.save);
  const saveTool = tool("download", t("header.export"), () => openBelow(list, saveTool));
  saveTool.setAttribute("aria-haspopup", "true");
  return h(
    "div",
    { class: "tools" },
    h("span", { class: "private" }, icon("lock"), h("span", { class: "label" }, t("header.private"))),
    tool("plus", t("header.new"), actions.fresh, "keep"),
    following,
    tool("link", t("header.copyLink"), () => actions.copyLink()),
    saveTool,
    list,
    tool("printer", t("header.print"), actions.print, "wide"),
    themeSwitch(),
  );
}

/** Two ends of a line, one heard, one not. */
function mark() {
  return svg(
    "svg",
    { class: "mark", viewBox: "0 0 27 10", width: 27, height: 10, "aria-hidden": "true" },
    svg("path", { d: "M5 5h13", stroke: "currentColor", "stroke-width": 2 }),
    svg("circle", { cx: 5, cy: 5, r: 5, fill: "currentColor" }),
    svg("circle", { cx: 21.5, cy: 5, r: 4, fill: "none", stroke: "currentColor", "stroke-width": 2 }),
  );
}

/**
 * @param {IconName} name
 * @param {string} words
 * @param {() => void} onClick
 * @param {string} [kind] `keep`: with its word longer; `wide`: only on wide pages
 */
function tool(name, words, onClick, kind = "") {
  return h(
    "button",
    { type: "button", class: `tool ${kind}`, "aria-label": words, title: words, on: { click: onClick } },
    icon(name),
    h("span", { class: "label" }, words),
  );
}

/** @param {Event} event */
function toAbout(event) {
  event.preventDefault();
  document.getElementById("about")?.scrollIntoView();
}

/** Follows the system until it is switched; nothing is stored. */
function themeSwitch() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const button = h("button", { type: "button", class: "icon-button theme" });
  const show = () => {
    const words = t(isDark() ? "header.light" : "header.dark");
    button.replaceChildren(icon(isDark() ? "sun" : "moon", 17));
    button.setAttribute("aria-label", words);
    button.title = words;
  };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    document.dispatchEvent(new Event("themechange"));
  });
  document.addEventListener("themechange", show);
  dark.addEventListener("change", show);
  show();
  return button;
}
