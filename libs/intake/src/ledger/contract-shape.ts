import type { LedgerDraft, LedgerDraftRow } from '../ledger-draft.js';

type ContractRow = Omit<LedgerDraftRow, 'marks' | 'confidence' | 'appliedRemarks' | 'leaders' | 'otherCells'>;

/** A draft as `taizhang ledger parse --json` prints it: the fields of the contract and no others. Source: LEDGER section 8. */
export type LedgerContract = Omit<LedgerDraft, 'rows' | 'notes'> & { rows: ContractRow[] };

/** Leaves out what only a screen needs: marks, confidences, applied remarks, leaders, notes, other cells. */
export function toLedgerContract(draft: LedgerDraft): LedgerContract {
  const rows = draft.rows.map(
    ({
      marks: _marks,
      confidence: _confidence,
      appliedRemarks: _remarks,
      leaders: _leaders,
      otherCells: _otherCells,
      ...row
    }) => row,
  );
  const { notes: _notes, ...rest } = draft;
  return { ...rest, rows };
}
