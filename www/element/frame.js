// @ts-check
/** The page in the frame: takes a text from the site that holds it, shows its breakdown, tells its height. */
import { SITE_PARAMETER } from "./frame-messages.js";
import { OnRecord } from "./on-record.js";

/** @import { FrameMessage, SiteMessage } from "./frame-messages.js" */

const site = new URLSearchParams(location.hash.slice(1)).get(SITE_PARAMETER) ?? "";
const element = new OnRecord();

/** To the site that the address names, and to no other. @param {FrameMessage} message */
function tell(message) {
  if (/^https?:\/\//.test(site)) parent.postMessage(message, site);
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== site || data?.type !== "onrecord:read" || typeof data.text !== "string") return;
  const { text, published, scheme, font } = /** @type {SiteMessage} */ (data);
  element.setAttribute("theme", scheme === "dark" ? "dark" : "light");
  document.documentElement.style.colorScheme = scheme === "dark" ? "dark" : "light";
  if (typeof published === "string") element.setAttribute("published", published);
  element.style.fontFamily = String(font);
  element.text = text;
});
element.addEventListener("analysis", (event) => {
  tell({ type: "onrecord:analysis", analysis: /** @type {CustomEvent} */ (event).detail });
});
element.addEventListener("error", (event) => {
  const { reason, message } = /** @type {CustomEvent} */ (/** @type {Event} */ (event)).detail;
  if (element.text !== null) tell({ type: "onrecord:error", reason, message });
});

const sheet = new CSSStyleSheet();
sheet.replaceSync("body { margin: 0 }");
document.adoptedStyleSheets.push(sheet);
document.body.append(element);
new ResizeObserver(() => {
  tell({ type: "onrecord:size", height: Math.ceil(element.getBoundingClientRect().height) });
}).observe(element);
tell({ type: "onrecord:ready" });
