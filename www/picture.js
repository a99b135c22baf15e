// @ts-check
/**
 * Takes the model; makes a picture of the opening sentence and the conversations with their share of voice, to take
 * along as SVG or PNG. It is drawn from the page's own views, laid out out of sight at a fixed width in the light theme.
 */
import { h } from "./dom.js";
import { account } from "./copy.js";
import { renderOpening } from "./opening.js";
import { drawing } from "./picture-svg.js";
import { createSelection } from "./selection.js";
import { t } from "./strings.js";
import { renderTalks } from "./talks.js";

/** @import { Model } from "./model.js" */

/** Pixels of a PNG to one of the page: sharp on paper and on dense screens. */
const DENSITY = 2;
const SVG_TYPE = "image/svg+xml";

/**
 * @param {Model} model
 * @returns {Promise<Blob>}
 */
export async function pictureAsSvg(model) {
  return new Blob([(await draw(model)).source], { type: SVG_TYPE });
}

/**
 * @param {Model} model
 * @returns {Promise<Blob>} rejects where the browser cannot draw a picture of this size
 */
export async function pictureAsPng(model) {
  const { source, width, height } = await draw(model);
  const address = URL.createObjectURL(new Blob([source], { type: SVG_TYPE }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: width * DENSITY, height: height * DENSITY });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @param {Model} model */
async function draw(model) {
  const font = await serif();
  const stage = renderStage(model);
  document.body.append(stage);
  try {
    return drawing(stage, font);
  } finally {
    stage.remove();
  }
}

/** @param {Model} model */
function renderStage(model) {
  const selection = createSelection();
  const foot = [account(model), t("product").replaceAll(" ", "\u00a0")].filter(Boolean).join(" · ");
  const talks = renderTalks({ model, selection, showInText: () => {} });
  const stage = h(
    "div",
    { class: "picture", inert: true, "aria-hidden": "true" },
    h("div", { class: "breakdown" }, renderOpening(model), talks, h("p", { class: "note picture-foot" }, foot)),
  );
  // the page has these already
  for (const element of stage.querySelectorAll("[id]")) element.removeAttribute("id");
  return stage;
}

/**
 * The page's serif as an address that needs no network, as pictures must not load anything; empty where there is none.
 * @returns {Promise<string>}
 */
async function serif() {
  await document.fonts.ready;
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const face = rules.find((rule) => rule instanceof CSSFontFaceRule);
  const source = face?.style.getPropertyValue("src").match(/url\("?([^")]+)"?\)/)?.[1] ?? "";
  if (!source || source.startsWith("data:")) return source;
  const response = await fetch(new URL(source, face?.parentStyleSheet?.href ?? location.href));
  const bytes = new Uint8Array(await response.arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `data:font/woff2;base64,${btoa(binary)}`;
}
