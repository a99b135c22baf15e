// @ts-check
/** Takes names, attributes and children; makes DOM nodes. Text always becomes a text node. */

/** @typedef {Node | string | number | null | undefined | false | Child[]} Child */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element. Attributes that are null, undefined or false are left out; `true` sets an empty one; `on` holds
 * listeners by event, `vars` custom properties.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  append(element, children);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {any} value
 */
function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  else if (name === "vars")
    for (const [key, entry] of Object.entries(value)) element.style.setProperty(key, String(entry));
  else element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * @param {Node} parent
 * @param {Child[]} children
 */
export function append(parent, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.appendChild(child);
    else if (child !== null && child !== undefined && child !== false)
      for (const node of textNodes(String(child))) parent.appendChild(node);
  }
}

/** A word of more characters than this is one that breaks nowhere; the longest of English have about fifty. */
const LONGEST_WORD = 200;
const ENDLESS = new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, "gu");

/**
 * Text as nodes. One node, but for words without end: there, browsers take a time that grows with the square of the
 * length to find where to break, unless they are told.
 * @param {string} text
 * @returns {Node[]}
 */
export function textNodes(text) {
  const nodes = [];
  let from = 0;
  if (text.length > LONGEST_WORD)
    for (const { index, 0: part } of text.matchAll(ENDLESS)) {
      nodes.push(document.createTextNode(text.slice(from, index + part.length)), document.createElement("wbr"));
      from = index + part.length;
    }
  nodes.push(document.createTextNode(text.slice(from)));
  return nodes;
}

/**
 * An SVG element.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...SVGElement} children
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  for (const child of children) element.appendChild(child);
  return /** @type {SVGElement} */ (element);
}

/**
 * Text with `**strong**` parts, as nodes.
 * @param {string} text
 * @param {string} [strong] the tag for the strong parts
 * @returns {Node[]}
 */
export function rich(text, strong = "b") {
  return text
    .split("**")
    .map((part, index) => (index % 2 ? h(strong, {}, part) : document.createTextNode(part)))
    .filter((node) => node.textContent !== "");
}
