import type { Day, EpochMs } from '#domain';
import { dayAt } from '#domain';
import { EXPORT_PAGE, ledgerExportRows, type LedgerExportRow } from '../queries/ledger-export.js';
import type { LedgerFilter } from '../queries/ledger-filter.js';
import type { Tx } from '../database/transaction.js';

/** Minutes east of Greenwich of the offices this is made for: the day on which something was closed. */
const OFFICE_OFFSET_MINUTES = 480;

/** How each row is asked for: one page in one transaction, so that a slow reader holds none open. */
export type ReadPage = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Every row of a ledger under a filter, page by page, in its order. */
export async function* exportedRows(
  read: ReadPage,
  ask: { ledgerId: string; filter: LedgerFilter; at: EpochMs },
): AsyncGenerator<LedgerExportRow> {
  for (let after = 0; ;) {
    const page = await read((tx) => ledgerExportRows(tx, { ...ask, after }));
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < EXPORT_PAGE) return;
    after = last.row;
  }
}

/** A row in the words of a clean export; intake's `ExportRow` has this shape. */
export function exportRowOf(row: LedgerExportRow, no: number) {
  const names = (...roles: string[]): string[] =>
    row.shares.filter(({ role }) => roles.includes(role)).map(({ name }) => name);
  return {
    no,
    section: joined(row.sectionNo, row.sectionTitle),
    item: joined(row.itemNo === null ? null : String(row.itemNo), row.itemTitle),
    measure: row.content,
    lead: names('lead', 'jointLead'),
    support: names('support'),
    responsible: names('responsible'),
    reviewers: names('reviewer'),
    due: row.dueDay ?? row.deadlineText,
    status: row.status,
    light: row.light,
    progress: row.progress ?? '',
    closedOn: closingDay(row),
    daysLate: row.daysLate,
    note: '',
  };
}

/** The day of closing on the office's clock; null while the row is open. */
export function closingDay({ closedAt }: Pick<LedgerExportRow, 'closedAt'>): Day | null {
  return closedAt === null ? null : dayAt(closedAt, OFFICE_OFFSET_MINUTES);
}

function joined(no: string | null, title: string | null): string {
  return [no, title].filter((part) => part !== null && part !== '').join('、');
}

/** A row of a table of a document, or of a sheet; both count from 1. */
export type FilePlace = { table: number; row: number } | { sheet: string; row: number };

/** Where a row stands in the file of the last import; null for one that is not there, and in a text without cells. */
export function filePlaceOf({ source }: Pick<LedgerExportRow, 'source'>): FilePlace | null {
  const place = source as Partial<{ table: number; sheet: string; row: number }> | null;
  if (place?.row === undefined) return null;
  if (place.table !== undefined) return { table: place.table, row: place.row };
  return place.sheet === undefined ? null : { sheet: place.sheet, row: place.row };
}
