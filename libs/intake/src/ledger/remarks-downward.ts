/** 列第一位者为牵头单位，下同: what one row states, the rows below obey, with the origin shown. Source: LEDGER section 1. */
import type { AppliedRemark, Assignment, Remark } from '../ledger-draft.js';
import { firstLeads } from '../grammar/responsibility/read-responsibility.js';

export interface Governed {
  assignments: Assignment[];
  appliedRemarks: AppliedRemark[];
}

/**
 * Applies each row's remarks to the rows below it, and those of the notes around the table to every row. A later remark of the same kind replaces the earlier. Only the rule
 * about the first unit changes assignments; a scope or a duty of everybody is shown beside the row, never added to it.
 */
export function applyRemarks(
  rows: readonly { assignments: Assignment[]; remarks: readonly Remark[] }[],
  ofNotes: readonly Remark[] = [],
): Governed[] {
  const inForce = new Map<Remark['kind'], AppliedRemark>(
    ofNotes.map((remark) => [remark.kind, { ...remark, fromRow: null }]),
  );
  return rows.map(({ assignments, remarks }, at) => {
    const own = new Set(remarks.map(({ kind }) => kind));
    const appliedRemarks = [...inForce.values()].filter(({ kind }) => !own.has(kind));
    for (const remark of remarks) {
      if (remark.kind !== 'scope' || /以下|均为/.test(remark.text))
        inForce.set(remark.kind, { ...remark, fromRow: at + 1 });
    }
    const leads = appliedRemarks.some(({ kind }) => kind === 'first-listed-is-lead');
    return { assignments: firstLeads(assignments, leads), appliedRemarks };
  });
}
