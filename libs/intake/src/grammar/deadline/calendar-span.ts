/** 2021年3月底前, 下一年第一季度, 4月下旬, 2021.12.31: one stretch of the calendar, its year perhaps unsaid. */
import { addDays } from '#domain';
import { matchAt } from '../text-scan.js';
import { two } from './calendar-days.js';

/** A year as written: 2021年, or counted from the year of the paper (今年 0, 明年 1), or not at all. */
export type YearWords = { value: number } | { offset: number } | null;

export type SpanWidth = 'day' | 'ten-days' | 'month' | 'quarter' | 'half-year' | 'year';

export interface CalendarSpan {
  /** Characters of the normalised text it covers. */
  length: number;
  year: YearWords;
  firstMonth: number;
  firstDay: number;
  lastMonth: number;
  /** Null for the last day of the month. */
  lastDay: number | null;
  width: SpanWidth;
  /** 底, 末: the end of the span is meant, 前 adds no doubt. */
  atEnd: boolean;
  /** 年初, 年中, 月初, 月中: words without a day of their own. */
  vague: string | null;
  before: boolean;
  within: boolean;
}

type Piece = Pick<
  CalendarSpan,
  'firstMonth' | 'firstDay' | 'lastMonth' | 'lastDay' | 'width' | 'atEnd' | 'vague'
> & {
  length: number;
};

const yearWords =
  /(?:(?<year>(?:19|20)\d{2})年|(?<short>(?<!\d)[12]\d)年(?=\d{1,2}月|[底末]|[上下]半年|第?[1-4]季度)|(?<word>今年|本年度?|当年|明年|次年|来年|翌年|下[一1]?年度?))度?(?:的)?/y;
const offsets: Readonly<Record<string, number>> = { 今: 0, 本: 0, 当: 0, 明: 1, 次: 1, 来: 1, 翌: 1, 下: 1 };
const numericDate = /((?:19|20)\d{2})([-./])(\d{1,2})(?:\2(\d{1,2}))?(?!\d|\2)/y;
/** 22.6.30: three numbers, the year with two digits. */
const shortDate = /(?<![\d.])([12]\d)([-./])(\d{1,2})\2(\d{1,2})(?![\d.])/y;
/** 20230630, as cells of a sheet print it. */
const packedDate = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/y;
const month = /(?<!\d)(\d{1,2})月份?/y;
const dayOfMonth = /(\d{1,2})(?:[日号](?:24时|24点)?|(?=之?前|以前))/y;
/** 10.30前: a month and a day, where 前 says that it is no decimal. */
const dottedDay = /(?<![\d.])(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?=之?前|以前)/y;
const tenDays = /[（(]?([上中下]旬|上中旬|中下旬)[）)]?/y;
/** 7月低 is a slip of the pen. */
const monthEnd = /[底末]|低(?=$|[，,；;。]|之?前|以前|完成|整改)/y;
const monthStart = /初(?!步)/y;
const monthMiddle = /中(?=前|之前|完成|$|[，,；;。、])/y;
const quarter = /(?:第?([1-4])季度|[Qq]([1-4])(?!\d))([末底]?)/y;
const halfYear = /([上下])半年([末底]?)/y;
const yearEnd = /年?[底末终](?!端)/y;
const yearStart = /年?初(?![步级中始心审评次期稿定创衷])/y;
const yearMiddle = /年?中(?=前|之前|完成|$|[，,；;。、])/y;
const bareYearPart = /年(?:[底末终]|初(?!步)|中(?=前|完成|$|[、和及])|度?内)|岁末/y;
/** 11月（含）前: that month too. */
const inclusive = /[（(](?:含|包含)(?:当[年月日])?[）)]/y;
const within = /(?:以内|之内|内|期间)/y;
const before = /(?:下班|当天)?(?:之前|以前|前(?![期后列往置沿提款景端瞻述来台三]|进(?![行入驻一])))/y;
const holidays: readonly { words: RegExp; month: number; day: number }[] = [
  { words: /[“"]?元旦(?:节)?[”"]?(?=前|之前)/y, month: 1, day: 1 },
  { words: /[“"]?(?:五一|劳动节)[”"]?(?=前|之前)/y, month: 5, day: 1 },
  { words: /[“"]?七一[”"]?(?=前|之前)/y, month: 7, day: 1 },
  { words: /[“"]?(?:十一|国庆节?)[”"]?(?=前|之前)/y, month: 10, day: 1 },
];

