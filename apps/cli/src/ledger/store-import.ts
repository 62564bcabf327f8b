import type { EpochMs } from '#domain';
import { systemActor } from '#domain';
import type { LedgerDraft } from '#intake';
import {
  inTenant,
  listPeople,
  readImportOffice,
  storeImport,
  type Database,
  type ImportOffice,
  type LedgerFormat,
  type Person,
} from '#persistence';
import type { PaperFile } from './paper-file.js';
import type { WordsPlan } from './plan-from-words.js';

/** What an import must know of the office. */
export interface OfficeNow {
  readonly office: ImportOffice;
  readonly people: readonly Person[];
}

export function readOffice(database: Database, tenantId: string): Promise<OfficeNow> {
  return inTenant(database, tenantId, async (tx) => ({
    office: await readImportOffice(tx),
    people: await listPeople(tx),
  }));
}

/**
 * Stores the paper, new units and the ledger with all its rows as a draft, in one transaction: whatever is killed in
 * the middle leaves nothing behind, and the same paper again changes nothing (F2).
 */
export function storeLedger(
  database: Database,
  tenantId: string,
  imported: {
    draft: LedgerDraft & { year: number };
    format: LedgerFormat;
    paper: PaperFile;
    words: WordsPlan;
  },
  at: EpochMs,
): Promise<{ id: string; created: boolean }> {
  const { draft, format, paper, words } = imported;
  const { title, year, questions } = draft;
  const { plan, decisions } = words;
  return inTenant(database, tenantId, (tx) =>
    storeImport(
      tx,
      { paper: { ...paper, title, year, format, questions }, plan, decisions, answers: [] },
      { by: systemActor.person, at },
    ),
  );
}
