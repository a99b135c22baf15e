// @ts-check
/** Takes a PDF; gives back its text, line by line as it is set; the core joins wrapped lines. */
import { getDocument, GlobalWorkerOptions } from "pdfjs-dist";
import { workerAddress } from "./trusted.js";

/** @import { FileText } from "./files.js" */

/** A gap between lines of more than so many line heights begins a paragraph. */
const PARAGRAPH_GAP = 1.7;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<FileText>}
 */
export async function readPdf(bytes) {
  const worker = new Worker(await workerAddress(PDF_WORKER_ADDRESS), { type: "module" });
  GlobalWorkerOptions.workerPort = worker;
  try {
    const pdf = await getDocument({ data: bytes, isEvalSupported: false, useWasm: false, disableFontFace: true })
      .promise;
    const pages = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      pages.push(pageText(await itemsOf(await pdf.getPage(number))));
    }
    const text = pages.join("\n\n").trim();
    return text ? { text } : { error: "pdfPictures" };
  } finally {
    GlobalWorkerOptions.workerPort = null;
    worker.terminate();
  }
}

/**
 * What a page's text is made of. Read from the stream by hand: Safari cannot go through one with a loop, as
 * `getTextContent` does.
 * @param {import("pdfjs-dist/types/src/display/api.js").PDFPageProxy} page
 * @returns {Promise<import("pdfjs-dist/types/src/display/api.js").TextItem[]>}
 */
async function itemsOf(page) {
  const reader = page.streamTextContent().getReader();
  const items = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return items;
    for (const item of value.items) if ("str" in item) items.push(item);
  }
}

/**
 * Lines as set; a blank line where the gap shows a paragraph.
 * @param {import("pdfjs-dist/types/src/display/api.js").TextItem[]} items
 */
function pageText(items) {
  let text = "";
  let lastY = NaN;
  for (const item of items) {
    const [, , , , , y] = item.transform;
    const gap = lastY - y;
    if (item.str && gap > item.height * PARAGRAPH_GAP && text.endsWith("\n") && !text.endsWith("\n\n")) text += "\n";
    text += item.str + (item.hasEOL ? "\n" : "");
    if (item.str) lastY = y;
  }
  return text;
}
