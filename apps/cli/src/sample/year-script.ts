import type { Calendar, Day, EpochMs, UnitId } from '#domain';
import type { RowPlan } from '#persistence';
import type { Act, Write } from './act-book.js';
import type { Cast } from './cast.js';
import { Stage } from './stage.js';
import { finishedStories } from './stories/done.js';
import { RED_AFTER_WORKDAYS, troubledRows, troubledStories } from './stories/overdue.js';
import { standingRows, tellStandingDuty } from './stories/standing.js';
import { openStories } from './stories/under-way.js';
import { YearDays } from './year-days.js';

/** Monday of the second full week; by then the year's paper is printed. */
const ISSUED_ON = '01-12';
/** 09:30 by the clock of the office. */
const ISSUED_AT_MINUTE = 570;
/** What is going on "now" is never later than this, so that a return still finds its days in the same year. */
const LATEST_PRESENT = '12-16';

export interface YearSetting {
  readonly year: number;
  readonly plans: readonly RowPlan[];
  readonly coordinatingUnit: UnitId;
  readonly calendar: Calendar;
  readonly cast: Cast;
  /** Where the texts of a row go. */
  writeFor(row: number): Write;
  /** The year is played up to this instant. */
  readonly until: EpochMs;
}

/** One row of the script. Nothing of it lies before its issue or after `until`. */
export interface RowScript {
  readonly plan: RowPlan;
  readonly issuedAt: EpochMs;
  readonly acts: readonly Act[];
}

/** The instant at which the sample ledger is issued. */
export function issueInstant(year: number, calendar: Calendar): EpochMs {
  const day: Day = `${year}-${ISSUED_ON}`;
  return new YearDays(calendar, day, 0, day).at(day, ISSUED_AT_MINUTE);
}

/**
 * A year of the sample district, row by row: who did what on which day. The same setting gives the same script. Rows
 * are told by their number in the sample ledger; one that no story knows is issued and left alone.
 */
export function yearScript(setting: YearSetting): RowScript[] {
  const issuedAt = issueInstant(setting.year, setting.calendar);
  const days = new YearDays(
    setting.calendar,
    `${setting.year}-${ISSUED_ON}`,
    setting.until,
    `${setting.year}-${LATEST_PRESENT}`,
  );
  const latestTrouble = latestRed(setting.plans, days);
  return setting.plans.map((plan) => {
    const stage = new Stage({ ...setting, plan, days, write: setting.writeFor(plan.row) });
    tell(stage, latestTrouble === plan.row || isNotRedYet(plan, days));
    return {
      plan,
      issuedAt,
      acts: stage.acts().filter((act) => act.at > issuedAt && act.at <= setting.until),
    };
  });
}

function tell(stage: Stage, stillOpen: boolean): void {
  if (standingRows.includes(stage.row)) tellStandingDuty(stage);
  else if (troubledStories[stage.row] !== undefined) troubledStories[stage.row]?.(stage, stillOpen);
  else (finishedStories[stage.row] ?? openStories[stage.row])?.(stage);
}

/** The last of the troubled rows whose red notice is out: the one that is still open. */
function latestRed(plans: readonly RowPlan[], days: YearDays): number | undefined {
  return troubledRows.findLast((row) => {
    const plan = plans.find((p) => p.row === row);
    return plan !== undefined && !isNotRedYet(plan, days);
  });
}

function isNotRedYet(plan: RowPlan, days: YearDays): boolean {
  return plan.dueDay === null || days.workdaysOver(plan.dueDay) <= RED_AFTER_WORKDAYS;
}
