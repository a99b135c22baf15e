// @ts-check
/**
 * Takes a long text; makes the beginnings of it that are read before the whole, so that something can be shown soon. Each
 * is a quarter of the next, so that all of them together cost a third of the whole more.
 */

const GROWTH = 4;
/** A beginning is no shorter, in characters: a long article. */
const SHORTEST = 12_000;

/**
 * @param {string} text
 * @returns {number[]} where the beginnings end, in characters, the last with the text; between paragraphs
 */
export function beginnings(text) {
  const ends = [text.length];
  for (let length = text.length / GROWTH; length >= SHORTEST; length /= GROWTH) {
    const end = paragraphEnd(text, Math.floor(length));
    if (end < ends[0]) ends.unshift(end);
  }
  return ends;
}

/**
 * Where the paragraph, else the line, around a place ends; the place itself where it is far to the next.
 * @param {string} text
 * @param {number} at
 */
function paragraphEnd(text, at) {
  const near = text.slice(at, at + SHORTEST / 2);
  const blank = near.search(/\n[ \t\r]*\n/);
  const line = blank < 0 ? near.indexOf("\n") : blank;
  return at + Math.max(0, line);
}
