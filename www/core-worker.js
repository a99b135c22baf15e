// @ts-check
/**
 * Takes a way to start a worker and a way to read in the page; makes what the reader takes for a worker. It is the first
 * where the page's policy, origin and browser allow one, else the second.
 */

/** @import { CoreWorker } from "./reader.js" */
/** @import { Request, WorkerMessage } from "./protocol.js" */

/** @typedef {(request: Request) => unknown} Answer */

/**
 * @param {() => Worker | Promise<Worker>} startWorker
 * @param {(send: (message: WorkerMessage) => void) => Answer} serveHere
 * @returns {CoreWorker}
 */
export function startAnywhere(startWorker, serveHere) {
  const target = new EventTarget();
  /** Until it is known where they are read. @type {Request[]} */
  const held = [];
  /** @type {Answer | null} */
  let answer = null;
  /** @type {Worker | null} */
  let worker = null;
  let ended = false;
  const tell = (/** @type {WorkerMessage} */ message) => {
    if (!ended) target.dispatchEvent(new MessageEvent("message", { data: message }));
  };
  const settle = (/** @type {Answer} */ found) => {
    answer = found;
    held.splice(0).forEach(found);
  };
  const readHere = () => {
    worker?.terminate();
    worker = null;
    if (!ended && !answer) settle(serveHere(tell));
  };
  Promise.resolve()
    .then(startWorker)
    .then((started) => {
      if (ended) return started.terminate();
      worker = started;
      started.addEventListener("message", ({ data }) => {
        if (!answer) settle((request) => started.postMessage(request));
        tell(data);
      });
      started.addEventListener("error", (event) => {
        event.preventDefault();
        if (answer) target.dispatchEvent(new ErrorEvent("error", { message: event.message, cancelable: true }));
        else readHere(); // it never came up: the site's policy forbids it
      });
    })
    .catch(readHere);
  return {
    postMessage: (/** @type {any} */ request) => void (answer ? answer(request) : held.push(request)),
    terminate() {
      ended = true;
      worker?.terminate();
    },
    addEventListener: (/** @type {string} */ type, /** @type {any} */ listener) =>
      target.addEventListener(type, listener),
  };
}
