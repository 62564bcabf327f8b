import {
  makeContinueAsNewFunc,
  patched,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { IssueCounts, IssueLedgerActivities, IssueLedgerInput } from '#temporal';
import { inParallel, issueProgressQuery } from '#temporal';

/** Rows read at a time. */
const PAGE_ROWS = 200;
/** Rows of one step, and steps at a time: enough to be quick, few enough to leave room for people (ENGINE 11). */
const CHUNK_ROWS = 10;
const CHUNKS_IN_FLIGHT = 2;

const { issuePage, issueChunk, issueRow } = proxyActivities<IssueLedgerActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/**
 * Issues a ledger (交办): every row exactly once, however often it is asked for or killed half way. Which rows are
 * left stands in the database, so a page is what is not settled yet after the last row seen; each chunk of it is one
 * activity, which commits `issue` for each row under a key of its own, starts its workflow, and settles the rows. A row
 * that the law refuses is settled too, with the reason, and stops nobody. The last row settled settles the issue.
 */
export async function issueLedger(input: IssueLedgerInput): Promise<IssueCounts> {
  const { tenantId, ledgerId, issueNo } = input;
  const issue = { tenantId, ledgerId, issueNo };
  const counts: IssueCounts = { started: input.started ?? 0, refused: input.refused ?? 0 };
  let afterRow = input.afterRow ?? 0;
  setHandler(issueProgressQuery, () => counts);
  // 0.1.0 issued row by row; an issue that it began goes on so
  const inChunks = patched('issue-in-chunks');

  for (;;) {
    const rows = await issuePage({ ...issue, afterRow, limit: PAGE_ROWS });
    if (rows.length === 0) return counts;
    if (inChunks)
      await inParallel(chunksOf(rows), CHUNKS_IN_FLIGHT, async (chunk) => {
        const { started, refused } = await issueChunk({ ...issue, rows: chunk });
        counts.started += started;
        counts.refused += refused;
      });
    else
      await inParallel(rows, CHUNK_ROWS * CHUNKS_IN_FLIGHT, async (row) => {
        counts[await issueRow({ ...issue, row })] += 1;
      });
    afterRow = rows.at(-1) ?? afterRow;
    if (workflowInfo().continueAsNewSuggested) await nextRun({ ...issue, afterRow, ...counts });
  }
}

function chunksOf(rows: readonly number[]): number[][] {
  const count = Math.ceil(rows.length / CHUNK_ROWS);
  return Array.from({ length: count }, (_, n) => rows.slice(n * CHUNK_ROWS, (n + 1) * CHUNK_ROWS));
}

const nextRun = makeContinueAsNewFunc<typeof issueLedger>();
