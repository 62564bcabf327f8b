import type { EpochMs, Task, TaskEvent } from '#domain';
import type { StoredTask } from '../record/tasks.js';
import type { CommitAsk } from './commit-ask.js';

/** An accepted command on its way into the tables. `states[i]` is the state right after `events[i]`. */
export interface Change {
  ask: CommitAsk;
  bodyHash: Buffer;
  at: EpochMs;
  /** Null for the first command of a task. */
  before: StoredTask | null;
  after: Task;
  events: TaskEvent[];
  states: Task[];
}

/** Place of the first of the change's events in the record. */
export function firstSeq(change: Change): number {
  return (change.before?.state.seq ?? 0) + 1;
}
