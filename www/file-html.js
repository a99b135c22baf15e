// @ts-check
/**
 * Takes a web page's markup; gives back its article as text: sanitised first, so that nothing in it runs or loads, then
 * freed of menus and advertisements.
 */
import { Readability } from "@mozilla/readability";
import DOMPurify from "dompurify";

/** @import { FileText } from "./files.js" */

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  "P H1 H2 H3 H4 H5 H6 LI BLOCKQUOTE DIV SECTION ARTICLE FIGURE FIGCAPTION TD TH DT DD PRE HEADER FOOTER BR HR UL OL TABLE TR".split(
    " ",
  ),
);

/**
 * @param {string} markup
 * @returns {FileText}
 */
export function readHtml(markup) {
  const clean = /** @type {HTMLElement} */ (
    DOMPurify.sanitize(markup, {
      RETURN_DOM: true,
      WHOLE_DOCUMENT: true,
      // where pages keep title and date; nothing of this document is ever shown
      ADD_TAGS: ["meta", "title"],
      ADD_ATTR: ["property", "content", "itemprop"],
      ADD_URI_SAFE_ATTR: ["property", "content", "itemprop"],
      FORBID_TAGS: ["style"],
    })
  );
  const page = document.implementation.createHTMLDocument("");
  page.replaceChild(page.adoptNode(clean), page.documentElement);
  const whole = blockText(page.body ?? page.documentElement);
  const article = new Readability(page, { serializer: (node) => node }).parse();
  if (!article?.content) return whole ? { text: whole } : { error: "file" };
  const body = blockText(/** @type {Element} */ (article.content));
  const title = (article.title ?? "").trim();
  const text = title && !body.startsWith(title) ? `${title}\n\n${body}` : body;
  const published = article.publishedTime?.match(/^\d{4}-\d\d-\d\d/)?.[0];
  return published ? { text, published } : { text };
}

/**
 * The text of an element, a blank line between its blocks. No recursion: pages nest without limit.
 * @param {Element} root
 */
function blockText(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  /** @type {string[]} */
  const blocks = [""];
  /** @type {Element | null} */
  let last = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text || node.nodeType === Node.TEXT_NODE) {
      const holder = holderOf(node, root);
      if (holder !== last) blocks.push("");
      last = holder;
      blocks[blocks.length - 1] += node.nodeValue ?? "";
    } else if (BLOCKS.has(node.nodeName)) last = null;
  }
  return blocks
    .map((block) => block.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n\n");
}

/**
 * The block that a text stands in.
 * @param {Node} node
 * @param {Element} root
 */
function holderOf(node, root) {
  let holder = node.parentElement;
  while (holder && holder !== root && !BLOCKS.has(holder.nodeName)) holder = holder.parentElement;
  return holder;
}
