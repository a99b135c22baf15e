// @ts-check
/** Takes the name of a part of this file; gives back its bytes, kept in the page as deflated base64. */

/**
 * @param {string} name
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function unpack(name) {
  const binary = atob(document.getElementById(name)?.textContent ?? "");
  const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
