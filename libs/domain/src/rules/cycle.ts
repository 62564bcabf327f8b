import { lastDayOf } from '../deadline/ladder.js';
import { officeDay } from '../time/calendar.js';
import type { Day } from '../time/day.js';
import { addDays, lastDayOfQuarter, yearOf } from '../time/day.js';
import type { Deadline, Task } from '../task/task.js';
import { arm, goOn, stop } from './clocks.js';
import type { Unfolding } from './unfolding.js';

/** Subject of the clock of one report period. */
const periodSubject = (period: number): string => `period-${period}`;

/** The last day of the quarter in which the day lies. */
export function quarterEnd(day: Day): Day {
  return lastDayOfQuarter(yearOf(day), Math.ceil(Number(day.slice(5, 7)) / 3));
}

/** Opens a report period of a standing duty, due on its last day (D6, F66). */
function openCycle(act: Unfolding, track: string, period: number, lastDay: Day): void {
  arm(act, { kind: 'cycle', track, subject: periodSubject(period), lastDay, period });
}

/**
 * The present period for a part that begins, or begins again. The numbering belongs to the row and never breaks (F68);
 * a period that was open for this part goes on.
 */
export function joinCycle(act: Unfolding, track: string): void {
  const { task } = act;
  const lastDay = quarterEnd(officeDay(task.calendar, act.at));
  const cycles = task.deadlines.filter((d) => d.kind === 'cycle');
  const present = cycles.filter((d) => lastDayOfCycle(task, d) === lastDay);
  const own = present.find((d) => d.track === track);
  if (own !== undefined) {
    if (own.status === 'stopped') goOn(act, own);
    return;
  }
  const known = present[0]?.period ?? Math.max(0, ...cycles.map((d) => d.period ?? 0)) + 1;
  openCycle(act, track, known, lastDay);
}

/** Opens the period after this one, on time and by the calendar alone. */
export function openNextCycle(act: Unfolding, clock: Deadline): void {
  const lastDay = lastDayOfCycle(act.task, clock);
  if (clock.track === null || clock.period === null || lastDay === null) return;
  openCycle(act, clock.track, clock.period + 1, quarterEnd(addDays(lastDay, 1)));
}

function lastDayOfCycle(task: Task, clock: Deadline): Day | null {
  return clock.current === null ? null : lastDayOf(task.calendar, clock.current);
}

/** Open periods of a part that have begun, oldest first; a missed one stays open for a late answer (F67). */
export function openCycles(task: Task, track: string): Deadline[] {
  return task.deadlines
    .filter((d) => d.kind === 'cycle' && d.track === track && d.status === 'running')
    .sort((a, b) => (a.period ?? 0) - (b.period ?? 0));
}

/** The last period of a year is its confirmation: a paper that is reviewed, not a mere report (D6). */
export function isConfirmation(task: Task, clock: Deadline): boolean {
  return lastDayOfCycle(task, clock)?.endsWith('-12-31') === true;
}

/** A paper that is reviewed answers every open period of its part; that one was missed stays in the record (F66, F67). */
export function answerCycles(act: Unfolding, track: string): void {
  for (const clock of openCycles(act.task, track)) stop(act, clock, 'answered', true);
}
