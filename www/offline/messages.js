// @ts-check
/**
 * The messages between page and service worker.
 *
 * `switch`: the reader wants the new build now. `shared`: the page asks for what was shared with it.
 * @typedef {{type: "switch"} | {type: "shared"}} PageMessage
 *
 * What another program shared with the installed page.
 * @typedef {{text: string, files: File[]}} Shared
 */

export {};
