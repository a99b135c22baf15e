// @ts-check
/**
 * Takes www/ and the built core (dist/wasm); makes the static site in dist/site: scripts, style and font minified under
 * names that carry their hash, and an index.html that names them.
 *
 *     node www/build.mjs [--wasm DIR] [--out DIR] [--strings FILE]
 */
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { FONT, PDF_WORKER, ROOT, TARGET, WWW, commonOptions, fillIn, nameOf, sharedBy } from "./bundle.mjs";
import { buildElement } from "./element/build.mjs";
import { buildOffline } from "./offline/build.mjs";
import { buildSingle } from "./single/build.mjs";

const { values } = parseArgs({
  options: { wasm: { type: "string" }, out: { type: "string" }, strings: { type: "string" } },
});
const wasm = resolve(values.wasm ?? join(ROOT, "dist/wasm"));
const out = resolve(values.out ?? join(ROOT, "dist/site"));
const stringsFile = resolve(values.strings ?? join(WWW, "strings.en.json"));
const strings = JSON.parse(await readFile(stringsFile, "utf8"));
const site = { wasm, out, stringsFile, strings };
const common = await commonOptions(site);

/**
 * Writes a file under a name with its hash.
 * @param {string} stem
 * @param {string} extension
 * @param {string | Uint8Array} contents
 */
async function writeHashed(stem, extension, contents) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8);
  const name = `${stem}-${hash}.${extension}`;
  await writeFile(join(out, name), contents);
  return name;
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const workerEntry = join(WWW, "worker.js");
const worker = nameOf(await build({ ...common, entryPoints: [workerEntry] }), workerEntry);

const embedding = await buildElement(site, common);

const mainEntry = join(WWW, "main.js");
// .js: hosts that do not know .mjs send it as what no browser runs
const pdfWorker = await writeHashed("pdf-worker", "js", await readFile(PDF_WORKER));
const define = {
  ...common.define,
  WORKER_ADDRESS: JSON.stringify(`./${worker}`),
  PDF_WORKER_ADDRESS: JSON.stringify(`./${pdfWorker}`),
  ELEMENT_SCRIPT: JSON.stringify(embedding.element),
  FRAME_SCRIPT: JSON.stringify(embedding.frame),
  SERVICE_WORKER: JSON.stringify("./sw.js"),
};
const mainBuild = await build({ ...common, entryPoints: [mainEntry], splitting: true, define });
const main = nameOf(mainBuild, mainEntry);

const font = await writeHashed("source-serif-4", "woff2", await readFile(FONT));
const css = (await readFile(join(WWW, "style.css"), "utf8")).replace("source-serif-4.woff2", font);
const style = await writeHashed(
  "style",
  "css",
  (await transform(css, { loader: "css", minify: true, target: TARGET })).code,
);
// in the page itself: browsers ask for an icon long after everything else
const icon = `data:image/svg+xml;base64,${(await readFile(join(WWW, "icon.svg"))).toString("base64")}`;

const names = {
  TITLE: strings.title,
  DESCRIPTION: strings.description,
  NOSCRIPT: strings.noscript,
  ICON: icon,
  FONT: font,
  STYLE: style,
  SCRIPT: main,
  // what the script shares with those that are loaded later would else be asked for only when it has been read
  SHARED: sharedBy(mainBuild, mainEntry)
    .map((file) => `<link rel="modulepreload" href="${file}" />`)
    .join(""),
};
await writeFile(join(out, "index.html"), fillIn(await readFile(join(WWW, "index.html"), "utf8"), names));
const licenceTexts = await licenses();
await writeFile(join(out, "licenses.txt"), licenceTexts);
await buildSingle(site, common, { css, icon, licenses: licenceTexts });
await buildOffline(site, common);

/** The licences of what the page carries. */
async function licenses() {
  const modules = join(ROOT, "node_modules");
  const parts = [
    ["lucide (icons)", join(modules, "lucide-static/LICENSE")],
    ["Source Serif 4 (font)", join(modules, "@fontsource-variable/source-serif-4/LICENSE")],
    ["DOMPurify (HTML files)", join(modules, "dompurify/LICENSE")],
    ["Readability (HTML files)", join(modules, "@mozilla/readability/LICENSE.md")],
    ["commonmark (Markdown files)", join(modules, "commonmark/LICENSE")],
    ["mammoth (Word files)", join(modules, "mammoth/LICENSE")],
    ["PDF.js (PDF files)", join(modules, "pdfjs-dist/LICENSE")],
    ["fflate (ZIP archives)", join(modules, "fflate/LICENSE")],
  ];
  const texts = await Promise.all(parts.map(async ([name, path]) => `${name}\n\n${await readFile(path, "utf8")}`));
  return texts.join("\n\n----\n\n");
}
