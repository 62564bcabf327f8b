import type { Calendar, EpochMs } from '#domain';
import { dayNumber, officeDay, workdaysBetween } from '#domain';
import { lastDayOf } from './dates.js';

/**
 * How far away a limit is, as people count it: working days still left after today, `lastDay` on the last one, civil
 * days once it is over (F65). `unknown` while the arrangement of a year in between is not published.
 */
export type TimeLeft =
  | { kind: 'workdays'; count: number }
  | { kind: 'lastDay' }
  | { kind: 'overdue'; days: number }
  | { kind: 'unknown'; missingYear: number };

/** `limit` is the exclusive end of the limit (24:00 of its last day). */
export function timeLeft(calendar: Calendar, at: EpochMs, limit: EpochMs): TimeLeft {
  const today = officeDay(calendar, at);
  const last = lastDayOf(limit, calendar.utcOffsetMinutes);
  if (at >= limit) {
    return { kind: 'overdue', days: dayNumber(today) - dayNumber(last) };
  }
  if (today === last) return { kind: 'lastDay' };
  const count = workdaysBetween(calendar, today, last);
  return typeof count === 'number'
    ? { kind: 'workdays', count }
    : { kind: 'unknown', missingYear: count.missingYear };
}
