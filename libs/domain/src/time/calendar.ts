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

/** Whether an ascending list has the day. Days compare as texts, so their order is that of time. */
function holds(days: readonly Day[], day: Day): boolean {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return days[low] === day;
}

/**
 * The `count`-th working day after `day` (before it, when negative); the start day is excluded (F52, day mode).
 * `count` 0 gives the day itself when it is worked, else the next working day.
 */
export function addWorkdays(calendar: Calendar, day: Day, count: number): DayAnswer {
  const step = count < 0 ? -1 : 1;
  let left = count === 0 ? 1 : Math.abs(count);
  let number = count === 0 ? dayNumber(day) - 1 : dayNumber(day);
  let cursor = day;
  for (let walked = 0; walked < WALK_DAYS_MAX; walked += 1) {
    number += step;
    cursor = dayFromNumber(number);
    const worked = isWorkday(calendar, cursor);
    if (typeof worked !== 'boolean') return worked;
    if (worked) left -= 1;
    if (left === 0) return { day: cursor };
  }
  return { missingYear: yearOf(cursor) };
}

/** Working days in the half-open span (`from`, `to`]; negative when `to` lies before `from`. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number | MissingYear {
  if (to < from) {
    const back = workdaysBetween(calendar, to, from);
    return typeof back === 'number' ? -back : back;
  }
  let count = 0;
  for (let cursor = from; cursor < to;) {
    cursor = addDays(cursor, 1);
    const worked = isWorkday(calendar, cursor);
    if (typeof worked !== 'boolean') return worked;
    if (worked) count += 1;
  }
  return count;
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
