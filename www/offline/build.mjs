// @ts-check
/**
 * Takes the built site; adds what makes it open without a network and lets it be installed: the service worker with the
 * list of the build's files, the manifest, the icons.
 */
import { Resvg } from "@resvg/resvg-js";
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { WWW } from "../bundle.mjs";
import { SINGLE_FILE } from "../single/build.mjs";

/** @import { Site } from "../bundle.mjs" */

/** Pixels; the last for Apple's home screens. */
const ICON_SIZES = [192, 512, 180];
/** Of a maskable icon, the middle that every mask leaves is four fifths wide; the drawing of icon.svg fills 22/32. */
const MASKABLE_SCALE = 0.85;
/** What is not the page: for other sites, or to be saved on its own. */
const NOT_KEPT = new Set([SINGLE_FILE, "index.html"]);

/**
 * @param {Site} site
 * @param {import("esbuild").BuildOptions} common
 */
export async function buildOffline({ out, strings }, common) {
  const icon = await readFile(join(WWW, "icon.svg"), "utf8");
  for (const size of ICON_SIZES) await writeFile(join(out, `icon-${size}.png`), draw(icon, size));
  await writeFile(join(out, "icon-maskable.png"), draw(maskable(icon), 512));
  await writeFile(join(out, "manifest.json"), `${JSON.stringify(manifest(strings), null, 2)}\n`);
  const entries = await readdir(out, { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !NOT_KEPT.has(entry.name))
    .map((entry) => entry.name)
    .sort();
  const hash = createHash("sha256");
  for (const file of ["index.html", ...files]) hash.update(file).update(await readFile(join(out, file)));
  await build({
    ...common,
    entryPoints: [join(WWW, "offline/sw.js")],
    entryNames: "[name]",
    format: "iife",
    define: { BUILD: JSON.stringify(hash.digest("hex").slice(0, 12)), FILES: JSON.stringify(files) },
  });
}

/**
 * @param {string} svg
 * @param {number} size
 */
function draw(svg, size) {
  return new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng();
}

/** The drawing on ground to the edges, for masks of any shape. @param {string} icon */
function maskable(icon) {
  const [, ground, drawing] = /(<rect[^>]*\/>)([^]*)<\/svg>/.exec(icon) ?? [];
  const scale = `translate(16 16) scale(${MASKABLE_SCALE}) translate(-16 -16)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${ground.replace(/rx="\d+"/, "")}<g transform="${scale}">${drawing}</g></svg>`;
}

/** @param {any} strings */
function manifest(strings) {
  return {
    name: strings.product,
    short_name: strings.product,
    description: strings.description,
    lang: "en",
    id: "./",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#edf2ed",
    theme_color: "#edf2ed",
    categories: ["news", "productivity"],
    icons: [
      { src: "icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "icon-maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    // by POST and taken by the service worker, so that no server sees the text
    share_target: {
      action: "./?share",
      method: "POST",
      enctype: "multipart/form-data",
      params: {
        title: "title",
        text: "text",
        url: "url",
        files: [{ name: "file", accept: ["text/plain", ".txt"] }],
      },
    },
    file_handlers: [{ action: "./", accept: { "text/plain": [".txt"] } }],
    launch_handler: { client_mode: "navigate-new" },
  };
}
