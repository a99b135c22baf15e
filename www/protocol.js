// @ts-check
/**
 * The messages between page and worker. The page sends requests, each with a number of its own; the worker answers each
 * with one last message of the same number, before which it may send parts, and says once on its own that it is ready or
 * cannot be.
 *
 * @import { Analysis, ExportFile, ExportFormat } from "../src/wasm.d.ts"
 */

/**
 * How a text is read. `published` is ISO 8601, used where the text bears no date; statements less sure than
 * `minConfidence`, 0 to 1, are left out.
 * @typedef {{published: string | null, minConfidence: number}} Reading
 */

/**
 * A text to read, its beginnings first where parts are wanted; with a format, to read and write out in it, or in all.
 * @typedef {{id: number, text: string, reading: Reading, format: ExportFormat | "all" | null, parts: boolean}} Request
 */

/**
 * The analysis of the text's beginning, `end` characters; `share` of the work is done, and `pace` of it is done in a
 * millisecond.
 * @typedef {{type: "part", id: number, result: Analysis, end: number, share: number, pace: number}} Part
 */

/**
 * @typedef {{type: "ready"} | {type: "failed", message: string}} StartMessage
 * @typedef {{type: "done", id: number, result: Analysis | ExportFile[] | string} | {type: "crashed", id: number, message: string}} Answer
 * @typedef {StartMessage | Part | Answer} WorkerMessage
 */

export {};
