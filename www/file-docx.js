// @ts-check
/** Takes a Word document; gives back its text, a blank line between its paragraphs. */
import mammoth from "mammoth/mammoth.browser.min.js";

/** @import { FileText } from "./files.js" */

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<FileText>}
 */
export async function readDocx(bytes) {
  const { value } = await mammoth.extractRawText({ arrayBuffer: bytes.buffer });
  return value.trim() ? { text: value } : { error: "file" };
}
