// @ts-check
/**
 * The messages between a site and On Record in a frame. Each side takes only those of the other's window and origin,
 * and sends to that origin alone.
 *
 * @import { Analysis } from "../../src/wasm.d.ts"
 */

/**
 * The frame can take a text; how high its contents are, in CSS pixels; what was read; why nothing could be.
 * @typedef {{type: "onrecord:ready"} | {type: "onrecord:size", height: number} |
 *   {type: "onrecord:analysis", analysis: Analysis} | {type: "onrecord:error", reason: string, message: string}} FrameMessage
 */

/**
 * A text to read, and how the site looks around it.
 * @typedef {{type: "onrecord:read", text: string, published: string | null, scheme: "light" | "dark", font: string}} SiteMessage
 */

/** Where the frame's address says whose page it is on: `#site=https://news.example`. */
export const SITE_PARAMETER = "site";
