import type {
  IssueProgress,
  LedgerAnswer,
  LedgerAnswered,
  LedgerApproval,
  LedgerDecision,
  LedgerExportQuery,
  LedgerRow,
  LedgerRowChangeInput,
} from '#contract';
import {
  issueProgressSchema,
  issueStateSchema,
  ledgerAnsweredSchema,
  ledgerApprovalSchema,
  ledgerPageSchema,
  ledgerRowSchema,
  ledgerViewSchema,
} from '#contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { api } from './client.js';
import { paths } from './paths.js';

export const ledgersQuery = () =>
  infiniteQueryOptions({
    queryKey: ['ledgers'],
    queryFn: ({ pageParam, signal }) =>
      api.get(paths.ledgers, ledgerPageSchema, { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

const LEDGER_ROWS = 200;

/** What narrows the rows of a ledger on its page, and with the same words in its export. */
export type LedgerFilter = Pick<LedgerExportQuery, 'text' | 'undecided'>;

/** A ledger's head with the rows that a filter leaves, a page at a time in the order of the paper. */
export const ledgerQuery = (id: string, filter: LedgerFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['ledger', id, filter],
    queryFn: ({ pageParam, signal }) =>
      api.get(paths.ledger(id), ledgerViewSchema, {
        query: { ...filter, cursor: pageParam, limit: LEDGER_ROWS },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.rows.next,
  });

/** "n of 39", asked again while rows are pending (F6). */
export const issueQuery = (id: string) =>
  queryOptions({
    queryKey: ['issue', id],
    queryFn: async ({ signal }): Promise<IssueProgress | null> =>
      (await api.get(paths.ledgerIssue(id), issueStateSchema, { signal })).issue,
    refetchInterval: (query) => (isRunning(query.state.data ?? null) ? 1_000 : false),
  });

export function isRunning(issue: IssueProgress | null): boolean {
  return issue !== null && issue.finishedAt === null;
}

export async function changeRow(
  ledger: string,
  row: number,
  change: LedgerRowChangeInput,
): Promise<LedgerRow> {
  return (await api.ask('PATCH', paths.ledgerRow(ledger, row), ledgerRowSchema, { body: change })).data;
}

/** Answers on a draft; `version` is the ledger's that was read. All of them are taken or none. */
export async function answerLedger(
  id: string,
  version: number,
  answers: LedgerAnswer[],
): Promise<LedgerAnswered> {
  const body = { version, answers };
  return (await api.ask('POST', paths.ledgerAnswers(id), ledgerAnsweredSchema, { body })).data;
}

/** 拟办: asks the responsible leader for approval of this version. */
export async function proposeLedger(id: string, version: number): Promise<LedgerApproval> {
  const body = { version, opinion: null };
  return (await api.ask('POST', paths.ledgerProposal(id), ledgerApprovalSchema, { body })).data;
}

/** The leader's word on the version that they read. A return needs an opinion. */
export async function decideLedger(id: string, decision: LedgerDecision): Promise<LedgerApproval> {
  return (await api.ask('POST', paths.ledgerApproval(id), ledgerApprovalSchema, { body: decision })).data;
}

/** The rows that a filter leaves as a file. `original`: the ledger's own paper, refilled with how each row stands. */
export async function exportLedger(
  id: string,
  wanted: Pick<LedgerExportQuery, 'format' | 'layout'> & LedgerFilter,
): Promise<{ file: Blob; name: string | null }> {
  return api.download(paths.ledgerExport(id), wanted);
}

/** Starts or resumes the issue; rows that run already are left alone. */
export async function issueLedger(id: string, key: string): Promise<IssueProgress> {
  const headers = { 'idempotency-key': key };
  return (await api.ask('POST', paths.ledgerIssue(id), issueProgressSchema, { body: {}, headers })).data;
}

/** Takes a draft back; refused once a row was issued. */
export async function undoLedger(id: string): Promise<void> {
  await api.ask('DELETE', paths.ledger(id), z.unknown());
}
