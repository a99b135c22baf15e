// @ts-check
/** Takes the account's name; prints it, with the page's number, at the foot of every page. */
import { t } from "./strings.js";

const FONT = "font: 8pt system-ui, sans-serif; color: #47544c;";

/**
 * @param {string} account
 * @returns {() => void} takes it away again
 */
export function footOfPrint(account) {
  const sheet = new CSSStyleSheet();
  const name = `@bottom-left { content: ${JSON.stringify(account)}; ${FONT} }`;
  const number = `@bottom-right { content: "${t("print.page")} " counter(page) " ${t("print.of")} " counter(pages); ${FONT} }`;
  sheet.replaceSync(`@page { ${name} ${number} }`);
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
