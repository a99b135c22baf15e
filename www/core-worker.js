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
  const held = heldBack();
  /** @type {Worker | null} */
  let worker = null;
  let ended = false;
  const tell = (/** @type {WorkerMessage} */ message) => {
    if (!ended) target.dispatchEvent(new MessageEvent("message", { data: message }));
  };
  const readHere = () => {
    worker?.terminate();
    if (!ended && !held.isAnswered()) held.answerBy(serveHere(tell));
  };
  const listenTo = (/** @type {Worker} */ started) => {
    if (ended) return started.terminate();
    worker = started;
    started.addEventListener("message", ({ data }) => {
      if (!held.isAnswered()) held.answerBy((request) => started.postMessage(request));
      tell(data);
    });
    started.addEventListener("error", (event) => {
      event.preventDefault();
      if (!held.isAnswered()) readHere(); // it never came up: the site's policy forbids it
      else target.dispatchEvent(new ErrorEvent("error", { message: event.message, cancelable: true }));
    });
  };
  Promise.resolve().then(startWorker).then(listenTo).catch(readHere);
  return {
    postMessage: held.ask,
    terminate() {
      ended = true;
      worker?.terminate();
    },
    addEventListener: target.addEventListener.bind(target),
  };
}

/** Requests that wait until it is known who answers them. */
function heldBack() {
  const waiting = /** @type {Request[]} */ ([]);
  let answer = /** @type {Answer | null} */ (null);
  return {
    isAnswered: () => answer !== null,
    /** @param {Request} request */
    ask(request) {
      if (answer) answer(request);
      else waiting.push(request);
    },
    /** @param {Answer} found */
    answerBy(found) {
      answer = found;
      waiting.splice(0).forEach(found);
    },
  };
}
