import {
  allHandlersFinished,
  condition,
  log,
  makeContinueAsNewFunc,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { EpochMs } from '#domain';
import { systemActor } from '#domain';
import type { CommandCall, CommandReply, TaskRef } from '#temporal';
import {
  WORKFLOW_TASK_TIMEOUT_MS,
  commandUpdate,
  renewSignal,
  replicaQuery,
  syncSignal,
  tickCommandId,
} from '#temporal';
import { dryRun } from './dry-run.js';
import { beginsPeriod } from './period.js';
import { commit, load } from './record.js';
import { Replica } from './replica.js';
import { Turns } from './turns.js';

/** First and longest pause after a tick that did not move the next wake-up into the future. */
const PAUSE_FIRST_MS = 60_000;
const PAUSE_MAX_MS = 3_600_000;

/**
 * One row of a ledger, from its issue to its closing, however many months that takes (DESIGN 4). It is the row's
 * single writer, its queue, its clock, and the promise that what was accepted is committed in the end. It decides
 * nothing: the transaction behind `commit` does, and the replica follows. Its input, and all that a next run is
 * given, is the row's id. Ends when the row is closed; `reopen` starts it again.
 */
export async function ledgerTask(where: TaskRef): Promise<void> {
  const replica = new Replica();
  const turns = new Turns();
  let renewalAsked = false;

  const reload = (): Promise<void> => turns.take(async () => replica.replace(await load(where)));

  const obey = async ({ commandId, command }: CommandCall): Promise<CommandReply> => {
    const ask = { ...where, commandId, command, at: Date.now(), knownSeq: replica.seq };
    const answer = await commit(ask);
    if (!replica.follow(answer)) replica.replace(await load(where));
    if (beginsPeriod(answer.events)) renewalAsked = true;
    return { seq: answer.seq, outcome: answer.outcome };
  };

  // The first turn, taken before any handler can run: what comes with the first task waits behind it.
  const loaded = reload();
  setHandler(commandUpdate, (call) => turns.take(() => obey(call)), {
    validator: (call) => dryRun(replica, call),
  });
  setHandler(syncSignal, () =>
    reload().catch((failure: unknown) => log.error('not synchronised', { failure })),
  );
  setHandler(renewSignal, () => {
    renewalAsked = true;
  });
  setHandler(replicaQuery, () => replica.view());
  await loaded;

  const leaving = (): boolean => replica.over || renewalAsked || workflowInfo().continueAsNewSuggested;

  let ticks = 0;
  /** Does what is due. False when that failed, or left the next instant in the past. */
  const tick = (): Promise<boolean> => {
    const commandId = tickCommandId(workflowInfo().runId, ++ticks);
    return turns.take(async () => {
      const at = Date.now();
      if (isDue(replica.wakeAt, at)) await obey({ commandId, command: { kind: 'tick', by: systemActor } });
      return !isDue(replica.wakeAt, at);
    });
  };

  let pauseMs = 0;
  for (;;) {
    if (leaving()) {
      await condition(allHandlersFinished);
      if (replica.over) return;
      if (leaving()) await nextRun(where);
    } else if (!(await comes(replica, pauseMs, leaving)) || (await tick().catch(failed))) {
      pauseMs = 0;
    } else {
      pauseMs = Math.min(Math.max(pauseMs * 2, PAUSE_FIRST_MS), PAUSE_MAX_MS);
      log.error('what is due was not done, trying again later', { ...where, pauseMs });
    }
  }
}

const isDue = (wakeAt: EpochMs | null, at: EpochMs): boolean => wakeAt !== null && wakeAt <= at;

const failed = (failure: unknown): false => {
  log.error('the tick failed', { failure });
  return false;
};

/**
 * Waits for the replica's instant, by the one timer there is. False when the instant was moved or the run must end
 * first. `pauseMs`: least time to wait; an instant that stays in the past would otherwise be ticked without end.
 */
async function comes(replica: Replica, pauseMs: number, leaving: () => boolean): Promise<boolean> {
  const due = replica.wakeAt;
  const changed = (): boolean => replica.wakeAt !== due || leaving();
  if (due !== null) return !(await condition(changed, Math.max(1, pauseMs, due - Date.now())));
  await condition(changed);
  return false;
}

/** The same workflow with an empty history. It loads the row again; only the ids go on. */
const nextRun = makeContinueAsNewFunc<typeof ledgerTask>({ workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS });
