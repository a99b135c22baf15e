// What a folder weighs: every file raw and as brotli sends it, and the sum.
// usage: node tools/sizes.mjs FOLDER…
// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Quality 11, as static hosts compress ahead of time. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Formats that are compressed already: sent as they are. */
const PACKED = /\.(woff2|png|jpg|webp|zip)$/;

/** @param {string} folder */
function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(9)} KB`;

for (const folder of process.argv.slice(2)) {
  let [raw, sent] = [0, 0];
  console.log(`${folder.padEnd(44)}          raw       brotli`);
  for (const file of files(folder)) {
    const bytes = readFileSync(file);
    const packed = PACKED.test(file) ? bytes.length : brotliCompressSync(bytes, QUALITY).length;
    console.log(`  ${relative(folder, file).padEnd(42)} ${kilobytes(bytes.length)} ${kilobytes(packed)}`);
    raw += bytes.length;
    sent += packed;
  }
  console.log(`  ${"together".padEnd(42)} ${kilobytes(raw)} ${kilobytes(sent)}`);
}
