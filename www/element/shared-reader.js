// @ts-check
/**
 * Takes texts from every element on a page; gives back their analyses, read by one worker that starts with the first
 * text. The worker is the file beside this script: of the page's own origin as it is, of another one fetched, checked
 * and run from memory.
 */
import { fetchCore } from "../core-file.js";
import { startAnywhere } from "../core-worker.js";
import { createReader } from "../reader.js";
import { serve } from "../service.js";
import { scriptAddress } from "../trusted.js";

/** @import { Reader } from "../reader.js" */

/** @type {Reader | null} */
let reader = null;

/** @returns {Reader} */
export function sharedReader() {
  reader ??= createReader(() => startAnywhere(startWorker, (send) => serve(fetchCore(), send)));
  return reader;
}

async function startWorker() {
  const address = new URL(WORKER_ADDRESS, import.meta.url);
  if (address.origin === location.origin) return new Worker(scriptAddress(address.href), { type: "module" });
  const response = await fetch(address, { integrity: WORKER_INTEGRITY });
  const script = URL.createObjectURL(new Blob([await response.text()], { type: "text/javascript" }));
  return new Worker(scriptAddress(script), { type: "module", name: address.href });
}
