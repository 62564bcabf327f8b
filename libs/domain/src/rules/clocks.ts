import { continueClock, lastDayOf, openClock } from '../deadline/ladder.js';
import type { ClockRequest } from '../deadline/ladder.js';
import { officeDay, workdaysBetween } from '../time/calendar.js';
import { endOfDay } from '../time/day.js';
import type { Day } from '../time/day.js';
import type { Deadline, StepCause, Track } from '../task/task.js';
import { clockOf, isLive } from '../task/tracks.js';
import { tell } from './unfolding.js';
import type { Unfolding } from './unfolding.js';

/** Opens a clock now. One that still runs for the same thing gives way to it, and says so. */
export function arm(act: Unfolding, request: ClockRequest): void {
  const former = act.task.deadlines.find(
    (d) => d.kind === request.kind && d.track === request.track && d.subject === request.subject,
  );
  if (former?.status === 'running') stop(act, former, 'superseded');
  tell(act, 'deadlineArmed', { deadline: openClock(act.task, request, act.at), rearmed: false });
}

/**
 * Stops a clock; what it still planned is held back with the cause, and so is the chase after a leader's
 * acknowledgement of its steps (F56). Nothing when it does not run.
 */
export function stop(act: Unfolding, deadline: Deadline | undefined, cause: StepCause, met = false): void {
  if (deadline === undefined || !isLive(act.task, deadline.id)) return;
  tell(act, 'deadlineStopped', { deadline: deadline.id, met, cause });
  const raised = act.task.escalations.filter((e) => e.deadline === deadline.id).map((e) => e.id);
  for (const chase of act.task.deadlines)
    if (chase.kind === 'acknowledgement' && raised.includes(chase.subject ?? '')) stop(act, chase, cause);
}

/** Who hands in or reports has the row in hand: a receipt that was never signed is signed with it (F14). */
export function impliedReceipt(act: Unfolding, track: Track): void {
  if (clockOf(act.task, 'receipt', { track: track.id }) !== undefined) signReceipt(act, track.id);
}

/** A receipt clock runs exactly while a signature is wanted: for the row as issued, or as amended since (F9, F14). */
export function signReceipt(act: Unfolding, track: string): void {
  tell(act, 'receiptAcknowledged', { track });
  stopReceipt(act, track, true);
}

export function stopReceipt(act: Unfolding, track: string, met: boolean): void {
  stop(act, clockOf(act.task, 'receipt', { track }), 'answered', met);
}

/**
 * The unit handed in: its clock stops at once (F56). Lateness is judged here, by the instant of the act, whether or
 * not a tick has come before it (law D3).
 */
export function answerCompletion(act: Unfolding, track: string): void {
  const clock = clockOf(act.task, 'completion', { track });
  if (clock === undefined) return;
  if (clock.current !== null && act.at >= clock.current && clock.passedAt === null)
    tell(act, 'deadlinePassed', { deadline: clock.id, track, due: clock.current });
  stop(act, clock, 'answered', true);
}

/** The clocks of a withdrawn paper go on with the same limit, as if it had never been handed in (F31). */
export function resumeAnswered(act: Unfolding, track: Track): void {
  const answered = act.task.deadlines.filter(
    (d) =>
      (d.kind === 'completion' || d.kind === 'cycle') &&
      d.track === track.id &&
      d.status === 'met' &&
      d.stoppedAt === track.submission?.at,
  );
  for (const former of answered) goOn(act, former);
}

/** A stopped clock with a written day runs again to the same day; what it said is not said again. */
export function goOn(act: Unfolding, former: Deadline): void {
  if (former.current === null) return;
  const { kind, track, subject, original } = former;
  const lastDay = lastDayOf(act.task.calendar, former.current);
  const request: ClockRequest = { kind, track, subject, lastDay, original };
  if (former.period !== null) request.period = former.period;
  const deadline = continueClock(former, openClock(act.task, request, act.at));
  tell(act, 'deadlineArmed', { deadline, rearmed: true });
}

/**
 * After a return the unit has at least until `reworkUntil`; a later limit that it already had stays (F39, M6). The
 * limit as first promised stays visible beside it (F59). Law D6.
 */
export function armRework(act: Unfolding, track: string, reworkUntil: Day): void {
  const former = act.task.deadlines.find((d) => d.kind === 'completion' && d.track === track);
  const formerDay = former?.current == null ? null : lastDayOf(act.task.calendar, former.current);
  const lastDay = formerDay !== null && formerDay > reworkUntil ? formerDay : reworkUntil;
  arm(act, { kind: 'completion', track, subject: null, lastDay, original: former?.original ?? null });
}

/** Another last day for the completion of one part; its limit as first promised stays visible (F59, F60). */
export function moveCompletion(act: Unfolding, clock: Deadline, lastDay: Day): void {
  arm(act, { kind: 'completion', track: clock.track, subject: null, lastDay, original: clock.original });
}

/**
 * The same for a part whose paper is handed in: nothing fires, but the new limit judges the paper, and holds again
 * when it is withdrawn or sent back.
 */
export function rejudgeCompletion(act: Unfolding, track: Track, former: Deadline, lastDay: Day): void {
  const handedInAt = track.submission?.at ?? act.at;
  const request: ClockRequest = {
    kind: 'completion',
    track: track.id,
    subject: null,
    lastDay,
    original: former.original,
  };
  const opened = openClock(act.task, request, act.at);
  const steps = opened.steps.map((s) =>
    s.status === 'planned' ? { ...s, status: 'suppressed' as const, cause: 'answered' as const } : s,
  );
  const deadline: Deadline = { ...opened, status: 'met', stoppedAt: handedInAt, steps };
  tell(act, 'deadlineArmed', { deadline, rearmed: false });
  const limit = endOfDay(lastDay, act.task.calendar.utcOffsetMinutes);
  if (handedInAt >= limit)
    tell(act, 'deadlinePassed', { deadline: deadline.id, track: track.id, due: limit });
}

/** The reviewer's clock while a question is out (F40). */
export function pauseReview(act: Unfolding, track: string): void {
  const clock = clockOf(act.task, 'review', { subject: track });
  if (clock === undefined || clock.status === 'paused') return;
  const { calendar } = act.task;
  const left =
    clock.current === null
      ? null
      : workdaysBetween(calendar, officeDay(calendar, act.at), lastDayOf(calendar, clock.current));
  const remaining = typeof left === 'number' ? Math.max(0, left) : null;
  tell(act, 'deadlinePaused', { deadline: clock.id, remainingWorkdays: remaining });
}

/** The reviewer's clock goes on with the working days that were left, counted from now (F40). */
export function resumeReview(act: Unfolding, track: string): void {
  const clock = clockOf(act.task, 'review', { subject: track });
  if (clock === undefined || clock.status !== 'paused') return;
  const request: ClockRequest = {
    kind: 'review',
    track: clock.track,
    subject: track,
    lastDay: null,
    workdays: clock.remainingWorkdays,
    original: clock.original,
  };
  const deadline = continueClock(clock, openClock(act.task, request, act.at));
  tell(act, 'deadlineArmed', { deadline, rearmed: false });
}
