import type { EpochMs } from '#domain';
import { systemActor } from '#domain';
import type { LedgerDraft } from '#intake';
import {
  createLedger,
  inTenant,
  ledgerRowOf,
  listGroups,
  listPeople,
  listUnits,
  ordinaryUnit,
  putContent,
  putUnit,
  readOfficeSettings,
  writeOfficeSettings,
  type Database,
  type OfficeSettings,
  type Person,
} from '#persistence';
import type { ImportDirectory, ImportPlan } from './import-plan.js';
import type { PaperFile } from './paper-file.js';

/** What an import must know of the office. */
export interface OfficeNow {
  readonly directory: ImportDirectory;
  readonly people: readonly Person[];
  /** Null before an office was set up. */
  readonly settings: OfficeSettings | null;
}

export function readOffice(database: Database, tenantId: string): Promise<OfficeNow> {
  return inTenant(database, tenantId, async (tx) => ({
    directory: { units: await listUnits(tx), groups: await listGroups(tx) },
    people: await listPeople(tx),
    settings: await readOfficeSettings(tx),
  }));
}

/** The id of a ledger, from its year and its paper: the same paper for the same year is the same ledger. */
export function ledgerIdOf(year: number, sha256: string): string {
  return `l${year}-${sha256.slice(0, 8)}`;
}

/**
 * Stores the paper, new units and the ledger with all its rows as a draft, in one transaction: whatever is killed in
 * the middle leaves nothing behind, and the same paper again changes nothing (F2).
 */
export function storeImport(
  database: Database,
  tenantId: string,
  imported: { draft: LedgerDraft; paper: PaperFile; fileName: string; plan: ImportPlan },
  at: EpochMs,
): Promise<{ id: string; created: boolean }> {
  const { draft, paper, plan } = imported;
  const by = systemActor.person;
  return inTenant(database, tenantId, async (tx) => {
    for (const { unit } of plan.created) await putUnit(tx, ordinaryUnit(unit));
    const { coordinatingUnit, responsibleLeader } = plan;
    if ((await readOfficeSettings(tx)) === null)
      await writeOfficeSettings(tx, { coordinatingUnit, responsibleLeader }, at);
    await putContent(tx, paper.bytes, { mediaType: 'text/plain', fileName: imported.fileName, by, at });
    const ledger = {
      id: ledgerIdOf(plan.year, paper.sha256),
      title: draft.title,
      year: plan.year,
      coordinatingUnit,
      responsibleLeader,
      source: { sha256: paper.sha256, format: draft.format },
      questions: draft.questions,
    };
    const rows = plan.rows.map((row) => ledgerRowOf(row.paper, row.plan));
    return createLedger(tx, ledger, rows, { by, at });
  });
}
