import type { Day, EpochMs } from './day.js';
import {
  MS_PER_MINUTE,
  addDays,
  dayAt,
  dayFromNumber,
  dayNumber,
  endOfDay,
  isDay,
  startOfDay,
  weekday,
  weekdayOf,
  yearOf,
} from './day.js';

/**
 * The office's working calendar as a value (F51). It travels inside a task's state, so that a task's whole future
 * can be computed without asking anybody. Only the exceptions to "Monday to Friday" are listed.
 */
export interface Calendar {
  /** Named by every act that used it, e.g. `2026-1`. */
  version: string;
  /** Minutes east of Greenwich; 480 for Asia/Shanghai, which has no daylight saving. */
  utcOffsetMinutes: number;
  /** Minutes after 00:00 at which ladder steps fire; 540 = 09:00 (D12). */
  opensAtMinute: number;
  /** Years whose arrangement is published, ascending. A day of any other year is unknown, never guessed. */
  years: number[];
  /** Days off that would be working days by their weekday, ascending. */
  holidays: Day[];
  /** Weekend days that are worked in exchange (调休上班), ascending. */
  makeUpWorkdays: Day[];
}

/** The calendar has no arrangement for this year. */
export interface MissingYear {
  missingYear: number;
}

export type DayAnswer = { day: Day } | MissingYear;
export type InstantAnswer = { at: EpochMs } | MissingYear;

/** Longest walk of one question, in civil days; about eight years. Policy offsets are bounded far below it. */
const WALK_DAYS_MAX = 3_000;

/** A calendar with more years or exceptions than these is a mistake; it travels inside every task. */
const YEARS_MAX = 50;
const EXCEPTIONS_MAX = 2_000;

/** Everything that is wrong with a calendar, as stable codes with their place; empty when it may be used (F51). */
export function validateCalendar(calendar: Calendar): string[] {
  const { years } = calendar;
  const wrong: string[] = [];
  if (calendar.version === '') wrong.push('version.missing');
  if (years.length === 0) wrong.push('years.missing');
  if (years.length > YEARS_MAX) wrong.push('years.too_many');
  if (years.some((year, i) => i > 0 && year <= (years[i - 1] ?? year))) wrong.push('years.not_ascending');
  for (const name of ['holidays', 'makeUpWorkdays'] as const) wrong.push(...wrongDays(calendar, name));
  const twice = calendar.holidays.find((day) => holds(calendar.makeUpWorkdays, day));
  if (twice !== undefined) wrong.push(`day.both:${twice}`);
  return wrong;
}

function wrongDays(calendar: Calendar, name: 'holidays' | 'makeUpWorkdays'): string[] {
  const days = calendar[name];
  if (days.length > EXCEPTIONS_MAX) return [`days.too_many:${name}`];
  const unreal = days.find((day) => !isDay(day));
  if (unreal !== undefined) return [`day.invalid:${unreal}`];
  const wrong: string[] = [];
  const strange = days.find((day) => !calendar.years.includes(yearOf(day)));
  if (strange !== undefined) wrong.push(`day.of_other_year:${strange}`);
  if (days.some((day, i) => i > 0 && day <= (days[i - 1] ?? day))) wrong.push(`days.not_ascending:${name}`);
  return wrong;
}

export function isMissingYear(answer: object): answer is MissingYear {
  return 'missingYear' in answer;
}

/** Whether the day is worked, or that its year is not published. */
export function isWorkday(calendar: Calendar, day: Day): boolean | MissingYear {
  const year = yearOf(day);
  if (!calendar.years.includes(year)) return { missingYear: year };
  return weekday(day) <= 5 ? !holds(calendar.holidays, day) : holds(calendar.makeUpWorkdays, day);
}

/** Whether an ascending list has the day. */
function holds(days: readonly Day[], day: Day): boolean {
  return days[firstFrom(days, day)] === day;
}

