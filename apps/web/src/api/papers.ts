import type {
  LedgerDecisionsInput,
  LedgerImported,
  LedgerPreview,
  RevisionAskInput,
  RevisionPreview,
  RevisionView,
} from '#contract';
import {
  ledgerImportedSchema,
  ledgerPreviewSchema,
  revisionListSchema,
  revisionPreviewSchema,
  revisionViewSchema,
} from '#contract';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiClient, api } from './client.js';
import { connection } from './connection.js';
import { paths } from './paths.js';
import type { SentPart } from './upload.js';
import { sendTold } from './upload.js';

/** The paper as it was dropped or pasted, and what people decided beyond its words. */
export interface Import {
  paper: File;
  decisions: LedgerDecisionsInput;
  /** Told how much has arrived, where the file is large enough to wait for; between 0 and 1. */
  onSent?: (part: SentPart) => void;
  signal?: AbortSignal;
}

/** Smaller files have arrived before anybody could read a number. */
const SHOWN_FROM_BYTES = 256 * 1024;

function formOf({ paper, decisions }: Import, revision?: RevisionAskInput): FormData {
  const form = new FormData();
  form.append('decisions', JSON.stringify(decisions));
  if (revision !== undefined) form.append('revision', JSON.stringify(revision));
  form.append('file', paper, paper.name);
  return form;
}

async function post<S extends z.ZodType>(
  path: string,
  schema: S,
  wanted: Import,
  revision?: RevisionAskInput,
): Promise<z.output<S>> {
  const { paper, onSent, signal } = wanted;
  const told = onSent !== undefined && paper.size >= SHOWN_FROM_BYTES;
  if (told) onSent(0);
  const client = told ? new ApiClient(connection, sendTold(onSent)) : api;
  const options = { body: formOf(wanted, revision), ...(signal === undefined ? {} : { signal }) };
  return (await client.ask('POST', path, schema, options)).data;
}

/** What an import would do; nothing is stored. */
export function previewLedger(wanted: Import): Promise<LedgerPreview> {
  return post(paths.ledgerPreview, ledgerPreviewSchema, wanted);
}

/** Stores the draft. The same paper twice is the same import (F2). */
export function importLedger(wanted: Import): Promise<LedgerImported> {
  return post(paths.ledgers, ledgerImportedSchema, wanted);
}

/** A new version of the paper held against a ledger; nothing is stored. */
export function previewRevision(ledger: string, wanted: Import): Promise<RevisionPreview> {
  return post(paths.revisionPreview(ledger), revisionPreviewSchema, wanted);
}

/** Stores the differences that were taken. The very bytes of the last import change nothing. */
export function reviseLedger(
  ledger: string,
  wanted: Import,
  revision: RevisionAskInput,
): Promise<RevisionView> {
  return post(paths.revisions(ledger), revisionViewSchema, wanted, revision);
}

/** Every import into a ledger, the latest first. */
export const revisionsQuery = (ledger: string) =>
  queryOptions({
    queryKey: ['ledger', ledger, 'revisions'],
    queryFn: ({ signal }) => api.get(paths.revisions(ledger), revisionListSchema, { signal }),
  });

/** One import into a ledger with every difference that was taken. */
export const revisionQuery = (ledger: string, no: number) =>
  queryOptions({
    queryKey: ['ledger', ledger, 'revisions', no],
    queryFn: ({ signal }) => api.get(paths.revision(ledger, no), revisionViewSchema, { signal }),
  });

/** Takes the last import back; refused once it was issued or sent. */
export async function undoRevision(ledger: string, no: number): Promise<void> {
  await api.ask('DELETE', paths.revision(ledger, no), z.unknown());
}

/** Sends commands of a revision to running tasks, some at a time: asked again while some are pending. */
export async function applyRevision(ledger: string, no: number): Promise<RevisionView> {
  return (await api.ask('POST', paths.revisionApply(ledger, no), revisionViewSchema, { body: {} })).data;
}
