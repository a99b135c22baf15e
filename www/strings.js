// @ts-check
/** Takes a key of strings.en.json and its parameters; makes the words. The one place that knows the interface's language. */
import strings from "./strings.en.json" with { type: "json" };

export const LANGUAGE = "en";
/** Dates day first and lists without a comma before “and”, as news agencies write them. */
const REGION = "en-GB";
const plural = new Intl.PluralRules(LANGUAGE);
const conjunction = new Intl.ListFormat(REGION, { type: "conjunction" });
const digits = new Intl.NumberFormat(LANGUAGE);

/**
 * The raw entry behind a key such as `card.silent`.
 * @param {string} key
 * @returns {any}
 */
export function entry(key) {
  /** @type {any} */
  let value = strings;
  for (const part of key.split(".")) value = value?.[part];
  return value;
}

/**
 * The words behind a key. `{name}` is replaced by the parameter; `n` also chooses between singular and plural; `{N}` is
 * `n` in words up to twelve.
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 * @returns {string}
 */
export function t(key, parameters = {}) {
  let form = entry(key);
  if (form && typeof form === "object") form = form[plural.select(Number(parameters.n))] ?? form.other;
  if (typeof form !== "string") throw new Error(`No interface text for “${key}”`);
  return form.replace(/\{(\w+)\}/g, (_, name) => {
    if (name === "N") return inWords(Number(parameters.n));
    const value = parameters[name] ?? "";
    return typeof value === "number" ? digits.format(value) : value;
  });
}

/**
 * The label of a value in a table of strings, or the value itself where a newer core knows one that the page does not.
 * @param {string} table
 * @param {string} value
 */
export function label(table, value) {
  return entry(table)?.[value] ?? value.replaceAll("-", " ");
}

/** @param {number} n */
export function inWords(n) {
  return strings.numbers[n] ?? digits.format(n);
}

/** @param {number} n */
export function inDigits(n) {
  return digits.format(n);
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toLocaleUpperCase(LANGUAGE) + text.slice(1);
}

/** @param {string[]} items */
export function list(items) {
  return conjunction.format(items);
}

/**
 * A list cut to its first few: “Rask, Keld and 3 more”.
 * @param {string[]} items
 * @param {number} most
 */
export function shortList(items, most) {
  if (items.length <= most) return list(items);
  const shown = items.slice(0, most - 1);
  return `${shown.join(", ")} ${t("card.more", { n: items.length - shown.length })}`;
}

/**
 * An ISO date as precise as it is: “9 March 2027”, “March 2027”, “2027”.
 * @param {string} iso
 * @param {{weekday?: boolean, year?: boolean}} [parts]
 */
export function date(iso, { weekday = false, year = true } = {}) {
  const [y, month, day] = iso.slice(0, 10).split("-").map(Number);
  if (!y) return iso;
  if (!month) return String(y);
  const when = new Date(Date.UTC(y, month - 1, day || 1));
  if (Number.isNaN(when.getTime())) return iso;
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { month: "long", timeZone: "UTC" };
  if (day) options.day = "numeric";
  if (day && weekday) options.weekday = "long";
  if (year || !day) options.year = "numeric";
  // "Tuesday, 9 March" in some versions of the data, "Tuesday 9 March" in others
  return new Intl.DateTimeFormat(REGION, options).format(when).replace(",", "");
}

/**
 * Whole days between two ISO dates; NaN where one has no day.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/**
 * A country's or body's name in a sentence: “the United States”.
 * @param {string} name
 */
export function withArticle(name) {
  return strings.definite.some((word) => new RegExp(`(^| )${word}$`).test(name)) && !/^the /i.test(name)
    ? `the ${name}`
    : name;
}

/**
 * The third person of an English verb's dictionary form: “urge” → “urges”.
 * @param {string} lemma
 */
export function thirdPerson(lemma) {
  if (/(?:s|x|z|ch|sh|o)$/.test(lemma)) return `${lemma}es`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return `${lemma}s`;
}
