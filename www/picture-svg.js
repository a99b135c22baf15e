// @ts-check
/**
 * Takes a part of the page that is laid out; makes an SVG drawing of it: boxes with their borders, patterns, icons, each
 * line of text where it stands. It draws what the views of a breakdown are made of, not everything that CSS can.
 */
import { svg } from "./dom.js";
import { PATTERNS } from "./patterns.js";

/** @typedef {{left: number, top: number, width: number, height: number}} Box */

/**
 * What the drawing collects.
 * @typedef {object} Canvas
 * @property {SVGElement} root
 * @property {SVGElement} definitions
 * @property {Box} frame of the part on the page
 * @property {CanvasRenderingContext2D} ink measures text and reads colours
 */

const HIDDEN = ".unseen, [hidden]";
const SIDES = /** @type {const} */ (["Top", "Right", "Bottom", "Left"]);
/** Dashes and gaps to a border's width. */
const DASHES = 3;

/**
 * @param {HTMLElement} part on the page
 * @param {string} font address of the serif
 * @returns {{source: string, width: number, height: number}} pixels
 */
export function drawing(part, font) {
  const frame = part.getBoundingClientRect();
  const [width, height] = [Math.ceil(frame.width), Math.ceil(frame.height)];
  const definitions = svg("defs", {});
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height });
  root.append(definitions);
  if (font) definitions.append(fontFace(font));
  const ink = /** @type {CanvasRenderingContext2D} */ (
    document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  );
  drawAll({ root, definitions, frame, ink }, part);
  return { source: new XMLSerializer().serializeToString(root), width, height };
}

/** @param {string} font */
function fontFace(font) {
  const style = svg("style", {});
  style.textContent = `@font-face{font-family:"Source Serif 4 Variable";font-weight:200 900;src:url(${font})format("woff2")}`;
  return style;
}

/**
 * @param {Canvas} canvas
 * @param {HTMLElement} part
 */
function drawAll(canvas, part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && (node.matches(HIDDEN) || node.parentElement?.closest("svg"))
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.currentNode; node; node = /** @type {Node} */ (walker.nextNode())) {
    if (node instanceof SVGElement) drawIcon(canvas, node);
    else if (node instanceof HTMLElement) drawElement(canvas, node);
    else if (node instanceof Text) drawText(canvas, node);
  }
}

/**
 * @param {Canvas} canvas
 * @param {HTMLElement} element
 */
