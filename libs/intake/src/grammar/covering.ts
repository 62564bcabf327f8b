/** 以上各项由…负责, 上述（一）至（三）项由…: words that say which of the tasks before them a duty is for. Source: LEDGER section 3. */
import { chineseNumber } from './numerals.js';
import { matchAt } from './text-scan.js';

export interface Covering {
  /** Characters of the words, with the 由 that may follow. */
  length: number;
  /** Everything before, the last so many, or those of these numbers as they are written: 一 or 1. */
  of: { all: true } | { last: number } | { numbers: number[]; written: 'chinese' | 'digits' };
}

const number = '[一二三四五六七八九十]{1,3}|\\d{1,2}';
const one = `第?[（(]?(?:${number})[）)]?`;
const through = '(?:至|到|[-—–－~～])';
const list = `${one}(?:[项条款]?(?:${through}|[、，,和及])${one}){0,9}`;
const things = '(?:重点|主要|具体|有关)?(?:工作|任务|措施|事项|举措|内容){1,2}';
const covering = new RegExp(
  `(?:以上|上述|前述|上列)(?:(?<count>[两二三四五六七八九十]|\\d{1,2})(?:个?方面|个|[项条])|(?<list>${list})[项条款]?|(?<each>各|所有|全部)(?:个?方面|[项条])?)?` +
    `(?<things>${things})?[，,]?(?:均|都|全部|统一)?(?<by>由)?(?!单位|部门|地区|机构|要求|规定|企业)`,
  'y',
);
const ranged = new RegExp(
  `(?<list>第${list})[项条款](?:${things})?[，,]?(?:均|都|全部|统一)?由(?!此|于)`,
  'y',
);

/** The words at `index` that say which tasks are meant; null where none stand. 上述单位 speaks of units and is none. */
export function coveringAt(text: string, index: number): Covering | null {
  if (!'以上前第'.includes(text.charAt(index))) return null;
  const match = matchAt(covering, text, index) ?? matchAt(ranged, text, index);
  if (match === null) return null;
  const { count, list: numbers, each, things: said, by } = match.groups ?? {};
  const length = match[0].length;
  if (count !== undefined) return { length, of: { last: chineseNumber(count) ?? Number(count) } };
  if (numbers !== undefined) return { length, of: numbersOf(numbers) };
  return (each ?? said ?? by) === undefined ? null : { length, of: { all: true } };
}

/** （一）至（三） counts through, 1、3 counts on. */
function numbersOf(list: string): Covering['of'] {
  const written = /\d/.test(list) ? 'digits' : 'chinese';
  const parts = [...list.matchAll(new RegExp(`(${through})?[^一二三四五六七八九十\\d]*(${number})`, 'g'))];
  const numbers: number[] = [];
  for (const [, isThrough, word = ''] of parts) {
    const value = chineseNumber(word) ?? Number(word);
    const from = numbers.at(-1);
    if (isThrough === undefined || from === undefined) numbers.push(value);
    else for (let next = from + 1; next <= value; next += 1) numbers.push(next);
  }
  return { numbers, written };
}
