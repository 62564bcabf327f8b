import { sqlState, violatedConstraint } from '../database/sql-error.js';

export type CommitFaultCode = 'command.key_reused' | 'content.unknown' | 'law.failed' | 'commit.failed';

/**
 * Why a commit gave no answer. Nothing was changed. `retryable` is false when asking again with the same values can
 * only fail again: PostgreSQL refused the data itself (SQLSTATE classes 22 and 23), the key belongs to another
 * command, or the law threw. The message never repeats the cause.
 */
export class CommitFault extends Error {
  override readonly name = 'CommitFault';

  constructor(
    readonly code: CommitFaultCode,
    readonly taskId: string,
    readonly retryable: boolean,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** The same key stands for another command (F84; 422 at HTTP). */
export function keyReused(taskId: string, commandId: string): CommitFault {
  const message = `key ${commandId} already stands for another command of task ${taskId}; use a new key`;
  return new CommitFault('command.key_reused', taskId, false, message);
}

/** `decide`, `evolve` or a projection threw: a defect of the law, which no retry mends. */
export function lawFailed(taskId: string, cause: unknown): CommitFault {
  return new CommitFault('law.failed', taskId, false, `the law could not decide on task ${taskId}`, cause);
}

/** Any error of a commit as a `CommitFault`; one that is one already stays as it is. */
export function commitFault(taskId: string, cause: unknown): CommitFault {
  if (cause instanceof CommitFault) return cause;
  if (violatedConstraint(cause) === 'content_use_is_stored') {
    const message = `the command names a text or file that is not stored; task ${taskId} is unchanged`;
    return new CommitFault('content.unknown', taskId, false, message, cause);
  }
  const retryable = !/^(22|23)/.test(sqlState(cause));
  return new CommitFault('commit.failed', taskId, retryable, `task ${taskId} is not committed`, cause);
}

const firstWriterKeys = new Set(['task_pkey', 'task_event_pkey', 'task_command_pkey']);

/**
 * Two first commands of a task met, and this one came second. There was no row to lock yet; asked again it finds one.
 */
export function isFirstWriterRace(cause: unknown): boolean {
  return sqlState(cause) === '23505' && firstWriterKeys.has(violatedConstraint(cause));
}
