// @ts-check
/**
 * The messages between page and worker. The page sends requests, each with a number of its own; the worker answers each
 * with one message of the same number, and says once on its own that it is ready or cannot be.
 *
 * @import { Analysis, ExportFormat } from "../src/wasm.d.ts"
 */

/**
 * A text to read; with a format, to read and write out in it. `published` is ISO 8601, used where the text bears no date.
 * @typedef {{id: number, text: string, published: string | null, format: ExportFormat | null}} Request
 */

/**
 * @typedef {{type: "ready"} | {type: "failed", message: string}} StartMessage
 * @typedef {{type: "done", id: number, result: Analysis | string} | {type: "crashed", id: number, message: string}} Answer
 * @typedef {StartMessage | Answer} WorkerMessage
 */

export {};
