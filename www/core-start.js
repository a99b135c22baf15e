// @ts-check
/** Takes nothing; starts the page's worker from the file beside the page's script. */
import { workerAddress } from "./trusted.js";

/** @import { CoreWorker } from "./reader.js" */

/** @returns {CoreWorker} */
export function startCore() {
  return new Worker(workerAddress(WORKER_ADDRESS), { type: "module" });
}
