// The server of the tests and of `./build.sh serve` sends files as a host does.
// @ts-check
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { serve } from "../tools/serve.mjs";

const SCRIPT = "let n = 0;\n".repeat(500);

/**
 * A file as it comes, not unpacked.
 * @param {string} address
 * @param {Record<string, string>} headers
 * @returns {Promise<{status: number | undefined, headers: import("node:http").IncomingHttpHeaders, body: Buffer}>}
 */
function get(address, headers) {
  return new Promise((resolve, reject) => {
    request(address, { headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode, headers: response.headers, body });
    })
      .on("error", reject)
      .end();
  });
}

describe("the server", () => {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-serve-"));
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    writeFileSync(join(folder, "a.js"), SCRIPT);
    writeFileSync(join(folder, "a.png"), "no picture");
    server = await serve(folder, 0);
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  test("a script comes compressed to who takes it, and whole", async () => {
    const { headers, body } = await get(`${server.address}a.js`, { "accept-encoding": "gzip, br" });
    assert.equal(headers["content-encoding"], "br");
    assert.ok(body.length < SCRIPT.length / 10, `${body.length} bytes`);
    assert.equal(brotliDecompressSync(body).toString(), SCRIPT);
  });

  test("to who does not take it, and where it gains nothing, a file comes as it is", async () => {
    const script = await get(`${server.address}a.js`, {});
    assert.deepEqual([script.headers["content-encoding"], script.body.toString()], [undefined, SCRIPT]);
    const picture = await get(`${server.address}a.png`, { "accept-encoding": "br" });
    assert.deepEqual([picture.headers["content-encoding"], picture.body.toString()], [undefined, "no picture"]);
  });

  test("a changed file is compressed anew, a missing one is told", async () => {
    writeFileSync(join(folder, "b.js"), "1;");
    await get(`${server.address}b.js`, { "accept-encoding": "br" });
    writeFileSync(join(folder, "b.js"), "22;");
    const { body } = await get(`${server.address}b.js`, { "accept-encoding": "br" });
    assert.equal(brotliDecompressSync(body).toString(), "22;");
    assert.equal((await get(`${server.address}c.js`, { "accept-encoding": "br" })).status, 404);
  });
});
