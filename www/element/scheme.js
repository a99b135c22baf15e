// @ts-check
/** Takes an element of a site; says whether it stands on light or on dark ground, and which of both it is to have. */

/** Lighter text than this stands on dark ground: half of full luminance. */
const MIDDLE = 0.5;

/** @typedef {"light" | "dark"} Scheme */

/**
 * As its attribute `theme` says (light, dark, or auto: as the reader's system is), else as the text around it is.
 * @param {HTMLElement} element
 * @returns {Scheme}
 */
export function schemeOf(element) {
  const theme = element.getAttribute("theme");
  if (theme === "light" || theme === "dark") return theme;
  if (theme === "auto") return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return schemeAt(element.parentElement ?? element.ownerDocument.documentElement);
}

/**
 * By the colour of its text.
 * @param {Element} element
 * @returns {Scheme}
 */
export function schemeAt(element) {
  return luminance(getComputedStyle(element).color) > MIDDLE ? "dark" : "light";
}

/**
 * 0 (black) to 1 (white), by the weights of ITU-R BT.709, of a colour in any notation: a canvas knows them all.
 * @param {string} colour
 */
function luminance(colour) {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) return 0;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
