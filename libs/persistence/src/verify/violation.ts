import type { TaskId } from '#domain';

/** The invariants that the record can prove by itself (QUALITY 2.2). */
export type Invariant = 'I1' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I11';

export const problems = {
  /** The command's own events are not where its outcome says, or there are none. */
  'command.without_events': 'I1',
  'event.without_command': 'I1',
  'event.after_closing': 'I3',
  'event.not_foldable': 'I4',
  'state.differs': 'I4',
  'state.columns_differ': 'I4',
  'task.missing': 'I4',
  'task.without_events': 'I4',
  'track.differs': 'I4',
  'escalation.differs': 'I4',
  'replica.differs': 'I4',
  'replica.missing': 'I9',
  'reviewer.is_author': 'I5',
  'step.fired_twice': 'I6',
  'notice.missing': 'I6',
  'notice.unfounded': 'I6',
  'chain.gap': 'I7',
  'chain.broken': 'I7',
  'chain.head_differs': 'I7',
  'todo.ghost': 'I8',
  'todo.missing': 'I8',
  'todo.differs': 'I8',
  'content.not_registered': 'I11',
  'content.bytes_differ': 'I11',
} as const satisfies Record<string, Invariant>;
export type Problem = keyof typeof problems;

/** Something in the database that cannot be so, with its place. */
export interface Violation {
  invariant: Invariant;
  problem: Problem;
  /** Null when it belongs to no task. */
  taskId: TaskId | null;
  /** Place in the task's record; null when it is the task as a whole. */
  seq: number | null;
  /** Which row or value. */
  detail: string;
}

export function violation(
  problem: Problem,
  taskId: TaskId | null,
  seq: number | null,
  detail: string,
): Violation {
  return { invariant: problems[problem], problem, taskId, seq, detail };
}
