// @ts-check
/** Takes the site's options; makes the folder element/: all that other sites need. */
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TARGET, WWW, fillIn, integrity, nameOf, virtual } from "../bundle.mjs";
import { elementStyles } from "./style.mjs";

/** @import { Site } from "../bundle.mjs" */

/**
 * The custom elements with all they need, in a folder to be copied: scripts, the frame's page, worker, WebAssembly. Built
 * twice, because the style sheet has what the script uses of the page's.
 * @param {Site} site
 * @param {import("esbuild").BuildOptions} common
 * @returns {Promise<{element: [string, string], frame: [string, string]}>} the scripts' names with their hashes
 */
export async function buildElement({ out, strings }, common) {
  const outdir = join(out, "element");
  const workerEntry = join(WWW, "worker.js");
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
  /** @returns {Promise<[string, string]>} */
  const withIntegrity = async (/** @type {string} */ name) => [name, integrity(await readFile(join(outdir, name)))];
  const frame = { TITLE: strings.title, SCRIPT: await built("frame.js") };
  await writeFile(join(outdir, "frame.html"), fillIn(await readFile(path("frame.html"), "utf8"), frame));
  return {
    element: await withIntegrity(await built("on-record.js")),
    frame: await withIntegrity(await built("on-record-frame.js")),
  };
}
