import type { Task } from '../task.js';
import type { EventKind, EventOf } from '../task.event.js';

/** What each of these events does to a state; every kind of event has exactly one such line in the product. */
export type Folds<Kinds extends EventKind> = {
  [K in Kinds]: (task: Task, event: EventOf<K>) => Task;
};
