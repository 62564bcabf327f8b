import type { Calendar, Day, EpochMs, PersonId } from '#domain';
import { isDay, weekday, yearOf } from '#domain';
import type { Tx } from '../database/transaction.js';

/** The published arrangement of one year: where it departs from Monday to Friday (F51). */
export interface CalendarYear {
  year: number;
  /** Working weekdays that are off, ascending. */
  holidays: Day[];
  /** Weekend days that are worked (调休上班), ascending. */
  makeUpWorkdays: Day[];
  /** The paper that published it. */
  source: string;
}

export interface CalendarYearRecord extends CalendarYear {
  edition: number;
  changedBy: PersonId;
  changedAt: EpochMs;
}

/** Asia/Shanghai, which has no daylight saving; ladder steps fire at 09:00 (D12). */
const UTC_OFFSET_MINUTES = 480;
const OPENS_AT_MINUTE = 540;

/** A year whose arrangement cannot be right; says which day and why. */
export class CalendarYearInvalid extends Error {
  override readonly name = 'CalendarYearInvalid';
  readonly code = 'calendar.invalid';

  constructor(
    readonly day: string,
    readonly reason: 'unknownDay' | 'otherYear' | 'isWeekend' | 'isWeekday' | 'twice',
  ) {
    super(`${day} cannot stand in this calendar: ${reason}`);
  }
}

/** Every year that is published, ascending. Years that are missing here are not known, and nobody guesses them. */
export function calendarYears(tx: Tx): Promise<CalendarYearRecord[]> {
  return tx.query<CalendarYearRecord & Record<string, unknown>>(
    `select year, holidays::text[] as holidays, make_up_workdays::text[] as "makeUpWorkdays", source, edition,
       changed_by as "changedBy", changed_at as "changedAt"
     from calendar_year order by year`,
  );
}

/**
 * The calendar as a value for tasks that are issued now, of the given years or of all published ones; years that are
 * not published are simply not in it, and the law reports them. Its version names years and edition.
 */
export async function calendarValue(tx: Tx, years?: readonly number[]): Promise<Calendar> {
  const known = (await calendarYears(tx)).filter((year) => years === undefined || years.includes(year.year));
  const edition = Math.max(0, ...known.map((year) => year.edition));
  const span = known.length === 0 ? 'none' : `${known[0]?.year}-${known.at(-1)?.year}`;
  return {
    version: `${span}.${edition}`,
    utcOffsetMinutes: UTC_OFFSET_MINUTES,
    opensAtMinute: OPENS_AT_MINUTE,
    years: known.map((year) => year.year),
    holidays: known.flatMap((year) => year.holidays),
    makeUpWorkdays: known.flatMap((year) => year.makeUpWorkdays),
  };
}

/**
 * Publishes a year or replaces it. Tasks that run keep their calendar until a `publishCalendar` command gives them the
 * new one. Throws `CalendarYearInvalid`.
 */
export async function putCalendarYear(
  tx: Tx,
  year: CalendarYear,
  change: { by: PersonId; at: EpochMs },
): Promise<void> {
  assertYear(year);
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`calendar ${tx.tenantId}`]);
  await tx.query(
    `insert into calendar_year (year, holidays, make_up_workdays, source, changed_by, changed_at, edition)
     values ($1, $2::date[], $3::date[], $4, $5, $6, (select coalesce(max(edition), 0) + 1 from calendar_year))
     on conflict (tenant_id, year) do update set holidays = excluded.holidays, source = excluded.source,
       make_up_workdays = excluded.make_up_workdays, changed_by = excluded.changed_by,
       changed_at = excluded.changed_at, edition = excluded.edition`,
    [year.year, ascending(year.holidays), ascending(year.makeUpWorkdays), year.source, change.by, change.at],
  );
}

const ascending = (days: readonly Day[]): Day[] => days.toSorted();

function assertYear({ year, holidays, makeUpWorkdays }: CalendarYear): void {
  const seen = new Set<Day>();
  for (const day of [...holidays, ...makeUpWorkdays]) {
    if (!isDay(day)) throw new CalendarYearInvalid(day, 'unknownDay');
    if (yearOf(day) !== year) throw new CalendarYearInvalid(day, 'otherYear');
    if (seen.has(day)) throw new CalendarYearInvalid(day, 'twice');
    seen.add(day);
  }
  const weekend = holidays.find((day) => weekday(day) > 5);
  if (weekend !== undefined) throw new CalendarYearInvalid(weekend, 'isWeekend');
  const weekdayWorked = makeUpWorkdays.find((day) => weekday(day) <= 5);
  if (weekdayWorked !== undefined) throw new CalendarYearInvalid(weekdayWorked, 'isWeekday');
}
