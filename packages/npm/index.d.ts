import type { Analysis, AnalyzeOptions, ExportFormat } from "./analysis.js";

export type * from "./analysis.js";

/**
 * Analyses one article; rejects for no string, only where the core cannot be loaded or the arguments are of a wrong
 * type. The core is loaded with the first call.
 */
export function analyze(text: string, options?: AnalyzeOptions | null): Promise<Analysis>;

/** The breakdown of an article as one document; see {@link ExportFormat}. */
export function exportAs(format: ExportFormat, text: string, options?: AnalyzeOptions | null): Promise<string>;

/** The core, loaded: the same functions without waiting. */
export interface Core {
  analyze(text: string, options?: AnalyzeOptions | null): Analysis;
  exportAs(format: ExportFormat, text: string, options?: AnalyzeOptions | null): string;
  /** The version of the core. */
  version(): string;
}

/** What {@link init} can load the core from. */
export type CoreSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the core, once, and gives its functions for calls that do not wait. From the file in this package, unless a
 * source is given: an address, a response, the bytes or the compiled module of `onrecord/onrecord_bg.wasm`. A source
 * that is given after the core has been loaded changes nothing.
 */
export function init(source?: CoreSource | Promise<CoreSource>): Promise<Core>;
