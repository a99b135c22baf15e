// @ts-check
// Somebody else's site: its own policy, another framework's styles, and the element beside an article.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../tools/serve.mjs";

const ROOT = join(import.meta.dirname, "../..");
export const ELEMENT = join(ROOT, "dist/site/element");

/** The name that the build gave to a script of the element's folder. @param {string} stem */
export function scriptName(stem) {
  const name = readdirSync(ELEMENT).find((file) => new RegExp(`^${stem}-[A-Z0-9]{8}\\.js$`).test(file));
  if (!name) throw new Error(`dist/site/element has no ${stem}`);
  return name;
}

/** Nothing but its own files, and what the element needs. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types onrecord";

/**
 * Starts the site, and On Record's folder on an origin of its own.
 * @param {{policy?: (elsewhere: string) => string}} [options] the site's policy, given the other origin
 */
export async function startHost({ policy = () => POLICY } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-host-"));
  cpSync(join(import.meta.dirname, "host"), folder, { recursive: true });
  cpSync(ELEMENT, join(folder, "element"), { recursive: true });
  cpSync(join(ROOT, "node_modules/bulma/css/bulma.min.css"), join(folder, "bulma.min.css"));
  const other = await serve(ELEMENT, 0, { "access-control-allow-origin": "*" });
  /** @type {Record<string, string>} */
  const names = {
    SCRIPT: `element/${scriptName("on-record")}`,
    FRAME_SCRIPT: `element/${scriptName("on-record-frame")}`,
    FRAME_ADDRESS: `${other.address}frame.html`,
    ELSEWHERE: other.address + scriptName("on-record"),
  };
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
    const html = readFileSync(join(folder, file), "utf8");
    writeFileSync(
      join(folder, file),
      html.replace(/\b[A-Z_]{6,}\b/g, (name) => names[name] ?? name),
    );
  }
  const site = await serve(folder, 0, { "content-security-policy": policy(new URL(other.address).origin) });
  return {
    address: site.address,
    other: other.address,
    close() {
      site.close();
      other.close();
      rmSync(folder, { recursive: true });
    },
  };
}
