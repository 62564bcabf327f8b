import { lastDayOf } from '../deadline/ladder.js';
import type { Day } from '../time/day.js';
import { addDays, lastDayOfQuarter, yearOf } from '../time/day.js';
import type { Deadline, Task } from '../task/task.js';
import { arm } from './clocks.js';
import type { Unfolding } from './unfolding.js';

/** Subject of the clock of one report period. */
export const periodSubject = (period: number): string => `period-${period}`;

/** The last day of the quarter in which the day lies. */
export function quarterEnd(day: Day): Day {
  return lastDayOfQuarter(yearOf(day), Math.ceil(Number(day.slice(5, 7)) / 3));
}

/** Opens a report period of a standing duty, due on its last day (D6, F66). */
export function openCycle(act: Unfolding, track: string, period: number, lastDay: Day): void {
  arm(act, { kind: 'cycle', track, subject: periodSubject(period), lastDay, period });
}

/** Opens the period after this one; the numbering never breaks (F67, F68). */
export function openNextCycle(act: Unfolding, deadline: Deadline): void {
  if (deadline.track === null || deadline.current === null || deadline.period === null) return;
  const next = deadline.period + 1;
  if (act.task.deadlines.some((d) => d.kind === 'cycle' && d.track === deadline.track && d.period === next))
    return;
  openCycle(
    act,
    deadline.track,
    next,
    quarterEnd(addDays(lastDayOf(act.task.calendar, deadline.current), 1)),
  );
}

/** The clock of a report period, running or missed, newest first when no period is named. */
export function cycleOf(task: Task, track: string, period: number | null): Deadline | undefined {
  const cycles = task.deadlines.filter((d) => d.kind === 'cycle' && d.track === track);
  if (period !== null) return cycles.find((d) => d.period === period);
  return cycles.filter((d) => d.status === 'running').sort((a, b) => (a.period ?? 0) - (b.period ?? 0))[0];
}
