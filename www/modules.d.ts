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

declare module "mammoth/mammoth.browser.min.js" {
  const mammoth: { extractRawText(source: { arrayBuffer: ArrayBuffer }): Promise<{ value: string }> };
  export default mammoth;
}

interface Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(address: string): string },
    ): { createScriptURL(address: string): string };
  };
}
