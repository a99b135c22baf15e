// @ts-check
/**
 * In the single file, in place of core-start.js: the worker is made from a part of the file and handed the core, which is
 * another; where a page from a disk may have no worker, the core is read in the page.
 */
import { startAnywhere } from "../core-worker.js";
import { serve } from "../service.js";
import { workerAddress } from "./trusted.js";
import { unpack } from "./unpack.js";

/** @import { CoreWorker } from "../reader.js" */

/** @returns {CoreWorker} */
export function startCore() {
  return startAnywhere(startWorker, (send) => serve(unpack("core"), send));
}

async function startWorker() {
  const [address, core] = await Promise.all([workerAddress(WORKER_ADDRESS), unpack("core")]);
  const worker = new Worker(address);
  worker.postMessage(core, [core.buffer]);
  return worker;
}
