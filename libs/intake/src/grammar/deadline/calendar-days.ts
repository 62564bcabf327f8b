/** The days of a stretch of the calendar, once its year is known. */
import { addDays } from '#domain';
import type { CalendarSpan } from './calendar-span.js';

/** A month or a day with two digits. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** First day of a span in a year. */
export function firstDayOf(span: CalendarSpan, year: number): string {
  return clampedDay(year, span.firstMonth, span.firstDay);
}

/** Last day of a span in a year, inside it. */
export function lastDayOf(span: CalendarSpan, year: number): string {
  return clampedDay(year, span.lastMonth, span.lastDay ?? 31);
}

/** A day of a month, not later than the month's last: 31 February is its last day. */
export function clampedDay(year: number, inMonth: number, day: number): string {
  const next = inMonth === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${two(inMonth + 1)}-01`;
  const last = addDays(next, -1);
  const wanted = `${String(year)}-${two(inMonth)}-${two(day)}`;
  return wanted < last ? wanted : last;
}
