import { createHash } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import type { CommandOf, Refusal } from '#domain';
import type { SettledRow } from '#persistence';
import { commit, inTenant, issueCommands, issueRows, settleIssueRows } from '#persistence';
import type { IssueCounts, IssueLedgerActivities, IssuePageAsk, IssueRef, IssueChunkAsk } from '#temporal';
import { issueCommandId } from '#temporal';
import type { Dependencies } from './dependencies.js';
import { startTask } from './start-task.js';

/** The steps of an issue. Each may be asked again after having been cut off anywhere. */
export function issueLedgerActivities(dependencies: Dependencies): IssueLedgerActivities {
  const { database } = dependencies;
  const activities: IssueLedgerActivities = {
    async issuePage({ tenantId, ledgerId, issueNo, afterRow, limit }: IssuePageAsk): Promise<number[]> {
      const ask = { ledgerId, issueNo, after: afterRow, limit, pendingOnly: true };
      return (await inTenant(database, tenantId, (tx) => issueRows(tx, ask))).map(({ row }) => row);
    },

    /**
     * Commits `issue` for each row, then starts its workflow; settles the rows at the end. Cut off anywhere, all of it
     * is done anew and finds what stands. A row that fails holds up only itself: the others are settled before.
     */
    async issueChunk({ rows, ...ref }: IssueChunkAsk): Promise<IssueCounts> {
      const { tenantId, ledgerId } = ref;
      const commands = await inTenant(database, tenantId, (tx) => issueCommands(tx, ledgerId, rows));
      if (commands.length < rows.length)
        throw ApplicationFailure.nonRetryable(`ledger ${ledgerId} lacks a row`, 'issue.row_unknown');
      const ends = await Promise.allSettled(commands.map((command) => issueOne(dependencies, ref, command)));
      const settled = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
      const at = Date.now();
      await inTenant(database, tenantId, (tx) => settleIssueRows(tx, { ledgerId, rows: settled, at }));
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
      const refused = settled.filter(({ refusal }) => refusal !== null).length;
      return { started: settled.length - refused, refused };
    },

    async issueRow({ row, ...ref }) {
      const { started } = await activities.issueChunk({ ...ref, rows: [row] });
      return started === 1 ? 'started' : 'refused';
    },
  };
  return activities;
}

/** The row stands in the record and runs, by this call or an earlier one; or the law's refusal. */
async function issueOne(
  dependencies: Dependencies,
  { tenantId, issueNo }: IssueRef,
  command: CommandOf<'issue'>,
): Promise<SettledRow> {
  const where = { tenantId, taskId: command.task };
  const refusal = await issue(dependencies, { ...where, issueNo }, command);
  if (refusal === null) await startTask(dependencies, where, 'once');
  return { row: command.row, refusal };
}

async function issue(
  { database }: Dependencies,
  { tenantId, taskId, issueNo }: { tenantId: string; taskId: string; issueNo: number },
  command: CommandOf<'issue'>,
): Promise<Refusal | null> {
  const commandId = issueCommandId(issueNo, digest(command));
  const { outcome } = await commit(database, {
    tenantId,
    taskId,
    commandId,
    command,
    at: Date.now(),
    knownSeq: 0,
  });
  return outcome.accepted || outcome.refusal.code === 'task.already_issued' ? null : outcome.refusal;
}

const digest = (command: CommandOf<'issue'>): string =>
  createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 16);
