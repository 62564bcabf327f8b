import type { IntakeResult, LedgerDraft } from '../ledger-draft.js';
import { defaultReadLimits, readLedgerText, type ReadLimits } from '../readers/read-text.js';
import { refuse } from '../readers/refusals.js';
import { buildDraft, type DraftOptions } from './build-draft.js';

/**
 * Reads a ledger in its text form into a draft. Pure: the same input gives the same draft on every day.
 * Refuses ledger.empty, ledger.too_large, ledger.too_many_rows, ledger.encoding, ledger.unsupported_format,
 * ledger.no_table; a doubt about one row is a question of that row and refuses nothing.
 */
export function readLedger(
  input: Uint8Array | string,
  options: DraftOptions = {},
  limits: ReadLimits = defaultReadLimits,
): IntakeResult<LedgerDraft> {
  const grid = readLedgerText(input, limits);
  if (!grid.ok) return grid;
  const draft = buildDraft(grid.value, options);
  return draft === null ? { ok: false, refusal: refuse('ledger.no_table') } : { ok: true, value: draft };
}
