import type {
  IssueProgress,
  LedgerDecisionsInput,
  LedgerImported,
  LedgerPreview,
  LedgerRow,
  LedgerRowChangeInput,
} from '#contract';
import {
  issueProgressSchema,
  issueStateSchema,
  ledgerImportedSchema,
  ledgerPageSchema,
  ledgerPreviewSchema,
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

/** A ledger's head with its rows, a page at a time in the order of the paper. */
export const ledgerQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['ledger', id],
    queryFn: ({ pageParam, signal }) =>
      api.get(paths.ledger(id), ledgerViewSchema, {
        query: { cursor: pageParam, limit: LEDGER_ROWS },
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

/** The paper as it was dropped or pasted, and what people decided beyond its words. */
export interface Import {
  paper: File;
  decisions: LedgerDecisionsInput;
}

function formOf({ paper, decisions }: Import): FormData {
  const form = new FormData();
  form.append('decisions', JSON.stringify(decisions));
  form.append('file', paper, paper.name);
  return form;
}

/** What an import would do; nothing is stored. */
export async function previewLedger(wanted: Import): Promise<LedgerPreview> {
  return (await api.ask('POST', paths.ledgerPreview, ledgerPreviewSchema, { body: formOf(wanted) })).data;
}

/** Stores the draft. The same paper twice is the same import (F2). */
export async function importLedger(wanted: Import): Promise<LedgerImported> {
  return (await api.ask('POST', paths.ledgers, ledgerImportedSchema, { body: formOf(wanted) })).data;
}

export async function changeRow(
  ledger: string,
  row: number,
  change: LedgerRowChangeInput,
): Promise<LedgerRow> {
  return (await api.ask('PATCH', paths.ledgerRow(ledger, row), ledgerRowSchema, { body: change })).data;
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
