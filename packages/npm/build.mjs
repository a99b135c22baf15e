// @ts-check
/**
 * Takes this folder and the built core (dist/wasm); makes the npm package in dist/npm, of the crate's version, and packs
 * it as dist/onrecord.tgz.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { THIRD_PARTY, cratesOfCore, thirdPartyText } from "../../tools/third-party.mjs";

const HERE = import.meta.dirname;
const ROOT = join(HERE, "../..");
const WASM = join(ROOT, "dist/wasm");
const OUT = join(ROOT, "dist/npm");
const TARBALL = join(ROOT, "dist/onrecord.tgz");

/** A documented function among the declarations: the package's own are in index.d.ts. */
const DECLARED_FUNCTION = /\/\*\*(?:(?!\*\/)[^])*\*\/\nexport function [^;]*;\n*/g;

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const file of readdirSync(HERE)) {
  if (/\.(js|d\.ts|md)$/.test(file)) copyFileSync(join(HERE, file), join(OUT, file));
}
for (const file of ["onrecord.js", "onrecord_bg.wasm"]) copyFileSync(join(WASM, file), join(OUT, file));
for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(ROOT, file), join(OUT, file));
writeFileSync(join(OUT, THIRD_PARTY), thirdPartyText(cratesOfCore()));

const declarations = readFileSync(join(ROOT, "src/wasm.d.ts"), "utf8");
writeFileSync(join(OUT, "analysis.d.ts"), declarations.replace(DECLARED_FUNCTION, ""));

const version = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))?.[1];
if (!version) throw new Error("Cargo.toml names no version");
const manifest = JSON.parse(readFileSync(join(HERE, "package.json"), "utf8"));
const { name, ...rest } = manifest;
writeFileSync(join(OUT, "package.json"), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);

const output = execFileSync("npm", ["pack", "--json", "--pack-destination", join(ROOT, "dist"), OUT], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
});
renameSync(join(ROOT, "dist", JSON.parse(output)[0].filename), TARBALL);
