import type { EpochMs, PersonId } from '#domain';
import { statement, type Tx } from '../database/transaction.js';
import type { Ledger, LedgerFormat, LedgerRow, LedgerRowDuties, NewRow } from './ledger.js';
import { insertRevision } from './revisions.js';
import { keepRow } from './row-versions.js';

export interface NewLedger extends Omit<
  Ledger,
  'source' | 'status' | 'version' | 'createdBy' | 'createdAt' | 'changedAt'
> {
  source: { sha256: string; format: LedgerFormat; fileName?: string } | null;
}

/** Most rows of one ledger. */
export const LEDGER_ROWS_MAX = 10_000;

const columns = `id, title, year, status, coordinating_unit as "coordinatingUnit",
  responsible_leader as "responsibleLeader",
  case when source_sha256 is null then null
    else json_build_object('sha256', source_sha256, 'format', source_format, 'fileName', source_name) end as source,
  questions, version, created_by as "createdBy", created_at as "createdAt", changed_at as "changedAt"`;

const rowColumns = `row_no as row, section_no as "sectionNo", section_title as "sectionTitle", item_no as "itemNo",
  item_title as "itemTitle", content, responsibility_text as "responsibilityText", deadline_text as "deadlineText",
  due_day as "dueDay", standing, skippable, responsible_leader as "responsibleLeader", assignments, placeholders,
  phases, reading, questions, version,
  case when merged_ledger is null then null else json_build_object('ledger', merged_ledger, 'row', merged_row) end
    as "mergedInto"`;

/**
 * Stores a ledger as a draft with all its rows. The same file again changes nothing (F2): then the ledger that came
 * from it stands, and its id is given back with `created` false.
 */
export async function createLedger(
  tx: Tx,
  ledger: NewLedger,
  rows: readonly NewRow[],
  change: { by: PersonId; at: EpochMs; decisions?: unknown },
): Promise<{ id: string; created: boolean }> {
  await lockLedgers(tx);
  const known = ledger.source === null ? null : await findLedgerBySource(tx, ledger.source.sha256);
  if (known !== null) return { id: known.id, created: false };
  await tx.query(
    `insert into ledger (id, title, year, status, coordinating_unit, responsible_leader, source_sha256, source_format,
       source_name, questions, created_by, created_at, changed_at)
     values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11::bigint, $11::bigint)`,
    [
      ledger.id,
      ledger.title,
      ledger.year,
      ledger.coordinatingUnit,
      ledger.responsibleLeader,
      ledger.source?.sha256 ?? null,
      ledger.source?.format ?? null,
      ledger.source?.fileName ?? null,
      JSON.stringify(ledger.questions),
      change.by,
      change.at,
    ],
  );
  await insertLedgerRows(tx, ledger.id, rows);
  const { source } = ledger;
  await insertRevision(tx, {
    ledgerId: ledger.id,
    no: 1,
    source: source === null ? null : { ...source, fileName: source.fileName ?? null },
    counts: { created: rows.length, changed: 0, withdrawn: 0, unchanged: 0 },
    decisions: change.decisions ?? {},
    headBefore: null,
    effectiveDay: null,
    basis: null,
    by: change.by,
    at: change.at,
  });
  return { id: ledger.id, created: true };
}

/** One import of the tenant at a time: of two files at once the second sees what the first stored. */
export async function lockLedgers(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`ledgers ${tx.tenantId}`]);
}

