// Whatever of others is shipped comes with its licence.
// @ts-check
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { cratesOfCore, thirdPartyText } from "../tools/third-party.mjs";
import { ROOT } from "./support/core.mjs";

const SITE = join(ROOT, "dist/site");
const skip = !existsSync(SITE) && "dist/site is not built";
/** What a part begins with: name, version, terms. */
const HEADING = /^-{80}\n\n(\S+) (\d\S*) \((.+)\)\n\n([^]*?)(?=\n\n-{80}|\s*$(?![^]))/gm;

/** @param {string} text */
function parts(text) {
  return new Map([...text.matchAll(HEADING)].map(([, name, version, terms, body]) => [name, { version, terms, body }]));
}

describe("licences", { skip }, () => {
  test("the site names every library that its scripts were made with, each with its licence's text", () => {
    const found = parts(readFileSync(join(SITE, "THIRD-PARTY.txt"), "utf8"));
    const shipped = ["@mozilla/readability", "dompurify", "mammoth", "jszip", "underscore", "pdfjs-dist", "commonmark"];
    const drawn = ["lucide-static", "@fontsource-variable/source-serif-4", "fflate"];
    for (const name of [...shipped, ...drawn, "serde", "wasm-bindgen"]) assert.ok(found.has(name), name);
    for (const [name, { terms, body }] of found) {
      assert.ok(terms.length > 2, `${name} names no terms`);
      assert.match(body, /copyright|permission|licen[cs]e/i, `${name} comes without its licence's text`);
    }
  });

  test("the core's crates are all there, and none of those that only build it", () => {
    const names = cratesOfCore().map(({ name }) => name);
    assert.ok(names.includes("serde_core") && names.includes("js-sys"), names.join(" "));
    assert.ok(!names.includes("syn") && !names.includes("insta"), names.join(" "));
    assert.equal(parts(thirdPartyText(cratesOfCore())).size, names.length);
  });

  test("the npm package carries the product's two licences and those of its crates", () => {
    execFileSync(process.execPath, [join(ROOT, "packages/npm/build.mjs")]);
    const files = execFileSync("tar", ["tzf", join(ROOT, "dist/onrecord.tgz")], { encoding: "utf8" });
    for (const file of ["LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY.txt"])
      assert.match(files, new RegExp(`package/${file}`));
  });
});
