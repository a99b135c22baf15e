/** For Deno: the WebAssembly is imported, so that no leave to read files has to be given. */
import source core from "./onrecord_bg.wasm";
import { createApi } from "./api.js";

export const { init, analyze, exportAs } = createApi(() => core);
