/** For browsers, bundlers and workers: the WebAssembly is fetched from beside this file, wherever a bundler puts it. */
import { createApi } from "./api.js";

export const { init, analyze, exportAs } = createApi(() => undefined);
