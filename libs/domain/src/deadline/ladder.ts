import type { LadderRung, Policy } from '../policy/policy.js';
import type { Calendar } from '../time/calendar.js';
import { isMissingYear, limitAfter, officeDay, stepInstant } from '../time/calendar.js';
import type { Day, EpochMs } from '../time/day.js';
import { endOfDay } from '../time/day.js';
import type { Deadline, DeadlineKind, Step, StepCause, Task, TrackId } from '../task/task.js';

/** What a new clock is for. Either a last day is written, or working days are counted from `at`. */
export interface ClockRequest {
  kind: DeadlineKind;
  track: TrackId | null;
  subject: string | null;
  /** Last day, inclusive; null when working days are counted. */
  lastDay: Day | null;
  /** How many are counted; the policy's limit of this kind when not given. */
  workdays?: number | null;
  period?: number;
  /** Limit as first promised, when this clock goes on from an earlier one (F59). */
  original?: EpochMs | null;
}

interface Values {
  calendar: Calendar;
  policy: Policy;
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

/** Kinds whose passing is itself an event: a light or a period turns, or another clock goes on (D12, F40, F53, F67). */
export function tellsPassing(kind: DeadlineKind): boolean {
  return kind === 'completion' || kind === 'phase' || kind === 'cycle' || kind === 'information';
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
 * clock has just told the same people the same date; it is recorded as suppressed (F57, ADR 0006). Law D2.
 */
export function openClock(
  values: Values & { deadlines: Task['deadlines'] },
  request: ClockRequest,
  at: EpochMs,
): Deadline {
  const key = clockKey(request);
  const limit = limitOf(values, request, at);
  const planned = rungsOf(values.policy, request.kind).map((rung) => plan(values, rung, limit.current, at));
  return {
    id: `${key}:${nextNumber(values, key)}`,
    kind: request.kind,
    track: request.track,
    subject: request.subject,
    status: 'running',
    original: request.original ?? limit.current,
    current: limit.current,
    waitsForYear: limit.missingYear ?? missingYearOf(planned),
    armedAt: at,
    stoppedAt: null,
    passedAt: null,
    remainingWorkdays: request.workdays ?? null,
    period: request.period ?? null,
    steps: planned.map((p) => p.step),
  };
}

function limitOf(
  { calendar, policy }: Values,
  request: Pick<ClockRequest, 'kind' | 'lastDay' | 'workdays'>,
  at: EpochMs,
): { current: EpochMs | null; missingYear: number | null } {
  const { kind, lastDay, workdays } = request;
  if (lastDay !== null) return { current: endOfDay(lastDay, calendar.utcOffsetMinutes), missingYear: null };
  const answer = limitAfter(calendar, at, workdays ?? limitWorkdays(policy, kind) ?? 0);
  return isMissingYear(answer)
    ? { current: null, missingYear: answer.missingYear }
    : { current: answer.at, missingYear: null };
}

interface Planned {
  step: Step;
  missingYear: number | null;
}

function plan({ calendar }: Values, rung: LadderRung, limit: EpochMs | null, now: EpochMs): Planned {
  const { id, form, receivers, acknowledge, offsetWorkdays } = rung;
  const answer = limit === null ? null : stepInstant(calendar, lastDayOf(calendar, limit), offsetWorkdays);
  const at = answer === null || isMissingYear(answer) ? null : answer.at;
  const step: Step = {
    id,
    at,
    status: 'planned',
    form,
    receivers,
    acknowledge,
    offsetWorkdays,
    firedAt: null,
    cause: null,
  };
  const tooLate = at !== null && at < now && offsetWorkdays < 0;
  return {
    step: tooLate ? suppressed(step, 'lateIssue') : step,
    missingYear: answer !== null && isMissingYear(answer) ? answer.missingYear : null,
  };
}

function suppressed(step: Step, cause: StepCause): Step {
  return { ...step, status: 'suppressed', cause };
}

function missingYearOf(planned: readonly Planned[]): number | null {
  return planned.find((p) => p.missingYear !== null)?.missingYear ?? null;
}

/**
 * The same clock under other values (a published calendar, another policy): steps that fired or were held back stay,
 * planned ones get new instants, those that the policy no longer knows are superseded. The limit itself moves only
 * where it was counted in working days. Law D5.
 */
export function rearmClock(deadline: Deadline, values: Values, at: EpochMs): Deadline {
  const { kind, armedAt, remainingWorkdays } = deadline;
  const limit =
    limitWorkdays(values.policy, kind) === null
      ? { current: deadline.current, missingYear: null }
      : limitOf(values, { kind, lastDay: null, workdays: remainingWorkdays }, armedAt);
  const settled = deadline.steps.filter((s) => s.status !== 'planned' && s.cause !== 'superseded');
  const planned = rungsOf(values.policy, kind)
    .filter((rung) => !settled.some((s) => s.id === rung.id))
    .map((rung) => keepInstant(deadline, plan(values, rung, limit.current, at)));
  const dropped = deadline.steps
    .filter((s) => s.status === 'planned' && !planned.some((p) => p.step.id === s.id))
    .map((s) => suppressed(s, 'superseded'));
  const steps = [...settled, ...dropped, ...planned.map((p) => p.step)];
  return {
    ...deadline,
    current: limit.current,
    original: deadline.original ?? limit.current,
    waitsForYear: limit.missingYear ?? missingYearOf(planned),
    steps: belowFired(steps.sort((a, b) => a.offsetWorkdays - b.offsetWorkdays)),
  };
}

/** A step that was due and whose instant is the same is still owed: it was not planned too late. */
function keepInstant(deadline: Deadline, planned: Planned): Planned {
  const before = deadline.steps.find((s) => s.id === planned.step.id);
  return before?.at === planned.step.at && before.status === 'planned'
    ? { ...planned, step: { ...planned.step, status: 'planned', cause: null } }
    : planned;
}

/** What is weaker than something already said is not said after it (F54, F57). */
function belowFired(steps: Step[]): Step[] {
  const fired = steps.filter((s) => s.status === 'fired').map((s) => s.offsetWorkdays);
  const highest = Math.max(Number.NEGATIVE_INFINITY, ...fired);
  return steps.map((s) =>
    s.status === 'planned' && s.offsetWorkdays < highest ? suppressed(s, 'superseded') : s,
  );
}

/**
 * The clock that goes on after a stopped or paused one: what was said is not said again, and for the very same limit
 * what was skipped stays skipped (F31, F40, I6).
 */
export function continueClock(former: Deadline, next: Deadline): Deadline {
  const same = former.current === next.current;
  const steps = next.steps.map((step) => {
    const before = former.steps.find((s) => s.id === step.id);
    return before !== undefined && isSettled(before, same) ? before : step;
  });
  return { ...next, passedAt: same ? former.passedAt : null, steps: belowFired(steps) };
}

/** Whether the step needs no second chance: it fired, or was passed over for another reason than the clock's own stop. */
function isSettled(step: Step, sameLimit: boolean): boolean {
  if (step.status === 'fired') return true;
  return sameLimit && (step.cause === 'outage' || step.cause === 'lateIssue' || step.cause === 'superseded');
}
