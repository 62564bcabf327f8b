import type { Client } from '@temporalio/client';
import { waitFor } from '#engine';
import type { Refusal } from '#domain';
import { refusalSentence } from '#contract';
import { systemActor } from '#domain';
import {
  beginIssue,
  inTenant,
  issueProgress,
  issueRows,
  type Database,
  type IssueProgress,
} from '#persistence';
import { issueStart, workflowTypes } from '#temporal';
import { CliProblem } from '../command/problem.js';
import { unknownLedger } from './find-ledger.js';
import { StepLines } from '../terminal/step-lines.js';
import type { Terminal } from '../terminal/terminal.js';

/** Without any row settled for so long nobody is at work; the issue itself goes on whenever a worker comes back. */
const STALLED_MS = 120_000;
const ASK_EVERY_MS = 200;
const ROWS_MAX = 10_000;

export interface IssueAsk {
  readonly database: Database;
  readonly client: Client;
  readonly tenantId: string;
  readonly ledgerId: string;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/**
 * Issues a ledger and waits until every row is settled (F6). Killed and asked again it goes on: which rows are started
 * stands in the database, and the workflow of an issue exists once. Throws `issue.stalled` when nothing moves.
 */
export async function issueLedgerNow(ask: IssueAsk): Promise<IssueProgress> {
  const { database, tenantId, ledgerId, client, terminal } = ask;
  const begun = await inTenant(database, tenantId, (tx) =>
    beginIssue(tx, { ledgerId, by: systemActor.person, at: Date.now() }),
  );
  if (begun === null) throw unknownLedger(ledgerId);
  if (begun.finishedAt !== null) return begun;
  await client.workflow.start(workflowTypes.issueLedger, {
    ...issueStart({ tenantId, ledgerId, issueNo: begun.issueNo }),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  return new StepLines(terminal).run({ zh: '交办', en: 'Issuing' }, (say) => settled(ask, say));
}

async function settled(ask: IssueAsk, say: (detail: string) => void): Promise<IssueProgress> {
  let last = -1;
  for (;;) {
    const progress = await waitFor(() => moved(ask, last), {
      limitMs: STALLED_MS,
      everyMs: ASK_EVERY_MS,
      signal: ask.signal,
    });
    ask.signal.throwIfAborted();
    if (progress === undefined) throw stalled(ask.ledgerId);
    if (progress.finishedAt !== null) return progress;
    last = progress.pending;
    say(`${progress.total - progress.pending} / ${progress.total}`);
  }
}

/** The progress once fewer rows are pending than `last`, or none. */
async function moved(
  { database, tenantId, ledgerId }: IssueAsk,
  last: number,
): Promise<IssueProgress | undefined> {
  const progress = await inTenant(database, tenantId, (tx) => issueProgress(tx, ledgerId));
  return progress !== null && (progress.finishedAt !== null || progress.pending !== last)
    ? progress
    : undefined;
}

/** Rows that the law refused, with the sentence that says why. */
export async function refusedRows(
  ask: Pick<IssueAsk, 'database' | 'tenantId' | 'ledgerId'>,
  issueNo: number,
): Promise<{ row: number; refusal: Refusal; zh: string; en: string }[]> {
  const rows = await inTenant(ask.database, ask.tenantId, (tx) =>
    issueRows(tx, { ledgerId: ask.ledgerId, issueNo, after: 0, limit: ROWS_MAX, pendingOnly: false }),
  );
  return rows.flatMap(({ row, refusal }) =>
    refusal === null
      ? []
      : [{ row, refusal, zh: refusalSentence(refusal, 'zh'), en: refusalSentence(refusal, 'en') }],
  );
}

const stalled = (id: string): CliProblem =>
  new CliProblem(
    'issue.stalled',
    { zh: `台账 ${id} 的交办没有进展。`, en: `The issue of ledger ${id} does not move.` },
    {
      zh: '请用 taizhang doctor 确认工作进程在岗；它一恢复，交办就会继续，也可再次执行本命令。',
      en: 'Make sure by taizhang doctor that a worker is there; the issue goes on by itself then, and this command may be run again.',
    },
  );
