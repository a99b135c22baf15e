// @ts-check
/**
 * Takes a file; gives back its text, or the key of an error. Readers of HTML, Markdown, Word and PDF are loaded only when such a
 * file arrives.
 */

/** What the file chooser offers. */
export const FILE_TYPES =
  ".txt,.text,.md,.markdown,.html,.htm,.docx,.pdf,text/plain,text/markdown,text/html,application/pdf";

/** Larger files are not read at all: no article is. */
const LARGEST_BYTES = 64 * 1024 * 1024;
/** Characters at the start in which a page shows that it is one. */
const HEAD = 1024;

/**
 * A file's text; `published` is the date that its format carries, ISO 8601.
 * @typedef {{text: string, published?: string} | {error: string}} FileText
 */

/**
 * @param {File} file
 * @returns {Promise<FileText>}
 */
export async function readFile(file) {
  if (file.size > LARGEST_BYTES) return { error: "file" };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await readBytes(bytes, file.name);
  } catch {
    return { error: "file" }; // damaged, encrypted, or not what its name says
  }
}

/**
 * By what the file begins with, not by its name.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 * @returns {Promise<FileText>}
 */
async function readBytes(bytes, name) {
  const start = String.fromCharCode(...bytes.subarray(0, 5));
  if (start === "%PDF-") return (await import("./file-pdf.js")).readPdf(bytes);
  if (start.startsWith("PK\u0003\u0004")) return (await import("./file-docx.js")).readDocx(bytes);
  const text = decode(bytes);
  if (text === null) return { error: "file" };
  const isPage = /\.html?$/i.test(name) || /^\s*(<!doctype html|<html|<head|<body)/i.test(text.slice(0, HEAD));
  if (isPage) return (await import("./file-html.js")).readHtml(text);
  return /\.(md|markdown)$/i.test(name) ? (await import("./file-markdown.js")).readMarkdown(text) : { text };
}

/**
 * UTF-8, UTF-16 by its mark, else Windows-1252, which older agencies' files are in; null for what is no text.
 * @param {Uint8Array} bytes
 */
function decode(bytes) {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (!utf16 && bytes.includes(0)) return null;
  try {
    return new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
