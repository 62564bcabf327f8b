import { createHash } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import type { CommandOf } from '#domain';
import type { CommitAnswer, CommitEnd, SettledRow } from '#persistence';
import { commitFirst, inTenant, issueCommands, issueRows, settleIssueRows } from '#persistence';
import type { IssueCounts, IssueLedgerActivities, IssuePageAsk, IssueRef, IssueChunkAsk } from '#temporal';
import { issueCommandId } from '#temporal';
import type { Dependencies } from './dependencies.js';
import type { RightOfWay } from './right-of-way.js';
import { startTask } from './start-task.js';

/** The steps of an issue. Each may be asked again after having been cut off anywhere. */
export function issueLedgerActivities(dependencies: Dependencies, way: RightOfWay): IssueLedgerActivities {
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
      const ends = await Promise.allSettled(await issueTogether({ ...dependencies, way }, ref, commands));
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

/** Commits the rows, and starts each that stands in the record, by this call or an earlier one; people go first. */
async function issueTogether(
  dependencies: Dependencies & { way: RightOfWay },
  { tenantId, issueNo }: IssueRef,
  commands: readonly CommandOf<'issue'>[],
): Promise<Promise<SettledRow>[]> {
  const { database, way } = dependencies;
  const at = Date.now();
  const asks = commands.map((command) => ({
    tenantId,
    taskId: command.task,
    commandId: issueCommandId(issueNo, digest(command)),
    command,
    at,
    knownSeq: 0,
  }));
  const ends = await way.giveWay(() => commitFirst(database, asks));
  return commands.map(async (command, index) => {
    const { outcome, wakeAt, closed } = answerOf(ends[index]);
    const refusal = outcome.accepted ? null : outcome.refusal;
    const stands = refusal === null || refusal.code === 'task.already_issued';
    const where = { tenantId, taskId: command.task };
    const start = () => startTask(dependencies, where, 'once', closed ? undefined : { wakeAt });
    if (stands) await way.giveWay(start);
    return { row: command.row, refusal: stands ? null : refusal };
  });
}

function answerOf(end: CommitEnd | undefined): CommitAnswer {
  if (end === undefined) throw new Error('a commit gave no answer');
  if ('fault' in end) throw end.fault;
  return end.answer;
}

const digest = (command: CommandOf<'issue'>): string =>
  createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 16);
