// @ts-check
/**
 * Takes the core's WebAssembly and what sends messages; makes what answers the page's requests, in a worker or, where
 * there can be none, in the page.
 */
import init, { analyze, exportAll, exportAs } from "onrecord-wasm";
import { beginnings } from "./pieces.js";

/** @import { Analysis } from "../src/wasm.d.ts" */
/** @import { Request, WorkerMessage } from "./protocol.js" */

/** A part is sent where the rest would keep the reader waiting for longer than this, milliseconds. */
const SOON_MS = 120;
/** Readings before the first request: browsers compile what runs often to faster code. */
const WARM_READINGS = 6;

/** Characters read in a millisecond, by the last reading; 0 before the first. */
let speed = 0;

/**
 * @param {Promise<BufferSource | Response> | BufferSource} source
 * @param {(message: WorkerMessage) => void} send
 * @param {string} [warmth] a text to read until the first request comes
 * @returns {(request: Request) => Promise<void>}
 */
export function serve(source, send, warmth = "") {
  let asked = false;
  const warmUp = (/** @type {number} */ times) => {
    if (asked || times === 0) return;
    analyze(warmth, {});
    setTimeout(() => warmUp(times - 1)); // a request that has come meanwhile goes first
  };
  const ready = Promise.resolve(source)
    .then((found) => init({ module_or_path: found }))
    .then(
      () => {
        send({ type: "ready" });
        if (warmth) warmUp(WARM_READINGS);
      },
      (error) => {
        send({ type: "failed", message: String(error) });
        throw error;
      },
    );
  return async (request) => {
    asked = true;
    try {
      await ready;
    } catch {
      return; // told already
    }
    answer(request, send);
  };
}

/**
 * @param {Request} request
 * @param {(message: WorkerMessage) => void} send
 */
function answer(request, send) {
  try {
    if (request.parts) readParts(request, send);
    send({ type: "done", id: request.id, result: whole(request) });
  } catch (error) {
    // after a trap the instance answers no more: the page starts a new worker
    send({ type: "crashed", id: request.id, message: String(error) });
  }
}

/** @param {Request} request */
function whole({ text, reading, format }) {
  if (format === "all") return exportAll(text, reading);
  return format ? exportAs(format, text, reading) : measured(text, reading);
}

/**
 * Reads and sends the beginnings of a long text; what can be read at once is not cut.
 * @param {Request} request
 * @param {(message: WorkerMessage) => void} send
 */
function readParts({ id, text, reading }, send) {
  const ends = beginnings(text);
  const work = ends.reduce((sum, end) => sum + end, 0);
  const soon = () => speed > 0 && text.length / speed < SOON_MS;
  let done = 0;
  for (const end of ends.slice(0, -1)) {
    if (soon()) return;
    const result = measured(text.slice(0, end), reading);
    done += end;
    if (!soon()) send({ type: "part", id, result, end, share: done / work, pace: speed / work });
  }
}

/**
 * @param {string} text
 * @param {Request["reading"]} reading
 * @returns {Analysis}
 */
function measured(text, reading) {
  const before = performance.now();
  const result = analyze(text, reading);
  speed = text.length / Math.max(1, performance.now() - before);
  return result;
}
