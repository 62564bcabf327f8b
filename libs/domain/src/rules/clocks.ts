import { continueClock, lastDayOf, openClock } from '../deadline/ladder.js';
import type { ClockRequest } from '../deadline/ladder.js';
import { addWorkdays, isMissingYear, officeDay, workdaysBetween } from '../time/calendar.js';
import type { Calendar } from '../time/calendar.js';
import type { Day } from '../time/day.js';
import type { Deadline, StepCause, Track } from '../task/task.js';
import { clockOf } from '../task/tracks.js';
import { tell } from './unfolding.js';
import type { Unfolding } from './unfolding.js';

/** Opens a clock now. */
export function arm(act: Unfolding, request: ClockRequest): void {
  tell(act, 'deadlineArmed', { deadline: openClock(act.task, request, act.at), rearmed: false });
}

/** Stops a clock; what it still planned is held back with the cause (F56). Nothing when it does not run. */
export function stop(act: Unfolding, deadline: Deadline | undefined, cause: StepCause, met = false): void {
  if (deadline === undefined) return;
  tell(act, 'deadlineStopped', { deadline: deadline.id, met, cause });
}

export function stopReceipt(act: Unfolding, track: string, met: boolean): void {
  stop(act, clockOf(act.task, 'receipt', { track }), 'answered', met);
}

/**
 * The unit handed in: its clock stops at once (F56). Lateness is judged here, by the instant of the act, whether or
 * not a tick has come before it (law D4).
 */
export function answerCompletion(act: Unfolding, track: string): void {
  const clock = clockOf(act.task, 'completion', { track });
  if (clock === undefined) return;
  if (clock.current !== null && act.at >= clock.current && clock.passedAt === null)
    tell(act, 'deadlinePassed', { deadline: clock.id, track, due: clock.current });
  stop(act, clock, 'answered', true);
}

/** The clock of a withdrawn paper goes on with the same limit, as if it had never been handed in (F31). */
export function resumeCompletion(act: Unfolding, track: string): void {
  const former = act.task.deadlines.find((d) => d.kind === 'completion' && d.track === track);
  if (former === undefined || former.current === null) return;
  const lastDay = lastDayOf(act.task.calendar, former.current);
  const request: ClockRequest = {
    kind: 'completion',
    track,
    subject: null,
    lastDay,
    original: former.original,
  };
  const next = continueClock(former, openClock(act.task, request, act.at));
  tell(act, 'deadlineArmed', { deadline: next, rearmed: true });
}

/**
 * After a return the unit has at least until `reworkUntil`; a later limit that it already had stays (F39, M6). The
 * limit as first promised stays visible beside it (F59).
 */
export function armRework(act: Unfolding, track: string, reworkUntil: Day): void {
  const former = act.task.deadlines.find((d) => d.kind === 'completion' && d.track === track);
  const formerDay = former?.current == null ? null : lastDayOf(act.task.calendar, former.current);
  const lastDay = formerDay !== null && formerDay > reworkUntil ? formerDay : reworkUntil;
  arm(act, { kind: 'completion', track, subject: null, lastDay, original: former?.original ?? null });
}

/** Receipt and completion clocks of a unit that gets the row now (F14, F22): signing late never moves completion. */
export function armNewTrack(act: Unfolding, track: Track, lastDay: Day | null): void {
  if (track.role === 'reviewer') return;
  arm(act, { kind: 'receipt', track: track.id, subject: null, lastDay: null });
  if (lastDay !== null) arm(act, { kind: 'completion', track: track.id, subject: null, lastDay });
}

/** The reviewer's clock while a question is out (F40). */
export function pauseReview(act: Unfolding, track: string): void {
  const clock = clockOf(act.task, 'review', { subject: track });
  if (clock === undefined || clock.status === 'paused') return;
  const calendar = act.task.calendar;
  const left =
    clock.current === null
      ? null
      : workdaysBetween(calendar, officeDay(calendar, act.at), lastDayOf(calendar, clock.current));
  const remaining = left === null || typeof left !== 'number' ? null : Math.max(0, left);
  tell(act, 'deadlinePaused', { deadline: clock.id, remainingWorkdays: remaining });
}

/** The question is answered: the reviewer has the working days that were left, counted from the next one on. */
export function resumeReview(act: Unfolding, track: string): void {
  const clock = clockOf(act.task, 'review', { subject: track });
  if (clock === undefined || clock.status !== 'paused') return;
  const { calendar } = act.task;
  const remaining = clock.remainingWorkdays;
  const lastDay = remaining === null ? null : workdayAfter(calendar, officeDay(calendar, act.at), remaining);
  arm(act, { kind: 'review', track: clock.track, subject: track, lastDay, original: clock.original });
}

function workdayAfter(calendar: Calendar, from: Day, count: number): Day | null {
  const answer = addWorkdays(calendar, from, count);
  return isMissingYear(answer) ? null : answer.day;
}
