// @ts-check
/** What all parts of the site are bundled with: the options of a build, and small helpers around its files. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const WWW = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(WWW);
export const FONT = join(
  ROOT,
  "node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
);
export const PDF_WORKER = join(ROOT, "node_modules/pdfjs-dist/build/pdf.worker.min.mjs");
/** Browsers that have everything the page uses: light-dark(), Map.groupBy, popovers. */
export const TARGET = ["chrome123", "firefox125", "safari17.5"];

/**
 * What a build is made from and where to.
 * @typedef {object} Site
 * @property {string} wasm folder of the built core
 * @property {string} out folder of the site
 * @property {string} stringsFile the interface's texts
 * @property {any} strings the same, parsed
 */

/**
 * Files in place of others of www/, by the end of their path.
 * @param {string} name
 * @param {Record<string, string>} files
 * @returns {import("esbuild").Plugin}
 */
export function inPlace(name, files) {
  return {
    name,
    setup({ onResolve }) {
      for (const [ending, path] of Object.entries(files))
        onResolve({ filter: new RegExp(`/${ending.replaceAll(".", "\\.")}$`) }, () => ({ path }));
    },
  };
}

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

/**
 * @param {Site} site
 * @returns {Promise<import("esbuild").BuildOptions>}
 */
export async function commonOptions({ wasm, out, stringsFile }) {
  return {
    bundle: true,
    minify: true,
    format: "esm",
    target: TARGET,
    outdir: out,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".txt": "text", ".wasm": "file" },
    plugins: [svgNodes, inPlace("other-strings", { "strings.en.json": stringsFile })],
    metafile: true,
    legalComments: "none",
    logLevel: "warning",
    define: { WASM_INTEGRITY: JSON.stringify(integrity(await readFile(join(wasm, "onrecord_bg.wasm")))) },
    alias: { "onrecord-wasm": join(wasm, "onrecord.js"), "onrecord-wasm-binary": join(wasm, "onrecord_bg.wasm") },
  };
}

/** What a file must be, as `integrity` takes it. @param {string | Uint8Array} contents */
export function integrity(contents) {
  return `sha384-${createHash("sha384").update(contents).digest("base64")}`;
}

/**
 * The file name that an entry point got.
 * @param {import("esbuild").BuildResult} result
 * @param {string} entry
 */
export function nameOf(result, entry) {
  const outputs = Object.entries(result.metafile?.outputs ?? {});
  const found = outputs.find(([, output]) => output.entryPoint && resolve(output.entryPoint) === entry);
  if (!found) throw new Error(`The bundler wrote nothing for ${entry}`);
  return found[0].split("/").at(-1) ?? "";
}

/**
 * The files that an entry point's script cannot begin without.
 * @param {import("esbuild").BuildResult} result
 * @param {string} entry
 */
export function sharedBy(result, entry) {
  const outputs = Object.values(result.metafile?.outputs ?? {});
  const made = outputs.find(({ entryPoint }) => entryPoint && resolve(entryPoint) === entry);
  const needed = made?.imports.filter(({ kind }) => kind === "import-statement") ?? [];
  return needed.map(({ path }) => path.split("/").at(-1) ?? "");
}

/**
 * A module that is no file: its exports.
 * @param {string} name
 * @param {Record<string, string>} exports
 * @returns {import("esbuild").Plugin}
 */
export function virtual(name, exports) {
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

/**
 * Names in percent signs, replaced.
 * @param {string} html
 * @param {Record<string, string>} names
 */
export function fillIn(html, names) {
  return html.replace(/%([A-Z]+)%/g, (_, key) => names[key]);
}
