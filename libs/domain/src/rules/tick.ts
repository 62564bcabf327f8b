import { tellsPassing } from '../deadline/ladder.js';
import type { EpochMs } from '../time/day.js';
import type { Deadline, Step, StepCause } from '../task/task.js';
import { addressesOf } from './addresses.js';
import { arm } from './clocks.js';
import { openNextCycle } from './cycle.js';
import { refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/**
 * Time passes (DESIGN 3): every limit that has passed is marked and every step due is fired. Of one clock only the
 * highest step due is sent; the others are recorded with their cause, late issue or outage (F57). Laws E2, E3.
 */
export function tick(act: Unfolding): Verdict {
  const due = act.task.deadlines.filter((d) => isDue(d, act.at));
  if (due.length === 0) return refuse('tick.not_due', { at: act.at });
  for (const clock of due) {
    markPassed(act, clock);
    fireHighest(act, clock);
  }
  return undefined;
}

function isDue(deadline: Deadline, at: EpochMs): boolean {
  return deadline.status === 'running' && (hasPassed(deadline, at) || dueSteps(deadline, at).length > 0);
}

function hasPassed(deadline: Deadline, at: EpochMs): boolean {
  return (
    tellsPassing(deadline.kind) &&
    deadline.passedAt === null &&
    deadline.current !== null &&
    deadline.current <= at
  );
}

function dueSteps(deadline: Deadline, at: EpochMs): Step[] {
  return deadline.steps.filter((s) => s.status === 'planned' && s.at !== null && s.at <= at);
}

function markPassed(act: Unfolding, deadline: Deadline): void {
  if (!hasPassed(deadline, act.at) || deadline.current === null) return;
  tell(act, 'deadlinePassed', { deadline: deadline.id, track: deadline.track, due: deadline.current });
  if (deadline.kind !== 'cycle' || deadline.track === null || deadline.period === null) return;
  tell(act, 'cycleMissed', { track: deadline.track, period: deadline.period });
  openNextCycle(act, deadline);
}

function fireHighest(act: Unfolding, deadline: Deadline): void {
  const steps = dueSteps(deadline, act.at);
  const highest = steps.at(-1);
  if (highest === undefined || highest.at === null) return;
  const skipped = steps.slice(0, -1).map((s) => ({ step: s.id, cause: causeOf(deadline, s) }));
  const { id, form, receivers, acknowledge } = highest;
  tell(act, 'stepFired', {
    deadline: deadline.id,
    track: deadline.track,
    step: id,
    form,
    due: highest.at,
    receivers,
    addresses: addressesOf(act.task, deadline, receivers),
    acknowledge,
    skipped,
  });
  if (!acknowledge) return;
  const escalation = `${deadline.id}/${id}`;
  tell(act, 'escalationRaised', { escalation, deadline: deadline.id, step: id, track: deadline.track, form });
  arm(act, { kind: 'acknowledgement', track: deadline.track, subject: escalation, lastDay: null });
}

/** A step whose instant lies before its clock was opened was missed by late issue, any other by an outage. */
function causeOf(deadline: Deadline, step: Step): StepCause {
  return step.at !== null && step.at < deadline.armedAt ? 'lateIssue' : 'outage';
}
