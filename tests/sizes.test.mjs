// The README says what On Record weighs, and it is so.
// @ts-check
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { forms, tableOf, weigh } from "../tools/sizes.mjs";
import { ROOT } from "./support/core.mjs";

/** A table is true as long as no figure is off by more than this part of it: not every byte is worth a change. */
const TOLERANCE = 0.03;
const UNITS = ["raw", "gzip", "brotli"];

test("the README's table of sizes is true to three percent (node tools/sizes.mjs --readme writes it anew)", () => {
  if (!existsSync(join(ROOT, "dist/npm"))) execFileSync("node", [join(ROOT, "packages/npm/build.mjs")]);
  const told = tableOf(readFileSync(join(ROOT, "README.md"), "utf8"));
  const made = forms();
  assert.deepEqual(told.map(({ name }) => name), made.map(({ name }) => name));
  for (const [index, form] of made.entries()) {
    assert.ok(form.files.length > 0, form.name);
    for (const [which, bytes] of weigh(form).entries()) {
      const kilobytes = bytes / 1000;
      const off = Math.abs(told[index].sizes[which] - kilobytes) / kilobytes;
      assert.ok(off <= TOLERANCE, `${form.name}, ${UNITS[which]}: ${told[index].sizes[which]} KB in the README, ${kilobytes.toFixed(0)} KB built`);
    }
  }
});
