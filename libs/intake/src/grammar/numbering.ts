/** 一、 （一） 1、 （1） ①: the numbers that head sections, items and measures. Source: LEDGER section 3, "Numbering". */
import { matchAt } from './text-scan.js';
import { chineseNumber } from './numerals.js';

/** From the widest to the narrowest: 一、 （一） 1、 （1）. */
export type NumberingLevel = 'section' | 'subsection' | 'item' | 'subitem';

export interface Numbering {
  level: NumberingLevel;
  value: number;
  /** The numeral without its signs: 一, 22. */
  numeral: string;
  /** Characters that the number and its sign take at the start of the text. */
  length: number;
}

const han = '[〇零一二三四五六七八九十百]{1,5}';
const patterns: readonly { level: NumberingLevel; expression: RegExp }[] = [
  { level: 'section', expression: new RegExp(`\\s*第(${han}|\\d{1,3})(?:部分|章|编)[、.．：:]?\\s*`, 'y') },
  { level: 'section', expression: new RegExp(`\\s*(${han})\\s*[、.．]\\s*`, 'y') },
  { level: 'subsection', expression: new RegExp(`\\s*[（(](${han})[）)][、.．]?\\s*`, 'y') },
  { level: 'item', expression: /\s*[/／]?(\d{1,3})\s*[、.．](?:(?!\d)|(?=(?:19|20)\d{2}年))\s*/y },
  { level: 'item', expression: /\s*第(\d{1,3})[项条][、.．：:]?\s*/y },
  { level: 'subitem', expression: /\s*[（(]?(\d{1,3})[）)][、.．]?\s*/y },
  { level: 'subitem', expression: /\s*([①-⑳])\s*/y },
];
const bare = new RegExp(`^[（(]?(${han}|\\d{1,3})[）)]?[、.．]?$`);

/** The number that heads the text, or null: a year, a decimal or a telephone number is none. */
export function numberingAt(text: string): Numbering | null {
  for (const { level, expression } of patterns) {
    const match = matchAt(expression, text, 0);
    if (match === null) continue;
    const numeral = match[1] ?? '';
    const value = valueOf(numeral);
    if (value !== null) return { level, value, numeral, length: match[0].length };
  }
  return null;
}

/** A cell that holds a number and nothing else: 一, （二）, 3. */
export function bareNumber(text: string): { numeral: string; value: number } | null {
  const numeral = bare.exec(text.trim())?.[1];
  const value = numeral === undefined ? null : valueOf(numeral);
  return numeral === undefined || value === null ? null : { numeral, value };
}

function valueOf(numeral: string): number | null {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  const circled = numeral.charCodeAt(0) - '①'.charCodeAt(0);
  return circled >= 0 && circled < 20 ? circled + 1 : chineseNumber(numeral);
}
