/** What the bundler makes of files that are no scripts (see build.mjs). */
declare module "*.svg" {
  /** The drawing's elements: tag name and attributes. */
  const nodes: [string, Record<string, string>][];
  export default nodes;
}
declare module "*.txt" {
  const text: string;
  export default text;
}
declare module "*.wasm" {
  const address: string;
  export default address;
}
/** The worker's address beside the page's script, set by the build. */
declare const WORKER_ADDRESS: string;
/** Likewise the PDF reader's. */
declare const PDF_WORKER_ADDRESS: string;
/** What the core's WebAssembly must be, as `integrity` takes it. */
declare const WASM_INTEGRITY: string;
/** Likewise the worker's script. */
declare const WORKER_INTEGRITY: string;

/** The embedding scripts: name in the folder element/, and integrity; null in the single file. */
declare const ELEMENT_SCRIPT: [string, string] | null;
declare const FRAME_SCRIPT: [string, string] | null;
/** The service worker's address beside the page's script; null in the single file. */
declare const SERVICE_WORKER: string | null;

/** The element's style sheet and that of its marks, made from the page's (see element/style.mjs). */
declare module "on-record-styles" {
  export const style: string;
  export const marks: string;
}

declare module "mammoth/mammoth.browser.min.js" {
  const mammoth: { extractRawText(source: { arrayBuffer: ArrayBuffer }): Promise<{ value: string }> };
  export default mammoth;
}

declare module "commonmark" {
  interface Node {
    type: string;
    literal: string | null;
  }
  export class Parser {
    parse(markdown: string): { walker(): { next(): { entering: boolean; node: Node } | null } };
  }
}

interface Window {
  /** Files that the system opens with the installed page (Chromium). */
  launchQueue?: { setConsumer(take: (launch: { files: FileSystemFileHandle[] }) => void): void };
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(address: string): string },
    ): { createScriptURL(address: string): string };
  };
}
