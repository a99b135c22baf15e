// The boundary in Node: what JavaScript puts in and gets out.
// @ts-check
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, PROGRAM, core, fixtures } from "./support/core.mjs";

const { analyze, version } = await core();

/**
 * Every `{start, end}` in a result.
 * @param {unknown} value
 * @returns {{ start: number, end: number }[]}
 */
function spans(value) {
  if (value === null || typeof value !== "object") return [];
  if ("start" in value && "end" in value) return [/** @type {{ start: number, end: number }} */ (value)];
  return Object.values(value).flatMap(spans);
}

test("the result is the command line's, field by field", () => {
  for (const { name, text } of fixtures()) {
    const lines = execFileSync(PROGRAM, ["--format", "json", "--offsets", "utf16"], { input: text, encoding: "utf8" });
    assert.deepEqual(analyze(text), JSON.parse(lines), name);
  }
});

test("the result is plain data: it survives JSON and a message to another thread", () => {
  for (const { name, text } of fixtures()) {
    const analysis = analyze(text);
    assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis, name);
    assert.deepEqual(structuredClone(analysis), analysis, name);
  }
});

test("the version is the crate's", () => {
  const manifest = readFileSync(join(ROOT, "Cargo.toml"), "utf8");
  assert.equal(version(), /^version = "(.+)"$/m.exec(manifest)?.[1]);
});

test("spans count as JavaScript strings do, also after emoji and broken emoji", () => {
  const text = "\u{1F600}\u{1F468}\u{200D}\u{1F469} \uD83D Voss said no. \uDE00 She left.\n\nDelane said yes.\uD83D";
  const last = analyze(text).article.blocks.at(-1).span;
  assert.equal(text.slice(last.start, last.end), "Delane said yes.\uD83D");
  for (const { start, end } of spans(analyze(text))) assert.ok(0 <= start && start <= end && end <= text.length);
});

test("a missing value is null and never undefined", () => {
  const { article } = analyze("Voss said no.");
  assert.equal(article.agency, null);
  assert.ok(!JSON.stringify(Object.values(article)).includes("undefined"));
  assert.ok("updated" in article);
});

test("options: a date from outside, a unit, none, null, undefined, and keys that mean nothing", () => {
  assert.equal(analyze("Voss said no.", { published: "2021-08-18" }).article.published, "2021-08-18");
  assert.equal(analyze("Voss said no.", { offsets: "chars" }).offsets, "chars");
  for (const options of [undefined, null, {}, { published: null, offsets: null, minConfidence: null, other: 1 }]) {
    assert.equal(analyze("Voss said no.", options).offsets, "utf16");
  }
});

test("what is no string or no option is refused with a sentence, and the core goes on", () => {
  for (const text of [undefined, null, 7, {}, ["a"]]) assert.throws(() => analyze(text), /text must be a string/);
  assert.throws(() => analyze("a", { offsets: "words" }), /utf16/);
  assert.throws(() => analyze("a", { published: 2021 }), /bad options/);
  assert.equal(analyze("Voss said no.").schema, "onrecord/1");
});

test("hostile texts come back as they are, and touch nothing", () => {
  for (const text of ["__proto__ said no.", "constructor\n\ntoString", "<script>alert(1)</script> said Voss."]) {
    const { start, end } = analyze(text).article.blocks[0].span;
    assert.ok(text.startsWith(text.slice(start, end)));
  }
  assert.equal(/** @type {any} */ ({}).start, undefined);
});

/** Of the memory that a text takes, so many times its own bytes are the most (measured, and rounded up). */
const MEMORY_PER_BYTE = 60;

test("10 MB are read, in memory of a fixed multiple, and the core goes on", async () => {
  const { analyze, memory } = await core();
  const articles = `${fixtures().map(({ text }) => text).join("\n\n")}\n\n`;
  const text = articles.repeat(Math.ceil(10_000_000 / articles.length));
  const analysis = analyze(text);
  assert.equal(analysis.article.blocks.at(-1).span.end, text.trimEnd().length);
  const multiple = memory.buffer.byteLength / Buffer.byteLength(text);
  assert.ok(multiple < MEMORY_PER_BYTE, `${multiple.toFixed(1)} bytes for a byte of text`);
  assert.equal(analyze("Voss said no.").article.sentences, 1);
});
