// @ts-check
/** Takes nothing; gives back the core's WebAssembly, fetched from beside the script that asks and checked. */
import wasm from "onrecord-wasm-binary";

/** What a server says of a file that can be compiled while it arrives. */
const STREAMED = "application/wasm";

/**
 * @param {string} [base] the script's address, where it runs from another
 * @returns {Promise<Response | ArrayBuffer>} whole, where the server does not know what it is
 */
export async function fetchCore(base = import.meta.url) {
  const response = await fetch(new URL(wasm, base), { integrity: WASM_INTEGRITY });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.headers.get("content-type") === STREAMED ? response : response.arrayBuffer();
}
