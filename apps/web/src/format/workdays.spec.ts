import { endOfDay, startOfDay } from '#domain';
import { plainCalendar } from '../spec-kit/fake-server.js';
import { timeLeft } from './workdays.js';

const OFFSET = plainCalendar.utcOffsetMinutes;
const at = (day: string, hour: number): number => startOfDay(day, OFFSET) + hour * 3_600_000;
const limit = endOfDay('2026-06-30', OFFSET);

describe('how far away a limit is', () => {
  it('counts working days after today', () => {
    expect(timeLeft(plainCalendar, at('2026-06-26', 10), limit)).toEqual({ kind: 'workdays', count: 2 });
    expect(timeLeft(plainCalendar, at('2026-06-29', 23), limit)).toEqual({ kind: 'workdays', count: 1 });
  });

  it('is the last day until midnight', () => {
    expect(timeLeft(plainCalendar, at('2026-06-30', 0), limit)).toEqual({ kind: 'lastDay' });
    expect(timeLeft(plainCalendar, limit - 1, limit)).toEqual({ kind: 'lastDay' });
  });

  it('counts civil days once it is over', () => {
    expect(timeLeft(plainCalendar, limit, limit)).toEqual({ kind: 'overdue', days: 1 });
    expect(timeLeft(plainCalendar, at('2026-07-05', 9), limit)).toEqual({ kind: 'overdue', days: 5 });
  });

  it('guesses nothing about a year whose calendar is not published', () => {
    const far = endOfDay('2030-01-10', OFFSET);
    expect(timeLeft(plainCalendar, at('2027-12-20', 9), far)).toEqual({ kind: 'unknown', missingYear: 2028 });
  });
});