/** The stretch that starts at `index` of a normalised text, or null. A year alone is one too; its context is the caller's. */
export function calendarSpanAt(text: string, index: number): CalendarSpan | null {
  const numeric = numericSpanAt(text, index);
  if (numeric !== null) return withSuffix(text, index, numeric.year, numeric.piece);
  const said = yearAt(text, index);
  const at = index + said.length;
  const eve = holidayPiece(text, at);
  const piece = eve ?? pieceAt(text, at, said.year !== null);
  if (piece === null) return null;
  // 2027年元旦前 ends with the year before.
  const year = eve?.lastMonth === 12 ? yearBefore(said.year) : said.year;
  return withSuffix(text, index, year, { ...piece, length: said.length + piece.length });
}

function yearAt(text: string, index: number): { year: YearWords; length: number } {
  const match = matchAt(yearWords, text, index);
  if (match === null) return { year: null, length: 0 };
  const { year, short, word } = match.groups ?? {};
  const written = year ?? (short === undefined ? undefined : `20${short}`);
  // 年底 keeps its own 年, so that 2020年年底 and 2020年底 read alike.
  const length = match[0].length;
  return {
    year:
      written === undefined ? { offset: offsets[word?.charAt(0) ?? ''] ?? 0 } : { value: Number(written) },
    length,
  };
}

function yearBefore(year: YearWords): YearWords {
  if (year === null) return null;
  return 'value' in year ? { value: year.value - 1 } : { offset: year.offset - 1 };
}

function pieceAt(text: string, index: number, hasYear: boolean): Piece | null {
  const found =
    monthPiece(text, index) ?? quarterPiece(text, index) ?? (hasYear ? null : bareYearPiece(text, index));
  if (found !== null) return found;
  return hasYear ? yearPiece(text, index) : null;
}

const wholeYear = {
  firstMonth: 1,
  firstDay: 1,
  lastMonth: 12,
  lastDay: null,
  width: 'year',
  atEnd: false,
  vague: null,
} as const;

function yearPiece(text: string, index: number): Piece {
  const end = matchAt(yearEnd, text, index);
  if (end !== null) return { ...wholeYear, atEnd: true, length: end[0].length };
  const start = matchAt(yearStart, text, index);
  if (start !== null) return { ...wholeYear, lastMonth: 1, vague: '年初', length: start[0].length };
  const middle = matchAt(yearMiddle, text, index);
  if (middle !== null) return { ...wholeYear, lastMonth: 6, vague: '年中', length: middle[0].length };
  const own = matchAt(/年内/y, text, index);
  return { ...wholeYear, length: own === null ? 0 : 1 };
}

/** 年底, 年初, 年内 without a year. */
function bareYearPiece(text: string, index: number): Piece | null {
  const words = matchAt(bareYearPart, text, index)?.[0];
  if (words === undefined) return null;
  if (words === '年初') return { ...wholeYear, lastMonth: 1, vague: '年初', length: 2 };
  if (words === '年中') return { ...wholeYear, lastMonth: 6, vague: '年中', length: 2 };
  // The suffix 内 is read again by withSuffix.
  return words === '年内' ? { ...wholeYear, length: 1 } : { ...wholeYear, atEnd: true, length: words.length };
}

function holidayPiece(text: string, index: number): Piece | null {
  for (const { words, month: inMonth, day } of holidays) {
    const length = matchAt(words, text, index)?.[0].length;
    if (length === undefined) continue;
    const eve = addDays(`2001-${two(inMonth)}-${two(day)}`, -1);
    const [, eveMonth, eveDay] = eve.split('-').map(Number);
    return { ...dayPiece(eveMonth ?? 12, eveDay ?? 31), length };
  }
  return null;
}

function dayPiece(inMonth: number, day: number): Omit<Piece, 'length'> {
  return {
    firstMonth: inMonth,
    firstDay: day,
    lastMonth: inMonth,
    lastDay: day,
    width: 'day',
    atEnd: false,
    vague: null,
  };
}

function monthPiece(text: string, index: number): Piece | null {
  const dotted = matchAt(dottedDay, text, index);
  if (dotted !== null) return { ...dayPiece(Number(dotted[1]), Number(dotted[2])), length: dotted[0].length };
  const match = matchAt(month, text, index);
  const inMonth = Number(match?.[1]);
  if (match === null || inMonth < 1 || inMonth > 12) return null;
  const at = index + match[0].length;
  const base = {
    firstMonth: inMonth,
    firstDay: 1,
    lastMonth: inMonth,
    lastDay: null,
    width: 'month',
    atEnd: false,
    vague: null,
  } as const;
  const day = matchAt(dayOfMonth, text, at);
  if (day !== null && Number(day[1]) >= 1 && Number(day[1]) <= 31) {
    return { ...dayPiece(inMonth, Number(day[1])), length: match[0].length + day[0].length };
  }
  const part = matchAt(tenDays, text, at);
  if (part !== null)
    return { ...base, ...tenDaysOf(part[1] ?? ''), length: match[0].length + part[0].length };
  if (matchAt(monthEnd, text, at) !== null) return { ...base, atEnd: true, length: match[0].length + 1 };
  if (matchAt(monthStart, text, at) !== null)
    return { ...base, lastDay: 10, vague: '月初', length: match[0].length + 1 };
  if (matchAt(monthMiddle, text, at) !== null)
    return { ...base, lastDay: 15, vague: '月中', length: match[0].length + 1 };
  return { ...base, length: match[0].length };
}

