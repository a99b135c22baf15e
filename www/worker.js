// @ts-check
/** Takes texts from the page; gives back analyses. The core lives here, so that the page never waits for it. */
import init, { analyze, exportAs } from "onrecord-wasm";
import wasm from "onrecord-wasm-binary";

/** @import { Request, WorkerMessage } from "./protocol.js" */

const send = (/** @type {WorkerMessage} */ message) => postMessage(message);

const ready = init({ module_or_path: new URL(wasm, import.meta.url) }).then(
  () => send({ type: "ready" }),
  (error) => {
    send({ type: "failed", message: String(error) });
    throw error;
  },
);

addEventListener("message", async (event) => {
  const { id, text, published, format } = /** @type {MessageEvent<Request>} */ (event).data;
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
});
