// @ts-check
/**
 * The messages between page and worker. The page sends one `ReadRequest` a text; the worker answers each with one
 * `ReadAnswer` of the same number, and says once on its own that it is ready or cannot be.
 *
 * @import { Analysis } from "../src/wasm.d.ts"
 */

/**
 * @typedef {object} ReadRequest
 * @property {number} id
 * @property {string} text
 * @property {string | null} published ISO 8601, used where the text bears no date
 */

/**
 * @typedef {{type: "ready"} | {type: "failed", message: string}} StartMessage
 * @typedef {{type: "done", id: number, analysis: Analysis} | {type: "crashed", id: number, message: string}} ReadAnswer
 * @typedef {StartMessage | ReadAnswer} WorkerMessage
 */

export {};
