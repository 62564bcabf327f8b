import type { Command, EpochMs, Refusal, TaskEvent } from '#domain';

/** One command for one task. Plain JSON: it travels through a workflow's history. */
export interface CommitAsk {
  tenantId: string;
  taskId: string;
  /** The idempotency key: unique per task and command, the same for every attempt. */
  commandId: string;
  command: Command;
  /** When it was asked. Inside a task time never runs backwards: the later of this and the last event counts. */
  at: EpochMs;
  /** Number of events the caller has folded already; 0 for none. */
  knownSeq: number;
}

/** `seq`: number of events of the task right after the command. */
export type CommitOutcome = { accepted: true; seq: number } | { accepted: false; refusal: Refusal };

export interface CommitAnswer {
  outcome: CommitOutcome;
  /** `commandHash` of the command that the outcome is about, in hexadecimal. */
  commandHash: string;
  /**
   * The events after `knownSeq`, in order. Empty although `seq` is higher when there are more than `EVENTS_AFTER_MAX`:
   * such a caller loads the task instead.
   */
  events: TaskEvent[];
  /** Number of events of the task now; 0 when it does not exist. */
  seq: number;
  /** When time alone will do something next. */
  wakeAt: EpochMs | null;
  closed: boolean;
  /** The outcome was decided by an earlier attempt with the same key. */
  duplicate: boolean;
}

/** Most events that an answer carries; about half a megabyte, far below what a history may hold in one payload. */
export const EVENTS_AFTER_MAX = 500;
