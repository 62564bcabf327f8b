import type { EpochMs, PersonId } from '#domain';
import { putContent } from '../content/content.js';
import type { Tx } from '../database/transaction.js';
import { putUnit } from '../directory/units.js';
import { addAnswers, type NewAnswer } from '../ledgers/answers.js';
import type { LedgerFormat } from '../ledgers/ledger.js';
import { createLedger, findLedgerBySource, lockLedgers } from '../ledgers/ledgers.js';
import type { LedgerAnswer, RowEdit } from './answer.js';
import type { ImportDecisions, ImportPlan } from './import-plan.js';
import { ordinaryUnit } from './load-office.js';
import { readOfficeSettings, writeOfficeSettings } from './office-settings.js';

/** A file with what was read of it as a whole. */
export interface ImportedPaper {
  bytes: Buffer;
  sha256: string;
  fileName: string;
  mediaType: string;
  format: LedgerFormat;
  title: string;
  year: number;
  /** Doubts of no single row. */
  questions: unknown[];
}

/** The id of a ledger, from its year and its paper: the same paper for the same year is the same ledger. */
export function ledgerIdOf(year: number, sha256: string): string {
  return `l${year}-${sha256.slice(0, 8)}`;
}

/**
 * Stores the paper, new units, learned names, the answers and the ledger with all its rows as a draft. The caller's one
 * transaction: whatever is killed in the middle leaves nothing behind, and the same paper again changes nothing (F2).
 */
export async function storeImport(
  tx: Tx,
  imported: {
    paper: ImportedPaper;
    plan: ImportPlan;
    decisions: ImportDecisions;
    answers: readonly LedgerAnswer[];
  },
  change: { by: PersonId; at: EpochMs },
): Promise<{ id: string; created: boolean }> {
  const { paper, plan, decisions, answers } = imported;
  const { by, at } = change;
  await lockLedgers(tx);
  const known = await findLedgerBySource(tx, paper.sha256);
  if (known !== null) return { id: known.id, created: false };
  const { coordinatingUnit, responsibleLeader } = plan;
  await storeNames(tx, plan);
  if ((await readOfficeSettings(tx)) === null)
    await writeOfficeSettings(tx, { coordinatingUnit, responsibleLeader }, at);
  await storePaper(tx, paper, change);
  const { sha256, format, fileName, title, year, questions } = paper;
  const ledger = {
    id: await freeId(tx, ledgerIdOf(year, sha256)),
    title,
    year,
    coordinatingUnit,
    responsibleLeader,
    questions,
    source: { sha256, format, fileName },
  };
  const rows = plan.rows.map(({ row }) => row);
  const stored = await createLedger(tx, ledger, rows, { by, at, decisions });
  await addAnswers(tx, { ledgerId: stored.id, revision: 1 }, recordsOf(answers, change));
  return stored;
}

/** The paper's bytes under their hash, as this person's file. */
export async function storePaper(
  tx: Tx,
  { bytes, mediaType, fileName }: Pick<ImportedPaper, 'bytes' | 'mediaType' | 'fileName'>,
  { by, at }: { by: PersonId; at: EpochMs },
): Promise<void> {
  await putContent(tx, bytes, { mediaType, fileName, by, at });
}

/** Units that an import adds, and the names that its answers teach. A name once learned is not asked for again. */
export async function storeNames(tx: Tx, { added, learned }: ImportPlan): Promise<void> {
  for (const unit of added) await putUnit(tx, ordinaryUnit(unit));
  for (const { text, unit } of learned)
    await tx.query(
      `update unit set aliases = array_append(aliases, $2::text)
       where id = $1 and cardinality(aliases) < 50 and $2 <> all (aliases)`,
      [unit, text],
    );
}

/** Answers as they are kept: who gave them, when, and what they were about. */
export function recordsOf(
  answers: readonly (LedgerAnswer | RowEdit)[],
  change: { by: PersonId; at: EpochMs },
): NewAnswer[] {
  return answers.map((answer) => ({ answer, questions: settledBy(answer), ...change }));
}

/** Codes of the questions that an answer settles. */
function settledBy(answer: LedgerAnswer | RowEdit): string[] {
  switch (answer.kind) {
    case 'sameUnit':
    case 'newUnit':
    case 'notUnit':
      return ['unit.unknown'];
    case 'members':
    case 'standIn':
      return ['group.unresolved'];
    case 'dueDay':
    case 'standing':
    case 'inherit':
      return ['deadline.undecided'];
    case 'shares':
      return ['assignment.no_owner', 'responsibility.unparsed', 'responsibility.missing'];
    case 'duty':
      return ['duty.hidden'];
    case 'overlap':
      return ['row.overlap'];
    case 'asPrinted':
      return [answer.question];
    case 'edit':
      return answer.settles;
  }
}

/** A paper that was taken back and comes again makes another ledger: the record of the first keeps its id. */
async function freeId(tx: Tx, id: string): Promise<string> {
  const taken = await tx.query<{ id: string }>('select id from ledger where id = $1 or id like $2', [
    id,
    `${id}-%`,
  ]);
  return taken.length === 0 ? id : `${id}-${taken.length + 1}`;
}
