// @ts-check
/** Takes Markdown; gives back its words as text, a blank line between blocks, without signs, addresses and pictures. */
import { Parser } from "commonmark";

/** @import { FileText } from "./files.js" */

/** Nodes that stand on lines of their own. */
const BLOCKS = new Set(["paragraph", "heading", "code_block", "thematic_break"]);

/**
 * @param {string} markdown
 * @returns {FileText}
 */
export function readMarkdown(markdown) {
  const walker = new Parser().parse(markdown).walker();
  const blocks = [""];
  let pictures = 0;
  for (let step = walker.next(); step; step = walker.next()) {
    const { type, literal } = step.node;
    if (type === "image") pictures += step.entering ? 1 : -1;
    else if (BLOCKS.has(type)) blocks.push(type === "code_block" ? (literal ?? "") : "");
    else if (pictures > 0) continue;
    else if (type === "softbreak" || type === "linebreak") blocks[blocks.length - 1] += " ";
    else if (type === "text" || type === "code") blocks[blocks.length - 1] += literal ?? "";
  }
  return { text: blocks.filter((block) => block.trim() !== "").join("\n\n") };
}
