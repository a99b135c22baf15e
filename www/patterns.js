// @ts-check
/** The speakers' bar patterns as drawings, the same that style.css draws as gradients: by rank, what is left out of the colour. */

/**
 * A tile that repeats: its side in pixels, how it is turned in degrees, the shapes upon it.
 * @typedef {{size: number, turn?: number, shapes: [string, Record<string, number>][]}} Pattern
 */

/** @type {Record<number, Pattern>} */
export const PATTERNS = {
  2: { size: 5.5, turn: 45, shapes: [["rect", { x: 4, y: 0, width: 1.5, height: 5.5 }]] },
  3: { size: 5, shapes: [["circle", { cx: 2.5, cy: 2.5, r: 1 }]] },
  4: { size: 4.5, shapes: [["rect", { x: 3, y: 0, width: 1.5, height: 4.5 }]] },
  5: {
    size: 6.2,
    turn: 45,
    shapes: [
      ["rect", { x: 5, y: 0, width: 1.2, height: 6.2 }],
      ["rect", { x: 0, y: 5, width: 6.2, height: 1.2 }],
    ],
  },
  6: { size: 4.2, shapes: [["rect", { x: 0, y: 3, width: 4.2, height: 1.2 }]] },
  7: { size: 5.5, turn: -45, shapes: [["rect", { x: 4, y: 0, width: 1.5, height: 5.5 }]] },
  8: {
    size: 7,
    shapes: [
      ["rect", { x: 3.5, y: 0, width: 3.5, height: 3.5 }],
      ["rect", { x: 0, y: 3.5, width: 3.5, height: 3.5 }],
    ],
  },
};
