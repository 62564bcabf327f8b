import { makeContinueAsNewFunc, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { IssueCounts, IssueLedgerActivities, IssueLedgerInput } from '#temporal';
import { inParallel, issueProgressQuery } from '#temporal';

/** Rows read at a time, and rows in flight: enough to be quick, few enough to leave room for people (ENGINE 11). */
const PAGE_ROWS = 200;
const IN_FLIGHT_MAX = 20;

const { issuePage, issueRow } = proxyActivities<IssueLedgerActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/**
 * Issues a ledger (交办): every row exactly once, however often it is asked for or killed half way. Which rows are
 * left stands in the database, so a page is what is not settled yet after the last row seen; each row is one activity
 * that commits `issue` under a key of its own, starts the row's workflow and settles the row. A row that the law refuses
 * is settled too, with the reason, and stops nobody. The last row settled settles the issue.
 */
export async function issueLedger(input: IssueLedgerInput): Promise<IssueCounts> {
  const { tenantId, ledgerId, issueNo } = input;
  const issue = { tenantId, ledgerId, issueNo };
  const counts: IssueCounts = { started: input.started ?? 0, refused: input.refused ?? 0 };
  let afterRow = input.afterRow ?? 0;
  setHandler(issueProgressQuery, () => counts);

  for (;;) {
    const rows = await issuePage({ ...issue, afterRow, limit: PAGE_ROWS });
    if (rows.length === 0) return counts;
    await inParallel(rows, IN_FLIGHT_MAX, async (row) => {
      counts[await issueRow({ ...issue, row })] += 1;
    });
    afterRow = rows.at(-1) ?? afterRow;
    if (workflowInfo().continueAsNewSuggested) await nextRun({ ...issue, afterRow, ...counts });
  }
}

const nextRun = makeContinueAsNewFunc<typeof issueLedger>();
