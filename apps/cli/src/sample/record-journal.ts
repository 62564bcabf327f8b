import { createHash } from 'node:crypto';
import { evolve, type Actor, type ContentRef, type EpochMs, type Task } from '#domain';
import { answeredCommands, commit, inTenant, loadTask, putContent, type Database } from '#persistence';
import type { Write } from './act-book.js';
import type { Journal } from './play.js';

interface Pending {
  text: string;
  by: Actor;
  fileName: string | undefined;
}

export interface RecordPlace {
  readonly database: Database;
  readonly tenantId: string;
  /** Raised to end the play before its next act. */
  readonly signal: AbortSignal;
}

/** The record of a tenant as the place where a script is played: one `commit` per act, texts stored before it. */
export class RecordJournal implements Journal {
  private readonly pending = new Map<number, Pending[]>();
  private readonly database: Database;
  private readonly tenantId: string;

  constructor(
    private readonly place: RecordPlace,
    private readonly taskIdOf: (row: number) => string,
  ) {
    this.database = place.database;
    this.tenantId = place.tenantId;
  }

  /** Texts of a row are kept until its next commit, which stores them first. */
  writeFor(row: number): Write {
    return (text, by, fileName) => {
      this.pending.set(row, [...(this.pending.get(row) ?? []), { text, by, fileName }]);
      return hashOf(text);
    };
  }

  async open(row: number): Promise<{ task: Task | null; done: ReadonlySet<string> }> {
    const taskId = this.taskIdOf(row);
    const { task } = await loadTask(this.database, { tenantId: this.tenantId, taskId });
    const done = await inTenant(this.database, this.tenantId, (tx) => answeredCommands(tx, taskId));
    return { task, done };
  }

  async commit(ask: Parameters<Journal['commit']>[0]): ReturnType<Journal['commit']> {
    this.place.signal.throwIfAborted();
    const { row, known, ...call } = ask;
    await this.storeTexts(row, ask.at);
    const where = { tenantId: this.tenantId, taskId: this.taskIdOf(row) };
    const answer = await commit(this.database, { ...where, ...call, knownSeq: known?.seq ?? 0 });
    const task = answer.events.reduce<Task | null>(evolve, known);
    const refusal = answer.outcome.accepted ? null : answer.outcome.refusal;
    if ((task?.seq ?? 0) === answer.seq) return { task, refusal };
    return { task: (await loadTask(this.database, where)).task, refusal };
  }

  private async storeTexts(row: number, at: EpochMs): Promise<void> {
    const texts = this.pending.get(row) ?? [];
    if (texts.length === 0) return;
    this.pending.set(row, []);
    await inTenant(this.database, this.tenantId, async (tx) => {
      for (const { text, by, fileName } of texts)
        await putContent(tx, text, {
          mediaType: 'text/plain',
          by: by.person,
          at,
          ...(fileName === undefined ? {} : { fileName }),
        });
    });
  }
}

function hashOf(text: string): ContentRef {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
