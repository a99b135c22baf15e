// The npm package as others get it: packed once, installed from its tarball into fresh projects.
// @ts-check
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { build, preview } from "vite";
import { ROOT, chromiumPath, core, fixtures, launch } from "./support/core.mjs";

const TARBALL = join(ROOT, "dist/onrecord.tgz");
const PROJECTS = join(ROOT, "dist/package-test");
const SENTENCE = "PORT ELIN - Voss said the strait would be reopened.";
const OPTIONS = { published: "2021-08-18" };

/**
 * A project with the package and these files in it; its folder.
 * @param {string} name
 * @param {Record<string, string>} files
 */
function project(name, files) {
  const folder = join(PROJECTS, name);
  for (const [file, text] of Object.entries({ "package.json": '{"type":"module"}', ...files })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  execFileSync("npm", ["install", "--offline", "--ignore-scripts", "--silent", TARBALL], {
    cwd: folder,
    stdio: "pipe",
  });
  return folder;
}

/** A script that prints what both ways of calling give. */
const SCRIPT = `
import { analyze, exportAs, init } from "onrecord";
const given = JSON.parse(process.argv[2] ?? Deno.args[0]);
const waited = [];
for (const text of given) waited.push(await analyze(text));
const core = await init();
console.log(JSON.stringify({
  waited,
  atOnce: given.map((text) => core.analyze(text)),
  report: await exportAs("markdown", given[0]),
  version: core.version(),
}));
`;

/** @param {string} output */
async function assertSameAsCore(output) {
  const { analyze, version } = await core();
  const expected = texts.map((text) => analyze(text));
  const given = JSON.parse(output);
  assert.deepEqual(given.waited, expected);
  assert.deepEqual(given.atOnce, expected);
  assert.equal(given.version, version());
  assert.match(given.report, /^# /);
}

const texts = fixtures()
  .slice(0, 3)
  .map(({ text }) => text);

describe("the npm package", () => {
  before(() => {
    rmSync(PROJECTS, { recursive: true, force: true });
    execFileSync("node", [join(ROOT, "packages/npm/build.mjs")]);
  });

  test("it has one WebAssembly, no dependency, no script, and the crate's version", () => {
    const files = execFileSync("tar", ["-tzf", TARBALL], { encoding: "utf8" }).trim().split("\n");
    assert.deepEqual(
      files.filter((file) => file.endsWith(".wasm")),
      ["package/onrecord_bg.wasm"],
    );
    const manifest = JSON.parse(execFileSync("tar", ["-xzOf", TARBALL, "package/package.json"], { encoding: "utf8" }));
    for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "scripts", "bin"]) {
      assert.equal(manifest[key], undefined, key);
    }
    assert.equal(manifest.version, /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))?.[1]);
  });

  test("publint finds nothing to say of it", async () => {
    const bytes = readFileSync(TARBALL);
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    assert.deepEqual((await publint({ pack: { tarball }, strict: true })).messages, []);
  });

  test("its types resolve as its code does, for every way of importing a module", async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(TARBALL))));
    // what `attw --profile esm-only` leaves out: CommonJS, for which no package of modules alone can be right
    const problems = result.types
      ? result.problems.filter((problem) => !("resolutionKind" in problem && problem.resolutionKind === "node16-cjs"))
      : ["no types"];
    assert.deepEqual(problems, []);
  });

  test("its declarations say what its functions take and give", () => {
    const folder = project("types", {
      "calls.ts": `
import { analyze, exportAs, init, type Analysis, type Core, type CoreSource, type Statement } from "onrecord";
const analysis: Analysis = await analyze("text", { published: "2021-08-18", offsets: "utf16", minConfidence: 0.5 });
const first: Statement | undefined = analysis.statements[0];
const source: CoreSource = new URL("https://example.org/onrecord_bg.wasm");
const core: Core = await init(source);
const words: string = core.version() + (first?.cueLemma ?? "") + (await exportAs("csv", "text"));
const again: Analysis = core.analyze(words, null);
// @ts-expect-error it has to be waited for
const early: Analysis = analyze("text");
// @ts-expect-error a number is no text
analyze(7);
// @ts-expect-error no such format
exportAs("pdf", "text");
export { again, early };
`,
    });
    const options = [
      "--noEmit",
      "--strict",
      "--target",
      "es2024",
      "--module",
      "nodenext",
      "--lib",
      "es2024,dom",
      "--types",
      "",
    ];
    const { stdout } = spawnSync(join(ROOT, "node_modules/.bin/tsc"), [...options, "calls.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.equal(stdout, "");
  });

  test("a script in Node reads texts as the core does", async () => {
    const folder = project("node", { "script.mjs": SCRIPT });
    await assertSameAsCore(
      execFileSync("node", ["script.mjs", JSON.stringify(texts)], { cwd: folder, encoding: "utf8" }),
    );
  });

  test("a script in Deno does too, without any permission", async (t) => {
    const own = join(ROOT, "node_modules/@deno/linux-x64-glibc/deno");
    const deno = [own, "deno"].find((program) => spawnSync(program, ["--version"]).status === 0);
    if (!deno) return t.skip("no Deno on this machine");
    const folder = project("deno", { "script.mjs": SCRIPT.replace("process.argv[2] ?? ", "") });
    const run = ["run", "--no-prompt", "--quiet", "--node-modules-dir=manual", "script.mjs", JSON.stringify(texts)];
    await assertSameAsCore(
      execFileSync(deno, run, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }),
    );
  });

  test("a load that failed is tried anew", () => {
    const folder = project("retry", {
      "script.mjs": `
import { analyze, init } from "onrecord";
const failure = await init(new Uint8Array([1, 2, 3])).catch((error) => error.name);
console.log(failure, (await analyze(${JSON.stringify(SENTENCE)})).statements.length);
`,
    });
    assert.equal(execFileSync("node", ["script.mjs"], { cwd: folder, encoding: "utf8" }), "CompileError 1\n");
  });

  test(
    "a Vite project has it bundled, for the page and for a worker",
    { skip: chromiumPath() === null && "no Chromium here" },
    async () => {
      const ask = `analyze(${JSON.stringify(SENTENCE)}, ${JSON.stringify(OPTIONS)})`;
      const folder = project("vite", {
        "index.html":
          '<!doctype html><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"><script type="module" src="/src/main.js"></script>',
        "src/main.js": `
import { analyze } from "onrecord";
window.here = ${ask};
window.there = new Promise((resolve) => {
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => resolve(data);
});
`,
        "src/worker.js": `import { analyze } from "onrecord";\npostMessage(await ${ask});\n`,
      });
      const settings = {
        root: folder,
        base: "./",
        configFile: /** @type {const} */ (false),
        logLevel: /** @type {const} */ ("error"),
      };
      await build({ ...settings, worker: { format: "es" } });
      const server = await preview({ ...settings, preview: { port: 0, host: "127.0.0.1" } });
      const browser = await launch(/** @type {string} */ (chromiumPath()));
      try {
        const page = await browser.newPage();
        /** @type {string[]} */
        const problems = [];
        page.on("console", (message) => problems.push(message.text()));
        page.on("pageerror", (error) => problems.push(String(error)));
        await page.goto(/** @type {import("vite").ResolvedServerUrls} */ (server.resolvedUrls).local[0]);
        const given = await page.evaluate(() =>
          Promise.all([/** @type {any} */ (window).here, /** @type {any} */ (window).there]),
        );
        const expected = (await core()).analyze(SENTENCE, OPTIONS);
        assert.deepEqual(given, [expected, expected]);
        assert.deepEqual(problems, []);
      } finally {
        await browser.close();
        await server.close();
      }
    },
  );
});
