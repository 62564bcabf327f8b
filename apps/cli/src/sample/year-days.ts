import type { Calendar, Day, EpochMs } from '#domain';
import { MS_PER_MINUTE, addWorkdays, isMissingYear, officeDay, startOfDay, workdaysBetween } from '#domain';

/**
 * Days of a scripted year. Acts of the past stand on days counted from the issue or a limit; what is going on now
 * stands on days counted back from the day on which the office is loaded.
 */
export class YearDays {
  readonly today: Day;

  constructor(
    private readonly calendar: Calendar,
    readonly issuedOn: Day,
    /** The instant up to which the year is played. */
    readonly until: EpochMs,
    /** The present is never later than this, so that a promise made in it still has a published year before it. */
    latestPresent: Day,
  ) {
    const day = officeDay(calendar, until);
    this.today = day < latestPresent ? day : latestPresent;
  }

  /** An instant on a day, by the clock of the office; `minute` counts from midnight. */
  at(day: Day, minute: number): EpochMs {
    return startOfDay(day, this.calendar.utcOffsetMinutes) + minute * MS_PER_MINUTE;
  }

  /** The working day `count` after the day, or before it. */
  workday(day: Day, count: number): Day {
    const answer = addWorkdays(this.calendar, day, count);
    if (isMissingYear(answer)) throw new Error(`the calendar of ${answer.missingYear} is missing`);
    return answer.day;
  }

  afterIssue(count: number): Day {
    return count === 0 ? this.issuedOn : this.workday(this.issuedOn, count);
  }

  /** The `count`-th working day before the present day. */
  ago(count: number): Day {
    return this.workday(this.today, -count);
  }

  /** Working days since the day is over; negative while it lies ahead. */
  workdaysOver(day: Day): number {
    const count = workdaysBetween(this.calendar, day, this.today);
    if (typeof count !== 'number') throw new Error(`the calendar of ${count.missingYear} is missing`);
    return count;
  }

  earlier(a: Day, b: Day): Day {
    return a < b ? a : b;
  }
}

/** A minute of the working day (09:05–17:29), spread by any text, the same at every run. */
export function officeMinute(seed: string): number {
  let sum = 7;
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 10_007;
  const minute = sum % 424;
  return minute < 175 ? 545 + minute : 625 + minute; // the noon break is left out
}
