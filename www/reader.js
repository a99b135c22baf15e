// @ts-check
/**
 * Takes texts; gives back their analyses, read in a worker. A worker that crashed, was stopped or has read a very large
 * text is replaced by a new one.
 */

/** @import { Analysis } from "../src/wasm.d.ts" */
/** @import { WorkerMessage } from "./protocol.js" */

/** WebAssembly memory never shrinks: after a text of more characters than this the worker starts anew. */
const RECYCLE_ABOVE_CHARACTERS = 2_000_000;

/** Why there is no analysis; `reason` is a key of the error texts. */
export class ReadError extends Error {
  /** @param {"crash" | "load" | "stopped"} reason @param {string} message */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/**
 * @typedef {object} Reader
 * @property {(text: string, published: string | null) => Promise<Analysis>} read rejects with a ReadError; a new text
 *   replaces one that is still being read
 * @property {() => void} stop
 */

/** @returns {Reader} */
export function createReader() {
  /** @type {{id: number, resolve: (analysis: Analysis) => void, reject: (error: ReadError) => void} | null} */
  let pending = null;
  let id = 0;
  let failed = "";
  let worker = start();

  function start() {
    const started = new Worker(trusted(new URL(WORKER_ADDRESS, import.meta.url).href), { type: "module" });
    started.addEventListener("message", ({ data }) => receive(data));
    started.addEventListener("error", (event) => {
      event.preventDefault();
      receive(pending ? { type: "crashed", id: pending.id, message: event.message } : { type: "failed", message: event.message });
    });
    return started;
  }

  function restart() {
    worker.terminate();
    worker = start();
  }

  /** @param {WorkerMessage} message */
  function receive(message) {
    if (message.type === "failed") failed = message.message || "failed";
    if (message.type === "failed") settle((waiting) => waiting.reject(new ReadError("load", failed)));
    if (message.type === "ready" || message.type === "failed" || message.id !== pending?.id) return;
    if (message.type === "done") settle((waiting) => waiting.resolve(message.analysis));
    if (message.type === "crashed") {
      restart();
      settle((waiting) => waiting.reject(new ReadError("crash", message.message)));
    }
  }

  /** @param {(waiting: NonNullable<typeof pending>) => void} how */
  function settle(how) {
    const waiting = pending;
    pending = null;
    if (waiting) how(waiting);
  }

  function stop() {
    if (!pending) return;
    restart();
    settle((waiting) => waiting.reject(new ReadError("stopped", "stopped")));
  }

  return {
    stop,
    async read(text, published) {
      stop();
      if (failed) {
        failed = "";
        restart();
      }
      id += 1;
      const analysis = await new Promise((resolve, reject) => {
        pending = { id, resolve, reject };
        worker.postMessage({ id, text, published });
      });
      if (text.length > RECYCLE_ABOVE_CHARACTERS) restart();
      return analysis;
    },
  };
}

/**
 * The worker's address, as pages with Trusted Types want it.
 * @param {string} address
 * @returns {string}
 */
function trusted(address) {
  const policy = (trusted.policy ??= window.trustedTypes?.createPolicy("onrecord", { createScriptURL: (url) => url }));
  return policy ? /** @type {any} */ (policy.createScriptURL(address)) : address;
}
/** @type {ReturnType<NonNullable<Window["trustedTypes"]>["createPolicy"]> | undefined} */
trusted.policy = undefined;
