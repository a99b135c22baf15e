/** The core's JavaScript as wasm-bindgen makes it (dist/wasm/onrecord.js): its functions and the loader. */
export * from "../src/wasm.d.ts";
export default function init(source: { module_or_path: URL | Response | BufferSource }): Promise<unknown>;
