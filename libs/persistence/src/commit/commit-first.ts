import type { TaskId } from '#domain';
import type { Database } from '../database/open-database.js';
import { inTenant, statement } from '../database/transaction.js';
import type { Change } from './change.js';
import type { CommitAnswer, CommitAsk } from './commit-ask.js';
import { answered, commit, decided } from './commit.js';
import { commandHash } from './command-hash.js';
import type { CommitFault } from './commit-fault.js';
import { noticesOf, queueNotices } from './queue-notices.js';
import { projectFirst } from './read-model.js';
import { recordFirst } from './record.js';

/** What became of one command of several: each has its own end. */
export type CommitEnd = { answer: CommitAnswer } | { fault: CommitFault };

const existing = statement('task.existing', 'select id from task where id = any ($1::text[])');

/**
 * The first command of several tasks of one tenant, in one transaction and a statement for all where one each would do
 * the same: a ledger is issued so. Only what is new and accepted goes that way; a task that is there already, a command
 * that the law refuses, and everything when the transaction fails is done by `commit`, one by one. So the answers are
 * those of `commit`, in the order of `asks`, and a command that fails holds up no other.
 */
export async function commitFirst(database: Database, asks: readonly CommitAsk[]): Promise<CommitEnd[]> {
  const together = await firstTogether(database, asks);
  return Promise.all(
    asks.map(async (ask) => {
      const answer = together.get(ask.taskId);
      if (answer !== undefined) return { answer };
      try {
        return { answer: await commit(database, ask) };
      } catch (fault) {
        return { fault: fault as CommitFault };
      }
    }),
  );
}

/** The answers of those that could be done together; none when their transaction failed. */
async function firstTogether(
  database: Database,
  asks: readonly CommitAsk[],
): Promise<ReadonlyMap<TaskId, CommitAnswer>> {
  const tenantId = asks[0]?.tenantId;
  if (tenantId === undefined) return new Map();
  try {
    return await inTenant(database, tenantId, async (tx) => {
      const rows = await tx.query<{ id: string }>(existing, [asks.map((ask) => ask.taskId)]);
      const known = new Set(rows.map(({ id }) => id));
      const changes = asks.filter((ask) => !known.has(ask.taskId)).flatMap(firstChange);
      if (changes.length === 0) return new Map();
      recordFirst(tx, changes);
      projectFirst(tx, changes);
      queueNotices(tx, changes.flatMap(noticesOf));
      const answers = await Promise.all(
        changes.map(async (change) => [change.ask.taskId, await answered(tx, change)] as const),
      );
      return new Map(answers);
    });
  } catch {
    // whatever it was, each is told its own by `commit`
    return new Map();
  }
}

/** The change that the command makes of nothing; none when the law refuses it. Throws when the law fails. */
function firstChange(ask: CommitAsk): Change[] {
  const outcome = decided(null, ask, ask.at);
  const after = 'refusal' in outcome ? undefined : outcome.states.at(-1);
  if ('refusal' in outcome || after === undefined) return [];
  return [{ ask, bodyHash: commandHash(ask.command), at: ask.at, before: null, after, ...outcome }];
}
