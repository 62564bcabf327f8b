import { defineQuery } from '@temporalio/workflow';
import { issueWorkflowId, taskQueue } from './names.js';

/** One issue (交办) of a ledger. */
export interface IssueRef {
  tenantId: string;
  ledgerId: string;
  issueNo: number;
}

/** Input of the issue workflow; a next run carries on after the row `afterRow` with the counts so far. */
export interface IssueLedgerInput extends IssueRef {
  afterRow?: number;
  started?: number;
  refused?: number;
}

/** Rows settled so far by this workflow. What counts is in the database; this is the engine's own view of it. */
export interface IssueCounts {
  started: number;
  refused: number;
}

export const issueProgressQuery = defineQuery<IssueCounts>('progress');

/** The options with which an issue is started. Its id makes it one, however often it is asked for. */
export function issueStart(issue: IssueRef, queue: string = taskQueue) {
  return {
    workflowId: issueWorkflowId(issue.tenantId, issue.ledgerId, issue.issueNo),
    taskQueue: queue,
    args: [issue] as [IssueLedgerInput],
  };
}

/** A page of rows that are not settled yet: the first `limit` after `afterRow`, ascending. */
export interface IssuePageAsk extends IssueRef {
  afterRow: number;
  limit: number;
}

export interface IssueChunkAsk extends IssueRef {
  rows: number[];
}

/** The activities of an issue. Each may be asked any number of times; a row is issued once. */
export interface IssueLedgerActivities {
  issuePage(ask: IssuePageAsk): Promise<number[]>;
  /** What became of the rows asked for. */
  issueChunk(ask: IssueChunkAsk): Promise<IssueCounts>;
  /** One row, as 0.1.0 asked for it. */
  issueRow(ask: IssueRef & { row: number }): Promise<'started' | 'refused'>;
}
