import type { Revision, TakenChange } from '#contract';
import type { Ledger, LedgerChange, Revision as StoredRevision, RowChange } from '#persistence';

/** An import into a ledger as a page lists it. */
export function revisionOf(
  stored: StoredRevision,
  all: readonly StoredRevision[],
  ledger: Pick<Ledger, 'status'>,
): Revision {
  const { no, status, source, by, at, counts, effectiveDay, basis, commands, undone } = stored;
  const last = all.find((one) => one.status !== 'undone')?.no;
  const undoable = no === last && status === 'open' && (no > 1 || ledger.status === 'draft');
  const { fileName = null, sha256 = null, format = null } = source ?? {};
  return {
    no,
    status,
    fileName,
    sha256,
    format,
    by,
    at,
    counts,
    effectiveDay,
    basis,
    undoable,
    undone,
    commands,
  };
}

/** A confirmed difference and what became of it. */
export function changeView({ body, outcome, refusal }: LedgerChange): TakenChange {
  const { key, kind, row, printed, content, fields, likeness, becomes, task } = body as RowChange;
  return { key, kind, row, printed, content, fields, likeness, becomes, task, outcome, refusal };
}