function drawElement(canvas, element) {
  const { frame } = canvas;
  const { left, top, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  if (style.display === "contents") return;
  drawBox(canvas, { left: left - frame.left, top: top - frame.top, width, height }, style, element);
  const before = getComputedStyle(element, "::before");
  if (before.content === "none" || before.position !== "absolute" || before.display === "none") return;
  const [own, up] = [parseFloat(before.left), parseFloat(before.top)];
  const size = { width: parseFloat(before.width), height: parseFloat(before.height) };
  const inner = { left: left + element.clientLeft + own, top: top + element.clientTop + up };
  drawBox(canvas, { left: inner.left - frame.left, top: inner.top - frame.top, ...size }, before, null);
}

/**
 * Ground, pattern and borders.
 * @param {Canvas} canvas
 * @param {Box} box
 * @param {CSSStyleDeclaration} style
 * @param {HTMLElement | null} element whose pattern it bears
 */
function drawBox(canvas, box, style, element) {
  const widths = SIDES.map((side) =>
    style[`border${side}Style`] === "none" ? 0 : parseFloat(style[`border${side}Width`]),
  );
  const ground = colourOf(canvas, style.backgroundColor);
  const even = widths.every((width) => width > 0);
  const line = even ? widths[0] : 0;
  const radius = Math.min(
    parseFloat(style.borderTopLeftRadius) * (style.borderTopLeftRadius.endsWith("%") ? box.width / 100 : 1),
    box.height / 2,
  );
  if (ground || even) {
    const attributes = {
      ...placed({
        left: box.left + line / 2,
        top: box.top + line / 2,
        width: box.width - line,
        height: box.height - line,
      }),
      ...(radius ? { rx: Math.max(0, radius - line / 2) } : {}),
      fill: ground || "none",
      ...(even ? stroke(canvas, style, "Top", line) : {}),
    };
    canvas.root.append(svg("rect", attributes));
    const pattern = element?.matches(".segment") ? patternOf(canvas, element) : "";
    if (pattern) canvas.root.append(svg("rect", { ...attributes, fill: `url(#${pattern})` }));
  }
  if (even) return;
  SIDES.forEach((side, index) => {
    if (widths[index] > 0) canvas.root.append(borderLine(canvas, box, style, side, widths[index]));
  });
}

/**
 * @param {Canvas} canvas
 * @param {Box} box
 * @param {CSSStyleDeclaration} style
 * @param {typeof SIDES[number]} side
 * @param {number} width
 */
function borderLine(canvas, { left, top, width: across, height }, style, side, width) {
  const level = side === "Top" ? top + width / 2 : top + height - width / 2;
  const upright = side === "Left" ? left + width / 2 : left + across - width / 2;
  const ends =
    side === "Top" || side === "Bottom"
      ? { x1: left, x2: left + across, y1: level, y2: level }
      : { x1: upright, x2: upright, y1: top, y2: top + height };
  return svg("line", { ...rounded(ends), ...stroke(canvas, style, side, width) });
}

/**
 * @param {Canvas} canvas
 * @param {CSSStyleDeclaration} style
 * @param {typeof SIDES[number]} side
 * @param {number} width
 */
function stroke(canvas, style, side, width) {
  const colour = colourOf(canvas, style[`border${side}Color`]) || "none";
  const dashed = style[`border${side}Style`] === "dashed";
  return {
    stroke: colour,
    "stroke-width": width,
    ...(dashed ? { "stroke-dasharray": `${width * DASHES} ${width * DASHES * 0.75}` } : {}),
  };
}

/**
 * @param {Canvas} canvas
 * @param {SVGElement} icon
 */
function drawIcon({ root, frame }, icon) {
  const { left, top, width, height } = icon.getBoundingClientRect();
  const copy = /** @type {SVGElement} */ (icon.cloneNode(true));
  for (const name of ["class", "focusable", "aria-hidden"]) copy.removeAttribute(name);
  const box = placed({ left: left - frame.left, top: top - frame.top, width, height });
  for (const [name, value] of Object.entries(box)) copy.setAttribute(name, String(value));
  copy.setAttribute("color", getComputedStyle(icon).color);
  root.append(copy);
}

/**
 * The lines of a text, each in the width that it has on the page.
 * @param {Canvas} canvas
 * @param {Text} node
 */
function drawText({ root, frame, ink }, node) {
  const style = getComputedStyle(/** @type {Element} */ (node.parentElement));
  ink.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = ink.measureText("x");
  for (const { words, box } of linesOf(node)) {
    const baseline = box.top - frame.top + (box.height * above) / (above + below);
    const text = svg("text", {
      ...rounded({ x: box.left - frame.left, y: baseline, textLength: box.width }),
      "font-family": style.fontFamily.replaceAll('"', "'"),
      "font-size": style.fontSize.replace("px", ""),
      "font-weight": style.fontWeight,
      fill: colourOf({ ink }, style.color) || "none",
    });
    text.textContent = words;
    root.append(text);
  }
}

/**
 * @param {Text} node
 * @returns {{words: string, box: Box}[]} by line
 */
function linesOf(node) {
  const range = document.createRange();
  /** @type {{words: string, start: number, end: number, top: number}[]} */
  const lines = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { top, height } = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (last && Math.abs(last.top - top) < height / 2) last.end = index + word.length;
    else lines.push({ words: "", start: index, end: index + word.length, top });
  }
  return lines.map(({ start, end }) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return { words: node.data.slice(start, end).replace(/\s+/g, " "), box: range.getBoundingClientRect() };
  });
}

/**
 * The name of a segment's pattern, put among the definitions when it is first used; empty for a plain one.
 * @param {Canvas} canvas
 * @param {HTMLElement} segment
 */
function patternOf(canvas, segment) {
  const rank = Number(segment.className.match(/\bsp(\d)/)?.[1] ?? 0);
  const pattern = PATTERNS[rank];
  if (!pattern) return "";
  const name = `pattern-${rank}`;
  if (canvas.definitions.querySelector(`#${name}`)) return name;
  const { size, turn = 0, shapes } = pattern;
  const shown = getComputedStyle(segment);
  const probe = document.createElement("i");
  probe.style.color = "var(--gap)";
  segment.append(probe);
  const fill = colourOf(canvas, getComputedStyle(probe).color) || shown.color;
  probe.remove();
  const attributes = {
    id: name,
    width: size,
    height: size,
    patternUnits: "userSpaceOnUse",
    patternTransform: `rotate(${turn})`,
  };
  const drawn = shapes.map(([tag, attributes]) => svg(tag, { ...attributes, fill }));
  canvas.definitions.append(svg("pattern", attributes, ...drawn));
  return name;
}

/**
 * A colour as every drawing program knows it; empty for a transparent one.
 * @param {{ink: CanvasRenderingContext2D}} canvas
 * @param {string} colour
 */
function colourOf({ ink }, colour) {
  ink.clearRect(0, 0, 1, 1);
  ink.fillStyle = colour;
  ink.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = ink.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return "";
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** @param {Box} box */
function placed({ left, top, width, height }) {
  return rounded({ x: left, y: top, width, height });
}

/** @param {Record<string, number>} numbers to a hundredth of a pixel */
function rounded(numbers) {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Math.round(value * 100) / 100]));
}
