// @ts-check
/** Takes an analysis; saves it as a file. */

/** @import { Analysis } from "../src/wasm.d.ts" */

const LONGEST_NAME = 60;

/**
 * @param {Analysis} analysis
 * @param {string} headline
 */
export function saveJson(analysis, headline) {
  save(`${fileName(headline)}.json`, "application/json", JSON.stringify(analysis, null, 2));
}

/** @param {string} headline */
function fileName(headline) {
  const name = headline.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, LONGEST_NAME).replace(/^-|-$/g, "");
  return name || "on-record";
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} contents
 */
function save(name, type, contents) {
  const address = URL.createObjectURL(new Blob([contents], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
