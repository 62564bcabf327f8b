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
const PAGE_ROWS = 1_000;
/** Rows of one step, and steps at a time: enough to keep an engine busy. Within its steps an issue gives way to people. */
const CHUNKS = { rows: 20, inFlight: 3 };
/** How an earlier release began, and goes on. */
const SMALL_CHUNKS = { rows: 10, inFlight: 2 };
/** Rows at a time of an issue that 0.1.0 began, row by row. */
const ROWS_IN_FLIGHT = 20;

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
  const chunks = chunksOfRelease();

  for (;;) {
    const rows = await issuePage({ ...issue, afterRow, limit: PAGE_ROWS });
    if (rows.length === 0) return counts;
    if (chunks !== null)
      await inParallel(inPieces(rows, chunks.rows), chunks.inFlight, async (chunk) => {
        const { started, refused } = await issueChunk({ ...issue, rows: chunk });
        counts.started += started;
        counts.refused += refused;
      });
    else
      await inParallel(rows, ROWS_IN_FLIGHT, async (row) => {
        counts[await issueRow({ ...issue, row })] += 1;
      });
    afterRow = rows.at(-1) ?? afterRow;
    if (workflowInfo().continueAsNewSuggested) await nextRun({ ...issue, afterRow, ...counts });
  }
}

/** The chunks of the release that began this issue; null for 0.1.0, which had none. */
function chunksOfRelease(): typeof CHUNKS | null {
  if (patched('issue-in-larger-chunks')) return CHUNKS;
  return patched('issue-in-chunks') ? SMALL_CHUNKS : null;
}

function inPieces(rows: readonly number[], size: number): number[][] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, n) => rows.slice(n * size, (n + 1) * size));
}

const nextRun = makeContinueAsNewFunc<typeof issueLedger>();
