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
import type { CommandCall, CommandReply, KnownWake, TaskRef } from '#temporal';
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
 * nothing: the transaction behind `commit` does, and the replica follows. All that a next run is given is the row's
 * id; the first one may also know when to wake, and then has nothing to load before its first command.
 * Ends when the row is closed; `reopen` starts it again.
 *
 * Whatever changes what the loop below waits for does so in a turn, never beside a commit that is under way. A commit
 * that lasts longer than its workflow task is answered in the next one, and a replay hears the answer and the signals
 * in between in another order than they came; only what stands in the queue is safe from that.
 */
export async function ledgerTask(where: TaskRef, known?: KnownWake): Promise<void> {
  const replica = new Replica(known?.wakeAt ?? null);
  const turns = new Turns();
  let leaving = false;

  const refresh = async (): Promise<void> => {
    leaving ||= workflowInfo().continueAsNewSuggested;
    replica.replace(await load(where));
  };

  const obey = async ({ commandId, command }: CommandCall): Promise<CommandReply> => {
    leaving ||= workflowInfo().continueAsNewSuggested;
    const ask = { ...where, commandId, command, at: Date.now(), knownSeq: replica.seq };
    const answer = await commit(ask);
    if (!replica.follow(answer)) await refresh();
    leaving ||= beginsPeriod(answer.events);
    const { seq, outcome, commandHash } = answer;
    return { seq, outcome, commandHash };
  };

  // The first turn, taken before any handler can run: what comes with the first task waits behind it.
  const loaded = known === undefined ? turns.take(refresh) : Promise.resolve();
  setHandler(commandUpdate, (call) => turns.take(() => obey(call)), {
    validator: (call) => dryRun(replica, call),
  });
  setHandler(syncSignal, () =>
    turns.take(refresh).catch((failure: unknown) => log.error('not synchronised', { failure })),
  );
  setHandler(renewSignal, () => turns.take(async () => void (leaving = true)));
  setHandler(replicaQuery, () => replica.view());
  await loaded;

  let ticks = 0;
  /** Does what is due at `due`. False when that failed, or left the wake-up in the past. */
  const tick = (due: EpochMs | null): Promise<boolean> => {
    const commandId = tickCommandId(workflowInfo().runId, ++ticks);
    return turns.take(async () => {
      if (replica.wakeAt !== due) return true; // a command before it moved the instant
      const at = Date.now();
      await obey({ commandId, command: { kind: 'tick', by: systemActor } });
      return replica.wakeAt === null || replica.wakeAt > at;
    });
  };

  let pauseMs = 0;
  for (;;) {
    if (replica.over || leaving) {
      await condition(allHandlersFinished);
      if (replica.over) return;
      if (leaving) await nextRun(where);
      continue;
    }
    const due = replica.wakeAt;
    const moved = (): boolean => replica.over || leaving || replica.wakeAt !== due;
    if (!(await comes(due, pauseMs, moved)) || (await tick(due).catch(failed))) {
      pauseMs = 0;
    } else {
      pauseMs = Math.min(Math.max(pauseMs * 2, PAUSE_FIRST_MS), PAUSE_MAX_MS);
      log.error('what is due was not done, trying again later', { ...where, pauseMs });
    }
  }
}

const failed = (failure: unknown): false => {
  log.error('the tick failed', { failure });
  return false;
};

/**
 * Waits for an instant by the one timer there is. False when something moved it first. `pauseMs`: least time to wait;
 * an instant that stays in the past would otherwise be ticked without end.
 */
async function comes(due: EpochMs | null, pauseMs: number, moved: () => boolean): Promise<boolean> {
  if (due !== null) return !(await condition(moved, Math.max(1, pauseMs, due - Date.now())));
  await condition(moved);
  return false;
}

/** The same workflow with an empty history. It loads the row again; only the ids go on. */
const nextRun = makeContinueAsNewFunc<typeof ledgerTask>({ workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS });
