// What is built weighs: every file of folders raw and as brotli sends it; or, for the README, what each form of On Record
// weighs raw, as gzip and as brotli.
// usage: node tools/sizes.mjs FOLDER… | node tools/sizes.mjs --readme
// @ts-check
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ROOT = join(import.meta.dirname, "..");
const SITE = join(ROOT, "dist/site");

/** As static hosts compress ahead of time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const GZIP = { level: constants.Z_BEST_COMPRESSION };

/** Formats that are compressed already: sent as they are. */
const PACKED = /\.(woff2|png|jpg|webp|zip)$/;

/** Where the README has the table. */
const TABLE = /(<!-- sizes: tools\/sizes\.mjs --readme -->\n)([^]*?)(<!-- \/sizes -->)/;

/**
 * What each form is: a name, and the files that it loads.
 * @typedef {{name: string, files: string[]}} Form
 */

/** @param {string} folder */
function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * @param {string} folder
 * @param {RegExp} pattern of names
 */
function named(folder, pattern) {
  return readdirSync(folder).filter((name) => pattern.test(name)).map((name) => join(folder, name));
}

/** @returns {Form[]} */
export function forms() {
  const core = /^(worker-.*\.js|onrecord_bg-.*\.wasm)$/;
  return [
    { name: "page, all that a visit loads", files: [...named(SITE, /^(index\.html|(main|chunk)-.*\.js|style-.*\.css|.*\.woff2)$/), ...named(SITE, core)] },
    { name: "page, all that is kept for offline", files: named(SITE, /^(?!onrecord\.html$|element$)/) },
    { name: "element", files: [...named(join(SITE, "element"), /^on-record-[A-Z0-9]{8}\.js$/), ...named(join(SITE, "element"), core)] },
    { name: "npm package", files: files(join(ROOT, "dist/npm")) },
    { name: "single file", files: [join(SITE, "onrecord.html")] },
  ];
}

/**
 * Bytes of a form: raw, gzip, brotli.
 * @param {Form} form
 * @returns {[number, number, number]}
 */
export function weigh({ files }) {
  /** @type {[number, number, number]} */
  const sum = [0, 0, 0];
  for (const file of files) {
    const bytes = readFileSync(file);
    const packed = PACKED.test(file);
    sum[0] += bytes.length;
    sum[1] += packed ? bytes.length : gzipSync(bytes, GZIP).length;
    sum[2] += packed ? bytes.length : brotliCompressSync(bytes, BROTLI).length;
  }
  return sum;
}

/** The README's table as it stands: name, then kilobytes. @param {string} readme */
export function tableOf(readme) {
  const rows = (TABLE.exec(readme)?.[2] ?? "").split("\n").slice(2).filter(Boolean);
  return rows.map((row) => {
    const [name, ...sizes] = row.split("|").slice(1, -1).map((cell) => cell.trim());
    return { name, sizes: sizes.map((size) => Number(size.replaceAll(",", ""))) };
  });
}

function writeTable() {
  const path = join(ROOT, "README.md");
  const rows = forms().map((form) => `| ${[form.name, ...weigh(form).map((bytes) => Math.round(bytes / 1000).toLocaleString("en"))].join(" | ")} |`);
  const table = ["| kilobytes | raw | gzip | brotli |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
  writeFileSync(path, readFileSync(path, "utf8").replace(TABLE, (_, start, __, end) => start + table + end));
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(9)} KB`;

/** @param {string} folder */
function list(folder) {
  let [raw, sent] = [0, 0];
  console.log(`${folder.padEnd(44)}          raw       brotli`);
  for (const file of files(folder)) {
    const bytes = readFileSync(file);
    const packed = PACKED.test(file) ? bytes.length : brotliCompressSync(bytes, BROTLI).length;
    console.log(`  ${relative(folder, file).padEnd(42)} ${kilobytes(bytes.length)} ${kilobytes(packed)}`);
    raw += bytes.length;
    sent += packed;
  }
  console.log(`  ${"together".padEnd(42)} ${kilobytes(raw)} ${kilobytes(sent)}`);
}

if (process.argv[1] === import.meta.filename) {
  const [first, ...rest] = process.argv.slice(2);
  if (first === "--readme") writeTable();
  else for (const folder of [first, ...rest].filter(Boolean)) list(folder);
}
