import type { LedgerExportQuery } from '#contract';
import { toldQuestions } from '#contract';
import type { LedgerFilter } from '#persistence';

type FilterQuery = Omit<LedgerExportQuery, 'format' | 'layout'>;

/** The filter of a page or an export of a ledger, as the record takes it: both go through here (F75). */
export function ledgerFilter({ undecided, ...filter }: FilterQuery): LedgerFilter {
  return { ...filter, askedBut: undecided === true ? toldQuestions : null };
}