/** 上旬 1–10, 中旬 11–20, 下旬 21–end. Source: LEDGER section 2. */
export function tenDaysOf(words: string): Pick<Piece, 'firstDay' | 'lastDay' | 'width'> {
  if (words === '上中旬') return { firstDay: 1, lastDay: 20, width: 'ten-days' };
  if (words === '中下旬') return { firstDay: 11, lastDay: null, width: 'ten-days' };
  if (words.startsWith('上')) return { firstDay: 1, lastDay: 10, width: 'ten-days' };
  return words.startsWith('中')
    ? { firstDay: 11, lastDay: 20, width: 'ten-days' }
    : { firstDay: 21, lastDay: null, width: 'ten-days' };
}

function quarterPiece(text: string, index: number): Piece | null {
  const inQuarter = matchAt(quarter, text, index);
  if (inQuarter !== null) {
    const number = Number(inQuarter[1] ?? inQuarter[2]);
    return {
      ...wholeYear,
      ...monthsOf(number * 3 - 2, number * 3),
      width: 'quarter',
      atEnd: inQuarter[3] !== '',
      length: inQuarter[0].length,
    };
  }
  const half = matchAt(halfYear, text, index);
  if (half === null) return null;
  const months = half[1] === '上' ? monthsOf(1, 6) : monthsOf(7, 12);
  return { ...wholeYear, ...months, width: 'half-year', atEnd: half[2] !== '', length: half[0].length };
}

function monthsOf(firstMonth: number, lastMonth: number): Pick<Piece, 'firstMonth' | 'lastMonth'> {
  return { firstMonth, lastMonth };
}

function isMonthDay(inMonth: number, day: number): boolean {
  return inMonth >= 1 && inMonth <= 12 && day >= 1 && day <= 31;
}

function numericSpanAt(text: string, index: number): { year: YearWords; piece: Piece } | null {
  if (/\d/.test(text.charAt(index - 1))) return null;
  const packed = matchAt(packedDate, text, index);
  if (packed !== null) {
    const piece = { ...dayPiece(Number(packed[2]), Number(packed[3])), length: packed[0].length };
    return { year: { value: Number(packed[1]) }, piece };
  }
  const short = matchAt(shortDate, text, index);
  if (short !== null && isMonthDay(Number(short[3]), Number(short[4]))) {
    const piece = { ...dayPiece(Number(short[3]), Number(short[4])), length: short[0].length };
    return { year: { value: 2000 + Number(short[1]) }, piece };
  }
  const match = matchAt(numericDate, text, index);
  if (match === null) return null;
  const [words, year, , inMonth, day] = match;
  if (Number(inMonth) < 1 || Number(inMonth) > 12 || text.charAt(index + words.length) === '年') return null;
  const base = {
    ...wholeYear,
    firstMonth: Number(inMonth),
    lastMonth: Number(inMonth),
    width: 'month',
  } as const;
  const piece = day === undefined ? base : dayPiece(Number(inMonth), Number(day));
  return { year: { value: Number(year) }, piece: { ...piece, length: words.length } };
}

function withSuffix(text: string, index: number, year: YearWords, piece: Piece): CalendarSpan {
  let { length } = piece;
  const isInclusive = matchAt(inclusive, text, index + length);
  length += isInclusive?.[0].length ?? 0;
  const inside = matchAt(within, text, index + length);
  length += inside?.[0].length ?? 0;
  const earlier = matchAt(before, text, index + length);
  length += earlier?.[0].length ?? 0;
  const atEnd = piece.atEnd || isInclusive !== null;
  return { ...piece, atEnd, length, year, within: inside !== null, before: earlier !== null };
}

/** A whole year, said or not, that covers `length` characters. */
export function yearSpan(value: number | null, length: number): CalendarSpan {
  return {
    length,
    year: value === null ? null : { value },
    firstMonth: 1,
    firstDay: 1,
    lastMonth: 12,
    lastDay: null,
    width: 'year',
    atEnd: false,
    vague: null,
    before: false,
    within: false,
  };
}

/** A year and nothing that ends it: 2020年, not 2020年底, 2020年内 or 2020年前. */
export function isYearAlone(span: CalendarSpan): boolean {
  return span.width === 'year' && !span.atEnd && !span.before && !span.within && span.vague === null;
}
