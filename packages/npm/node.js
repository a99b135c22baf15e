/** For Node: the WebAssembly is read from the disk, which `fetch` there does not do. */
import { readFile } from "node:fs/promises";
import { createApi } from "./api.js";

export const { init, analyze, exportAs } = createApi(() => readFile(new URL("onrecord_bg.wasm", import.meta.url)));
