import type { LadderRung, Policy } from '../policy/policy.js';
import type { Calendar } from '../time/calendar.js';
import { isMissingYear, limitAfter, officeDay, stepInstant } from '../time/calendar.js';
import type { Day, EpochMs } from '../time/day.js';
import { endOfDay } from '../time/day.js';
import type { Deadline, DeadlineKind, Step, Task, TrackId } from '../task/task.js';

/** What a new clock is for. Either a last day is written, or the limit is the policy's for that kind. */
export interface ClockRequest {
  kind: DeadlineKind;
  track: TrackId | null;
  subject: string | null;
  /** Last day, inclusive; null when the policy's limit in working days counts from `at`. */
  lastDay: Day | null;
  period?: number;
  /** Limit as first promised, when this clock goes on from an earlier one (F59). */
  original?: EpochMs | null;
}

/** The rungs of a kind of clock. An information request is a promise between two people and has none. */
export function rungsOf(policy: Policy, kind: DeadlineKind): LadderRung[] {
  return kind === 'information' ? [] : policy.ladders[kind];
}

/** Working days of the limits that policy sets; null for clocks whose last day is written. */
export function limitWorkdays(policy: Policy, kind: DeadlineKind): number | null {
  const limits = policy.limits;
  switch (kind) {
    case 'receipt':
      return limits.receiptWorkdays;
    case 'review':
      return limits.reviewWorkdays;
    case 'nomination':
      return limits.nominationWorkdays;
    case 'contest':
      return limits.contestDecisionWorkdays;
    case 'acknowledgement':
      return limits.acknowledgementWorkdays;
    case 'completion':
    case 'information':
    case 'phase':
    case 'cycle':
      return null;
  }
}

/** Kinds whose passing is itself an event, because a light or a period turns with it (D12, F53, F67). */
export function tellsPassing(kind: DeadlineKind): boolean {
  return kind === 'completion' || kind === 'phase' || kind === 'cycle';
}

/** The last civil day inside a limit that ends at `limit` (exclusive). */
export function lastDayOf(calendar: Calendar, limit: EpochMs): Day {
  return officeDay(calendar, limit - 1);
}

/** Identity of the clock without its number: one live clock exists for each. */
function clockKey(request: Pick<ClockRequest, 'kind' | 'track' | 'subject'>): string {
  return [request.kind, request.track, request.subject].filter((part) => part !== null).join(':');
}

/** Number of the next clock with this key; a new limit is a new clock, so that no notice is sent twice for one (I6). */
function nextNumber(task: Pick<Task, 'deadlines'> | null, key: string): number {
  const numbers = (task?.deadlines ?? [])
    .filter((d) => clockKey(d) === key)
    .map((d) => Number(d.id.slice(key.length + 1)));
  return Math.max(0, ...numbers) + 1;
}

/**
 * A running clock with its whole ladder as instants (F50, F54). Steps of a year without a calendar get no instant and
 * wait for it by name. A reminder whose instant has already passed is not sent after the fact: whatever opened the
 * clock has just told the same people the same date; it is recorded as suppressed (F57, ADR 0006).
 */
export function openClock(
  values: { calendar: Calendar; policy: Policy; deadlines: Task['deadlines'] },
  request: ClockRequest,
  at: EpochMs,
): Deadline {
  const { calendar, policy } = values;
  const key = clockKey(request);
  const limit = limitOf(calendar, policy, request.kind, request.lastDay, at);
  const steps = rungsOf(policy, request.kind).map((rung) => planStep(calendar, rung, limit.current, at));
  return {
    id: `${key}:${nextNumber(values, key)}`,
    kind: request.kind,
    track: request.track,
    subject: request.subject,
    status: 'running',
    original: request.original ?? limit.current,
    current: limit.current,
    waitsForYear: limit.missingYear ?? missingYearOf(calendar, steps, limit.current),
    armedAt: at,
    stoppedAt: null,
    passedAt: null,
    remainingWorkdays: null,
    period: request.period ?? null,
    steps,
  };
}

function limitOf(
  calendar: Calendar,
  policy: Policy,
  kind: DeadlineKind,
  lastDay: Day | null,
  at: EpochMs,
): { current: EpochMs | null; missingYear: number | null } {
  if (lastDay !== null) return { current: endOfDay(lastDay, calendar.utcOffsetMinutes), missingYear: null };
  const answer = limitAfter(calendar, at, limitWorkdays(policy, kind) ?? 0);
  return isMissingYear(answer)
    ? { current: null, missingYear: answer.missingYear }
    : { current: answer.at, missingYear: null };
}

function planStep(calendar: Calendar, rung: LadderRung, limit: EpochMs | null, armedAt: EpochMs): Step {
  const answer =
    limit === null ? null : stepInstant(calendar, lastDayOf(calendar, limit), rung.offsetWorkdays);
  const at = answer === null || isMissingYear(answer) ? null : answer.at;
  const tooLate = at !== null && at < armedAt && rung.offsetWorkdays < 0;
  return {
    id: rung.id,
    at,
    status: tooLate ? 'suppressed' : 'planned',
    form: rung.form,
    receivers: rung.receivers,
    acknowledge: rung.acknowledge,
    offsetWorkdays: rung.offsetWorkdays,
    firedAt: null,
    cause: tooLate ? 'lateIssue' : null,
  };
}

function missingYearOf(calendar: Calendar, steps: Step[], limit: EpochMs | null): number | null {
  if (limit === null) return null;
  for (const step of steps) {
    if (step.at !== null || step.status !== 'planned') continue;
    const answer = stepInstant(calendar, lastDayOf(calendar, limit), step.offsetWorkdays);
    if (isMissingYear(answer)) return answer.missingYear;
  }
  return null;
}

/**
 * The same clock under other values (a published calendar, another policy): steps that fired or were held back stay,
 * planned ones get new instants. The limit itself moves only where it was counted in working days.
 */
export function rearmClock(
  deadline: Deadline,
  values: { calendar: Calendar; policy: Policy },
  at: EpochMs,
): Deadline {
  const { calendar, policy } = values;
  const counted = limitWorkdays(policy, deadline.kind) !== null && deadline.remainingWorkdays === null;
  const limit = counted
    ? limitOf(calendar, policy, deadline.kind, null, deadline.armedAt)
    : { current: deadline.current, missingYear: null };
  const settled = new Map(deadline.steps.filter((s) => s.status !== 'planned').map((s) => [s.id, s]));
  const planned = rungsOf(policy, deadline.kind)
    .filter((rung) => !settled.has(rung.id))
    .map((rung) => planStep(calendar, rung, limit.current, at));
  const steps = [...settled.values(), ...planned].sort((a, b) => a.offsetWorkdays - b.offsetWorkdays);
  return {
    ...deadline,
    current: limit.current,
    original: deadline.original ?? limit.current,
    waitsForYear: limit.missingYear ?? missingYearOf(calendar, steps, limit.current),
    steps,
  };
}

/**
 * The next clock after a stopped one with the very same limit (a withdrawn submission): what fired for that limit
 * is not said again (I6).
 */
export function continueClock(former: Deadline, next: Deadline): Deadline {
  if (former.current !== next.current) return next;
  const fired = new Map(former.steps.filter((s) => s.status === 'fired').map((s) => [s.id, s]));
  return {
    ...next,
    passedAt: former.passedAt,
    steps: next.steps.map((step) => fired.get(step.id) ?? step),
  };
}
