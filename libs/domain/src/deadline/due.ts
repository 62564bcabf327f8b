import type { EpochMs } from '../time/day.js';
import type { Deadline, Step, Task } from '../task/task.js';
import { isPrincipal } from '../task/tracks.js';
import { tellsPassing } from './ladder.js';

/** Every instant at which time alone does something to a clock: its steps, its passing, the period after it. Law E4. */
export function instantsOf(task: Task, clock: Deadline): EpochMs[] {
  const steps = clock.status === 'running' ? clock.steps.filter(isPlanned).map((s) => s.at) : [];
  const passing = passesAt(clock) ? clock.current : null;
  return [...steps, passing, nextPeriodAt(task, clock)].filter((at) => at !== null);
}

/** Steps that should have been said by now, lowest first. */
export function dueSteps(clock: Deadline, at: EpochMs): (Step & { at: EpochMs })[] {
  if (clock.status !== 'running') return [];
  return clock.steps.filter(isPlanned).filter((s) => s.at <= at);
}

function isPlanned(step: Step): step is Step & { at: EpochMs } {
  return step.status === 'planned' && step.at !== null;
}

/** Whether the limit lies behind, and nobody has said so yet. */
export function hasPassed(clock: Deadline, at: EpochMs): clock is Deadline & { current: EpochMs } {
  return passesAt(clock) && clock.current <= at;
}

function passesAt(clock: Deadline): clock is Deadline & { current: EpochMs } {
  return (
    clock.status === 'running' &&
    tellsPassing(clock.kind) &&
    clock.passedAt === null &&
    clock.current !== null
  );
}

/**
 * When the report period after this one opens: at the end of the newest period of a part, reported or not (F67). Null
 * when another clock already carries on, or nobody is left who would.
 */
export function nextPeriodAt(task: Task, clock: Deadline): EpochMs | null {
  if (clock.kind !== 'cycle' || clock.status === 'stopped' || clock.track === null) return null;
  if (!isPrincipal(task, clock.track)) return null;
  const newer = task.deadlines.some(
    (d) => d.kind === 'cycle' && d.track === clock.track && (d.period ?? 0) > (clock.period ?? 0),
  );
  return newer ? null : clock.current;
}
