// @ts-check
/**
 * Takes the page's style sheet, the element's and the element's script; makes the sheet of the shadow root and that of
 * the marks in the article. Of the page's rules those remain whose classes occur in the script. Lengths follow the
 * site's size of type, not its root's: `rem` becomes a multiple of --onrecord-unit. Each token can be set from outside:
 * `--ink` by `--onrecord-ink`.
 */
import { transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";

/** Pixels of a rem where nothing else can be said: in the conditions of container queries. */
const REM = 16;
/** Of a speaker's colour in the article, in percent: at rest, under the pointer, chosen; about as on the page. */
const TINTS = { light: { rest: 10, hovered: 16, selected: 26 }, dark: { rest: 20, hovered: 26, selected: 36 } };

/**
 * @param {{www: string, script: string, target: string[]}} from
 * @returns {Promise<{style: string, marks: string}>}
 */
export async function elementStyles({ www, script, target }) {
  const page = postcss.parse(await readFile(join(www, "style.css"), "utf8"));
  const own = postcss.parse(await readFile(join(www, "element/element.css"), "utf8"));
  const tokens = new Map();
  page.walkDecls(/^--/, ({ prop, value, parent }) => {
    if (
      parent?.type === "rule" &&
      /** @type {postcss.Rule} */ (parent).selector === ":root" &&
      parent.parent?.type === "root"
    )
      tokens.set(prop, value);
  });
  dropPageRules(page);
  const used = await purge(page.toString(), script);
  const root = postcss.root({ nodes: [hostTokens(tokens), ...postcss.parse(used).nodes, ...own.nodes] });
  scaleLengths(root);
  const minify = async (/** @type {string} */ css) =>
    (await transform(css, { loader: "css", minify: true, target })).code.trim();
  return { style: await minify(root.toString()), marks: await minify(markRules(tokens)) };
}

/** What styles the page as a whole: its root, its body, its print, its windows. @param {postcss.Root} page */
function dropPageRules(page) {
  page.walkAtRules((rule) => {
    const pageOnly =
      rule.name === "font-face" || rule.name === "page" || (rule.name === "media" && /width|print/.test(rule.params));
    if (pageOnly) rule.remove();
  });
  page.walkRules((rule) => {
    const kept = rule.selectors.filter(
      (selector) => !/:root|^body\b|\[data-view|#main|#breakdown|#text/.test(selector),
    );
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
}

/**
 * @param {string} css
 * @param {string} script
 */
async function purge(css, script) {
  const [{ css: used }] = await new PurgeCSS().purge({
    content: [{ raw: script, extension: "js" }],
    css: [{ raw: css }],
    // names in strings, and those that are put together from parts
    defaultExtractor: (content) => content.match(/[\w-]+/g) ?? [],
    safelist: { standard: [/^sp\d$/] },
    variables: false,
    keyframes: true,
  });
  return used;
}

/** @param {Map<string, string>} tokens */
function hostTokens(tokens) {
  const rule = postcss.rule({ selector: ":host" });
  for (const [prop, value] of tokens) {
    // the element stands on the site's white, the page on its own green
    const light = prop === "--ground" ? value.replace(/^light-dark\(#\w+/, "light-dark(#ffffff") : value;
    rule.append({ prop, value: `var(--onrecord-${prop.slice(2)}, ${light})` });
  }
  return rule;
}

/** @param {postcss.Root} root */
function scaleLengths(root) {
  root.walkDecls((decl) => {
    decl.value = decl.value.replace(/(-?\d*\.?\d+)rem\b/g, "calc($1 * var(--onrecord-unit))");
  });
  root.walkAtRules((rule) => {
    rule.params = rule.params.replace(/(\d*\.?\d+)rem\b/g, (_, n) => `${Number(n) * REM}px`);
  });
}

/**
 * In a layer of its own, so that any rule of the site wins; one set for light ground and one for dark, because an
 * article on a dark site need not say so by color-scheme.
 * @param {Map<string, string>} tokens
 */
function markRules(tokens) {
  const sets = /** @type {const} */ (["light", "dark"]).map((scheme, which) => {
    const { rest, hovered, selected } = TINTS[scheme];
    const colour = (/** @type {string} */ name) =>
      `var(--onrecord-${name}, ${/light-dark\((.+), (.+)\)/.exec(tokens.get(`--${name}`))?.[which + 1]})`;
    const rule = (/** @type {string} */ name, /** @type {string} */ of, /** @type {number} */ percent, line = "") =>
      `::highlight(onrecord-${scheme}-${name}) { background-color: color-mix(in oklab, ${of} ${percent}%, transparent); ${line} }`;
    const speakers = [...tokens.keys()].filter((name) => name.startsWith("--speaker-")).map((name) => name.slice(2));
    return [
      rule("0", colour("ink"), rest),
      ...speakers.map((name) => rule(name.replace("speaker-", ""), colour(name), rest)),
      rule("hovered", colour("ink"), hovered, "text-decoration: underline 1.5px"),
      rule("selected", colour("ink"), selected, "text-decoration: underline 2.5px"),
    ];
  });
  return `@layer onrecord { ${sets.flat().join("\n")} }`;
}
