// @ts-check
/**
 * The custom element `<on-record-frame for="…" src="…">`: the breakdown of an article on this page, read and shown by a
 * page of another site in a frame. The site that uses it needs to allow neither WebAssembly nor workers; it sends the
 * article's text into the frame, and gives the frame the height that it asks for.
 */
import { SITE_PARAMETER } from "./frame-messages.js";
import { schemeOf } from "./scheme.js";
import { publishedOn, readSource } from "./source.js";

/** @import { FrameMessage, SiteMessage } from "./frame-messages.js" */

/** Higher than any breakdown is; a frame cannot make the page endless. CSS pixels. */
const HIGHEST = 20_000;
/** Until the frame has told its height. CSS pixels. */
const FIRST_HEIGHT = 160;

const STYLE =
  ":host { display: block } :host([hidden]) { display: none } iframe { display: block; inline-size: 100%; border: 0 }";

/** @type {CSSStyleSheet | null} */
let sheet = null;

export class OnRecordFrame extends HTMLElement {
  #root = this.attachShadow({ mode: "closed" });
  #frame = document.createElement("iframe");
  #origin = "";
  #listen = (/** @type {MessageEvent} */ event) => this.#receive(event);

  connectedCallback() {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    this.#root.adoptedStyleSheets = [sheet];
    const address = new URL(this.getAttribute("src") ?? "", this.ownerDocument.baseURI);
    this.#origin = address.origin;
    address.hash = String(new URLSearchParams({ [SITE_PARAMETER]: location.origin }));
    this.#frame.title = this.getAttribute("title") ?? "On Record";
    this.#frame.referrerPolicy = "no-referrer";
    // its own origin, for its own script and worker; no forms, no pop-ups, no moving the page
    this.#frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
    this.#frame.loading = "lazy";
    this.#setHeight(FIRST_HEIGHT);
    addEventListener("message", this.#listen);
    this.#frame.src = address.href;
    this.#root.replaceChildren(this.#frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#listen);
  }

  /** Reads anew: after a change to the article. */
  refresh() {
    const article = this.ownerDocument.getElementById(this.getAttribute("for") ?? "");
    /** @type {SiteMessage} */
    const message = {
      type: "onrecord:read",
      text: article ? readSource(article).text : "",
      published: this.getAttribute("published") ?? publishedOn(this.ownerDocument),
      scheme: schemeOf(this),
      font: getComputedStyle(this).fontFamily,
    };
    this.#frame.contentWindow?.postMessage(message, this.#origin);
  }

  /** @param {MessageEvent} event */
  #receive({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== this.#origin) return;
    const message = /** @type {FrameMessage} */ (data);
    if (message?.type === "onrecord:ready") this.refresh();
    else if (message?.type === "onrecord:size") this.#setHeight(Number(message.height));
    else if (message?.type === "onrecord:analysis")
      this.dispatchEvent(new CustomEvent("analysis", { detail: message.analysis }));
    else if (message?.type === "onrecord:error")
      this.dispatchEvent(new CustomEvent("error", { detail: { reason: message.reason, message: message.message } }));
  }

  /** @param {number} height */
  #setHeight(height) {
    if (height >= 0 && height <= HIGHEST) this.#frame.style.blockSize = `${height}px`;
  }
}

if (!customElements.get("on-record-frame")) customElements.define("on-record-frame", OnRecordFrame);
