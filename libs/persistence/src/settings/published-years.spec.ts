import chineseDays from 'chinese-days';
import type { Calendar } from '#domain';
import { MS_PER_DAY, dayAt, isWorkday, startOfDay } from '#domain';
import { publishedYears } from './published-years.js';

describe('published years', () => {
  it('agree with chinese-days on every day from 2020 to 2026', () => {
    const calendar: Calendar = {
      version: 'published',
      utcOffsetMinutes: 480,
      opensAtMinute: 540,
      years: publishedYears.map((year) => year.year),
      holidays: publishedYears.flatMap((year) => year.holidays),
      makeUpWorkdays: publishedYears.flatMap((year) => year.makeUpWorkdays),
    };
    expect(calendar.years).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (let at = startOfDay('2020-01-01', 480); at < startOfDay('2027-01-01', 480); at += MS_PER_DAY) {
      const day = dayAt(at, 480);
      expect([day, isWorkday(calendar, day)]).toEqual([day, chineseDays.isWorkday(day)]);
    }
  });
});
