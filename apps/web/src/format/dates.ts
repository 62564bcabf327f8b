import type { Day, EpochMs } from '#domain';
import { MS_PER_MINUTE, dayAt, weekday, yearOf } from '#domain';
import type { Language } from './language.js';

const weekdaysZh = ['一', '二', '三', '四', '五', '六', '日'];
const weekdaysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface CivilParts {
  year: number;
  month: number;
  date: number;
  weekday: number;
}

function partsOf(day: Day): CivilParts {
  return {
    year: yearOf(day),
    month: Number(day.slice(5, 7)),
    date: Number(day.slice(8, 10)),
    weekday: weekday(day),
  };
}

/** 2026年6月30日（周二） · Tue 30 Jun 2026. */
export function formatDay(day: Day, language: Language): string {
  const { year, month, date, weekday: of } = partsOf(day);
  return language === 'zh'
    ? `${year}年${month}月${date}日（周${weekdaysZh[of - 1]}）`
    : `${weekdaysEn[of - 1]} ${date} ${monthsEn[month - 1]} ${year}`;
}

/** As `formatDay`, without the year when it is that of `today`. */
export function formatNearDay(day: Day, today: Day, language: Language): string {
  const full = formatDay(day, language);
  if (yearOf(day) !== yearOf(today)) return full;
  return language === 'zh' ? full.slice(full.indexOf('年') + 1) : full.slice(0, -5);
}

/** 00:00 to 23:59 of the office's own clock. */
export function formatClock(at: EpochMs, utcOffsetMinutes: number): string {
  const minutes = Math.floor(at / MS_PER_MINUTE) + utcOffsetMinutes;
  const ofDay = ((minutes % 1_440) + 1_440) % 1_440;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}`;
}

/** 12月22日 09:00 · 22 Dec 09:00; with the year when it is not that of `today`. */
export function formatInstant(at: EpochMs, utcOffsetMinutes: number, today: Day, language: Language): string {
  const day = dayAt(at, utcOffsetMinutes);
  const { year, month, date } = partsOf(day);
  const sameYear = year === yearOf(today);
  const clock = formatClock(at, utcOffsetMinutes);
  if (language === 'zh') return `${sameYear ? '' : `${year}年`}${month}月${date}日 ${clock}`;
  return `${date} ${monthsEn[month - 1]}${sameYear ? '' : ` ${year}`} ${clock}`;
}

/** The last day that is still inside a limit, whose instant is an exclusive end (24:00 of that day). */
export function lastDayOf(limit: EpochMs, utcOffsetMinutes: number): Day {
  return dayAt(limit - 1, utcOffsetMinutes);
}
