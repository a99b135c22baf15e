// Every export is read back by a consumer that is not ours: a CSV reader, a JSON-LD processor, an XML parser, a
// Markdown parser, an unzipper. Run with `node --test tests/exports.test.mjs`; the program is the environment's ONRECORD, or the
// newest of target/release/onrecord and target/debug/onrecord.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as commonmark from "commonmark";
import { parse as parseCsv } from "csv-parse/sync";
import jsonld from "jsonld";
import JSZip from "jszip";
import { SaxesParser } from "saxes";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = process.env.ONRECORD ?? newest(["release", "debug"].map((profile) => join(root, "target", profile, "onrecord")));
const folder = mkdtempSync(join(tmpdir(), "onrecord-exports-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} files */
function newest(files) {
  const there = files.filter((file) => existsSync(file));
  if (there.length === 0) throw new Error("build the program first: cargo build");
  return there.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

/** A text that tries to break out of every format: markup, formulas, controls, separators, emoji. */
const hostile = [
  "MS. <SCRIPT>: =HYPERLINK(\"http://x.example\",\"click\") </said> ]]> We will reopen the port & the \"bridge\".",
  "Q    @SUM(A1:A9) | `code` **bold** [link](javascript:alert) \u0001\u001b[31m\u2028 will you?",
  "MS. <SCRIPT>: -2+3 😀 <!-- --> {{x}} We support the \u{1F1F0}\u{1F1EA} treaty, we oppose the tariff, and we hope for peace.",
].join("\n\n");

const texts = {
  hostile,
  transcript: readFileSync(join(root, "tests/fixtures/interview.txt"), "utf8"),
  readout: readFileSync(join(root, "tests/fixtures/readout.txt"), "utf8"),
  phone: readFileSync(join(root, "tests/fixtures/phone-talks.txt"), "utf8"),
  empty: "",
};

/**
 * @param {string} text
 * @param {string} format
 */
function runRaw(text, format) {
  const file = join(folder, "account.txt");
  writeFileSync(file, text);
  return execFileSync(program, ["--format", format, "--offsets", "utf16", file], { maxBuffer: 1 << 26 });
}

/**
 * @param {string} text
 * @param {string} format
 */
const run = (text, format) => runRaw(text, format).toString("utf8");

/** @param {string} text */
const analysis = (text) => JSON.parse(run(text, "json"));

for (const [name, text] of Object.entries(texts)) {
  describe(name, () => {
    const { statements, parties, conversations } = analysis(text);

    if (name === "hostile" || name === "transcript") {
      test("there are statements to read back", () => assert.ok(statements.length >= 3));
    }

    test("CSV: a CSV reader finds a row a statement, and no field is a formula", () => {
      const csv = run(text, "csv");
      const rows = parseCsv(csv, { bom: true, columns: true, relax_column_count: false });
      assert.equal(rows.length, statements.length);
      for (const row of rows) for (const field of Object.values(row)) assert.doesNotMatch(String(field), /^\s*[=+\-@]/);
      const control = [...csv.replaceAll("\r\n", "")].find((c) => c < " " || c === "\u007f");
      assert.equal(control, undefined, "no control character but the rows' ends");
    });

    test("JSON-LD: a processor without a network expands it, each statement refers to parties that are there", async () => {
      const document = JSON.parse(run(text, "jsonld"));
      const documentLoader = () => { throw new Error("nothing may be fetched"); };
      const expanded = /** @type {any[]} */ (await jsonld.expand(document, { documentLoader, safe: true }));
      const ids = new Set(expanded.map((node) => node["@id"]));
      const quotations = expanded.filter((node) => node["@type"].includes("https://schema.org/Quotation"));
      assert.equal(quotations.length, statements.length);
      assert.equal(ids.size, 1 + statements.length + parties.length + conversations.length);
      for (const node of expanded) {
        for (const key of ["creator", "recipient", "participant", "isPartOf", "member"]) {
          for (const value of node[`https://schema.org/${key}`] ?? []) assert.ok(ids.has(value["@id"]), `${key} of ${node["@id"]}`);
        }
      }
      const triples = await jsonld.toRDF(document, { documentLoader, format: "application/n-quads" });
      assert.match(String(triples), /urn:x-onrecord:account/);
    });

    test("JSON-LD: the selectors find the statements' words again, by code points and by what stands around", () => {
      const nodes = JSON.parse(run(text, "jsonld"))["@graph"].filter((node) => node.type === "Quotation");
      const points = [...text];
      nodes.forEach((node, index) => {
        const { content } = statements[index];
        const exact = content.map(({ start, end }) => text.slice(start, end));
        assert.deepEqual(node.selector.filter((s) => s.type === "TextQuoteSelector").map((s) => s.exact), exact);
        const found = node.selector.filter((s) => s.type === "TextPositionSelector").map((s) => points.slice(s.start, s.end).join(""));
        assert.deepEqual(found, exact);
        for (const { type, prefix, exact: words, suffix } of node.selector) {
          if (type === "TextQuoteSelector") assert.ok(text.includes(prefix + words + suffix));
        }
      });
    });

    test("Web Annotation: a page of annotations, one a statement, with the fields that the model requires", () => {
      const page = JSON.parse(run(text, "annotations"));
      assert.equal(page["@context"], "http://www.w3.org/ns/anno.jsonld");
      assert.equal(page.type, "AnnotationPage");
      assert.equal(page.items.length, statements.length);
      assert.equal(new Set(page.items.map((item) => item.id)).size, statements.length);
      page.items.forEach((item, index) => {
        assert.equal(item.type, "Annotation");
        assert.equal(item.target.length, statements[index].content.length);
        for (const body of item.body) assert.equal(body.type, "TextualBody");
        const tags = item.body.filter((body) => body.purpose === "tagging").map((body) => body.value);
        assert.deepEqual(tags, statements[index].topics);
      });
    });

    test("TEI: an XML parser reads it, the pointers point, and its text is the account's", () => {
      const xml = run(text, "tei");
      const ids = new Set();
      const pointers = [];
      const said = new Set();
      let body = "";
      let inBody = false;
      const parser = new SaxesParser({ xmlns: true });
      parser.on("error", (error) => { throw error; });
      parser.on("opentag", (tag) => {
        const value = (attribute) => tag.attributes[attribute]?.value;
        if (tag.name === "body") inBody = true;
        if (value("xml:id")) {
          assert.ok(!ids.has(value("xml:id")), "an id stands once");
          ids.add(value("xml:id"));
        }
        for (const attribute of ["who", "toWhom", "next", "prev", "target", "ana"]) pointers.push(...(value(attribute) ?? "").split(" "));
        if (tag.name === "said") {
          said.add(value("xml:id").split(".")[0]);
          assert.match(value("direct"), /^(true|false)$/);
        }
      });
      parser.on("closetag", (tag) => { if (tag.name === "body") inBody = false; });
      parser.on("text", (words) => { if (inBody) body += words; });
      parser.write(xml).close();
      for (const pointer of pointers.filter((p) => p.startsWith("#"))) assert.ok(ids.has(pointer.slice(1)), pointer);
      assert.ok(said.size <= statements.length && (said.size > 0 || statements.length === 0));
      const bare = (words) => words.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028]+/g, "");
      assert.equal(bare(body), bare(text));
    });

    test("ZIP: an unzipper finds the text, the analysis and every format, each as it is by itself", async () => {
      const archive = await JSZip.loadAsync(runRaw(text, "zip"), { checkCRC32: true });
      const read = (file) => archive.file(file)?.async("string");
      const files = { "report.md": "markdown", "statements.csv": "csv", "linked-data.jsonld": "jsonld", "account.tei.xml": "tei", "annotations.jsonld": "annotations" };
      assert.deepEqual(Object.keys(archive.files).sort(), ["account.txt", "analysis.json", ...Object.keys(files)].sort());
      assert.equal(await read("account.txt"), text);
      assert.deepEqual(JSON.parse(await read("analysis.json")), analysis(text));
      for (const [file, format] of Object.entries(files)) assert.equal(await read(file), run(text, format), file);
    });

    test("Markdown: a Markdown parser finds the report's headings, no link, no HTML and no code of the text", () => {
      const parsed = new commonmark.Parser().parse(run(text, "markdown"));
      const headings = [];
      const walker = parsed.walker();
      for (let event = walker.next(); event; event = walker.next()) {
        if (!event.entering) continue;
        const { type } = event.node;
        assert.ok(!["link", "image", "html_inline", "html_block", "code", "code_block"].includes(type), type);
        if (type === "heading" && event.node.level === 2) headings.push(event.node.firstChild?.literal);
      }
      for (const heading of ["Commitments and offers", "Requests and proposals", "Positions"]) assert.ok(headings.includes(heading));
    });
  });
}
