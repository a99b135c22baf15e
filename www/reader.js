// @ts-check
/**
 * Takes texts; gives back their analyses, read in a worker. A worker that crashed, was stopped or has read a very large
 * text is replaced by a new one.
 */
import { startCore } from "./core-start.js";

/** @import { Analysis, ExportFile, ExportFormat } from "../src/wasm.d.ts" */
/** @import { Part, Reading, Request, WorkerMessage } from "./protocol.js" */

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
 * @property {(text: string, reading: Reading, onPart: (part: Part) => void) => Promise<Analysis>} read a new text replaces
 *   one that is still being read
 * @property {(text: string, reading: Reading) => Promise<Analysis>} readToo a new text waits for its turn
 * @property {(format: ExportFormat, text: string, reading: Reading) => Promise<string>} exportAs
 * @property {(text: string, reading: Reading) => Promise<ExportFile[]>} exportAll
 * @property {() => void} stop
 */

/**
 * A worker and what it is asked.
 * @typedef {object} Desk
 * @property {() => CoreWorker} startWorker
 * @property {CoreWorker} worker
 * @property {string} failed why it could not start
 * @property {Map<number, {resolve: (result: any) => void, reject: (error: ReadError) => void, onPart?: (part: Part) => void}>} waiting
 * @property {number} id of the last request
 */

/**
 * @param {() => CoreWorker} [startWorker]
 * @returns {Reader}
 */
export function createReader(startWorker = startCore) {
  /** @type {Desk} */
  const desk = { startWorker, worker: /** @type {any} */ (null), failed: "", waiting: new Map(), id: 0 };
  start(desk);
  const stop = () => {
    if (desk.waiting.size > 0) replace(desk);
  };
  return {
    stop,
    read(text, reading, onPart) {
      stop();
      return ask(desk, text, reading, null, onPart);
    },
    readToo: (text, reading) => ask(desk, text, reading, null),
    exportAs: (format, text, reading) => ask(desk, text, reading, format),
    exportAll: (text, reading) => ask(desk, text, reading, "all"),
  };
}

/** @param {Desk} desk */
function start(desk) {
  const worker = desk.startWorker();
  worker.addEventListener("message", (event) => receive(desk, /** @type {MessageEvent} */ (event).data));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    const { message } = /** @type {ErrorEvent} */ (event);
    if (desk.waiting.size > 0) replace(desk, "crash", message);
    else desk.failed = message || "failed";
  });
  desk.worker = worker;
  desk.failed = "";
}

/**
 * Starts a new worker; those who wait for the old one are told why.
 * @param {Desk} desk
 * @param {"crash" | "stopped"} [reason]
 * @param {string} [message]
 */
function replace(desk, reason = "stopped", message = "") {
  desk.worker.terminate();
  start(desk);
  rejectAll(desk, reason, message);
}

/**
 * @param {Desk} desk
 * @param {"crash" | "load" | "stopped"} reason
 * @param {string} message
 */
function rejectAll({ waiting }, reason, message) {
  for (const { reject } of waiting.values()) reject(new ReadError(reason, message));
  waiting.clear();
}

/**
 * @param {Desk} desk
 * @param {WorkerMessage} message
 */
function receive(desk, message) {
  if (message.type === "ready") return;
  if (message.type === "failed") {
    desk.failed = message.message || "failed";
    rejectAll(desk, "load", desk.failed);
  } else if (message.type === "crashed") replace(desk, "crash", message.message);
  else if (message.type === "part") desk.waiting.get(message.id)?.onPart?.(message);
  else {
    desk.waiting.get(message.id)?.resolve(message.result);
    desk.waiting.delete(message.id);
  }
}

/**
 * @param {Desk} desk
 * @param {string} text
 * @param {Reading} reading
 * @param {Request["format"]} format
 * @param {(part: Part) => void} [onPart] without it the text is read in one
 */
async function ask(desk, text, reading, format, onPart) {
  if (desk.failed) replace(desk);
  desk.id += 1;
  const { id } = desk;
  const result = await new Promise((resolve, reject) => {
    desk.waiting.set(id, { resolve, reject, onPart });
    desk.worker.postMessage({ id, text, reading, format, parts: onPart !== undefined });
  });
  if (text.length > RECYCLE_ABOVE_CHARACTERS && desk.waiting.size === 0) replace(desk);
  return result;
}
