import * as fc from 'fast-check';
import { calendar2026, instantOf } from '../testing/world.spec-kit.js';
import type { Calendar } from './calendar.js';
import {
  addWorkdays,
  isMissingYear,
  isWorkday,
  limitAfter,
  officeDay,
  stepInstant,
  validateCalendar,
  workdaysBetween,
} from './calendar.js';
import { addDays, dayFromNumber, dayNumber } from './day.js';

const after = (day: string, count: number): string => {
  const answer = addWorkdays(calendar2026, day, count);
  return isMissingYear(answer) ? `waits for ${answer.missingYear}` : answer.day;
};

describe('[D1] working days', () => {
  it('are Monday to Friday but for holidays, and the weekends that make up for them', () => {
    const worked = [
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
      '2026-03-02',
    ];
    const off = [
      '2026-01-03',
      '2026-02-15',
      '2026-02-16',
      '2026-02-23',
      '2026-05-04',
      '2026-10-07',
      '2026-03-01',
    ];
    expect(worked.map((day) => isWorkday(calendar2026, day))).toEqual(worked.map(() => true));
    expect(off.map((day) => isWorkday(calendar2026, day))).toEqual(off.map(() => false));
  });

  it('count over the spring festival of 2026 with its two working Saturdays', () => {
    expect(after('2026-02-12', 1)).toBe('2026-02-13');
    expect(after('2026-02-13', 1)).toBe('2026-02-14');
    expect(after('2026-02-13', 2)).toBe('2026-02-24');
    expect(after('2026-02-14', 5)).toBe('2026-02-28');
    expect(after('2026-02-14', 6)).toBe('2026-03-02');
    expect(after('2026-02-24', -1)).toBe('2026-02-14');
    expect(after('2026-03-02', -1)).toBe('2026-02-28');
    expect(after('2026-03-02', -7)).toBe('2026-02-13');
  });

  it('leave the start day out, whether it is worked or not', () => {
    expect(after('2026-02-20', 1)).toBe('2026-02-24');
    expect(after('2026-02-24', 1)).toBe('2026-02-25');
    expect(after('2026-02-24', 0)).toBe('2026-02-24');
    expect(after('2026-02-20', 0)).toBe('2026-02-24');
  });

  it('are not guessed in a year that is not published', () => {
    expect(after('2026-12-31', 1)).toBe('waits for 2027');
    expect(after('2026-12-30', 1)).toBe('2026-12-31');
    expect(after('2026-01-05', -10)).toBe('waits for 2025');
    expect(after('2030-05-05', 3)).toBe('waits for 2030');
    expect(isWorkday(calendar2026, '2027-03-01')).toEqual({ missingYear: 2027 });
    expect(workdaysBetween(calendar2026, '2026-12-01', '2027-01-10')).toEqual({ missingYear: 2027 });
    expect(limitAfter(calendar2026, instantOf('2026-12-31'), 2)).toEqual({ missingYear: 2027 });
    expect(stepInstant(calendar2026, '2026-12-31', 0)).toEqual({ missingYear: 2027 });
  });

  it('end an endless search in a calendar without a working day', () => {
    const never: Calendar = { ...calendar2026, years: Array.from({ length: 30 }, (_, i) => 2026 + i) };
    const holidays = Array.from({ length: 12_000 }, (_, i) => addDays('2026-01-01', i));
    expect(isMissingYear(addWorkdays({ ...never, holidays, makeUpWorkdays: [] }, '2026-01-01', 1))).toBe(
      true,
    );
  });

  const days = fc.integer({ min: dayNumber('2026-02-01'), max: dayNumber('2026-11-30') }).map(dayFromNumber);

  it('counted there and back again give the same day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 15 }), (day, count) => {
        const there = after(day, count);
        expect(isWorkday(calendar2026, there)).toBe(true);
        expect(workdaysBetween(calendar2026, day, there)).toBe(count);
        const start = isWorkday(calendar2026, day) === true ? day : after(day, -1);
        expect(after(there, -count)).toBe(start);
      }),
    );
  });

  it('agree with looking at every single day', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        let count = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
          if (isWorkday(calendar2026, day) === true) count += 1;
        expect(workdaysBetween(calendar2026, from, to)).toBe(count);
        expect(workdaysBetween(calendar2026, to, from)).toBe(0 - count);
      }),
    );
  });
});

describe('[D1] limits and steps', () => {
  const at = (answer: ReturnType<typeof limitAfter>): string =>
    isMissingYear(answer) ? 'waits' : new Date(answer.at + 480 * 60_000).toISOString().slice(0, 16);

  it('a limit of working days ends at 24:00 of the last of them, whatever the hour at which it began', () => {
    expect(at(limitAfter(calendar2026, instantOf('2026-03-02', 1), 2))).toBe('2026-03-05T00:00');
    expect(at(limitAfter(calendar2026, instantOf('2026-03-02', 1439), 2))).toBe('2026-03-05T00:00');
    expect(at(limitAfter(calendar2026, instantOf('2026-02-13'), 2))).toBe('2026-02-25T00:00');
  });

  it('a step falls on 09:00 of a working day; overdue day 0 is the next one after the limit', () => {
    expect(at(stepInstant(calendar2026, '2026-06-30', -7))).toBe('2026-06-18T09:00');
    expect(at(stepInstant(calendar2026, '2026-06-30', -1))).toBe('2026-06-29T09:00');
    expect(at(stepInstant(calendar2026, '2026-06-30', 0))).toBe('2026-07-01T09:00');
    expect(at(stepInstant(calendar2026, '2026-06-30', 3))).toBe('2026-07-06T09:00');
    expect(at(stepInstant(calendar2026, '2026-06-30', 7))).toBe('2026-07-10T09:00');
    expect(at(stepInstant(calendar2026, '2026-02-13', 0))).toBe('2026-02-14T09:00');
    expect(at(stepInstant(calendar2026, '2026-02-21', 0))).toBe('2026-02-24T09:00');
  });

  it('a day of the office changes at its midnight', () => {
    expect(officeDay(calendar2026, Date.UTC(2026, 5, 30, 15, 59))).toBe('2026-06-30');
    expect(officeDay(calendar2026, Date.UTC(2026, 5, 30, 16))).toBe('2026-07-01');
  });
});

describe('a calendar', () => {
  const wrong = (change: Partial<Calendar>): string[] => validateCalendar({ ...calendar2026, ...change });

  it('as published is sound', () => {
    expect(wrong({})).toEqual([]);
  });

  it('is told what is wrong with it', () => {
    expect(wrong({ version: '' })).toEqual(['version.missing']);
    expect(wrong({ years: [], holidays: [], makeUpWorkdays: [] })).toEqual(['years.missing']);
    expect(wrong({ years: [2026, 2026] })).toEqual(['years.not_ascending']);
    expect(wrong({ years: Array.from({ length: 51 }, (_, i) => 1990 + i) })).toEqual(['years.too_many']);
    expect(wrong({ holidays: ['2026-02-30'] })).toEqual(['day.invalid:2026-02-30']);
    expect(wrong({ holidays: ['2027-01-01'] })).toEqual(['day.of_other_year:2027-01-01']);
    expect(wrong({ makeUpWorkdays: ['2026-02-28', '2026-02-14'] })).toEqual([
      'days.not_ascending:makeUpWorkdays',
    ]);
    expect(wrong({ holidays: ['2026-02-14'] })).toEqual(['day.both:2026-02-14']);
    const many = Array.from({ length: 2_001 }, (_, i) => addDays('2026-01-01', i));
    expect(wrong({ holidays: many })).toContain('days.too_many:holidays');
  });
});
