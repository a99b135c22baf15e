// @ts-check
/** In the single file, in place of trusted.js: a script's address is that of a part of the file, put into memory. */
import { unpack } from "./unpack.js";

/** @type {ReturnType<NonNullable<Window["trustedTypes"]>["createPolicy"]> | undefined} */
let policy;

/**
 * @param {string} name of the part
 * @returns {Promise<string>}
 */
export async function workerAddress(name) {
  policy ??= window.trustedTypes?.createPolicy("onrecord", { createScriptURL: (url) => url });
  const address = URL.createObjectURL(new Blob([await unpack(name)], { type: "text/javascript" }));
  return policy ? /** @type {any} */ (policy.createScriptURL(address)) : address;
}
