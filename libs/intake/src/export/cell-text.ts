/** Texts of people made fit for cells of office files. Wording, line breaks and bidirectional signs stay. */

/** What a spreadsheet program takes for the beginning of a formula, in every width. */
const formulaStart = /^[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻−]/u;
/** White space and signs that show nothing: a program may skip them before it looks for a formula. */
const skipped = /^[\s\p{Cc}\p{Cf}\p{Z}]+/u;

/**
 * True for a text that a spreadsheet program could run as a formula when it is opened, edited or imported: one that
 * begins with = + - @ in any width, also after white space or invisible signs, or with a tab or a line break.
 * Source: QUALITY 3.2 rule 26.
 */
export function startsLikeFormula(text: string): boolean {
  return /^[\t\r\n]/.test(text) || formulaStart.test(text.replace(skipped, ''));
}

/** Control characters beside tab and line break, which no office file can hold. */
const notInFiles = /(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu;
const halfCharacter = /\p{Cs}/gu;

/** Without characters that no office file can hold; halves of characters become the replacement sign. Line ends are \n. */
export function fileText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(notInFiles, '').replace(halfCharacter, '\uFFFD');
}

/** A text within XML, as content or as an attribute in double quotes. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Spreadsheet programs call a file damaged when a cell is longer. In UTF-16 units. */
const sheetCellMax = 32_767;

/**
 * A text for a cell of a sheet: fit for XML, within the bound of a cell (a longer one ends with …), and with `_x000D_`
 * kept as the words they are, which a sheet would otherwise read as a sign.
 */
export function sheetText(text: string): string {
  const escaped = fileText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return escaped.length <= sheetCellMax
    ? escaped
    : `${escaped.slice(0, sheetCellMax - 1).replace(/\p{Cs}$/u, '')}…`;
}
