// @ts-check
/**
 * Takes the site's parts; makes `onrecord.html`, one file with everything in it, that is opened from a disk. What runs
 * stands in it as one script and one style sheet, named by their hashes in its policy; the core and the workers stand in
 * it deflated, as data.
 */
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { FONT, PDF_WORKER, TARGET, WWW, fillIn, inPlace } from "../bundle.mjs";

/** @import { Site } from "../bundle.mjs" */

export const SINGLE_FILE = "onrecord.html";

/** The page's modules that look for files beside it. */
const HERE = join(WWW, "single");
const REPLACED = { "trusted.js": join(HERE, "trusted.js"), "core-start.js": join(HERE, "core-start.js") };

/**
 * @param {Site} site
 * @param {import("esbuild").BuildOptions} common
 * @param {{css: string, icon: string, licenses: string}} parts the style sheet with its font's file name, the icon as an address
 */
export async function buildSingle({ wasm, out, strings }, common, { css, icon, licenses }) {
  const script = await bundleScript(common, join(WWW, "main.js"), {
    WORKER_ADDRESS: '"core-worker"',
    PDF_WORKER_ADDRESS: '"pdf-worker"',
    ELEMENT_SCRIPT: "null",
    FRAME_SCRIPT: "null",
    SERVICE_WORKER: "null",
    "import.meta.url": "document.baseURI",
  });
  const worker = await bundleScript(common, join(HERE, "worker.js"), { "import.meta.url": "location.href" });
  const style = await withFont(css);
  const parts = {
    core: await readFile(join(wasm, "onrecord_bg.wasm")),
    "core-worker": Buffer.from(worker),
    "pdf-worker": await readFile(PDF_WORKER),
  };
  const html = fillIn(await readFile(join(HERE, "index.html"), "utf8"), {
    TITLE: strings.title,
    DESCRIPTION: strings.description,
    NOSCRIPT: strings.noscript,
    ICON: icon,
    POLICY: policy(script, style),
    STYLE: style,
    PARTS: Object.entries(parts)
      .map(([name, bytes]) => part(name, bytes))
      .join("\n    "),
    LICENSES: licenses.replaceAll("</script", ""),
    SCRIPT: script,
  });
  await writeFile(join(out, SINGLE_FILE), html);
}

/**
 * As one script that is no module: from a disk, browsers load none.
 * @param {import("esbuild").BuildOptions} common
 * @param {string} entry
 * @param {Record<string, string>} define
 */
async function bundleScript(common, entry, define) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [entry],
    format: "iife",
    write: false,
    plugins: [inPlace("single-file", REPLACED), ...(common.plugins ?? [])],
    define: { ...common.define, ...define },
    metafile: false,
  });
  // no text of a script may end its element
  return (outputFiles?.[0].text ?? "").trim().replace(/<(?=\/script|!--)/gi, "\\x3c");
}

/** @param {string} css */
async function withFont(css) {
  const font = `data:font/woff2;base64,${(await readFile(FONT)).toString("base64")}`;
  const { code } = await transform(css.replace(/url\("[^"]+\.woff2"\)/, `url("${font}")`), {
    loader: "css",
    minify: true,
    target: TARGET,
  });
  return code.trim();
}

/**
 * @param {string} script
 * @param {string} style
 */
function policy(script, style) {
  const hash = (/** @type {string} */ text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hash(style)}`,
    "font-src data:",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types onrecord dompurify",
  ].join("; ");
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function part(name, bytes) {
  const packed = deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION }).toString("base64");
  return `<script type="text/plain" id="${name}">${packed}</script>`;
}
