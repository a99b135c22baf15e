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
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { elementStyles } from "./element/style.mjs";

const WWW = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(WWW);
const FONT = join(
  ROOT,
  "node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
);
/** Browsers that have everything the page uses: light-dark(), Map.groupBy, popovers. */
const TARGET = ["chrome123", "firefox125", "safari17.5"];

const { values } = parseArgs({
  options: { wasm: { type: "string" }, out: { type: "string" }, strings: { type: "string" } },
});
const wasm = resolve(values.wasm ?? join(ROOT, "dist/wasm"));
const out = resolve(values.out ?? join(ROOT, "dist/site"));
const stringsFile = resolve(values.strings ?? join(WWW, "strings.en.json"));

/** The interface's texts come from the file that was asked for. */
const otherStrings = {
  name: "other-strings",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onResolve }) {
    onResolve({ filter: /\/strings\.en\.json$/ }, () => ({ path: stringsFile }));
  },
};

/** Icons become lists of their elements, so that they are drawn without parsing markup in the page. */
const svgNodes = {
  name: "svg-nodes",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onLoad }) {
    onLoad({ filter: /\.svg$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const elements = [...source.matchAll(/<(path|circle|line|rect|polyline|ellipse|polygon)\b([^>]*?)\/>/g)];
      const nodes = elements.map(([, tag, text]) => [
        tag,
        Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
      ]);
      return { contents: `export default ${JSON.stringify(nodes)}`, loader: "js" };
    });
  },
};

/** @type {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  minify: true,
  format: "esm",
  target: TARGET,
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".txt": "text", ".wasm": "file" },
  plugins: [svgNodes, otherStrings],
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  define: { WASM_INTEGRITY: JSON.stringify(integrity(await readFile(join(wasm, "onrecord_bg.wasm")))) },
  alias: { "onrecord-wasm": join(wasm, "onrecord.js"), "onrecord-wasm-binary": join(wasm, "onrecord_bg.wasm") },
};

/** What a file must be, as `integrity` takes it. @param {string | Uint8Array} contents */
function integrity(contents) {
  return `sha384-${createHash("sha384").update(contents).digest("base64")}`;
}

/**
 * The file name that an entry point got.
 * @param {import("esbuild").BuildResult} result
 * @param {string} entry
 */
function nameOf(result, entry) {
  const outputs = Object.entries(result.metafile?.outputs ?? {});
  const found = outputs.find(([, output]) => output.entryPoint && resolve(output.entryPoint) === entry);
  if (!found) throw new Error(`The bundler wrote nothing for ${entry}`);
  return found[0].split("/").at(-1) ?? "";
}

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

const strings = JSON.parse(await readFile(stringsFile, "utf8"));
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const workerEntry = join(WWW, "worker.js");
const worker = nameOf(await build({ ...common, entryPoints: [workerEntry] }), workerEntry);

const embedding = await buildElement();

const mainEntry = join(WWW, "main.js");
const pdfWorker = await writeHashed(
  "pdf-worker",
  "mjs",
  await readFile(join(ROOT, "node_modules/pdfjs-dist/build/pdf.worker.min.mjs")),
);
const define = {
  ...common.define,
  WORKER_ADDRESS: JSON.stringify(`./${worker}`),
  PDF_WORKER_ADDRESS: JSON.stringify(`./${pdfWorker}`),
  ELEMENT_SCRIPT: JSON.stringify(embedding.element),
  FRAME_SCRIPT: JSON.stringify(embedding.frame),
};
const main = nameOf(await build({ ...common, entryPoints: [mainEntry], splitting: true, define }), mainEntry);

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
};
await writeFile(join(out, "index.html"), fillIn(await readFile(join(WWW, "index.html"), "utf8"), names));
await writeFile(join(out, "licenses.txt"), await licenses());

/**
 * The custom elements with all they need, in a folder to be copied: scripts, the frame's page, worker, WebAssembly. Built
 * twice, because the style sheet has what the script uses of the page's.
 */
async function buildElement() {
  const outdir = join(out, "element");
  const path = (/** @type {string} */ name) => join(WWW, "element", name);
  const workerBuild = await build({ ...common, outdir, entryPoints: [workerEntry] });
  const elementWorker = nameOf(workerBuild, workerEntry);
  const workerIntegrity = integrity(await readFile(join(outdir, elementWorker)));
  const define = {
    ...common.define,
    WORKER_ADDRESS: JSON.stringify(`./${elementWorker}`),
    WORKER_INTEGRITY: JSON.stringify(workerIntegrity),
  };
  const bundle = (/** @type {string} */ entry, /** @type {{style: string, marks: string}} */ styles, write = true) =>
    build({
      ...common,
      outdir,
      write,
      entryPoints: [path(entry)],
      plugins: [...(common.plugins ?? []), virtual("on-record-styles", styles)],
      define,
    });
  const draft = await bundle("on-record.js", { style: "", marks: "" }, false);
  const script = draft.outputFiles?.find((file) => file.path.endsWith(".js"))?.text ?? "";
  const styles = await elementStyles({ www: WWW, script, target: TARGET });
  const built = async (/** @type {string} */ entry) => nameOf(await bundle(entry, styles), path(entry));
  const withIntegrity = async (/** @type {string} */ name) => [name, integrity(await readFile(join(outdir, name)))];
  const frame = { TITLE: strings.title, SCRIPT: await built("frame.js") };
  await writeFile(join(outdir, "frame.html"), fillIn(await readFile(path("frame.html"), "utf8"), frame));
  return {
    element: await withIntegrity(await built("on-record.js")),
    frame: await withIntegrity(await built("on-record-frame.js")),
  };
}

/**
 * Names in percent signs, replaced.
 * @param {string} html
 * @param {Record<string, string>} names
 */
function fillIn(html, names) {
  return html.replace(/%([A-Z]+)%/g, (_, key) => names[key]);
}

/**
 * A module that is no file: its exports.
 * @param {string} name
 * @param {Record<string, string>} exports
 * @returns {import("esbuild").Plugin}
 */
function virtual(name, exports) {
  const contents = Object.entries(exports)
    .map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`)
    .join("\n");
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
      onLoad({ filter: /.*/, namespace: name }, () => ({ contents, loader: "js" }));
    },
  };
}

/** The licences of what the page carries. */
async function licenses() {
  const modules = join(ROOT, "node_modules");
  const parts = [
    ["lucide (icons)", join(modules, "lucide-static/LICENSE")],
    ["Source Serif 4 (font)", join(modules, "@fontsource-variable/source-serif-4/LICENSE")],
    ["DOMPurify (HTML files)", join(modules, "dompurify/LICENSE")],
    ["Readability (HTML files)", join(modules, "@mozilla/readability/LICENSE.md")],
    ["mammoth (Word files)", join(modules, "mammoth/LICENSE")],
    ["PDF.js (PDF files)", join(modules, "pdfjs-dist/LICENSE")],
    ["fflate (ZIP archives)", join(modules, "fflate/LICENSE")],
  ];
  const texts = await Promise.all(parts.map(async ([name, path]) => `${name}\n\n${await readFile(path, "utf8")}`));
  return texts.join("\n\n----\n\n");
}