/** Adds rows to a ledger; versions count from 1 unless a row brings its own. */
export async function insertLedgerRows(
  tx: Tx,
  ledgerId: string,
  rows: readonly (NewRow & { version?: number })[],
): Promise<void> {
  const stored = rows.map(({ mergedInto, version, ...row }) => ({
    ...row,
    mergedLedger: mergedInto?.ledger ?? null,
    mergedRow: mergedInto?.row ?? null,
    version: version ?? 1,
  }));
  await tx.query(
    `insert into ledger_row (ledger_id, row_no, section_no, section_title, item_no, item_title, content,
       responsibility_text, deadline_text, due_day, standing, skippable, responsible_leader, assignments, placeholders,
       phases, reading, questions, merged_ledger, merged_row, version)
     select $1, "row", "sectionNo", "sectionTitle", "itemNo", "itemTitle", content,
       "responsibilityText", "deadlineText", "dueDay", standing, skippable, "responsibleLeader", assignments,
       placeholders, phases, reading, questions, "mergedLedger", "mergedRow", version
     from jsonb_to_recordset($2::jsonb) as r("row" int, "sectionNo" text, "sectionTitle" text, "itemNo" int,
       "itemTitle" text, content text, "responsibilityText" text, "deadlineText" text, "dueDay" date,
       standing boolean, skippable boolean, "responsibleLeader" text, assignments jsonb, placeholders jsonb,
       phases jsonb, reading jsonb, questions jsonb, "mergedLedger" text, "mergedRow" int, version int)`,
    [ledgerId, JSON.stringify(stored)],
  );
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

/** The rows of these numbers, in their order; numbers that the ledger does not have are left out. */
export function findLedgerRows(tx: Tx, ledgerId: string, rows: readonly number[]): Promise<LedgerRow[]> {
  return tx.query<LedgerRow & Record<string, unknown>>(
    `select ${rowColumns} from ledger_row where ledger_id = $1 and row_no = any ($2::int[]) order by row_no`,
    [ledgerId, [...rows]],
  );
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
  by: PersonId = 'system',
): Promise<LedgerRowAnswer> {
  const { ledgerId, row, baseVersion } = where;
  const ledger = await lockLedger(tx, ledgerId);
  const stored = await findLedgerRow(tx, ledgerId, row);
  const free = ledger !== null && (ledger.status === 'draft' || !(await isStarted(tx, ledgerId, row)));
  if (stored === null || stored.version !== baseVersion || !free) return { saved: false, stored };
  await keepRow(tx, { ledgerId, row: stored, why: 'edit', by, at });
  const saved = { ...stored, ...duties, version: stored.version + 1 };
  await updateLedgerRows(tx, ledgerId, [saved]);
  await touchLedger(tx, ledgerId, at);
  return { saved: true, row: saved };
}

/** Whether the row has a task, or one is on its way. */
async function isStarted(tx: Tx, ledgerId: string, row: number): Promise<boolean> {
  const rows = await tx.query(
    `select from issue_row where ledger_id = $1 and row_no = $2 and status <> 'refused'`,
    [ledgerId, row],
  );
  return rows.length > 0;
}

/** Writes rows as they are given, versions included; the caller has kept what they were. */
export async function updateLedgerRows(tx: Tx, ledgerId: string, rows: readonly LedgerRow[]): Promise<void> {
  const numbers = rows.map(({ row }) => row);
  await tx.query('delete from ledger_row where ledger_id = $1 and row_no = any ($2::int[])', [
    ledgerId,
    numbers,
  ]);
  await insertLedgerRows(tx, ledgerId, rows);
}

/** The ledger, locked until the end of the transaction; null when there is none of this id. */
export async function lockLedger(tx: Tx, id: string): Promise<Ledger | null> {
  await tx.query('select from ledger where id = $1 for update', [id]);
  return findLedger(tx, id);
}

/** The paper that the ledger stands on now; its rows are written beside. */
export async function setLedgerPaper(
  tx: Tx,
  ledgerId: string,
  { title, questions, source }: Pick<Ledger, 'title' | 'questions' | 'source'>,
): Promise<void> {
  await tx.query(
    `update ledger set title = $2, questions = $3, source_sha256 = $4, source_format = $5, source_name = $6
     where id = $1`,
    [
      ledgerId,
      title,
      JSON.stringify(questions),
      source?.sha256 ?? null,
      source?.format ?? null,
      source?.fileName ?? null,
    ],
  );
}

/** The ledger was changed: its version rises, and with it every approval falls (F6). */
export async function touchLedger(tx: Tx, id: string, at: EpochMs): Promise<void> {
  await tx.query('update ledger set version = version + 1, changed_at = $2 where id = $1', [id, at]);
}

/** Takes an imported ledger back before its first issue; false when it is too late or there is none (F2). */
export async function undoLedger(
  tx: Tx,
  id: string,
  { by, at }: { by: PersonId; at: EpochMs },
): Promise<boolean> {
  const undone = await tx.query(
    `update ledger set status = 'undone', changed_at = $2 where id = $1 and status = 'draft' returning id`,
    [id, at],
  );
  await tx.query(
    `update ledger_revision r set status = 'undone', settled_at = $2, undone_by = $3
     from ledger l where l.id = $1 and l.status = 'undone' and r.ledger_id = l.id and r.status = 'open'`,
    [id, at, by],
  );
  return undone.length === 1;
}
