// @ts-check
/**
 * Takes what the builds have put together; makes THIRD-PARTY.txt, the licences and notices of everything of others that
 * is shipped: npm packages by the bundler's own list of its inputs, crates by cargo's list of the core's dependencies.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

export const THIRD_PARTY = "THIRD-PARTY.txt";

const ROOT = dirname(import.meta.dirname);
const WASM_TARGET = "wasm32-unknown-unknown";
const RULE = `\n\n${"-".repeat(80)}\n\n`;
/** Files that hold licences or notices. */
const LEGAL = /^(licen[cs]e|copying|notice|copyright)/i;
/** Where there is a choice, the shorter one is taken. */
const PREFERRED = /mit/i;
/** Packages of which a bundle made by their authors is taken: what that one holds stands among their dependencies. */
const BUNDLES = new Set(["mammoth"]);
/** The package of a bundled file: what stands after the last `node_modules`. */
const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** @typedef {{name: string, version: string, license: string, folder: string}} Part */

/**
 * @param {Part[]} parts
 * @returns {string}
 */
export function thirdPartyText(parts) {
  const intro =
    "On Record is licensed under MIT or Apache-2.0. It contains these works of others, under their own terms; and parts of\n" +
    "Rust's standard library, copyright The Rust Project Developers, under MIT or Apache-2.0.";
  const sorted = [...parts].sort((a, b) => a.name.localeCompare(b.name));
  return `${[intro, ...sorted.map(notice)].join(RULE)}\n`;
}

/** @param {Part} part */
function notice({ name, version, license, folder }) {
  const found = readdirSync(folder).filter((file) => LEGAL.test(file));
  const notices = found.filter((file) => /^(notice|copyright)/i.test(file));
  const licenses = found.filter((file) => !notices.includes(file)).sort();
  const chosen = licenses.filter((file) => PREFERRED.test(file));
  const files = [...(chosen.length > 0 ? chosen : licenses), ...notices];
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}

/**
 * The npm packages whose files a bundle is made of.
 * @param {import("esbuild").BuildResult[]} builds with their metafiles
 * @param {string[]} copied names of packages of which files are shipped as they are
 * @returns {Part[]}
 */
export function bundledPackages(builds, copied) {
  const within = new Set(); // bundles of others
  const folders = new Set(copied.map((name) => join(ROOT, "node_modules", name)));
  for (const { metafile } of builds)
    for (const input of Object.keys(metafile?.inputs ?? {})) {
      const folder = PACKAGE.exec(join(process.cwd(), input))?.[1];
      if (folder) folders.add(folder);
    }
  const parts = [];
  // a set that grows while it is gone through
  for (const folder of folders) {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const { name, version, license, licenses = [], dependencies = {} } = manifest;
    const old = licenses.map((/** @type {{type: string}} */ { type }) => type).join(" OR ");
    parts.push({ name, version, license: license?.type ?? license ?? old, folder });
    if (!BUNDLES.has(name) && !within.has(folder)) continue;
    for (const needed of Object.keys(dependencies)) {
      const found = installed(folder, needed);
      if (found) folders.add(found) && within.add(found);
    }
  }
  // a package may lie in several places
  return [...new Map(parts.map((part) => [`${part.name} ${part.version}`, part])).values()];
}

/**
 * Where Node would find a package that another needs.
 * @param {string} folder of the other
 * @param {string} name
 * @returns {string | undefined}
 */
function installed(folder, name) {
  const places = [join(folder, "node_modules", name), join(ROOT, "node_modules", name)];
  return places.find((place) => existsSync(join(place, "package.json")));
}

/**
 * The crates that are compiled into the core.
 * @returns {Part[]}
 */
export function cratesOfCore() {
  const flags = ["--locked", "--no-default-features"];
  const cargo = (/** @type {string[]} */ args) =>
    execFileSync("cargo", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const edges = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}", "--target", WASM_TARGET];
  const lines = cargo(["tree", ...flags, ...edges]).split("\n");
  const used = new Set(lines.map((line) => line.split(" ").slice(0, 2).join(" "))); // “serde v1.0.229”
  const all = JSON.parse(cargo(["metadata", ...flags, "--format-version", "1", "--filter-platform", WASM_TARGET]));
  return all.packages
    .filter((/** @type {any} */ { name, version, source }) => source && used.has(`${name} v${version}`))
    .map((/** @type {any} */ { name, version, license, manifest_path }) => ({
      name,
      version,
      license,
      folder: dirname(manifest_path),
    }));
}
