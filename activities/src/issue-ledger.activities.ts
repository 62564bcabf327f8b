import { createHash } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import type { CommandOf, Refusal } from '#domain';
import { commit, inTenant, issueCommand, issueRows, settleIssueRow } from '#persistence';
import type { IssueLedgerActivities, IssuePageAsk, IssueRowAsk, IssueRowOutcome } from '#temporal';
import { issueCommandId } from '#temporal';
import type { Dependencies } from './dependencies.js';
import { startTask } from './start-task.js';

/** The steps of an issue. Each may be asked again after having been cut off anywhere. */
export function issueLedgerActivities(dependencies: Dependencies): IssueLedgerActivities {
  const { database } = dependencies;
  return {
    async issuePage({ tenantId, ledgerId, issueNo, afterRow, limit }: IssuePageAsk): Promise<number[]> {
      const ask = { ledgerId, issueNo, after: afterRow, limit, pendingOnly: true };
      return (await inTenant(database, tenantId, (tx) => issueRows(tx, ask))).map(({ row }) => row);
    },

    /** Commits `issue`, then starts the workflow, then settles the row: cut off between two, the rest is done anew. */
    async issueRow(ask: IssueRowAsk): Promise<IssueRowOutcome> {
      const { tenantId, ledgerId, row } = ask;
      const command = await inTenant(database, tenantId, (tx) => issueCommand(tx, ledgerId, row));
      if (command === null)
        throw ApplicationFailure.nonRetryable(`ledger ${ledgerId} has no row ${row}`, 'issue.row_unknown');
      const refusal = await issue(dependencies, ask, command);
      if (refusal === null) await startTask(dependencies, { tenantId, taskId: command.task }, 'once');
      const settled = { ledgerId, row, refusal, at: Date.now() };
      await inTenant(database, tenantId, (tx) => settleIssueRow(tx, settled));
      return refusal === null ? 'started' : 'refused';
    },
  };
}

/** The law's refusal, or null when the row stands in the record, by this call or an earlier one. */
async function issue(
  { database }: Dependencies,
  { tenantId, issueNo }: IssueRowAsk,
  command: CommandOf<'issue'>,
): Promise<Refusal | null> {
  const where = { tenantId, taskId: command.task };
  const commandId = issueCommandId(issueNo, digest(command));
  const { outcome } = await commit(database, { ...where, commandId, command, at: Date.now(), knownSeq: 0 });
  return outcome.accepted || outcome.refusal.code === 'task.already_issued' ? null : outcome.refusal;
}

const digest = (command: CommandOf<'issue'>): string =>
  createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 16);
