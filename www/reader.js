// @ts-check
/**
 * Takes texts; gives back their analyses, read in a worker. A worker that crashed, was stopped or has read a very large
 * text is replaced by a new one.
 */
import { workerAddress } from "./trusted.js";

/** @import { Analysis, ExportFormat } from "../src/wasm.d.ts" */
/** @import { WorkerMessage } from "./protocol.js" */

/** WebAssembly memory never shrinks: after a text of more characters than this the worker starts anew. */
const RECYCLE_ABOVE_CHARACTERS = 2_000_000;

/** Why there is no result; `reason` is a key of the error texts. */
export class ReadError extends Error {
  /** @param {"crash" | "load" | "stopped"} reason @param {string} message */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/**
 * What a reader needs of a worker.
 * @typedef {Pick<Worker, "postMessage" | "terminate" | "addEventListener">} CoreWorker
 */

/**
 * @typedef {object} Reader all reject with a ReadError
 * @property {(text: string, published: string | null) => Promise<Analysis>} read a new text replaces one that is still
 *   being read
 * @property {(text: string, published: string | null) => Promise<Analysis>} readToo a new text waits for its turn
 * @property {(format: ExportFormat, text: string, published: string | null) => Promise<string>} exportAs
 * @property {() => void} stop
 */

/** @returns {CoreWorker} */
const fromFile = () => new Worker(workerAddress(WORKER_ADDRESS), { type: "module" });

/**
 * @param {() => CoreWorker} [startWorker]
 * @returns {Reader}
 */
export function createReader(startWorker = fromFile) {
  /** @type {Map<number, {resolve: (result: any) => void, reject: (error: ReadError) => void}>} */
  const waiting = new Map();
  let id = 0;
  let failed = "";
  let worker = start();

  function start() {
    const started = startWorker();
    started.addEventListener("message", (event) => receive(/** @type {MessageEvent} */ (event).data));
    started.addEventListener("error", (event) => {
      event.preventDefault();
      const { message } = /** @type {ErrorEvent} */ (event);
      if (waiting.size > 0) replace("crash", message);
      else failed = message || "failed";
    });
    return started;
  }

  /**
   * Starts a new worker; those who wait for the old one are told why.
   * @param {"crash" | "stopped"} [reason]
   * @param {string} [message]
   */
  function replace(reason = "stopped", message = "") {
    worker.terminate();
    worker = start();
    failed = "";
    rejectAll(reason, message);
  }

  /** @param {"crash" | "load" | "stopped"} reason @param {string} message */
  function rejectAll(reason, message) {
    for (const { reject } of waiting.values()) reject(new ReadError(reason, message));
    waiting.clear();
  }

  /** @param {WorkerMessage} message */
  function receive(message) {
    if (message.type === "ready") return;
    if (message.type === "failed") {
      failed = message.message || "failed";
      rejectAll("load", failed);
    } else if (message.type === "crashed") replace("crash", message.message);
    else {
      waiting.get(message.id)?.resolve(message.result);
      waiting.delete(message.id);
    }
  }

  /**
   * @param {string} text
   * @param {string | null} published
   * @param {ExportFormat | null} format
   */
  async function ask(text, published, format) {
    if (failed) replace();
    id += 1;
    const result = await new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, text, published, format });
    });
    if (text.length > RECYCLE_ABOVE_CHARACTERS && waiting.size === 0) replace();
    return result;
  }

  const stop = () => {
    if (waiting.size > 0) replace();
  };
  return {
    stop,
    read(text, published) {
      stop();
      return ask(text, published, null);
    },
    readToo: (text, published) => ask(text, published, null),
    exportAs: (format, text, published) => ask(text, published, format),
  };
}
