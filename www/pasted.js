// @ts-check
/**
 * Takes what is pasted into the box; puts a web page's article there in place of its markup, its menus and its
 * advertisements. Anything else is left to the browser.
 */

/** How the markup of a page, or of a part of one, begins. */
const MARKUP = /^\s*<(!doctype html|html|head|body|main|article|section|div|p|h1)\b/i;
/** What stands around articles: a stretch of a page that was copied with these is more than its article. */
const AROUND = /<(nav|footer|aside|form)\b/i;

/**
 * @param {HTMLTextAreaElement} area
 * @param {(published: string) => void} onDate where the page tells its date, ISO 8601
 */
export function acceptPages(area, onDate) {
  area.addEventListener("paste", (event) => {
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    const markup = markupOf(plain, event.clipboardData?.getData("text/html") ?? "");
    if (!markup) return;
    event.preventDefault();
    insertArticle(area, markup, plain, onDate);
  });
}

/**
 * What to take for a page; empty where the words alone are the text.
 * @param {string} plain
 * @param {string} html
 */
export function markupOf(plain, html) {
  if (MARKUP.test(plain)) return plain;
  return AROUND.test(html) ? html : "";
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} markup
 * @param {string} plain what to put there where no article is found
 * @param {(published: string) => void} onDate
 */
export async function insertArticle(area, markup, plain, onDate) {
  const { selectionStart, selectionEnd } = area;
  const read = (await import("./file-html.js")).readHtml(markup);
  const text = "text" in read ? read.text : plain;
  area.setRangeText(text, selectionStart, selectionEnd, "end");
  if ("text" in read && read.published) onDate(read.published);
}
