// @ts-check
/** Takes an address of this site; makes what pages with Trusted Types accept as a script's address. */

/** @type {ReturnType<NonNullable<Window["trustedTypes"]>["createPolicy"]> | undefined} */
let policy;

/**
 * @param {string} name file beside the page's script
 * @returns {string}
 */
export function workerAddress(name) {
  return scriptAddress(new URL(name, import.meta.url).href);
}

/**
 * @param {string} address whole
 * @returns {string}
 */
export function scriptAddress(address) {
  policy ??= window.trustedTypes?.createPolicy("onrecord", { createScriptURL: (url) => url });
  return policy ? /** @type {any} */ (policy.createScriptURL(address)) : address;
}
