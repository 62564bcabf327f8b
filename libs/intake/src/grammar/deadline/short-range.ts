/** 3-4月, 2021-2025, 1-3季度: ranges whose first half is a bare number. Source: LEDGER section 2. */
import { matchAt } from '../text-scan.js';
import { calendarSpanAt, yearSpan, type CalendarSpan } from './calendar-span.js';

const plainRange = /(?:(?<year>(?:19|20)\d{2})年)?(?<first>\d{1,2})(?:[-–—―~]{1,4}|至|到)(?=\d{1,2}月)/y;
const yearRange = /(?<first>(?:19|20)\d{2})(?:[-–—―~]{1,4}|至|到)(?=(?:19|20)\d{2}年)/y;
const quarterRange =
  /(?:(?<year>(?:19|20)\d{2})年)?第?(?<first>[1-4])(?:[-–—―~]{1,4}|至|到)(?=第?[1-4]季度)/y;

/** 2021-2025 and nothing else. */
const bareYears = /^((?:19|20)\d{2})(?:[-–—―~]{1,4}|至)((?:19|20)\d{2})$/;

/** 3.1-3.31 at the end of a cell: 第2周 9.8-9.14. Longer texts hold numbers of items and amounts that look alike. */
const bareDays =
  /(?<=^|[\s（(：:周])(\d{1,2})\.(\d{1,2})(?:[-–—―~]{1,4}|至|到)(\d{1,2})\.(\d{1,2})(?=[）)]?$)/y;
const bareDaysTextMax = 24;

function bareDaysAt(
  text: string,
  index: number,
): { first: CalendarSpan; last: CalendarSpan; length: number } | null {
  const match = text.length > bareDaysTextMax ? null : matchAt(bareDays, text, index);
  if (match === null) return null;
  const [, ...numbers] = match.map(Number);
  const [fromMonth = 0, fromDay = 0, toMonth = 0, toDay = 0] = numbers;
  const isDay = (inMonth: number, day: number): boolean =>
    inMonth >= 1 && inMonth <= 12 && day >= 1 && day <= 31;
  if (!isDay(fromMonth, fromDay) || !isDay(toMonth, toDay)) return null;
  const day = (inMonth: number, of: number): CalendarSpan => ({
    ...yearSpan(null, 0),
    firstMonth: inMonth,
    firstDay: of,
    lastMonth: inMonth,
    lastDay: of,
    width: 'day',
  });
  return { first: day(fromMonth, fromDay), last: day(toMonth, toDay), length: match[0].length };
}

/** The first half is a bare number: 3-4月, 2020-2024年, 1-3季度. */
export function shortRangeAt(
  text: string,
  index: number,
): { first: CalendarSpan; last: CalendarSpan; length: number } | null {
  const years = index === 0 ? bareYears.exec(text) : null;
  if (years !== null) {
    return { first: yearSpan(Number(years[1]), 0), last: yearSpan(Number(years[2]), 0), length: text.length };
  }
  const days = bareDaysAt(text, index);
  if (days !== null) return days;
  for (const [expression, kind] of [
    [plainRange, 'month'],
    [yearRange, 'year'],
    [quarterRange, 'quarter'],
  ] as const) {
    const match = matchAt(expression, text, index);
    if (match?.groups === undefined) continue;
    const last = calendarSpanAt(text, index + match[0].length);
    const number = Number(match.groups.first);
    if (last === null || (kind !== 'year' && number > 12) || number < 1) continue;
    const year = match.groups.year === undefined ? null : Number(match.groups.year);
    const length = match[0].length + last.length;
    if (kind === 'year') return { first: yearSpan(number, 0), last, length };
    const months = kind === 'month' ? [number, number] : [number * 3 - 2, number * 3];
    const first = {
      ...yearSpan(year, 0),
      firstMonth: months[0] ?? 1,
      lastMonth: months[1] ?? 12,
      width: kind,
    };
    return { first, last, length };
  }
  return null;
}
