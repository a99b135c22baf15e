// @ts-check
/** Takes an address of this site; makes what pages with Trusted Types accept as a worker's address. */

/** @type {ReturnType<NonNullable<Window["trustedTypes"]>["createPolicy"]> | undefined} */
let policy;

/**
 * @param {string} name file beside the page's script
 * @returns {string}
 */
export function workerAddress(name) {
  policy ??= window.trustedTypes?.createPolicy("onrecord", { createScriptURL: (url) => url });
  const address = new URL(name, import.meta.url).href;
  return policy ? /** @type {any} */ (policy.createScriptURL(address)) : address;
}
