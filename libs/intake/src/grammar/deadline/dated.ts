/** From spans of the calendar to readings with days, once the year is known. */
import { addDays } from '#domain';
import type { DeadlineReading } from '../../ledger-draft.js';
import { isDoubtful } from './beat.js';
import { firstDayOf, lastDayOf, two } from './calendar-days.js';
import type { CalendarSpan } from './calendar-span.js';

export interface Dated {
  reading: DeadlineReading;
  /** True where the words allow another day, or name a day that the month does not have. */
  doubtful: boolean;
}

/** Gives every span its year: its own, else that of the clause before it, else that of the paper. Source: LEDGER section 2. */
export class Years {
  private previous: number | null = null;

  constructor(private readonly refYear: number | null) {}

  of(span: CalendarSpan): { year: number | null; from?: 'ref_year' | 'previous_clause' } {
    if (span.year !== null && 'value' in span.year) {
      this.previous = span.year.value;
      return { year: span.year.value };
    }
    if (span.year === null && this.previous !== null) return { year: this.previous, from: 'previous_clause' };
    const offset = span.year === null ? 0 : span.year.offset;
    return { year: this.refYear === null ? null : this.refYear + offset, from: 'ref_year' };
  }
}

export function dateOf(span: CalendarSpan, years: Years): Dated {
  const { year, from } = years.of(span);
  const origin = from === undefined ? {} : { yearFrom: from };
  if (year === null) {
    const monthDay = `${two(span.lastMonth)}-${span.lastDay === null ? 'last' : two(span.lastDay)}`;
    return { reading: { kind: 'date', date: null, monthDay, ...origin }, doubtful: true };
  }
  const last = lastDayOf(span, year);
  if (span.vague !== null) {
    return {
      reading: { kind: 'date', date: last, precision: `vague: ${span.vague}`, ...origin },
      doubtful: true,
    };
  }
  if (isDoubtful(span)) {
    const earlier = addDays(firstDayOf(span, year), -1);
    return { reading: { kind: 'date', date: earlier, readings: [earlier, last], ...origin }, doubtful: true };
  }
  if (span.width === 'day') {
    const impossible = !last.endsWith(two(span.lastDay ?? 0));
    return { reading: { kind: 'date', date: last, ...origin }, doubtful: impossible };
  }
  const isPoint = span.atEnd || span.within;
  if (span.width === 'ten-days' && !isPoint) {
    return {
      reading: { kind: 'range', start: firstDayOf(span, year), end: last, ...origin },
      doubtful: false,
    };
  }
  const precision = isPoint ? {} : { precision: span.width };
  return { reading: { kind: 'date', date: last, ...precision, ...origin }, doubtful: false };
}

/** Both ends are inside. An end month before the start month lies in the next year. */
export function rangeOf(first: CalendarSpan | null, last: CalendarSpan, years: Years): Dated {
  const start = first === null ? null : years.of(first);
  const crosses = first !== null && last.year === null && last.lastMonth < first.firstMonth;
  const ended = last.year === null && start !== null ? start : years.of(last);
  const endYear = ended.year === null ? null : ended.year + (crosses ? 1 : 0);
  const even =
    first !== null &&
    first.width === last.width &&
    !last.atEnd &&
    !last.within &&
    !first.atEnd &&
    last.vague === null;
  const hasPrecision = even && last.width !== 'day' && last.width !== 'ten-days';
  const from = start?.from ?? ended.from;
  return {
    reading: {
      kind: 'range',
      start: first === null || start?.year == null ? null : firstDayOf(first, start.year),
      end: endYear === null ? null : lastDayOf(last, endYear),
      ...(hasPrecision ? { precision: last.width } : {}),
      ...(from === undefined ? {} : { yearFrom: from }),
      ...(crosses ? { note: 'crosses the year end' } : {}),
    },
    doubtful: endYear === null,
  };
}

/** 2020年起, 2019年初开始: the first day of the span. */
export function fromOf(span: CalendarSpan | null, anchor: string | null, years: Years): Dated {
  if (span === null) return { reading: { kind: 'from', start: null, anchor: anchor ?? '' }, doubtful: false };
  const { year, from } = years.of(span);
  return {
    reading: {
      kind: 'from',
      start: year === null ? null : span.atEnd ? lastDayOf(span, year) : firstDayOf(span, year),
      ...(span.vague === null ? {} : { precision: `vague: ${span.vague}` }),
      ...(from === undefined ? {} : { yearFrom: from }),
    },
    doubtful: year === null,
  };
}

/** 全年: due at its end, the work is continuous; that it is the year of the paper goes without saying. */
export function wholeYearOf(span: CalendarSpan, years: Years): Dated {
  const { year } = years.of(span);
  return {
    reading: {
      kind: 'range',
      start: year === null ? null : `${String(year)}-01-01`,
      end: year === null ? null : `${String(year)}-12-31`,
      precision: 'year',
      also: 'ongoing',
    },
    doubtful: year === null,
  };
}
