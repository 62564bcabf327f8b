import { endOfDay, startOfDay } from '#domain';
import { formatClock, formatDay, formatInstant, formatNearDay, lastDayOf } from './dates.js';

const CHINA = 480;

describe('dates as people read them', () => {
  it('writes a day with its weekday in both languages', () => {
    expect(formatDay('2026-06-30', 'zh')).toBe('2026年6月30日（周二）');
    expect(formatDay('2026-06-30', 'en')).toBe('Tue 30 Jun 2026');
    expect(formatDay('2026-02-01', 'zh')).toBe('2026年2月1日（周日）');
  });

  it('leaves the year out when it is this one', () => {
    expect(formatNearDay('2026-12-25', '2026-01-05', 'zh')).toBe('12月25日（周五）');
    expect(formatNearDay('2026-12-25', '2026-01-05', 'en')).toBe('Fri 25 Dec');
    expect(formatNearDay('2027-01-04', '2026-12-30', 'zh')).toBe('2027年1月4日（周一）');
    expect(formatNearDay('2027-01-04', '2026-12-30', 'en')).toBe('Mon 4 Jan 2027');
  });

  it('tells the time of the office, wherever the browser is', () => {
    const nine = startOfDay('2026-12-22', CHINA) + 9 * 3_600_000;
    expect(formatClock(nine, CHINA)).toBe('09:00');
    expect(formatInstant(nine, CHINA, '2026-12-23', 'zh')).toBe('12月22日 09:00');
    expect(formatInstant(nine, CHINA, '2027-01-04', 'en')).toBe('22 Dec 2026 09:00');
    expect(formatClock(startOfDay('2026-12-22', CHINA), CHINA)).toBe('00:00');
  });

  it('shows a limit as its last day, although its instant is the next midnight', () => {
    expect(lastDayOf(endOfDay('2026-06-30', CHINA), CHINA)).toBe('2026-06-30');
  });
});
