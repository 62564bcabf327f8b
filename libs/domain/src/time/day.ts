/** An instant: milliseconds since 1970-01-01T00:00Z. The law never reads a clock; instants come in with commands. */
export type EpochMs = number;

/** A civil day of the office, `YYYY-MM-DD`. */
export type Day = string;

export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 60 * MS_PER_MINUTE;
export const MS_PER_DAY = 24 * MS_PER_HOUR;

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Days since 1970-01-01 of a proleptic Gregorian date, by integer arithmetic alone.
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
 */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Inverse of `daysFromCivil` (same source, `civil_from_days`). */
function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** Two digits, or four for a year. */
const pad = (value: number, width: 2 | 4): string => {
  if (value >= 10 ** (width - 1)) return `${value}`;
  return String(value).padStart(width, '0');
};

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a real civil day (2023-02-29 is not). */
export function isDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  if (day < 1 || day > (DAYS_OF_MONTH[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** The number that stands in a place of a day. Every clock reads many days, so nothing is cut out of the text. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

/** Days since 1970-01-01. The argument must be a valid day. */
export function dayNumber(day: Day): number {
  return daysFromCivil(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10));
}

/** The civil day that lies `days` after 1970-01-01. */
export function dayFromNumber(days: number): Day {
  const { year, month, day } = civilFromDays(days);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The day `count` civil days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return weekdayOf(dayNumber(day));
}

/** ISO weekday of the day that lies `days` after 1970-01-01, a Thursday. */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: Day): number {
  return digits(day, 0, 4);
}

/** The civil day at an instant, for an office `utcOffsetMinutes` east of Greenwich. */
export function dayAt(at: EpochMs, utcOffsetMinutes: number): Day {
  return dayFromNumber(Math.floor((at + utcOffsetMinutes * MS_PER_MINUTE) / MS_PER_DAY));
}

/** 00:00 of the day. */
export function startOfDay(day: Day, utcOffsetMinutes: number): EpochMs {
  return dayNumber(day) * MS_PER_DAY - utcOffsetMinutes * MS_PER_MINUTE;
}

/** 24:00 of the day: the first instant that is no longer inside it (D12). */
export function endOfDay(day: Day, utcOffsetMinutes: number): EpochMs {
  return startOfDay(addDays(day, 1), utcOffsetMinutes);
}

/** The last day of a quarter (1–4). */
export function lastDayOfQuarter(year: number, quarter: number): Day {
  const month = quarter * 3;
  const firstOfNext = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
  return dayFromNumber(firstOfNext - 1);
}
