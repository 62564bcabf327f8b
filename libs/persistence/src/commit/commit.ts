import type { EpochMs, Task, TaskEvent } from '#domain';
import { decide, evolve, isClosed, isRefusal, nextWake } from '#domain';
import type { Database } from '../database/open-database.js';
import type { Tx } from '../database/transaction.js';
import { inTenant } from '../database/transaction.js';
import { eventsAfter } from '../record/events.js';
import type { StoredTask } from '../record/tasks.js';
import { lockTask } from '../record/tasks.js';
import { commandHash } from './command-hash.js';
import type { Change } from './change.js';
import type { CommitAnswer, CommitAsk, CommitOutcome } from './commit-ask.js';
import { EVENTS_AFTER_MAX } from './commit-ask.js';
import { writeConsequences } from './consequences.js';
import { commitFault, isFirstWriterRace, keyReused, lawFailed } from './commit-fault.js';
import { recordAccepted, recordRefused, storedOutcome } from './record.js';

/** Attempts of one call: in good faith, with a look at the record, and once more when first commands of a task meet. */
const ATTEMPTS_MAX = 3;

/**
 * Decides and records one command in one transaction (DESIGN 4; I1–I4). Asked again with the same `commandId` it
 * answers the same for ever; two at once are decided one after the other, on the row's own state.
 * The first attempt is made in good faith (ADR 0013): the key is new, and the row stands where this process saw it last.
 * The record refuses what it writes when either is not so, and the next attempt looks first.
 * Throws `CommitFault` only, and then nothing was changed.
 */
export async function commit(database: Database, ask: CommitAsk): Promise<CommitAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const seen = database.states.of(ask.tenantId, ask.taskId);
      const { answer, stored } = await inTenant(database, ask.tenantId, (tx) =>
        attempt === 1 ? inGoodFaith(tx, ask, seen) : lookFirst(tx, ask, seen),
      );
      if (stored !== null) database.states.remember(ask.tenantId, ask.taskId, stored);
      return answer;
    } catch (cause) {
      const fault = commitFault(ask.taskId, cause);
      const again = attempt === 1 ? !fault.retryable : isFirstWriterRace(cause);
      if (!again || attempt === ATTEMPTS_MAX) throw fault;
    }
  }
}

/** The answer, and the task as it stands when the transaction is committed; null for one that nobody issued. */
interface Committed {
  answer: CommitAnswer;
  stored: StoredTask | null;
}

/** A refusal moves no row, so nothing would tell that it was founded on an old state: the row is asked for then. */
async function inGoodFaith(tx: Tx, ask: CommitAsk, seen?: StoredTask): Promise<Committed> {
  const decision = seen === undefined ? null : decided(seen.state, ask, instantOf(ask, seen));
  if (seen !== undefined && decision !== null && !('refusal' in decision))
    return accepted(tx, ask, seen, decision);
  return decideAndRecord(tx, ask, await lockTask(tx, ask.taskId, seen));
}

/** What was answered to this key before; else decides. */
async function lookFirst(tx: Tx, ask: CommitAsk, seen?: StoredTask): Promise<Committed> {
  // asked together, done in this order: the outcome is read when the row is ours
  const [stored, known] = await Promise.all([
    lockTask(tx, ask.taskId, seen),
    storedOutcome(tx, ask.taskId, ask.commandId),
  ]);
  if (known === null) return decideAndRecord(tx, ask, stored);
  const bodyHash = commandHash(ask.command);
  if (!known.bodyHash.equals(bodyHash)) throw keyReused(ask.taskId, ask.commandId);
  const settled = { task: stored?.state ?? null, outcome: known.outcome, bodyHash, duplicate: true };
  return { answer: await answer(tx, ask, settled), stored };
}

/** `stored`: the row, locked. */
async function decideAndRecord(tx: Tx, ask: CommitAsk, stored: StoredTask | null): Promise<Committed> {
  const task = stored?.state ?? null;
  const at = instantOf(ask, stored);
  const decision = decided(task, ask, at);
  if (!('refusal' in decision)) return accepted(tx, ask, stored, decision);
  const { refusal } = decision;
  const bodyHash = commandHash(ask.command);
  recordRefused(tx, { ask, bodyHash, at, refusal, seq: task?.seq ?? 0 });
  const outcome = { accepted: false as const, refusal };
  return { answer: await answer(tx, ask, { task, outcome, bodyHash, duplicate: false }), stored };
}

type Accepted = Exclude<ReturnType<typeof decided>, { refusal: unknown }>;

async function accepted(
  tx: Tx,
  ask: CommitAsk,
  before: StoredTask | null,
  decision: Accepted,
): Promise<Committed> {
  const after = decision.states.at(-1) ?? before?.state ?? null;
  if (after === null) throw lawFailed(ask.taskId, new Error('a task began without an event'));
  const bodyHash = commandHash(ask.command);
  const change: Change = { ask, bodyHash, at: instantOf(ask, before), before, after, ...decision };
  const headHash = recordAccepted(tx, change);
  writeConsequences(tx, change);
  return { answer: await answered(tx, change), stored: { state: after, headHash } };
}

/** Time never runs backwards inside a task. */
const instantOf = (ask: CommitAsk, stored: StoredTask | null): EpochMs =>
  Math.max(ask.at, stored?.state.at ?? 0);

/** The answer to a command that was accepted. */
export function answered(tx: Tx, change: Change): Promise<CommitAnswer> {
  const { ask, after, bodyHash } = change;
  const outcome = { accepted: true as const, seq: after.seq };
  return answer(tx, ask, { task: after, outcome, bodyHash, duplicate: false }, change);
}

/** The law's word, and the state after each event. The law never throws; if it does, no retry helps. */
export function decided(task: Task | null, ask: CommitAsk, at: EpochMs) {
  try {
    const decision = decide(task, ask.command, at);
    if (isRefusal(decision)) return decision;
    let state = task;
    const states = decision.events.map((event) => (state = evolve(state, event)));
    return { events: decision.events, states };
  } catch (cause) {
    throw lawFailed(ask.taskId, cause);
  }
}

interface Settled {
  task: Task | null;
  outcome: CommitOutcome;
  bodyHash: Buffer;
  duplicate: boolean;
}

async function answer(tx: Tx, ask: CommitAsk, settled: Settled, change?: Change): Promise<CommitAnswer> {
  const { task, outcome, duplicate, bodyHash } = settled;
  const seq = task?.seq ?? 0;
  return {
    outcome,
    commandHash: bodyHash.toString('hex'),
    events: await unknownEvents(tx, ask, seq, change?.events ?? []),
    seq,
    wakeAt: task === null ? null : nextWake(task),
    closed: task !== null && isClosed(task),
    duplicate,
  };
}

/** What the caller has not folded yet; read only when it missed more than this command's own events. */
async function unknownEvents(tx: Tx, ask: CommitAsk, seq: number, own: TaskEvent[]): Promise<TaskEvent[]> {
  const behind = seq - ask.knownSeq;
  if (behind <= 0 || behind > EVENTS_AFTER_MAX) return [];
  return behind === own.length ? own : eventsAfter(tx, ask.taskId, ask.knownSeq);
}
