import type { EpochMs, PersonId } from '#domain';
import { statement, type Tx } from '../database/transaction.js';
import type { Ledger, LedgerRow, LedgerRowDuties } from './ledger.js';

export type NewLedger = Omit<Ledger, 'status' | 'version' | 'createdBy' | 'createdAt' | 'changedAt'>;

/** Most rows of one ledger. */
export const LEDGER_ROWS_MAX = 10_000;

const columns = `id, title, year, status, coordinating_unit as "coordinatingUnit",
  responsible_leader as "responsibleLeader",
  case when source_sha256 is null then null
    else json_build_object('sha256', source_sha256, 'format', source_format) end as source,
  questions, version, created_by as "createdBy", created_at as "createdAt", changed_at as "changedAt"`;

const rowColumns = `row_no as row, section_no as "sectionNo", section_title as "sectionTitle", item_no as "itemNo",
  item_title as "itemTitle", content, responsibility_text as "responsibilityText", deadline_text as "deadlineText",
  due_day as "dueDay", standing, skippable, responsible_leader as "responsibleLeader", assignments, placeholders,
  phases, reading, questions, version`;

/**
 * Stores a ledger as a draft with all its rows. The same file again changes nothing (F2): then the ledger that came
 * from it stands, and its id is given back with `created` false.
 */
export async function createLedger(
  tx: Tx,
  ledger: NewLedger,
  rows: readonly Omit<LedgerRow, 'version'>[],
  change: { by: PersonId; at: EpochMs },
): Promise<{ id: string; created: boolean }> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`ledgers ${tx.tenantId}`]);
  const known = ledger.source === null ? null : await findLedgerBySource(tx, ledger.source.sha256);
  if (known !== null) return { id: known.id, created: false };
  await tx.query(
    `insert into ledger (id, title, year, status, coordinating_unit, responsible_leader, source_sha256, source_format,
       questions, created_by, created_at, changed_at)
     values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10::bigint, $10::bigint)`,
    [
      ledger.id,
      ledger.title,
      ledger.year,
      ledger.coordinatingUnit,
      ledger.responsibleLeader,
      ledger.source?.sha256 ?? null,
      ledger.source?.format ?? null,
      JSON.stringify(ledger.questions),
      change.by,
      change.at,
    ],
  );
  await tx.query(
    `insert into ledger_row (ledger_id, row_no, section_no, section_title, item_no, item_title, content,
       responsibility_text, deadline_text, due_day, standing, skippable, responsible_leader, assignments, placeholders,
       phases, reading, questions)
     select $1, "row", "sectionNo", "sectionTitle", "itemNo", "itemTitle", content,
       "responsibilityText", "deadlineText", "dueDay", standing, skippable, "responsibleLeader", assignments,
       placeholders, phases, reading, questions
     from jsonb_to_recordset($2::jsonb) as r("row" int, "sectionNo" text, "sectionTitle" text, "itemNo" int,
       "itemTitle" text, content text, "responsibilityText" text, "deadlineText" text, "dueDay" date,
       standing boolean, skippable boolean, "responsibleLeader" text, assignments jsonb, placeholders jsonb,
       phases jsonb, reading jsonb, questions jsonb)`,
    [ledger.id, JSON.stringify(rows)],
  );
  return { id: ledger.id, created: true };
}

/** The ledger; null when there is none of this id. */
export async function findLedger(tx: Tx, id: string): Promise<Ledger | null> {
  const [ledger] = await tx.query<Ledger & Record<string, unknown>>(
    `select ${columns} from ledger where id = $1`,
    [id],
  );
  return ledger ?? null;
}

/** The ledger that came from this file and was not taken back. */
export async function findLedgerBySource(tx: Tx, sha256: string): Promise<Ledger | null> {
  const [ledger] = await tx.query<Ledger & Record<string, unknown>>(
    `select ${columns} from ledger where source_sha256 = $1 and status <> 'undone' order by created_at limit 1`,
    [sha256],
  );
  return ledger ?? null;
}

const rowsAfter = statement(
  'ledger.rows',
  `select ${rowColumns} from ledger_row where ledger_id = $1 and row_no > $2 order by row_no limit $3`,
);

/** Rows of a ledger in their order, all of them or those after `after`. */
export function listLedgerRows(
  tx: Tx,
  ledgerId: string,
  page: { after: number; limit: number } = { after: 0, limit: LEDGER_ROWS_MAX },
): Promise<LedgerRow[]> {
  return tx.query<LedgerRow & Record<string, unknown>>(rowsAfter, [ledgerId, page.after, page.limit]);
}

/** One row; null when the ledger has none of this number. */
export async function findLedgerRow(tx: Tx, ledgerId: string, row: number): Promise<LedgerRow | null> {
  const [found] = await listLedgerRows(tx, ledgerId, { after: row - 1, limit: 1 });
  return found?.row === row ? found : null;
}

export type LedgerRowAnswer = { saved: true; row: LedgerRow } | { saved: false; stored: LedgerRow | null };

/**
 * Settles what a row of a draft means. Refused, with what stands now, when somebody else changed it since
 * `baseVersion` or the ledger is no longer a draft.
 */
export async function decideLedgerRow(
  tx: Tx,
  where: { ledgerId: string; row: number; baseVersion: number },
  duties: LedgerRowDuties,
  at: EpochMs,
): Promise<LedgerRowAnswer> {
  const [row] = await tx.query<LedgerRow & Record<string, unknown>>(
    `update ledger_row r set due_day = $4, standing = $5, skippable = $6, responsible_leader = $7, assignments = $8,
       placeholders = $9, phases = $10, questions = $11, version = r.version + 1
     from ledger l
     where r.ledger_id = $1 and r.row_no = $2 and r.version = $3 and l.id = r.ledger_id and l.status = 'draft'
     returning ${rowColumns.replaceAll(/\b(responsible_leader|questions|version)\b/g, 'r.$1')}`,
    [
      where.ledgerId,
      where.row,
      where.baseVersion,
      duties.dueDay,
      duties.standing,
      duties.skippable,
      duties.responsibleLeader,
      JSON.stringify(duties.assignments),
      JSON.stringify(duties.placeholders),
      JSON.stringify(duties.phases),
      JSON.stringify(duties.questions),
    ],
  );
  if (row === undefined) return { saved: false, stored: await findLedgerRow(tx, where.ledgerId, where.row) };
  await tx.query('update ledger set changed_at = $2 where id = $1', [where.ledgerId, at]);
  return { saved: true, row };
}

/** Takes an imported ledger back before its first issue; false when it is too late or there is none (F2). */
export async function undoLedger(tx: Tx, id: string, at: EpochMs): Promise<boolean> {
  const undone = await tx.query(
    `update ledger set status = 'undone', changed_at = $2 where id = $1 and status = 'draft' returning id`,
    [id, at],
  );
  return undone.length === 1;
}