/** Place of the first day that is not before `day`. Days compare as texts, so their order is that of time. */
function firstFrom(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The `count`-th working day after `day` (before it, when negative); the start day is excluded (F52, day mode).
 * `count` 0 gives the day itself when it is worked, else the next working day.
 */
export function addWorkdays(calendar: Calendar, day: Day, count: number): DayAnswer {
  const from = count === 0 ? addDays(day, -1) : day;
  const wanted = Math.max(1, Math.abs(count));
  const end = walk(calendar, from, count < 0 ? -1 : 1, (worked) => worked === wanted);
  return isMissingYear(end) ? end : { day: dayFromNumber(end.number) };
}

/** Working days in the half-open span (`from`, `to`]; negative when `to` lies before `from`. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number | MissingYear {
  if (to === from) return 0;
  const last = dayNumber(to > from ? to : from);
  const end = walk(calendar, to > from ? from : to, 1, (_, number) => number === last);
  if (isMissingYear(end)) return end;
  return to > from ? end.worked : 0 - end.worked;
}

/**
 * Walks day by day, the start day excluded, until it is over; counts the working days on the way. Knows only day
 * numbers and the next exception of either kind ahead, because every clock asks for several such walks.
 */
function walk(
  calendar: Calendar,
  from: Day,
  step: 1 | -1,
  isOver: (worked: number, number: number) => boolean,
): { worked: number; number: number } | MissingYear {
  const isHoliday = exceptions(calendar.holidays, from, step);
  const isMakeUp = exceptions(calendar.makeUpWorkdays, from, step);
  let number = dayNumber(from);
  let year = yearOf(from);
  let newYear = yearBorder(year, step);
  let known = calendar.years.includes(year);
  let worked = 0;
  for (let walked = 0; walked < WALK_DAYS_MAX; walked += 1) {
    number += step;
    if (number === newYear) {
      year += step;
      newYear = yearBorder(year, step);
      known = calendar.years.includes(year);
    }
    if (!known) return { missingYear: year };
    if (weekdayOf(number) <= 5 ? !isHoliday(number) : isMakeUp(number)) worked += 1;
    if (isOver(worked, number)) return { worked, number };
  }
  return { missingYear: year };
}

/** The first day, in the direction of the walk, that lies in another year. */
function yearBorder(year: number, step: 1 | -1): number {
  return step === 1 ? dayNumber(`${year + 1}-01-01`) : dayNumber(`${year}-01-01`) - 1;
}

/** Asks an ascending list for one day number after another, in the direction of the walk. */
function exceptions(days: readonly Day[], from: Day, step: 1 | -1): (number: number) => boolean {
  let index = step === 1 ? firstFrom(days, from) : firstFrom(days, addDays(from, 1)) - 1;
  const numberAt = (place: number): number | null => {
    const day = days[place];
    return day === undefined ? null : dayNumber(day);
  };
  let next = numberAt(index);
  return (number) => {
    while (next !== null && (next - number) * step < 0) {
      index += step;
      next = numberAt(index);
    }
    return next === number;
  };
}

/** The civil day of the office at an instant. */
export function officeDay(calendar: Calendar, at: EpochMs): Day {
  return dayAt(at, calendar.utcOffsetMinutes);
}

/** 24:00 of the `count`-th working day after the day of `at`: how every time limit in working days ends (F52). */
export function limitAfter(calendar: Calendar, at: EpochMs, count: number): InstantAnswer {
  const answer = addWorkdays(calendar, officeDay(calendar, at), count);
  return isMissingYear(answer) ? answer : { at: endOfDay(answer.day, calendar.utcOffsetMinutes) };
}

/**
 * The instant at which a ladder step fires (D7, D12; ADR 0005). `dueDay` is the last day of the limit.
 * A negative offset counts working days before it. Offset n ≥ 0 means that n whole working days after it are over,
 * so the step fires when the office opens on the next one: offset 0 on the first working day after `dueDay`.
 */
export function stepInstant(calendar: Calendar, dueDay: Day, offsetWorkdays: number): InstantAnswer {
  const answer = addWorkdays(calendar, dueDay, offsetWorkdays < 0 ? offsetWorkdays : offsetWorkdays + 1);
  if (isMissingYear(answer)) return answer;
  return { at: startOfDay(answer.day, calendar.utcOffsetMinutes) + calendar.opensAtMinute * MS_PER_MINUTE };
}
