import { evolveAssignment } from './evolve/assignment.js';
import { evolveClock } from './evolve/clock.js';
import { evolveReview } from './evolve/review.js';
import { evolveRow, openedTask } from './evolve/row.js';
import { evolveWork } from './evolve/work.js';
import { rowStatus } from './status.js';
import type { Task } from './task.js';
import type { TaskEvent } from './task.event.js';

/**
 * The state after one more event (law E1): total, never throws, never asks a calendar, a policy or the law of the day.
 * The first event of every task is `taskIssued`; before it there is no state.
 */
export function evolve(task: Task | null, event: TaskEvent): Task {
  if (event.kind === 'taskIssued') return openedTask(event);
  if (task === null) return assertIssued(event);
  const next =
    evolveRow(task, event) ??
    evolveAssignment(task, event) ??
    evolveWork(task, event) ??
    evolveReview(task, event) ??
    evolveClock(task, event) ??
    task;
  return { ...next, seq: task.seq + 1, at: event.at, status: rowStatus(next) };
}

/** Folds events in order of their sequence. Null only when there is neither a state nor an event. */
export function fold(task: Task | null, events: readonly TaskEvent[]): Task | null {
  return events.reduce<Task | null>((state, event) => evolve(state, event), task);
}

/** A record that does not begin with `taskIssued` is damaged; there is no state to go on from. */
function assertIssued(event: TaskEvent): never {
  throw new Error(`record begins with ${event.kind} instead of taskIssued`);
}
