/** What a newer version of a ledger changes, row by row. Source: F2, F9. */
import type { LedgerDraftRow } from '../ledger-draft.js';
import { bigramsOf, likeness } from './likeness.js';
import { pairRows, type RowPair } from './pair-rows.js';
import { readRow, rowFields, type ReadRow, type RowField } from './row-fields.js';

/** One field of a row, in the words of both papers. */
export interface FieldChange {
  field: RowField;
  before: string;
  after: string;
}

/**
 * `likeness` of a changed row runs from 0 to 1 and concerns its content; a low one is a change only because nothing else
 * stands under the same item, and a person should look at it first.
 */
export type RowDifference =
  | { kind: 'created'; after: LedgerDraftRow }
  | {
      kind: 'changed';
      before: LedgerDraftRow;
      after: LedgerDraftRow;
      fields: FieldChange[];
      likeness: number;
    }
  | { kind: 'unchanged'; before: LedgerDraftRow; after: LedgerDraftRow }
  | { kind: 'withdrawn'; before: LedgerDraftRow };

export interface LedgerDifference {
  /** Rows of the newer ledger in their order, then the withdrawn ones in the order of the older. */
  rows: RowDifference[];
  counts: Record<RowDifference['kind'], number>;
}

/**
 * The difference of two versions of one ledger. Every row of either stands in it exactly once. White space, invisible
 * characters and full or half width are no change. The result depends on the rows' numbers and words, never on the order
 * of the two lists; nothing is applied, a person confirms.
 */
export function diffLedgers(
  before: readonly LedgerDraftRow[],
  after: readonly LedgerDraftRow[],
): LedgerDifference {
  const [old, fresh] = [inOrder(before), inOrder(after)];
  const pairs = pairRows(old, fresh);
  const partners = new Map(pairs.map((pair) => [pair.after, pair]));
  const kept = new Set(pairs.map((pair) => pair.before));
  const rows = [
    ...fresh.map((row): RowDifference => {
      const pair = partners.get(row);
      return pair === undefined ? { kind: 'created', after: row.row } : differenceOf(pair);
    }),
    ...old
      .filter((row) => !kept.has(row))
      .map(({ row }): RowDifference => ({ kind: 'withdrawn', before: row })),
  ];
  const counts = { created: 0, changed: 0, unchanged: 0, withdrawn: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return { rows, counts };
}

function differenceOf({ before, after }: RowPair): RowDifference {
  const fields = rowFields
    .filter((field) => before.words[field] !== after.words[field])
    .map((field) => ({ field, before: before.text[field], after: after.text[field] }));
  if (fields.length === 0) return { kind: 'unchanged', before: before.row, after: after.row };
  const alike = before.words.content === after.words.content;
  return {
    kind: 'changed',
    before: before.row,
    after: after.row,
    fields,
    likeness: alike ? 1 : likeness(bigramsOf(before.words.content), bigramsOf(after.words.content)),
  };
}

/** By row number; rows that share one (a list of several ledgers' rows) by their words. */
function inOrder(rows: readonly LedgerDraftRow[]): ReadRow[] {
  const words = (row: ReadRow): string => rowFields.map((field) => row.text[field]).join('\u0002');
  return rows
    .map(readRow)
    .toSorted((a, b) => a.row.row - b.row.row || (words(a) < words(b) ? -1 : Number(words(a) > words(b))));
}
