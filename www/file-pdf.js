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
      const { items } = await (await pdf.getPage(number)).getTextContent();
      pages.push(
        pageText(
          /** @type {import("pdfjs-dist/types/src/display/api.js").TextItem[]} */ (
            items.filter((item) => "str" in item)
          ),
        ),
      );
    }
    const text = pages.join("\n\n").trim();
    return text ? { text } : { error: "pdfPictures" };
  } finally {
    GlobalWorkerOptions.workerPort = null;
    worker.terminate();
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
