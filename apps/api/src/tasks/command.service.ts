import { Inject, Injectable } from '@nestjs/common';
import type { Command, TaskId } from '#domain';
import { decide, isRefusal } from '#domain';
import type { CommandRequest, WireProblemCode } from '#contract';
import type { CommitOutcome, Tx } from '#persistence';
import { CommitFault, commandHash, commandOutcome, knownOutcome, readTask } from '#persistence';
import type { ApiOptions } from '../config/api-options.js';
import { API_OPTIONS } from '../config/api-options.js';
import { engineFault } from '../engine/engine-fault.js';
import { EngineGateway } from '../engine/engine.gateway.js';
import { ProblemError, problem } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import type { Identify } from '../sign-in/identify.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { commandIdOf } from './command-id.js';
import { buildCommand, checkAndStore, refusedWithWayOut } from './prepare-command.js';
import { TaskReader } from './task.reader.js';

/** What became of a command. `pending`: it was taken and may still happen. */
export type Performed = { status: 'done'; seq: number; replayed: boolean } | { status: 'pending' };

export interface PerformAsk {
  /** Asked within the transaction that prepares the command, so that who asks costs no transaction of its own. */
  identify: Identify;
  task: TaskId;
  key: string;
  request: CommandRequest;
}

/** A person at a row. */
interface Asked {
  who: SignedIn;
  task: TaskId;
}

interface Prepared extends Asked {
  commandId: string;
  command: Command;
  /** Where the row stood: what an answer puts there or before was done by an earlier request. */
  seq: number;
  /** What was answered to this key before; looked up only for a command that would not be sent. */
  known: CommitOutcome | null;
}

/** How often a command is sent to a workflow that refuses what the record allows. */
const ATTEMPTS_MAX = 4;

/** The path of one command from the API's side (DESIGN 4). Everything but "done" and "pending" is thrown. */
@Injectable()
export class CommandService {
  constructor(
    private readonly record: RecordGateway,
    private readonly engine: EngineGateway,
    private readonly reader: TaskReader,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  /** Does it, or says why not. The same key and request again give the same answer, for ever (F84). */
  async perform(ask: PerformAsk): Promise<Performed & { who: SignedIn }> {
    const prepared = await this.record.change((tx) => this.prepare(tx, ask));
    return { ...(await this.carryOut(prepared)), who: prepared.who };
  }

  private async carryOut(prepared: Prepared): Promise<Performed> {
    if (prepared.known !== null) return this.settle(prepared, prepared.known);
    const sent = await this.send(prepared);
    if (sent.kind === 'committed') return this.settle(prepared, sent.outcome);
    // The record has the last word: a broken connection may have hidden an answer, what the replica refuses may have
    // been done by this very key before, and two requests under one key may have met inside the engine.
    const { task, commandId, command } = prepared;
    const settled = await this.record.read((tx) => known(tx, task, commandId, command));
    if (settled !== null) return this.settle(prepared, settled);
    if (sent.kind === 'failed') throw sent.problem;
    return sent.kind === 'pending' ? { status: 'pending' } : this.settle(prepared, sent.outcome);
  }

  /** What became of an earlier command of this person, by its key alone. Throws its refusal, or `command.unknown`. */
  async poll(who: SignedIn, task: TaskId, key: string): Promise<Performed> {
    const commandId = commandIdOf(who.actor.person, key);
    const ask = { who, task, seq: Infinity };
    const recorded = () =>
      this.record.read(async (tx) => {
        await this.reader.stateFor(tx, task, who.actor);
        return commandOutcome(tx, { taskId: task, commandId });
      });
    const outcome = await recorded();
    if (outcome !== null) return this.settle(ask, outcome);
    const stillThere = await this.isUnderWay(task, commandId);
    const late = await recorded();
    if (late !== null) return this.settle(ask, late);
    if (stillThere) return { status: 'pending' };
    throw problem('command.unknown');
  }

  private async prepare(tx: Tx, ask: PerformAsk): Promise<Prepared> {
    const { request, key } = ask;
    // asked together: one way there and back
    const [who, stored] = await Promise.all([ask.identify(tx), readTask(tx, ask.task)]);
    const task = this.reader.visible(stored, who.actor);
    const commandId = commandIdOf(who.actor.person, key);
    const about = { task, by: who.actor, commandId, request, at: Date.now() };
    const command = await buildCommand(tx, about);
    const prepared = { who, task: ask.task, commandId, command, seq: task.seq };
    try {
      await checkAndStore(tx, about, command);
      return { ...prepared, known: null };
    } catch (refusal) {
      // what was done is allowed no more, yet the same request again has the same answer (F84)
      if (!(refusal instanceof ProblemError)) throw refusal;
      const answered = await known(tx, ask.task, commandId, command);
      if (answered === null) throw refusal;
      return { ...prepared, known: answered };
    }
  }

  /**
   * What the engine says. A worker that died right after a commit leaves a workflow whose replica is behind the record
   * and refuses what follows from that commit (ENGINE 11): it is told to look again.
   */
  private async send(prepared: Prepared): Promise<Sent> {
    const { commandId, command, seq: allowedAtSeq } = prepared;
    const call = { commandId, command, allowedAtSeq };
    const where = { tenantId: this.options.tenantId, taskId: prepared.task };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { outcome, commandHash: answered } = await this.engine.send(where, call);
        return { kind: answered === hashOf(command) ? 'committed' : 'answered', outcome };
      } catch (error) {
        const sent = faultOf(error);
        if (sent.kind !== 'answered' || !(await this.isAllowed(prepared, command))) return sent;
        if (attempt === ATTEMPTS_MAX) return failed('engine.busy', error);
        await this.engine.synchronise(where);
      }
    }
  }

  /** Whether the law allows it as the record stands now. */
  private isAllowed({ task: id, who }: Asked, command: Command): Promise<boolean> {
    return this.record.read(async (tx) => {
      const task = await this.reader.stateFor(tx, id, who.actor);
      return !isRefusal(decide(task, command, Math.max(Date.now(), task.at)));
    });
  }

  private async isUnderWay(taskId: TaskId, commandId: string): Promise<boolean> {
    try {
      await this.engine.answerOf({ tenantId: this.options.tenantId, taskId }, commandId);
      return true;
    } catch (error) {
      const fault = engineFault(error);
      if (fault?.kind === 'away') throw away(error);
      return fault?.kind === 'unsettled' || fault?.kind === 'busy';
    }
  }

  private async settle(ask: Asked & { seq: number }, outcome: CommitOutcome): Promise<Performed> {
    if (outcome.accepted) return { status: 'done', seq: outcome.seq, replayed: outcome.seq <= ask.seq };
    const { refusal } = outcome;
    throw await this.record.read(async (tx) => {
      const task = await this.reader.stateFor(tx, ask.task, ask.who.actor);
      return refusedWithWayOut(tx, { task, by: ask.who.actor, at: Date.now() }, refusal);
    });
  }
}

