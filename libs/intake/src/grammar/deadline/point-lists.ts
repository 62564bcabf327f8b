/** 3、6、9、12月底前, 第二、四季度: several points of the calendar that share one word. */
import { chineseNumber } from '../numerals.js';
import { matchAt } from '../text-scan.js';
import { yearSpan, type CalendarSpan } from './calendar-span.js';

/** One of the points, with the stretch of the text that stands for it. */
interface Point {
  start: number;
  end: number;
  span: CalendarSpan;
}

const monthList =
  /(?:(?<year>(?:19|20)\d{2})年)?(?<months>\d{1,2}(?:[、,，/和及]\d{1,2}){1,11})月(?<end>[底末]?)(?:之前|以前|前)?/y;
/** 6月、12月底前, 6月/11月前: the end and the 前 are meant of each. */
const monthListToEnd =
  /(?:(?<year>(?:19|20)\d{2})年)?(?<months>\d{1,2}月(?:[、,，/和及]\d{1,2}月){0,10}[、,，/和及]\d{1,2})月(?:(?<end>[底末])(?:之前|以前|前)?|(?:之前|以前|前))/y;
/** 3月、6月、9月25日前: the day is meant of each month. */
const monthListToDay =
  /(?:(?<year>(?:19|20)\d{2})年)?(?<months>\d{1,2}月?(?:[、,，/和及]\d{1,2}月?){0,10}[、,，/和及]\d{1,2}月)(?:的|各)?(?<day>\d{1,2})[日号](?:之前|以前|前)?/y;
const quarterList =
  /(?:(?<year>(?:19|20)\d{2})年)?第?(?<quarters>[1-4一二三四](?:[、,，/和及]第?[1-4一二三四]){1,3})季度(?<end>[末底]?)(?:之前|以前|前)?/y;
const halves = /(?:(?<year>(?:19|20)\d{2})年)?上[、和及]下半年/y;

/** The points of the list that starts at `index` of a normalised text, in order; null where none does. */
export function pointsAt(text: string, index: number): Point[] | null {
  return monthsAt(text, index) ?? quartersAt(text, index) ?? halvesAt(text, index);
}

/** 上、下半年. */
function halvesAt(text: string, index: number): Point[] | null {
  const match = matchAt(halves, text, index);
  if (match === null) return null;
  const year = match.groups?.year === undefined ? null : Number(match.groups.year);
  return [6, 12].map((lastMonth, order) => ({
    span: { ...yearSpan(year, match[0].length), firstMonth: lastMonth - 5, lastMonth, width: 'half-year' },
    start: index + order,
    end: order === 1 ? index + match[0].length : index + 1,
  }));
}

/** 第二、四季度: several quarters that share one word; several points, as months are. */
function quartersAt(text: string, index: number): Point[] | null {
  const match = matchAt(quarterList, text, index);
  if (match?.groups === undefined) return null;
  const { year, quarters = '', end } = match.groups;
  const numbers = Array.from(
    quarters.matchAll(/[1-4一二三四]/g),
    ([word]) => chineseNumber(word) ?? Number(word),
  );
  return numbers.map((number, order) => ({
    span: {
      ...yearSpan(year === undefined ? null : Number(year), match[0].length),
      firstMonth: number * 3 - 2,
      lastMonth: number * 3,
      width: 'quarter',
      atEnd: end !== '',
    },
    start: index + order,
    end: order === numbers.length - 1 ? index + match[0].length : index + order + 1,
  }));
}

/** 3、6、9、12月底前: several points that share one 月. */
function monthsAt(text: string, index: number): Point[] | null {
  const match =
    matchAt(monthListToDay, text, index) ??
    matchAt(monthListToEnd, text, index) ??
    matchAt(monthList, text, index);
  if (match?.groups === undefined || /\d/.test(text.charAt(index - 1))) return null;
  const { year, months = '', end, day } = match.groups;
  const numbers = months
    .replaceAll('月', '')
    .split(/[、,，/和及]/)
    .map(Number);
  if (numbers.some((number) => number < 1 || number > 12)) return null;
  const isEnd = (end ?? '') !== '';
  const inMonth =
    day === undefined ? {} : ({ firstDay: Number(day), lastDay: Number(day), width: 'day' } as const);
  return numbers.map((number, order) => ({
    span: {
      ...yearSpan(year === undefined ? null : Number(year), match[0].length),
      firstMonth: number,
      lastMonth: number,
      width: 'month',
      atEnd: isEnd,
      before: !isEnd && match[0].endsWith('前'),
      ...inMonth,
    },
    start: index + order,
    end: order === numbers.length - 1 ? index + match[0].length : index + order + 1,
  }));
}
