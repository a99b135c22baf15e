// @ts-check
/**
 * Takes selection, filters and text; keeps them in the address's fragment, which no browser sends to a server. A text in
 * a link is deflated, 16 KB at most.
 */
import { noFilters } from "./filters.js";

/** @import { Filters } from "./filters.js" */

/** Packed text in a link: longer ones break in mail and chat programs. */
export const LONGEST_LINK_BYTES = 16 * 1024;

/** @type {Record<string, keyof Filters>} */
const FILTER_KEYS = { by: "by", talk: "talk", act: "act", topic: "topic", find: "words", min: "least" };

/**
 * @typedef {object} Place what an address says
 * @property {number | null} statement index
 * @property {Filters} filters
 * @property {string} example key of an example
 * @property {string} packed text
 * @property {string} published date given with the text
 */

/**
 * @param {string} hash
 * @returns {Place}
 */
export function parse(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const number = Number(parameters.get("s"));
  const filters = noFilters();
  for (const [name, key] of Object.entries(FILTER_KEYS)) filters[key] = parameters.get(name) ?? "";
  return {
    statement: Number.isInteger(number) && number > 0 ? number - 1 : null,
    filters,
    example: parameters.get("x") ?? "",
    packed: parameters.get("t") ?? "",
    published: parameters.get("d") ?? "",
  };
}

/**
 * @param {Partial<Place>} place
 * @returns {string} the fragment, `#` included; empty for nothing
 */
export function format({ statement = null, filters = noFilters(), example = "", packed = "", published = "" }) {
  const parameters = new URLSearchParams();
  if (example) parameters.set("x", example);
  if (statement !== null) parameters.set("s", String(statement + 1));
  for (const [name, key] of Object.entries(FILTER_KEYS)) if (filters[key]) parameters.set(name, filters[key]);
  if (published) parameters.set("d", published);
  if (packed) parameters.set("t", packed);
  const text = parameters.toString();
  return text && `#${text}`;
}

/**
 * @param {string} text
 * @returns {Promise<string>} base64url
 */
export async function pack(text) {
  const bytes = await through(new Blob([text]), new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * @param {string} packed
 * @returns {Promise<string>} rejects where it is damaged
 */
export async function unpack(packed) {
  const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const text = await through(new Blob([bytes]), new DecompressionStream("deflate-raw"));
  return new TextDecoder("utf-8", { fatal: true }).decode(text);
}

/**
 * @param {Blob} blob
 * @param {CompressionStream | DecompressionStream} transform
 */
async function through(blob, transform) {
  return new Uint8Array(await new Response(blob.stream().pipeThrough(transform)).arrayBuffer());
}
