// @ts-check
/** Takes the core's files, the analysis and the picture; makes one ZIP archive of them. Loaded only then. */
import { strToU8, zipSync } from "fflate";
import { pictureAsPng, pictureAsSvg } from "./picture.js";

/** @import { Analysis, ExportFile } from "../src/wasm.d.ts" */
/** @import { Model } from "./model.js" */

/** The first day of which ZIP can tell; an account's own date may be missing or a guess. */
const FIRST_DAY = "1980-01-01T12:00";

/**
 * @param {ExportFile[]} files
 * @param {Analysis} analysis
 * @param {Model} model
 * @returns {Promise<Blob>}
 */
export async function archiveOf(files, analysis, model) {
  const pictures = { "talks.svg": await pictureAsSvg(model), "talks.png": await pictureAsPng(model) };
  /** @type {Record<string, Uint8Array>} */
  const contents = {
    ...Object.fromEntries(files.map(({ name, contents }) => [name, strToU8(contents)])),
    "analysis.json": strToU8(JSON.stringify(analysis, null, 2)),
  };
  for (const [name, picture] of Object.entries(pictures)) contents[name] = new Uint8Array(await picture.arrayBuffer());
  // the library's other way would start a worker of its own, which the page's policy forbids
  return new Blob([new Uint8Array(zipSync(contents, { mtime: FIRST_DAY }))], { type: "application/zip" });
}
