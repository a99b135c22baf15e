/**
 * The package's functions over the core, however its WebAssembly is found.
 *
 * Takes what finds it; makes `analyze`, `exportAs` and `init`, which load it on first use and once. A load that failed
 * is tried anew at the next call.
 */
import start, { analyze, exportAs, version } from "./onrecord.js";

const core = Object.freeze({ analyze, exportAs, version });

/** @param {() => unknown} find what `init` loads where the caller gives nothing; undefined for the file beside this one */
export function createApi(find) {
  /** @type {Promise<typeof core> | null} */
  let ready = null;

  async function load(source) {
    const found = await (source ?? find());
    await start(found === undefined ? undefined : { module_or_path: found });
    return core;
  }

  function init(source) {
    ready ??= load(source).catch((error) => {
      ready = null;
      throw error;
    });
    return ready;
  }

  return {
    init,
    analyze: async (text, options) => (await init()).analyze(text, options),
    exportAs: async (format, text, options) => (await init()).exportAs(format, text, options),
  };
}
