// The declarations are the truth: what the core gives is what `onrecord.d.ts` says, no key more and none less.
// @ts-check
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, core, fixtures } from "./support/core.mjs";

const folder = join(ROOT, "dist/types");

/**
 * What TypeScript says of a file.
 * @param {string} name
 * @param {string} source
 */
function check(name, source) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, source);
  const arguments_ = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2024", "--module", "nodenext"];
  const { stdout } = spawnSync(join(ROOT, "node_modules/.bin/tsc"), [...arguments_, file], { encoding: "utf8" });
  return stdout;
}

test("every fixture's result, written as a literal, is an Analysis", async () => {
  const { analyze } = await core();
  const values = fixtures().map(({ text }) => `  ${JSON.stringify(analyze(text))},`);
  const source = `import type { Analysis } from "../wasm/onrecord.js";\nexport const all: Analysis[] = [\n${values.join("\n")}\n];\n`;
  assert.equal(check("fixtures", source), "");
});

test("the functions take and give what the declarations say", () => {
  const source = `
import init, { analyze, version, type Analysis, type Statement } from "../wasm/onrecord.js";
await init();
const analysis: Analysis = analyze("text", { published: "2021-08-18", offsets: "utf16", minConfidence: 0.5 });
const first: Statement | undefined = analysis.statements[0];
const words: string = version() + (first?.cueLemma ?? "") + analysis.conversations[0]?.medium;
analyze(words, null);
// @ts-expect-error a number is no text
analyze(7);
// @ts-expect-error no such unit
analyze("text", { offsets: "words" });
`;
  assert.equal(check("calls", source), "");
});
