// Words a second in Node, on one thread: On Record as wasm, its grammar alone (tokens, tags, chunks, mentions), and
// wink-nlp, which does tags and entities, over the same texts in the same run. Then how the speed holds at 10 MB. Takes
// the build of `./build.sh bench`: the page's, with the grammar by itself.
// usage: node tools/bench.mjs [FILE…]     (the fixtures where no file is named)
// @ts-check
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

/** Measured for at least so long, in milliseconds, after one round to warm up. */
const MEASURED = 3000;
/** Of the long text, in bytes. */
const LONG = 10_000_000;

const ROOT = join(import.meta.dirname, "..");
const WASM = join(ROOT, "target/bench/wasm");
const { default: init, analyze, readGrammar } = await import(join(WASM, "onrecord.js"));

/** @returns {string[]} */
function texts() {
  const folder = join(ROOT, "tests/fixtures");
  const named = process.argv.slice(2);
  const files = named.length > 0 ? named : readdirSync(folder).filter((f) => f.endsWith(".txt")).map((f) => join(folder, f));
  return files.map((file) => readFileSync(file, "utf8"));
}

/**
 * @param {string} name
 * @param {number} words the words of one round, the same for all
 * @param {() => void} round
 * @returns {number} words a millisecond
 */
function measure(name, words, round) {
  round();
  const start = performance.now();
  let rounds = 0;
  while (performance.now() - start < MEASURED) {
    round();
    rounds += 1;
  }
  const speed = (words * rounds) / (performance.now() - start);
  report(name, speed);
  return speed;
}

/**
 * @param {string} name
 * @param {number} speed words a millisecond
 */
function report(name, speed) {
  console.log(`${name.padEnd(28)}${String(Math.round(speed * 1000)).padStart(10)} words/s`);
}

await init({ module_or_path: readFileSync(join(WASM, "onrecord_bg.wasm")) });
const all = texts();
const words = all.reduce((sum, text) => sum + analyze(text).article.words, 0);
measure("On Record, wasm in Node", words, () => all.forEach((text) => analyze(text)));
const grammar = measure("the grammar alone, wasm", words, () => all.forEach((text) => readGrammar(text)));

const nlp = winkNLP(model, ["sbd", "pos", "ner"]);
const wink = measure("wink-nlp (tags, entities)", words, () =>
  all.forEach((text) => {
    const document = nlp.readDoc(text);
    document.tokens().out(nlp.its.pos);
    document.entities().out(nlp.its.detail);
  }),
);
console.log(`${"the grammar beside wink-nlp".padEnd(28)}${(grammar / wink).toFixed(1).padStart(10)} times as fast`);

const joined = `${all.join("\n\n")}\n\n`;
const long = joined.repeat(Math.ceil(LONG / Buffer.byteLength(joined)));
const start = performance.now();
report("On Record, wasm, 10 MB", analyze(long).article.words / (performance.now() - start));
