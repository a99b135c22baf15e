// @ts-check
/** Takes texts from the page; gives back analyses. The core lives here, so that the page never waits for it. */
import init, { analyze } from "onrecord-wasm";
import wasm from "onrecord-wasm-binary";

/** @import { ReadRequest, WorkerMessage } from "./protocol.js" */

const send = (/** @type {WorkerMessage} */ message) => postMessage(message);

const ready = init({ module_or_path: new URL(wasm, import.meta.url) }).then(
  () => send({ type: "ready" }),
  (error) => {
    send({ type: "failed", message: String(error) });
    throw error;
  },
);

addEventListener("message", async (event) => {
  const { id, text, published } = /** @type {MessageEvent<ReadRequest>} */ (event).data;
  try {
    await ready;
  } catch {
    return; // told already
  }
  try {
    send({ type: "done", id, analysis: analyze(text, { published, offsets: "utf16" }) });
  } catch (error) {
    // after a trap the instance answers no more: the page starts a new worker
    send({ type: "crashed", id, message: String(error) });
  }
});
