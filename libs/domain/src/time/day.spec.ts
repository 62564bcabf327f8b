import {
  MS_PER_HOUR,
  addDays,
  dayAt,
  dayFromNumber,
  dayNumber,
  endOfDay,
  isDay,
  lastDayOfQuarter,
  startOfDay,
  weekday,
  yearOf,
} from './day.js';

describe('days of the civil calendar', () => {
  it('are the days that exist', () => {
    const real = ['2026-02-28', '2024-02-29', '2000-02-29', '2026-12-31', '1970-01-01', '0001-01-01'];
    const unreal = [
      '2026-02-29',
      '1900-02-29',
      '2026-00-10',
      '2026-13-01',
      '2026-04-31',
      '2026-01-00',
      '2026-1-1',
    ];
    expect(real.map(isDay)).toEqual(real.map(() => true));
    expect([...unreal, '', 'soon', '2026-01-01T00:00', ' 2026-01-01'].filter(isDay)).toEqual([]);
  });

  it('count like the platform, for four hundred years', () => {
    for (let number = -80_000; number < 80_000; number += 37) {
      const expected = new Date(number * 86_400_000).toISOString().slice(0, 10);
      expect(dayFromNumber(number)).toBe(expected);
      expect(dayNumber(expected)).toBe(number);
    }
  });

  it('have the weekday of the paper calendar', () => {
    expect(weekday('2026-01-01')).toBe(4);
    expect(weekday('2026-02-14')).toBe(6);
    expect(weekday('2026-02-15')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
  });

  it('begin and end by the clock of the office', () => {
    expect(startOfDay('2026-07-01', 480)).toBe(Date.UTC(2026, 5, 30, 16));
    expect(endOfDay('2026-12-31', 480)).toBe(startOfDay('2027-01-01', 480));
    expect(dayAt(endOfDay('2026-06-30', 480) - 1, 480)).toBe('2026-06-30');
    expect(dayAt(endOfDay('2026-06-30', 480), 480)).toBe('2026-07-01');
    expect(dayAt(Date.UTC(2026, 0, 1) - MS_PER_HOUR, -60)).toBe('2025-12-31');
  });

  it('are added over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(yearOf(addDays('2026-01-01', 365))).toBe(2027);
  });

  it('end the quarters', () => {
    expect([1, 2, 3, 4].map((quarter) => lastDayOfQuarter(2026, quarter))).toEqual([
      '2026-03-31',
      '2026-06-30',
      '2026-09-30',
      '2026-12-31',
    ]);
  });
});
