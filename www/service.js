// @ts-check
/**
 * Takes the core's WebAssembly and what sends messages; makes what answers the page's requests, in a worker or, where
 * there can be none, in the page.
 */
import init, { analyze, exportAs } from "onrecord-wasm";

/** @import { Request, WorkerMessage } from "./protocol.js" */

/**
 * @param {Promise<BufferSource | Response> | BufferSource} source
 * @param {(message: WorkerMessage) => void} send
 * @returns {(request: Request) => Promise<void>}
 */
export function serve(source, send) {
  const ready = Promise.resolve(source)
    .then((found) => init({ module_or_path: found }))
    .then(
      () => send({ type: "ready" }),
      (error) => {
        send({ type: "failed", message: String(error) });
        throw error;
      },
    );
  return async ({ id, text, published, format }) => {
    try {
      await ready;
    } catch {
      return; // told already
    }
    try {
      const result = format ? exportAs(format, text, { published }) : analyze(text, { published });
      send({ type: "done", id, result });
    } catch (error) {
      // after a trap the instance answers no more: the page starts a new worker
      send({ type: "crashed", id, message: String(error) });
    }
  };
}
