import { dueSteps, hasPassed, instantsOf, nextPeriodAt } from '../deadline/due.js';
import type { EpochMs } from '../time/day.js';
import type { CommandOf } from '../task/task.command.js';
import type { Deadline, Step, StepCause, Task } from '../task/task.js';
import { amendWaiting, isAmendmentDue } from './amendment.js';
import { addressesOf } from './addresses.js';
import { arm, resumeReview } from './clocks.js';
import { openNextCycle } from './cycle.js';
import { isEngine } from './guards.js';
import { refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** Bound of one tick: a century of report periods. What is left after it is due again at once. */
const PASSES_MAX = 400;

/**
 * Time passes (DESIGN 3): every limit that has passed is marked and every step due is fired. Of one clock only the
 * highest step due is sent; the others are recorded with their cause, late issue or outage (F57). A period that opens
 * may be over already, so it goes on until nothing is due. Laws E2, E3.
 */
export function tick(act: Unfolding, command: CommandOf<'tick'>): Verdict {
  if (!isEngine(command.by)) return refuse('actor.wrong_role', { roles: [] });
  if (!isAmendmentDue(act.task, act.at) && dueClocks(act.task, act.at).length === 0)
    return refuse('tick.not_due', { at: act.at });
  // What is due is due under the row as it stands from that day on.
  if (isAmendmentDue(act.task, act.at)) amendWaiting(act);
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const due = dueClocks(act.task, act.at);
    if (due.length === 0) break;
    for (const clock of due) run(act, clock);
  }
  return undefined;
}

function dueClocks(task: Task, at: EpochMs): Deadline[] {
  return task.deadlines.filter((clock) => instantsOf(task, clock).some((instant) => instant <= at));
}

function run(act: Unfolding, clock: Deadline): void {
  if (hasPassed(clock, act.at)) {
    tell(act, 'deadlinePassed', { deadline: clock.id, track: clock.track, due: clock.current });
    if (clock.kind === 'cycle' && clock.track !== null && clock.period !== null)
      tell(act, 'cycleMissed', { track: clock.track, period: clock.period });
    // A question that nobody answers in time does not hold the reviewer up any longer (F40).
    if (clock.kind === 'information' && clock.track !== null) resumeReview(act, clock.track);
  }
  fireHighest(act, clock);
  const next = nextPeriodAt(act.task, clock);
  if (next !== null && next <= act.at) openNextCycle(act, clock);
}

function fireHighest(act: Unfolding, clock: Deadline): void {
  const steps = dueSteps(clock, act.at);
  const highest = steps.at(-1);
  if (highest === undefined) return;
  const skipped = steps.slice(0, -1).map((s) => ({ step: s.id, cause: causeOf(clock, s) }));
  const { id, form, receivers, acknowledge } = highest;
  const { id: deadline, track } = clock;
  const addresses = addressesOf(act.task, clock, receivers);
  tell(act, 'stepFired', {
    deadline,
    track,
    step: id,
    form,
    due: highest.at,
    receivers,
    addresses,
    acknowledge,
    skipped,
  });
  if (!acknowledge) return;
  const escalation = `${deadline}/${id}`;
  tell(act, 'escalationRaised', { escalation, deadline, step: id, track, form });
  arm(act, { kind: 'acknowledgement', track, subject: escalation, lastDay: null });
}

/** A step whose instant lies before its clock was opened was missed by late issue, any other by an outage. */
function causeOf(clock: Deadline, step: Step): StepCause {
  return step.at !== null && step.at < clock.armedAt ? 'lateIssue' : 'outage';
}
