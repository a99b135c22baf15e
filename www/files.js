// @ts-check
/** Takes a file; gives back its text, or the key of an error. */

/** What the file chooser offers. */
export const FILE_TYPES = ".txt,.text,.md,.markdown,text/plain,text/markdown";

/** Larger files are not read at all: no article is. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/**
 * @param {File} file
 * @returns {Promise<{text: string} | {error: string}>}
 */
export async function readFile(file) {
  if (file.size > LARGEST_BYTES) return { error: "file" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes);
  return text === null ? { error: "file" } : { text };
}

/**
 * UTF-8, UTF-16 by its mark, else Windows-1252, which older agencies' files are in; null for what is no text.
 * @param {Uint8Array} bytes
 */
function decode(bytes) {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (!utf16 && bytes.includes(0)) return null;
  try {
    return new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
