import { amendmentFolds } from './evolve/amendment.js';
import { assignmentFolds } from './evolve/assignment.js';
import { clockFolds } from './evolve/clock.js';
import type { Folds } from './evolve/folds.js';
import { reviewFolds } from './evolve/review.js';
import { openedTask, rowFolds } from './evolve/row.js';
import { workFolds } from './evolve/work.js';
import { rowStatus } from './status.js';
import type { Task } from './task.js';
import type { EventKind, TaskEvent } from './task.event.js';

/** One fold per event. `taskIssued` stands apart: it alone begins without a state. */
const folds: Folds<Exclude<EventKind, 'taskIssued'>> = {
  ...rowFolds,
  ...assignmentFolds,
  ...amendmentFolds,
  ...workFolds,
  ...reviewFolds,
  ...clockFolds,
};

/**
 * The state after one more event (law E1): never asks a calendar, a policy or the law of the day. Throws only on a
 * damaged record: one that does not begin with `taskIssued`, or names an event that no release knows.
 */
export function evolve(task: Task | null, event: TaskEvent): Task {
  if (event.kind === 'taskIssued') return openedTask(event);
  const apply = folds[event.kind] as ((task: Task, event: TaskEvent) => Task) | undefined;
  if (task === null || apply === undefined) return assertSound(task, event);
  const next = apply(task, event);
  return { ...next, seq: task.seq + 1, at: event.at, status: rowStatus(next) };
}

/** Folds events in order of their sequence. Null only when there is neither a state nor an event. */
export function fold(task: Task | null, events: readonly TaskEvent[]): Task | null {
  return events.reduce<Task | null>((state, event) => evolve(state, event), task);
}

function assertSound(task: Task | null, event: TaskEvent): never {
  const fault = task === null ? 'begins with it instead of taskIssued' : 'has no meaning for it';
  throw new Error(`event ${event.kind}: the record ${fault}`);
}
