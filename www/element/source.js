// @ts-check
/**
 * Takes an article's element; makes its text as it is read on the page (a blank line between blocks, white space as it
 * is drawn, nothing that is hidden or no part of the account), and finds again where each stretch of it stands. It
 * changes nothing.
 */

/**
 * A stretch of the text that is one stretch of a text node.
 * @typedef {object} Piece
 * @property {number} at in the text
 * @property {Text} node
 * @property {number} from in the node
 * @property {number} length
 */

/** @typedef {{text: string, pieces: Piece[]}} Source */

/** What tells nothing of the account. */
const SKIPPED =
  "script, style, noscript, template, nav, aside, form, button, select, textarea, input, svg, math, canvas, video, audio, iframe, object, on-record, on-record-frame, [hidden], [aria-hidden='true'], [data-onrecord-skip]";
const SPACE = /[ \t\n\r\f]+/g;

/** Where sites tell when an article was published. */
const PUBLISHED = "meta[property='article:published_time'], meta[itemprop='datePublished']";

/** When the site says that its article was published, or null. @param {Document} document */
export function publishedOn(document) {
  return document.querySelector(PUBLISHED)?.getAttribute("content") ?? null;
}

/**
 * @param {Element} root
 * @returns {Source}
 */
export function readSource(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && isSkipped(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const writer = createWriter();
  const display = displays();
  /** @type {Element | null} */
  let block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text) {
      const holder = blockOf(node, root, display);
      if (holder !== block) writer.breakBlock();
      block = holder;
      writer.write(node, display(/** @type {Element} */ (node.parentElement)).keepsSpace);
    } else if (node instanceof Element && node.tagName === "BR") writer.breakLine();
    else if (node instanceof Element && display(node).isBlock) block = null;
  }
  return writer.source();
}

/**
 * The places of a stretch of the text, a range for each block that it touches.
 * @param {Source} source
 * @param {{start: number, end: number}} span
 * @returns {Range[]}
 */
export function rangesOf({ pieces }, { start, end }) {
  const ranges = [];
  /** @type {Range | null} */
  let range = null;
  let last = -1;
  for (let index = firstAfter(pieces, start); index < pieces.length && pieces[index].at < end; index++) {
    const { at, node, from, length } = pieces[index];
    if (range === null || at > last + 1) {
      range = node.ownerDocument.createRange();
      range.setStart(node, from + Math.max(0, start - at));
      ranges.push(range);
    }
    range.setEnd(node, from + Math.min(length, end - at));
    last = at + length;
  }
  return ranges;
}

/**
 * Where in the text a place in the article stands, or null.
 * @param {Source} source
 * @param {Node} node
 * @param {number} offset
 */
export function positionOf({ pieces }, node, offset) {
  const piece = pieces.find((one) => one.node === node && offset >= one.from && offset <= one.from + one.length);
  return piece ? piece.at + offset - piece.from : null;
}

/**
 * The first piece that ends after a position.
 * @param {Piece[]} pieces
 * @param {number} position
 */
function firstAfter(pieces, position) {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].at + pieces[middle].length <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {Element} element */
function isSkipped(element) {
  return element.matches(SKIPPED) || getComputedStyle(element).display === "none";
}

/** How elements are drawn, each looked up once. */
function displays() {
  /** @type {Map<Element, {isBlock: boolean, keepsSpace: boolean}>} */
  const known = new Map();
  return (/** @type {Element} */ element) => {
    let found = known.get(element);
    if (!found) {
      const { display, whiteSpace } = getComputedStyle(element);
      found = {
        isBlock: !/^(inline|contents|ruby)/.test(display) && display !== "",
        keepsSpace: /^(pre|break-spaces)/.test(whiteSpace),
      };
      known.set(element, found);
    }
    return found;
  };
}

/**
 * @param {Text} node
 * @param {Element} root
 * @param {ReturnType<typeof displays>} display
 */
function blockOf(node, root, display) {
  let holder = /** @type {Element} */ (node.parentElement);
  while (holder !== root && !display(holder).isBlock) holder = /** @type {Element} */ (holder.parentElement);
  return holder;
}

/** Puts text together, with its pieces. */
function createWriter() {
  /** @type {string[]} */
  const parts = [];
  /** @type {Piece[]} */
  const pieces = [];
  let length = 0;
  /** What stands between what is written and what comes next. */
  let gap = "";
  const put = (/** @type {string} */ text) => {
    parts.push(text);
    length += text.length;
  };
  const add = (/** @type {Text} */ node, /** @type {number} */ from, /** @type {string} */ text) => {
    if (gap && length > 0) put(gap);
    gap = "";
    pieces.push({ at: length, node, from, length: text.length });
    put(text);
  };
  return {
    /** @param {Text} node @param {boolean} keepsSpace */
    write(node, keepsSpace) {
      if (keepsSpace && node.data) return add(node, 0, node.data);
      let from = 0;
      for (const space of node.data.matchAll(SPACE)) {
        if (space.index > from) add(node, from, node.data.slice(from, space.index));
        gap ||= " ";
        from = space.index + space[0].length;
      }
      if (from < node.data.length) add(node, from, node.data.slice(from));
    },
    breakLine: () => void (gap = gap === "\n" || gap === "\n\n" ? "\n\n" : "\n"),
    breakBlock: () => void (gap = "\n\n"),
    source: () => ({ text: parts.join(""), pieces }),
  };
}
