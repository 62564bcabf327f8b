import { chineseNumber } from './numerals.js';

/** A text made easy to read, with the way back: character `i` of `text` began at `origin[i]` of the original. */
export interface NormalisedText {
  text: string;
  /** One entry more than `text` has characters; the last is the length of the original. */
  origin: number[];
  /** A stretch of `text` with the numerals as the paper writes them. */
  said: (start: number, end: number) => string;
}

const timeUnit =
  '(?:年|月|日|号|天|周|星期|季度|季(?=[一1两])|小时|个(?:半)?(?:月|工作日|自然日|小时|季度|星期|周|年度|学期)|次|遍|期(?![间末内中望限])|轮|场|批|回|工作日)';
/** 元月 is January. */
const firstMonth = /元(?=月)/y;
const yearNumeral = /[一二][〇○零OＯ一二三四五六七八九]{3}(?=年)/y;
/** Longer ones count nothing. */
const numeral = '[〇○零一二两三四五六七八九十百]{1,6}';
const timeNumeral = new RegExp(
  `${numeral}(?=${timeUnit}|[-—–~～至到、](?:${numeral}|\\d{1,4})${timeUnit})`,
  'y',
);

/**
 * Full-width digits and Latin signs become half-width, Chinese numerals before a unit of time become digits, white space
 * goes, since extraction from PDF puts it between digits; line breaks stay. Source: LEDGER section 2.
 */
export function normaliseTime(original: string): NormalisedText {
  const plain = withoutSpace(original);
  const chars: string[] = [];
  const origin: number[] = [];
  /** Where each character of `text` began in `plain`. */
  const places: number[] = [];
  let index = 0;
  while (index < plain.text.length) {
    const numeral = numeralAt(plain.text, index);
    const words = numeral === null ? plain.text.charAt(index) : numeral.digits;
    const at = plain.origin[index] ?? original.length;
    for (const char of words) {
      chars.push(char);
      origin.push(at);
      places.push(index);
    }
    index += numeral?.length ?? 1;
  }
  origin.push(original.length);
  const placeOf = (at: number): number => places[at] ?? plain.text.length;
  const said = (start: number, end: number): string => plain.text.slice(placeOf(start), placeOf(end));
  return { text: chars.join(''), origin, said };
}

/** Half-width and without white space; `origin` has one entry for each character left. */
function withoutSpace(original: string): Pick<NormalisedText, 'text' | 'origin'> {
  const chars: string[] = [];
  const origin: number[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const char = original.charAt(index);
    if (char !== '\n' && char.trim() === '') continue;
    if (char === '\n' && breaksDate(original, index)) continue;
    chars.push(halfWidth(char));
    origin.push(index);
  }
  return { text: chars.join(''), origin };
}

/** A line that ends in the middle of a date: 2021年12 | 月底前, 12月 | 底前. Two dates in two lines stay two. */
const upToBreak = /(?:[\d０-９]\s*|年\s*|月\s*|日\s*)$/;
const afterBreak = {
  digit: /^\s*[年月日号]/,
  年: /^\s*[\d０-９]{1,2}\s*月|^\s*[底末内]/,
  月: /^\s*(?:[底末]|[\d０-９]{1,2}\s*[日号]|[上中下]旬|前)/,
  日: /^\s*前/,
} as const;

function breaksDate(text: string, at: number): boolean {
  const before = upToBreak.exec(text.slice(Math.max(0, at - 3), at))?.[0].trim() ?? '';
  if (before === '') return false;
  const after = text.slice(at + 1, at + 8);
  if (before === '年' || before === '月' || before === '日') return afterBreak[before].test(after);
  return afterBreak.digit.test(after);
}

function halfWidth(char: string): string {
  const code = char.charCodeAt(0);
  const isDigitOrSign = (code >= 0xff10 && code <= 0xff19) || '／．－～'.includes(char);
  return isDigitOrSign ? String.fromCharCode(code - 0xfee0) : char;
}

function numeralAt(text: string, index: number): { digits: string; length: number } | null {
  if (!'元〇○零OＯ一二两三四五六七八九十百'.includes(text.charAt(index))) return null;
  firstMonth.lastIndex = index;
  if (firstMonth.test(text)) return { digits: '1', length: 1 };
  for (const expression of [yearNumeral, timeNumeral]) {
    expression.lastIndex = index;
    const words = expression.exec(text)?.[0];
    const value = words === undefined ? null : chineseNumber(words);
    if (words !== undefined && value !== null) return { digits: String(value), length: words.length };
  }
  return null;
}
