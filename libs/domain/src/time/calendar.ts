import type { Day, EpochMs } from './day.js';
import { MS_PER_MINUTE, addDays, dayAt, endOfDay, startOfDay, weekday, yearOf } from './day.js';

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

export function isMissingYear(answer: object): answer is MissingYear {
  return 'missingYear' in answer;
}

/** Whether the day is worked, or that its year is not published. */
export function isWorkday(calendar: Calendar, day: Day): boolean | MissingYear {
  const year = yearOf(day);
  if (!calendar.years.includes(year)) return { missingYear: year };
  if (calendar.makeUpWorkdays.includes(day)) return true;
  return weekday(day) <= 5 && !calendar.holidays.includes(day);
}

/**
 * The `count`-th working day after `day` (before it, when negative); the start day is excluded (F52, day mode).
 * `count` 0 gives the day itself when it is worked, else the next working day.
 */
export function addWorkdays(calendar: Calendar, day: Day, count: number): DayAnswer {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let cursor = day;
  if (count === 0) {
    cursor = addDays(day, -1);
    left = 1;
  }
  for (let walked = 0; walked < WALK_DAYS_MAX; walked += 1) {
    cursor = addDays(cursor, step);
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