/** What was answered to this key before. A key that stands for another command is refused. */
async function known(
  tx: Tx,
  taskId: TaskId,
  commandId: string,
  command: Command,
): Promise<CommitOutcome | null> {
  try {
    return await knownOutcome(tx, { taskId, commandId, command });
  } catch (error) {
    if (error instanceof CommitFault && error.code === 'command.key_reused')
      throw problem('command.key_reused', { cause: error });
    throw error;
  }
}

/**
 * `committed`: the record's own answer to this very command. `answered`: the replica's, or one to this key.
 * `pending`: it may still happen. `failed`: the engine could not do it, or could not be asked.
 */
type Sent =
  | { kind: 'committed' | 'answered'; outcome: CommitOutcome }
  | { kind: 'pending' }
  | { kind: 'failed'; problem: Error };

const hashOf = (command: Command): string => commandHash(command).toString('hex');

function faultOf(error: unknown): Sent {
  const fault = engineFault(error);
  switch (fault?.kind) {
    // A refusal of the workflow's own dry run stands in no record: it is the answer.
    case 'refused':
      return { kind: 'answered', outcome: { accepted: false, refusal: fault.refusal } };
    case 'unsettled':
      return { kind: 'pending' };
    case 'busy':
      return failed('engine.busy', error);
    case 'missing':
      return failed('engine.task_missing', error);
    case 'away':
      return { kind: 'failed', problem: away(error) };
    case 'failed':
      return failed(finalCode(fault.code), error);
    case undefined:
      throw error;
  }
}

function failed(code: WireProblemCode, cause: unknown): Sent {
  const again = code === 'engine.busy' || code === 'engine.task_missing';
  return { kind: 'failed', problem: problem(code, again ? { retryAfterS: 1, cause } : { cause }) };
}

const away = (cause: unknown) =>
  problem('engine.unavailable', { data: { reason: 'temporal' }, retryAfterS: 2, cause });

/** The codes with which a commit can end for good. */
function finalCode(code: string): WireProblemCode {
  if (code === 'command.key_reused' || code === 'content.unknown') return code;
  return code === 'payload.too_large' ? 'request.too_large' : 'server.failed';
}
