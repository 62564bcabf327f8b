import { Inject, Injectable } from '@nestjs/common';
import type { Command, Refusal, TaskId } from '#domain';
import { decide, isRefusal } from '#domain';
import type { CommandRequest } from '#contract';
import type { CommitOutcome, Tx } from '#persistence';
import { CommitFault, commandOutcome, knownOutcome } from '#persistence';
import type { ApiOptions } from '../config/api-options.js';
import { API_OPTIONS } from '../config/api-options.js';
import { engineFault } from '../engine/engine-fault.js';
import { EngineGateway } from '../engine/engine.gateway.js';
import { problem } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { commandIdOf } from './command-id.js';
import { buildCommand, checkAndStore, refusedWithWayOut } from './prepare-command.js';
import { TaskReader } from './task.reader.js';

/** What became of a command. `pending`: it was taken and may still happen. */
export type Performed = { status: 'done'; seq: number; replayed: boolean } | { status: 'pending' };

export interface PerformAsk {
  who: SignedIn;
  task: TaskId;
  key: string;
  request: CommandRequest;
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
  async perform(ask: PerformAsk): Promise<Performed> {
    const commandId = commandIdOf(ask.who.actor.person, ask.key);
    const prepared = await this.record.change((tx) => this.prepare(tx, ask, commandId));
    if (prepared.known !== null) return this.settle(ask, prepared.known, true);
    const outcome = await this.send(ask, commandId, prepared.command);
    // Two requests under one key may have met inside the engine, which looks at the key alone.
    const settled = await this.record.read((tx) => known(tx, ask.task, commandId, prepared.command));
    if (settled !== null) return this.settle(ask, settled, false);
    if (outcome === null) return { status: 'pending' };
    return this.settle(ask, outcome, false);
  }

  /** What became of an earlier command of this person, by its key alone. Throws its refusal, or `command.unknown`. */
  async poll(who: SignedIn, task: TaskId, key: string): Promise<Performed> {
    const commandId = commandIdOf(who.actor.person, key);
    const ask = { who, task };
    const recorded = () =>
      this.record.read(async (tx) => {
        await this.reader.stateFor(tx, task, who.actor);
        return commandOutcome(tx, { taskId: task, commandId });
      });
    const outcome = await recorded();
    if (outcome !== null) return this.settle(ask, outcome, true);
    const stillThere = await this.isUnderWay(task, commandId);
    const late = await recorded();
    if (late !== null) return this.settle(ask, late, true);
    if (stillThere) return { status: 'pending' };
    throw problem('command.unknown');
  }

  private async prepare(
    tx: Tx,
    ask: PerformAsk,
    commandId: string,
  ): Promise<{ known: CommitOutcome | null; command: Command }> {
    const task = await this.reader.stateFor(tx, ask.task, ask.who.actor);
    const about = { task, by: ask.who.actor, commandId, request: ask.request, at: Date.now() };
    const command = await buildCommand(tx, about);
    const answered = await known(tx, ask.task, commandId, command);
    if (answered === null) await checkAndStore(tx, about, command);
    return { known: answered, command };
  }

  /**
   * The engine's answer; null when it is not known yet. Throws what ends the command without a record. A worker that
   * died right after a commit leaves a workflow whose replica is behind the record and refuses what follows from that
   * commit (ENGINE 11): it is told to look again.
   */
  private async send(ask: PerformAsk, commandId: string, command: Command): Promise<CommitOutcome | null> {
    const where = { tenantId: this.options.tenantId, taskId: ask.task };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.engine.send(where, { commandId, command })).outcome;
      } catch (error) {
        const outcome = unsettledOrThrow(error);
        if (outcome === null || !(await this.isAllowed(ask, command))) return outcome;
        if (attempt === ATTEMPTS_MAX) throw problem('engine.busy', { retryAfterS: 1, cause: error });
        await this.engine.synchronise(where);
      }
    }
  }

  /** Whether the law allows it as the record stands now. */
  private isAllowed({ task: id, who }: PerformAsk, command: Command): Promise<boolean> {
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

  private async settle(
    ask: Pick<PerformAsk, 'who' | 'task'>,
    outcome: CommitOutcome,
    replayed: boolean,
  ): Promise<Performed> {
    if (outcome.accepted) return { status: 'done', seq: outcome.seq, replayed };
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

/** A refusal of the validator stands in no record: it is the answer. What may still happen is null. */
function unsettledOrThrow(error: unknown): CommitOutcome | null {
  const fault = engineFault(error);
  switch (fault?.kind) {
    case 'refused':
      return rejected(fault.refusal);
    case 'unsettled':
      return null;
    case 'busy':
      throw problem('engine.busy', { retryAfterS: 1, cause: error });
    case 'missing':
      throw problem('engine.task_missing', { retryAfterS: 5, cause: error });
    case 'away':
      throw away(error);
    case 'failed':
      throw failed(fault.code, error);
    case undefined:
      throw error;
  }
}

const rejected = (refusal: Refusal): CommitOutcome => ({ accepted: false, refusal });

const away = (cause: unknown) =>
  problem('engine.unavailable', { data: { reason: 'temporal' }, retryAfterS: 2, cause });

function failed(code: string, cause: unknown): Error {
  if (code === 'command.key_reused' || code === 'content.unknown') return problem(code, { cause });
  if (code === 'payload.too_large') return problem('request.too_large', { cause });
  return problem('server.failed', { cause });
}
