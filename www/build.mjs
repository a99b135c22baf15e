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
import { THIRD_PARTY, bundledPackages, cratesOfCore, thirdPartyText } from "../tools/third-party.mjs";
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

/**
 * Has Chromium compile a script's functions beside the page while the script arrives, not one by one when the first
 * result is drawn, which on a telephone takes a quarter of that task.
 * @param {string} path
 */
async function compileAtOnce(path) {
  await writeFile(path, `//# allFunctionsCalledOnLoad\n${await readFile(path, "utf8")}`);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const workerEntry = join(WWW, "worker.js");
const workerBuild = await build({ ...common, entryPoints: [workerEntry] });
const worker = nameOf(workerBuild, workerEntry);

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
const shared = sharedBy(mainBuild, mainEntry);
for (const file of [main, ...shared]) await compileAtOnce(join(out, file));

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
  SHARED: shared.map((file) => `<link rel="modulepreload" href="${file}" />`).join(""),
};
await writeFile(join(out, "index.html"), fillIn(await readFile(join(WWW, "index.html"), "utf8"), names));
const copied = ["@fontsource-variable/source-serif-4", "pdfjs-dist"];
const licenses = thirdPartyText([...bundledPackages([workerBuild, mainBuild], copied), ...cratesOfCore()]);
for (const folder of [out, join(out, "element")]) await writeFile(join(folder, THIRD_PARTY), licenses);
await buildSingle(site, common, { css, icon, licenses });
await buildOffline(site, common);
